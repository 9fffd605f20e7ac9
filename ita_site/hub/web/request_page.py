"""A request to publish: what changed in words, for the approver to approve or to return with a remark."""

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ita_site.desk.files.content_digest import content_digest
from ita_site.desk.web.desk import posted
from ita_site.hub.changes import changes_since_published
from ita_site.hub.desks import Desks
from ita_site.hub.hub import Hub
from ita_site.hub.records.publish_requests import RequestState
from ita_site.hub.roles import Account, Action, Agency, may
from ita_site.hub.web.rendering import message, not_there, page
from ita_site.hub.web.visitors import account_of

_GONE: Final = "คำขอนี้มีผู้ตอบแล้ว หรือเนื้อหาเปลี่ยนไปหลังจากขอ ดูใหม่อีกครั้ง"
_NO_REMARK: Final = "เขียนเหตุผลที่ส่งกลับ เพื่อให้ผู้แก้ไขรู้ว่าต้องแก้อะไร"
_LONGEST_REMARK: Final = 2000


class RequestPage:
    """Answers for requests to publish."""

    def __init__(self, hub: Hub, desks: Desks) -> None:
        self._hub = hub
        self._desks = desks

    def show(self, request: Request) -> Response:
        """Answer with the newest request of an agency."""
        place = self._place(request, Action.SEE)
        return self._page(request, *place, "") if place else not_there(request)

    async def answer(self, request: Request) -> Response:
        """Approve and publish, or return with a remark."""
        form = await posted(request)
        place = await run_in_threadpool(self._place, request, Action.APPROVE)
        if place is None:
            return not_there(request)
        content, remark = str(form.get("content", "")), str(form.get("remark", "")).strip()[:_LONGEST_REMARK]
        act = self._approve if form.get("do") == "approve" else self._return
        notice = await run_in_threadpool(act, *place, content, remark)
        if notice:
            return await run_in_threadpool(self._page, request, *place, notice)
        return RedirectResponse(request.url.path, 303)

    async def ask(self, request: Request, account: Account, agency: Agency) -> Response:
        """Ask an approver to publish the content as it is now, where nothing stops that."""
        form = await posted(request)
        why = await run_in_threadpool(self._ask, account, agency, bool(form.get("unsettled")))
        if why:
            return message(request, "ยังขอเผยแพร่ไม่ได้", why, 409)
        return RedirectResponse(f"/requests/{agency.id}", 303)

    def _ask(self, account: Account, agency: Agency, accepts_unsettled: bool) -> str:  # noqa: FBT001 - a box of the form
        if why := self._desks.of(agency.id).why_not(accepts_unsettled=accepts_unsettled):
            return why
        self._hub.requests.ask(agency.id, account.name, self._content(agency), accepts_unsettled=accepts_unsettled)
        return ""

    def _approve(self, account: Account, agency: Agency, content: str, remark: str) -> str:
        """Publish what was asked for; return in Thai why not, or nothing."""
        asked = self._hub.requests.newest(agency.id)
        if asked is None or asked.state is not RequestState.OPEN or {asked.content, self._content(agency)} != {content}:
            return _GONE
        why = self._desks.of(agency.id).publish(accepts_unsettled=asked.accepts_unsettled, approved=content)
        if not why:
            self._hub.requests.answer(agency.id, content, RequestState.APPROVED, account.name, remark)
        return why

    def _return(self, account: Account, agency: Agency, content: str, remark: str) -> str:
        if not remark:
            return _NO_REMARK
        is_answered = self._hub.requests.answer(agency.id, content, RequestState.RETURNED, account.name, remark)
        return "" if is_answered else _GONE

    def _place(self, request: Request, action: Action) -> tuple[Account, Agency] | None:
        """Return whose request it is and in which agency; None where the account may not do that there."""
        account, agency = account_of(request), self._hub.agencies.named(request.path_params["agency"])
        if account is None or agency is None or not may(account, agency, action):
            return None
        return account, agency

    def _page(self, request: Request, account: Account, agency: Agency, notice: str) -> Response:
        asked = self._hub.requests.newest(agency.id)
        values = {
            "agency": agency,
            "asked": asked,
            "notice": notice,
            "is_same": asked is not None and asked.content == self._content(agency),
            "is_approver": may(account, agency, Action.APPROVE),
            "changes": changes_since_published(self._hub.folder, agency.id),
        }
        return page(request, "request.html.jinja", values, 409 if notice else 200)

    def _content(self, agency: Agency) -> str:
        with self._hub.folder.lock(agency.id):
            return content_digest(self._hub.folder.content(agency.id))
