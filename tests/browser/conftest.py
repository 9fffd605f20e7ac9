"""A real Chromium, and built sites served from a real server."""

import functools
import json
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from ita_site.catalogue.link_uses import link_uses
from ita_site.links.memory.history import State
from scripts.pictures.page_kinds import kinds
from tests.browser.states import HEIGHTS, Scheme
from tests.builders.archives import with_copies
from tests.builders.projects import build_project
from tests.builders.shared import SharedSites
from tests.builders.sites import PHANGAT, SITES, catalogue_of

LATER_SITES = {"years": "two-years", "about-ita": "two-years", "copy": "copies"}
"""Sites that have the kinds of page that others have not, or have not in full: scores, say."""

MEASURE = Path(__file__).with_name("measure.js")

Serve = Callable[[Path], AbstractContextManager[str]]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


class Piecewise(Quiet):
    """Sends a page one element after the other, each long enough after the last that what has come is painted."""

    PAUSE = 0.03
    """Seconds: two frames."""
    FIRST = 90
    """Elements that come one by one: more than the header and what the first view shows."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html"
        if not page.is_file():
            super().do_GET()
            return
        head, body = page.read_bytes().split(b"<body", 1)
        pieces = re.split(rb"(?=<[a-z])", b"<body" + body)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        # what the head asks for comes in the first pause
        for at, piece in enumerate([head, *pieces[: self.FIRST], b"".join(pieces[self.FIRST :])]):
            self.wfile.write(piece)
            time.sleep(self.PAUSE if at else 20 * self.PAUSE)


@contextmanager
def served(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """Serve a folder on a free port; give the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def serve() -> Serve:
    return served


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """A function that builds the site of a content folder, and returns the folder of the finished site."""

    def build(content: Path) -> Path:
        return build_project(tmp_path_factory.mktemp("built"), content)

    return build


@pytest.fixture(scope="session")
def real_site(shared: SharedSites) -> Path:
    """The site of the frozen report."""
    return shared.site(PHANGAT)


def checked(content: Path, target: Path) -> Path:
    """Copy a content folder as if the link job had seen every address of it, each in another state; return the copy."""
    shutil.copytree(content, target)
    catalogue = catalogue_of(content)
    states = [state for state in State if state is not State.UNCHECKED]
    links = [
        {
            "url": url,
            "state": states[at % len(states)],
            "since": "2026-11-02T01:00:00Z",
            "checked": "2026-11-09T20:00:00Z",
            "last_ok": "2026-11-01T01:00:00Z",
            "http_status": 404,
            "moved_to": "https://www.example.go.th/a/long/address/that/nobody/breaks/" + "x" * 80,
            "vantage": "เครื่องทดสอบ",
            "copy": {"at": "2026-11-01T01:00:00Z", "bytes": 250_880, "sha256": "1a2b" * 16},
        }
        for at, url in enumerate(sorted({use.url for use in link_uses(catalogue)}))
    ]
    lines = ",\n".join(json.dumps(link, ensure_ascii=False) for link in links)
    (target / "link-health.json").write_text(f'{{\n"version": 1,\n"links": [\n{lines}\n]\n}}\n', encoding="utf-8")
    return target


@pytest.fixture(scope="session")
def sites(shared: SharedSites, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The finished sites that are looked at, by name, each built when it is first asked for."""

    @functools.cache
    def site(name: str) -> Path:
        if name == "checked":
            return shared.site(checked(PHANGAT, tmp_path_factory.mktemp("checked") / "content"), name)
        if name == "copies":
            return shared.site(with_copies(PHANGAT, tmp_path_factory.mktemp("copies") / "content"), name)
        return shared.site(PHANGAT if name == "real" else SITES / name)

    return site


class Addresses:
    """Where the pages of the sites are, each site served once it is asked for."""

    def __init__(self, sites: Callable[[str], Path], serve: Serve) -> None:
        self._sites = sites
        self._serve = serve
        self._bases: dict[str, str] = {}
        self._stack = ExitStack()

    def address(self, kind: str, site: str = "real") -> str:
        """Where the longest page of a kind is; of one that not every site has, on a site that has it."""
        site = LATER_SITES.get(kind, site)
        if site not in self._bases:
            self._bases[site] = self._stack.enter_context(self._serve(self._sites(site)))
        return self._bases[site] + kinds(self._sites(site), [kind])[kind]

    def close(self) -> None:
        """Stop all servers."""
        self._stack.close()


class Reader(Addresses):
    """Opens pages of the sites as a reader does: one window for each width, scheme and zoom, kept for the session."""

    def __init__(self, browser: Browser, sites: Callable[[str], Path], serve: Serve) -> None:
        super().__init__(sites, serve)
        self._browser = browser
        self._contexts: dict[tuple[object, ...], BrowserContext] = {}

    def has_own(self, kind: str, site: str) -> bool:
        """Whether the page of a kind says something else on a site than on the real one.

        What a site says in the same words on the same kind of page is looked at once.
        """
        return self._article(kind, site) != self._article(kind, "real")

    def _article(self, kind: str, site: str) -> bytes:
        """The content of a page as it is written, without what surrounds it."""
        folder = self._sites(LATER_SITES.get(kind, site))
        address = kinds(folder, [kind])[kind]
        page = (folder / address / ("index.html" if address.endswith("/") or not address else "")).read_bytes()
        return page.partition(b"<article")[2].partition(b"</article>")[0]

    def window(self, width: int, scheme: Scheme = "light", *, zoom: int = 1, fonts: bool = True) -> BrowserContext:
        """A browser window, with `measured` on every page that it opens."""
        key = (width, scheme, zoom, fonts)
        if key not in self._contexts:
            context = self._browser.new_context(
                viewport={"width": width, "height": HEIGHTS[width]},
                color_scheme=scheme,
                device_scale_factor=zoom,
            )
            if not fonts:
                context.route("**/*.woff2", lambda route: route.abort())
            context.set_default_timeout(5_000)
            context.add_init_script(path=MEASURE)
            self._contexts[key] = context
        return self._contexts[key]

    @contextmanager
    def page(  # noqa: PLR0913 - a view has so many sides
        self, kind: str, width: int, scheme: Scheme = "light", *, site: str = "real", zoom: int = 1, fonts: bool = True
    ) -> Iterator[Page]:
        """An opened page of a kind."""
        window = self.window(width, scheme, zoom=zoom, fonts=fonts)
        tab = window.pages[0] if window.pages else window.new_page()
        # what an earlier test did to the window ends with it
        tab.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        tab.emulate_media(color_scheme=scheme)
        tab.goto(self.address(kind, site), wait_until="load")
        yield tab

    def close(self) -> None:
        """Close all windows and servers."""
        for context in self._contexts.values():
            context.close()
        super().close()


@pytest.fixture(scope="session")
def addresses(sites: Callable[[str], Path], serve: Serve) -> Iterator[Addresses]:
    addresses = Addresses(sites, serve)
    yield addresses
    addresses.close()


@pytest.fixture(scope="session")
def reader(browser: Browser, sites: Callable[[str], Path], serve: Serve) -> Iterator[Reader]:
    reader = Reader(browser, sites, serve)
    yield reader
    reader.close()
