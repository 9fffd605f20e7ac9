"""The history: who changed what and when, and the undoing of one change."""

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ita_site.desk.web.addresses import address
from ita_site.desk.web.desk import Desk, posted
from ita_site.desk.web.rendering import page

_MOST: Final = 200
_LATER_CHANGES: Final = "ย้อนกลับไม่ได้ เพราะมีการแก้ที่เดียวกันหลังจากนั้น ย้อนกลับครั้งหลังสุดก่อน"


class HistoryPage:
    """Answers for the history."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def show(self, request: Request) -> Response:
        """Answer with the newest changes."""
        return self._page(request, "")

    def _page(self, request: Request, notice: str) -> Response:
        commits = self._desk.workspace.store.history.commits(_MOST)
        return page(request, "history.html.jinja", {"commits": commits, "notice": notice}, 409 if notice else 200)

    async def undo(self, request: Request) -> Response:
        """Take one change back, and record that as a change of its own."""
        identity = str((await posted(request)).get("commit", ""))
        is_undone = await run_in_threadpool(self._desk.workspace.undo, identity, self._desk.officer_of(request))
        if not is_undone:
            return await run_in_threadpool(self._page, request, _LATER_CHANGES)
        return RedirectResponse(address(request, "history"), 303)
