"""What adds a measure to a report, and what takes one out after a question."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ita_site.desk.measures import add_measure, remove_measure
from ita_site.desk.web.addresses import address
from ita_site.desk.web.desk import Desk, posted


class MeasurePage:
    """Answers for the buttons that add and remove measures."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def add(self, request: Request) -> Response:
        """Add a measure to a report and show its form."""
        report = str((await posted(request)).get("report", ""))
        key = await run_in_threadpool(add_measure, self._desk.workspace, report, self._desk.officer_of(request))
        return RedirectResponse(address(request, f"files/{key}"), 303)

    async def remove(self, request: Request) -> Response:
        """Take a measure out of its report."""
        key = str((await posted(request)).get("key", ""))
        await run_in_threadpool(remove_measure, self._desk.workspace, key, self._desk.officer_of(request))
        return RedirectResponse(address(request), 303)
