"""The evidence links: those that somebody must look at, the new addresses, what would lift a promise, a check now."""

from collections.abc import Sequence
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ita_site.desk.content_state import ContentState
from ita_site.desk.evidence_links import health_of, troubled_links, use_proposed
from ita_site.desk.files.content_files import FileRole
from ita_site.desk.files.store import ChangedOnDiskError
from ita_site.desk.jobs.job import JobState
from ita_site.desk.jobs.link_check import check_links_now
from ita_site.desk.web.addresses import ROOT, address
from ita_site.desk.web.desk import Desk, posted
from ita_site.desk.web.failures import failure_of
from ita_site.desk.web.rendering import page
from ita_site.labels import HEALTH, RUNGS
from ita_site.links.run.propose import Certainty
from ita_site.pages.lifts import Lift, newest_lifts
from ita_site.source.editing.edited import EditError

LINKS = f"{ROOT}links"
_NO_PROPOSAL = "ไม่มีที่อยู่ใหม่ให้ใช้แล้ว ตรวจลิงก์อีกครั้ง"
_IS_RUNNING = "กำลังตรวจอยู่แล้ว รอให้เสร็จก่อน"


class LinksPage:
    """Answers for the evidence links."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def show(self, request: Request) -> Response:
        """Answer with the page."""
        return self._page(request, "")

    async def check(self, request: Request) -> Response:
        """Begin to check all links."""
        await posted(request)
        is_begun = self._desk.link_jobs.start(partial(check_links_now, self._desk.workspace.root))
        return await self._after(request, "" if is_begun else _IS_RUNNING)

    async def use(self, request: Request) -> Response:
        """Write the new address of a link that moved."""
        url = str((await posted(request)).get("url", ""))
        notice = await run_in_threadpool(self._use, url, self._desk.officer_of(request))
        return await self._after(request, notice)

    async def _after(self, request: Request, notice: str) -> Response:
        """Show the page again, with why something was not done."""
        if notice:
            return await run_in_threadpool(self._page, request, notice)
        return RedirectResponse(address(request, "links"), 303)

    def _use(self, url: str, officer: str) -> str:
        """Write a new address; return in Thai why not, or nothing."""
        try:
            return "" if use_proposed(self._desk.workspace, url, officer) else _NO_PROPOSAL
        except (EditError, ChangedOnDiskError, OSError) as error:
            return failure_of(error).words

    def _page(self, request: Request, notice: str) -> Response:
        workspace = self._desk.workspace
        content, health, job = workspace.state(), health_of(workspace.root), self._desk.link_jobs.report
        values = {
            "notice": notice,
            "job": job,
            "is_running": job is not None and job.state is JobState.RUNNING,
            "checked": health.checked,
            "links": troubled_links(content, health),
            "labels": HEALTH,
            "proved": Certainty.PROVED,
            "lifts": _lifts(content),
            "rungs": RUNGS,
            "keys": _keys(content),
        }
        return page(request, "links.html.jinja", values, 409 if notice else 200)


def _keys(content: ContentState) -> dict[str, str]:
    """Return the keys of the files of the newest report's measures, by their ids."""
    reports = content.catalogue.reports if content.catalogue else ()
    newest = content.of_role(FileRole.MEASURE, reports[0].entry.id) if reports else []
    return {state.text_at("id"): state.file.key for state in newest}


def _lifts(content: ContentState) -> Sequence[Lift]:
    """Return what would lift the promises of the newest report by a rung; nothing while anything is wrong."""
    lifts = newest_lifts(content.catalogue) if content.catalogue else None
    return lifts.rungs if lifts else ()
