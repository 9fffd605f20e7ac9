"""The hub's application: its pages, and the desk of each agency below `/a/`."""

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from ita_site.desk.forms.submitted import typed_in
from ita_site.desk.web.desk import ExpiredError
from ita_site.desk.web.guard import Guard, TooLargeError
from ita_site.desk.web.rendering import STYLESHEET, own_file
from ita_site.hub.desks import Desks
from ita_site.hub.hub import Hub
from ita_site.hub.web.agency_desk import AgencyDesk, login_first
from ita_site.hub.web.list_page import ListPage
from ita_site.hub.web.login_page import LoginPage
from ita_site.hub.web.people_page import PeoplePage
from ita_site.hub.web.rendering import message, not_there, page
from ita_site.hub.web.request_page import RequestPage
from ita_site.hub.web.visitors import Proxies, Visitors, account_of
from ita_site.publish.frame.assets import site_assets
from ita_site.publish.preview.responses import file_response

Endpoint = Callable[[Request], Response | Awaitable[Response]]


def hub_app(hub: Hub, desks: Desks, proxies: Proxies, host: str) -> ASGIApp:
    """Return the application, to be asked for by the name `host`."""
    visitors = Visitors(hub, proxies)
    login, people, requests = LoginPage(visitors), PeoplePage(hub), RequestPage(hub, desks)
    routes = [
        Route("/login", login.show),
        Route("/login", login.enter, methods=["POST"]),
        Route("/logout", login.leave, methods=["POST"]),
        Route("/password", _known(login.show_password)),
        Route("/password", login.set_password, methods=["POST"]),
        Route("/", _ready(ListPage(hub).show)),
        Route("/people", _ready(people.show)),
        Route("/people", _ready(people.act), methods=["POST"]),
        Route("/requests/{agency}", _ready(requests.show)),
        Route("/requests/{agency}", _ready(requests.answer), methods=["POST"]),
        Route("/theme/{path:path}", _theme_file),
        Mount("/a/{agency}", AgencyDesk(hub, desks, requests)),
    ]
    handlers = {ExpiredError: _expired, TooLargeError: _too_large, 404: _missing}
    return Guard(Starlette(routes=routes, exception_handlers=handlers), host, visitors.who)


def _known(endpoint: Endpoint) -> Endpoint:
    """Return an endpoint for whoever has logged in."""

    async def answer(request: Request) -> Response:
        return login_first(request) if account_of(request) is None else await _answered(endpoint, request)

    return answer


def _ready(endpoint: Endpoint) -> Endpoint:
    """Return an endpoint for whoever has logged in and has a password that nobody else knows."""

    async def answer(request: Request) -> Response:
        account = account_of(request)
        if account is None:
            return login_first(request)
        if account.must_change_password:
            return RedirectResponse("/password", 303)
        return await _answered(endpoint, request)

    return answer


async def _answered(endpoint: Endpoint, request: Request) -> Response:
    """Return the answer of an endpoint, one that is no coroutine in a thread."""
    answer = await run_in_threadpool(endpoint, request)
    return answer if isinstance(answer, Response) else await answer


def _theme_file(request: Request) -> Response:
    """Answer with a file of the theme, or the desk's stylesheet."""
    name = str(request.path_params["path"])
    data = own_file(STYLESHEET) if name == STYLESHEET else site_assets().files.get(name)
    return Response(status_code=404) if data is None else file_response(name, data, request)


async def _expired(request: Request, error: Exception) -> Response:
    pairs = list(error.pairs) if isinstance(error, ExpiredError) else []
    typed = [each for each in typed_in(pairs) if each.is_changed]
    words = "เข้าสู่ระบบใหม่ แล้วทำอีกครั้ง"
    return page(request, "message.html.jinja", {"title": "หมดเวลาใช้งาน", "words": words, "typed": typed}, 403)


async def _too_large(request: Request, _: Exception) -> Response:
    return message(request, "ข้อมูลที่ส่งมาใหญ่เกินไป", "ยังไม่ได้บันทึกสิ่งใด", 413)


async def _missing(request: Request, _: Exception) -> Response:
    return not_there(request)
