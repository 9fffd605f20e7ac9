"""The desk's application: its pages, and the preview of the site for every other address."""

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from ita_site.desk.content_state import NoSuchPlaceError
from ita_site.desk.forms.submitted import typed_in
from ita_site.desk.web.addresses import ROOT, address
from ita_site.desk.web.desk import Desk, ExpiredError, session_of
from ita_site.desk.web.failures import failure_of
from ita_site.desk.web.guard import ENTRANCE, UPLOAD, Guard, TooLargeError, by_cookie
from ita_site.desk.web.pages.file_page import FilePage
from ita_site.desk.web.pages.history_page import HistoryPage
from ita_site.desk.web.pages.home_page import HomePage
from ita_site.desk.web.pages.import_page import IMPORTS, ImportPage
from ita_site.desk.web.pages.links_page import LINKS, LinksPage
from ita_site.desk.web.pages.measure_page import MeasurePage
from ita_site.desk.web.pages.publish_page import PublishPage
from ita_site.desk.web.pages.setup_page import SetupPage
from ita_site.desk.web.rendering import OWN_FILES, own_file, page, rendered
from ita_site.desk.web.session import COOKIE
from ita_site.publish.frame.assets import site_assets
from ita_site.publish.preview.app import Preview
from ita_site.publish.preview.responses import PROBLEMS, file_response
from ita_site.publish.preview.snapshot import Snapshot
from ita_site.source.problems import Severity

Endpoint = Callable[[Request], Response | Awaitable[Response]]

_OVER = "หมดเวลาใช้งาน"
_OVER_WORDS = "เปิดโต๊ะทำงานใหม่ด้วยที่อยู่ที่โปรแกรมแสดงในหน้าต่างคำสั่ง"
_GONE = "ไม่พบหน้านี้"
_GONE_WORDS = "ไฟล์นี้อาจถูกลบหรือเปลี่ยนชื่อไปแล้ว"
_NOT_SAVED = "บันทึกไม่ได้"
_LARGE = "ไฟล์ใหญ่เกินไป"
_LARGE_WORDS = "ไฟล์ Word ต้องไม่เกิน 20 เมกะไบต์ ยังไม่ได้บันทึกสิ่งใด"


def desk_app(desk: Desk, preview: Preview, host: str) -> ASGIApp:
    """Return the application for whoever has the one-time key, to listen at `host`."""
    return Guard(unguarded_app(desk, preview), host, by_cookie(desk.sessions))


def unguarded_app(desk: Desk, preview: Preview) -> Starlette:
    """Return the application without its guard, for a server with its own: the session is in the scope's state."""
    home, files, history, publishing = HomePage(desk), FilePage(desk), HistoryPage(desk), PublishPage(desk)
    setup, measures, importing = SetupPage(desk), MeasurePage(desk), ImportPage(desk, home)
    links = LinksPage(desk)
    pages: list[BaseRoute] = [
        Route(ENTRANCE, _entrance(desk)),
        *(Route(f"{ROOT}{name}", _own_file(name)) for name in OWN_FILES),
        Route(f"{ROOT}theme/{{path:path}}", _theme_file),
        _page(ROOT, lambda request: setup.show(request) if setup.is_needed() else home.show(request)),
        _page(f"{ROOT}setup", setup.write, "POST"),
        _page(f"{ROOT}officer", home.name_officer, "POST"),
        _page(f"{ROOT}files/{{key}}", files.show),
        _page(f"{ROOT}files/{{key}}", files.save, "POST"),
        _page(f"{ROOT}measures/add", measures.add, "POST"),
        _page(f"{ROOT}measures/remove", measures.remove, "POST"),
        _page(UPLOAD, importing.upload, "POST"),
        _page(f"{IMPORTS}{{id}}", importing.show),
        _page(f"{IMPORTS}{{id}}", importing.change, "POST"),
        _page_of_site(setup, f"{ROOT}history", history.show),
        _page(f"{ROOT}history/undo", history.undo, "POST"),
        _page_of_site(setup, LINKS, links.show),
        _page(f"{LINKS}/check", links.check, "POST"),
        _page(f"{LINKS}/use", links.use, "POST"),
        _page_of_site(setup, f"{ROOT}publish", publishing.show),
        _page(f"{ROOT}publish", publishing.start, "POST"),
        _page(f"{ROOT}publish/target", publishing.set_target, "POST"),
        _page(f"{ROOT}publish/confirm", publishing.confirm, "POST"),
        _page(f"{ROOT}publish/site.zip", publishing.download),
        _page(f"{ROOT}token", _token),
        *(_of_preview(route) for route in preview.routes()),
    ]
    handlers = {
        ExpiredError: _expired,
        NoSuchPlaceError: _gone,
        TooLargeError: _too_large,
        OSError: _not_saved,
        Exception: preview.failed,
    }
    return Starlette(routes=pages, exception_handlers=handlers)


def _page_of_site(setup: SetupPage, path: str, endpoint: Endpoint) -> Route:
    """Return the route of a page that needs a site; where there is none yet, it leads to the first page."""

    def answer(request: Request) -> Response | Awaitable[Response]:
        return RedirectResponse(address(request), 303) if setup.is_needed() else endpoint(request)

    return _page(path, answer)


def _page(path: str, endpoint: Endpoint, method: str = "GET") -> Route:
    """Return the route of a page that a session alone may see; a form is looked at by its own page."""
    return Route(path, endpoint if method == "POST" else _for_session(endpoint), methods=[method])


def _for_session(endpoint: Endpoint) -> Endpoint:
    """Return an endpoint that refuses whoever has not entered."""

    def answer(request: Request) -> Response | Awaitable[Response]:
        return endpoint(request) if session_of(request) else _over(request)

    return answer


def _of_preview(route: Route) -> Route:
    """Return a route of the preview, for sessions alone."""
    endpoint: Endpoint = route.endpoint

    async def answer(request: Request) -> Response:
        if session_of(request) is None:
            return _over(request)
        request.scope[PROBLEMS] = lambda snapshot: _points_left(snapshot, request)
        response = endpoint(request)
        return response if isinstance(response, Response) else await response

    return Route(route.path, answer)


def _points_left(snapshot: Snapshot, request: Request) -> str:
    """Return how many mistakes keep the newest words from the page, as HTML; nothing where there is none."""
    count = sum(problem.severity is Severity.ERROR for problem in snapshot.problems)
    return rendered(request, "points_left.html.jinja", {"count": count}) if count else ""


def _entrance(desk: Desk) -> Endpoint:
    """Return what lets a browser in that brings the one-time key."""

    def enter(request: Request) -> Response:
        session = desk.sessions.enter(request.query_params.get("key", "")) or session_of(request)
        if session is None:
            return _over(request)
        response = RedirectResponse(address(request), 303)
        response.set_cookie(COOKIE, session.id, httponly=True, samesite="strict", path="/")
        return response

    return enter


def _token(request: Request) -> Response:
    session = session_of(request)
    return PlainTextResponse(session.token if session else "", 200 if session else 403)


def _own_file(name: str) -> Endpoint:
    data = own_file(name)

    def answer(request: Request) -> Response:
        return file_response(name, data, request)

    return answer


def _theme_file(request: Request) -> Response:
    """Answer with a file of the site's theme, which pages of the desk need as well."""
    name = str(request.path_params["path"])
    data = site_assets().files.get(name)
    return Response(status_code=404) if data is None else file_response(name, data, request)


def _over(request: Request, pairs: list[tuple[str, str]] | None = None) -> Response:
    """Answer without a session, with what was typed, so that it is not lost."""
    typed = [each for each in typed_in(pairs or []) if each.is_changed]
    return page(request, "message.html.jinja", {"title": _OVER, "words": _OVER_WORDS, "typed": typed}, 403)


async def _expired(request: Request, error: Exception) -> Response:
    return _over(request, list(error.pairs) if isinstance(error, ExpiredError) else [])


async def _gone(request: Request, _: Exception) -> Response:
    return page(request, "message.html.jinja", {"title": _GONE, "words": _GONE_WORDS, "typed": []}, 404)


async def _too_large(request: Request, _: Exception) -> Response:
    return page(request, "message.html.jinja", {"title": _LARGE, "words": _LARGE_WORDS, "typed": []}, 413)


async def _not_saved(request: Request, error: Exception) -> Response:
    failure = failure_of(error)
    return page(
        request, "message.html.jinja", {"title": _NOT_SAVED, "words": failure.words, "typed": []}, failure.status
    )
