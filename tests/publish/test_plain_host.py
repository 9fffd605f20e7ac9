"""The finished site as a plain host serves it: under any path, without rewrite rules, from files alone."""

from __future__ import annotations

import re
import threading
from collections import deque
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit
from urllib.request import urlopen

import pytest
from lxml import html

from tests.builders.projects import build_project, contents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PUBLISHED = "https://example.invalid/a/b/"
CONNECTED = ("canonical", "preconnect")


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and keeps silent about it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real report for a certain address."""
    return build_project(tmp_path_factory.mktemp("published"), site_url=PUBLISHED)


@contextmanager
def served(site: Path, folder: Path, path: str) -> Iterator[str]:
    """Serve a site below a path of a local host; yield its address."""
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(site, target_is_directory=True)

    def handler(*arguments: object) -> QuietHandler:
        return QuietHandler(*arguments, directory=str(folder))  # type: ignore[arg-type]

    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/{quote(path)}/"
        server.shutdown()
        thread.join()


def fetch(address: str) -> tuple[int, str, bytes]:
    """Status, type and content of what is at an address."""
    try:
        with urlopen(address, timeout=30) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read()
    except HTTPError as error:
        with error:
            return error.code, "", b""


def addresses(kind: str, content: bytes) -> Iterator[str]:
    """What a page or a style sheet fetches or links to."""
    if kind == "text/css":
        yield from re.findall(r"""url\(["']?(?!data:)([^"')]+)""", content.decode())
    elif kind == "text/html":
        for element in html.document_fromstring(content.decode()).iter("a", "link", "script", "img"):
            if element.get("rel") not in CONNECTED:
                yield from filter(None, (element.get("href"), element.get("src")))


def crawl(start: str) -> dict[str, int]:
    """Follow every link of the same host; return the status of each address."""
    statuses: dict[str, int] = {}
    unvisited = deque([start])
    while unvisited:
        address = unvisited.popleft()
        if address in statuses or urlsplit(address).netloc != urlsplit(start).netloc:
            continue
        status, kind, content = fetch(address)
        statuses[address] = status
        unvisited.extend(urldefrag(urljoin(address, link)).url for link in addresses(kind, content))
    return statuses


@pytest.mark.parametrize("path", ["a/b", "other/ที่อยู่ ใหม่"])
def test_every_page_is_reached_by_links_under_any_path(path: str, site: Path, tmp_path: Path) -> None:
    with served(site, tmp_path, path) as start:
        statuses = crawl(start)
    assert {address: status for address, status in statuses.items() if status != 200} == {}
    assert [address for address in statuses if not address.startswith(start)] == []
    reached = {unquote(address.removeprefix(start)) for address in statuses}
    pages = {name.removesuffix("index.html") for name in contents(site) if name.endswith("index.html")}
    assert pages <= reached


def test_no_link_starts_from_the_root_of_the_host_but_on_the_page_for_lost_visitors(site: Path) -> None:
    rooted = {
        name
        for name, content in contents(site).items()
        if name.endswith((".html", ".css"))
        for address in addresses("text/html" if name.endswith("html") else "text/css", content)
        if address.startswith("/")
    }
    assert rooted == {"404.html"}


def test_the_page_for_lost_visitors_works_at_any_depth(site: Path, tmp_path: Path) -> None:
    lost = (site / "404.html").read_bytes()
    with served(site, tmp_path, "a/b") as start:
        wanted = {urljoin(f"{start}some/lost/page", address) for address in addresses("text/html", lost)}
        local = [address for address in wanted if address.startswith(start) and "#" not in address]
        assert {address: fetch(address)[0] for address in local} == dict.fromkeys(local, 200)
    assert start in local
    assert [address for address in wanted if urlsplit(address).netloc == urlsplit(start).netloc] == [
        address for address in wanted if address.startswith(start)
    ]
