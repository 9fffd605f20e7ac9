"""An agency's desk below `/a/<agency>/`: every request of it is one that `roles.may` lets through."""

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from ita_site.desk.web.addresses import ROOT
from ita_site.desk.web.desk import MAX_FIELDS, ExpiredError, pairs_of
from ita_site.hub.desks import Desks
from ita_site.hub.hub import Hub
from ita_site.hub.roles import Account, Action, Agency, may
from ita_site.hub.web.rendering import message, not_there
from ita_site.hub.web.request_page import RequestPage
from ita_site.hub.web.visitors import account_of
from ita_site.publish.preview.events import EVENTS
from ita_site.publish.preview.responses import mount_of

_PUBLISH: Final = f"{ROOT}publish"
_FORM: Final = "application/x-www-form-urlencoded"
_MAY_NOT: Final = "บัญชีนี้ดูได้ แต่แก้ไขหรือเผยแพร่ไม่ได้"
_MAY_NOT_WORDS: Final = "ถ้าหน้าที่ของท่านต้องแก้ไขหรือเผยแพร่ ขอสิทธิ์จากผู้ดูแลระบบ"


def action_of(method: str, path: str) -> Action:
    """Return what a request to a path of a desk wants to do."""
    if method in {"GET", "HEAD"}:
        return Action.SEE
    return Action.PUBLISH if path.startswith(_PUBLISH) else Action.EDIT


class AgencyDesk:
    """Answers for every path below `/a/<agency>`."""

    def __init__(self, hub: Hub, desks: Desks, requests: RequestPage) -> None:
        self._hub = hub
        self._desks = desks
        self._requests = requests

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it to the agency's desk."""
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        identity = str(request.path_params["agency"])
        answer = await self._answer(request, identity)
        if answer is None:
            desk = await run_in_threadpool(self._desks.of, identity)
            await desk.app(scope, receive, send)
        else:
            await answer(scope, receive, send)

    async def _answer(self, request: Request, identity: str) -> Response | None:
        """Return why a request is not one for the desk, or what is answered in its place; None where it is."""
        account = account_of(request)
        if account is None:
            return await _without_account(request)
        agency = await run_in_threadpool(self._hub.agencies.named, identity)
        if agency is None or not may(account, agency, Action.SEE):
            return await run_in_threadpool(not_there, request)
        path = str(request.scope["path"]).removeprefix(mount_of(request))
        action = action_of(request.method, path)
        if not may(account, agency, action):
            return await self._in_place_of(request, account, agency, path)
        if path == EVENTS and not self._desks.is_open(identity):
            # a tab that was left open keeps no desk open
            return Response(status_code=204)
        return None

    async def _in_place_of(self, request: Request, account: Account, agency: Agency, path: str) -> Response:
        """Answer what the account may not do itself: publishing is asked for, the rest refused."""
        if path == _PUBLISH and may(account, agency, Action.ASK):
            return await self._requests.ask(request, account, agency)
        return message(request, _MAY_NOT, _MAY_NOT_WORDS, 403)


async def _without_account(request: Request) -> Response:
    """Answer whoever has not logged in, or not lately: a form is shown again with what was typed in it."""
    if request.headers.get("content-type", "") == _FORM:
        raise ExpiredError(pairs_of(await request.form(max_fields=MAX_FIELDS)))
    return login_first(request)


def login_first(request: Request) -> Response:
    """Answer whoever has not logged in: with the login page where that is what a person will see."""
    if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
        return RedirectResponse("/login", 303)
    return PlainTextResponse("เข้าสู่ระบบก่อน\nLog in first\n", 403)
