"""The preview as a web application: pages and files of the newest snapshot, its events, and its own script."""

import re
import sys
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from ita_site.publish.frame.assets import site_assets
from ita_site.publish.host_headers import headers
from ita_site.publish.preview.answers import Answer
from ita_site.publish.preview.apart import Apart
from ita_site.publish.preview.events import EVENTS, Events
from ita_site.publish.preview.guard import Guard
from ita_site.publish.preview.panel import SCRIPT, STYLESHEET
from ita_site.publish.preview.responses import failed_page, file_response, mount_of, no_site, response_of, slow_page
from ita_site.publish.preview.site import PreviewSite
from ita_site.publish.preview.snapshot import Snapshot, Snapshots
from ita_site.search.index import STUB

_PAGE_SECONDS: Final = 30.0
"""After which a page that is not made yet is answered with one that says so."""
_FIRST_SECONDS: Final = 3.0
"""How long a page is held back while the content is read for the first time."""
_INDEX_SECONDS: Final = 20.0
"""How long a search is held back until there is an index."""
_INDEX: Final = re.compile(r"search/(?:search_index|index\.[0-9a-f]+)\.json")


@dataclass(slots=True)
class Preview:
    """The answers of the preview to requests."""

    snapshots: Snapshots
    events: Events
    _apart: Apart[Answer] = field(default_factory=Apart)

    def app(self, host: str) -> ASGIApp:
        """Return the application, to listen at `host`."""
        app = Starlette(routes=self.routes(), exception_handlers={Exception: self.failed})
        return Guard(app, host, headers() | {"Cache-Control": "no-cache"})

    def routes(self) -> list[Route]:
        """Return what answers, by path."""
        return [
            Route(EVENTS, self.events.answer),
            Route(SCRIPT, _own_file("reload.js")),
            Route(STYLESHEET, _own_file("preview.css")),
            Route("/{path:path}", self._answer),
        ]

    async def _answer(self, request: Request) -> Response:
        """Answer with a page or a file."""
        snapshot = await self.snapshots.newest_when(lambda newest: newest.is_read, _FIRST_SECONDS)
        path = str(request.scope["path"]).removeprefix(mount_of(request))
        if snapshot.site is None:
            return _without_site(path, snapshot, request)
        if _INDEX.fullmatch(path.removeprefix(snapshot.site.base)):
            return await self._search_file(path, request)
        return await self._of_site(path, snapshot.site, snapshot, request)

    async def _of_site(self, path: str, site: PreviewSite, snapshot: Snapshot, request: Request) -> Response:
        """Answer with what the site of a snapshot has at a path."""
        try:
            answer = await self._apart.run((id(site), path), lambda: site.answer(path), _PAGE_SECONDS)
        except TimeoutError:
            return slow_page(snapshot, request)
        return response_of(answer, snapshot, request)

    async def failed(self, request: Request, error: Exception) -> Response:
        """Say in the terminal what failed, and on the page that something did."""
        traceback.print_exception(error, file=sys.stderr)
        return failed_page(self.snapshots.newest, request)

    async def _search_file(self, path: str, request: Request) -> Response:
        """Answer with a file of the newest index, also where the page knows the name of an older one."""
        snapshot = await self.snapshots.newest_when(lambda newest: bool(newest.index), _INDEX_SECONDS)
        is_stub = path.endswith(STUB)
        name = next((name for name in snapshot.index if (name == STUB) is is_stub), "")
        return file_response(name, snapshot.index[name], request) if name else Response(status_code=503)


def _without_site(path: str, snapshot: Snapshot, request: Request) -> Response:
    """Answer while there is no site: with the theme's files, which a page without a site needs as well, and with it."""
    name = path.removeprefix("/")
    data = site_assets().files.get(name)
    return no_site(snapshot, request) if data is None else file_response(name, data, request)


def _own_file(name: str) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers with a file of the preview's own."""
    data = (files("ita_site.publish.preview") / name).read_bytes()

    async def answer(request: Request) -> Response:
        return file_response(name, data, request)

    return answer
