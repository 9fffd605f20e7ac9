"""The built site behind Debian's nginx and Apache: what a visitor's browser is sent with every kind of answer."""

from __future__ import annotations

import http.client
import shutil
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from ita_site.publish.host_headers import headers
from tests.builders.sites import GOLDEN
from tests.publish.servers import FEW, apache, nginx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from tests.builders.shared import SharedSites

SERVERS: dict[str, Callable[[Path, Path, Path], AbstractContextManager[int]]] = {
    "nginx": nginx,
    "apache": apache,
    "apache with few modules": partial(apache, names=FEW),
}
SITES = ("https://report.example.go.th/", "http://www.example.go.th/ita/")
"""A host of its own, and a folder of another website."""

TYPES = {
    "": "text/html; charset=utf-8",
    "about/": "text/html; charset=utf-8",
    "data/catalog.jsonld": "application/ld+json",
    "site.webmanifest": "application/manifest+json",
    "reports/2567-12m/report.json": "application/json",
    "reports/2567-12m/measures.csv": "text/csv; charset=utf-8",
    "reports/2567-12m/report.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "share/site.png": "image/png",
    "assets/images/favicon.svg": "image/svg+xml",
    "robots.txt": "text/plain; charset=utf-8",
    ".well-known/security.txt": "text/plain; charset=utf-8",
    "assets/stylesheets/site.css": "text/css; charset=utf-8",
}
"""Files of the site, and what a browser must take them for."""

FOLDERS = ("assets/", "reports/", ".well-known/")
"""Folders that have no page of their own."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    fields: http.client.HTTPMessage
    body: bytes


@dataclass(frozen=True, slots=True)
class Host:
    """A running server, and the site that it serves."""

    port: int
    site: Path
    site_url: str

    def ask(self, path: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", f"{urlsplit(self.site_url).path}{path}")
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def file(self, kind: str) -> str:
        """Return the path of a file of the site whose name begins as `kind` does, whatever its fingerprint."""
        stem, _, ending = kind.rpartition(".")
        return kind if not stem else next(self.site.glob(f"{stem}*.{ending}")).relative_to(self.site).as_posix()


@pytest.fixture(scope="module", params=SITES)
def built(request: pytest.FixtureRequest, shared: SharedSites) -> Iterator[tuple[Path, Path, str]]:
    """A folder that any user of the machine may read, and the site in it: (folder, site, address)."""
    path = urlsplit(request.param).path.strip("/")
    made = shared.site(GOLDEN, f"served-{path or 'whole-host'}", site_url=request.param)
    with tempfile.TemporaryDirectory(prefix="ita-served-") as name:
        work = Path(name)
        site = shutil.copytree(made, work / "www" / path)
        for place in (work, *work.rglob("*")):
            place.chmod(0o755 if place.is_dir() else 0o644)
        yield work, site, request.param


@pytest.fixture(scope="module", params=SERVERS)
def host(request: pytest.FixtureRequest, built: tuple[Path, Path, str]) -> Iterator[Host]:
    work, site, site_url = built
    settings = work / request.param.replace(" ", "-")
    settings.mkdir()
    settings.chmod(0o755)
    with SERVERS[request.param](settings, work / "www", site) as port:
        yield Host(port, site, site_url)


def sent(answer: Answer, site_url: str) -> dict[str, list[str]]:
    """Return every value of each header that the site asks for."""
    return {name: answer.fields.get_all(name, []) for name in headers(site_url)}


@pytest.mark.parametrize("kind", [*TYPES, *FOLDERS, "about", "not-there/", "assets/not-there.css"])
def test_every_answer_has_every_header_once(host: Host, kind: str) -> None:
    path = host.file(kind) if kind in TYPES else kind
    assert sent(host.ask(path), host.site_url) == {name: [value] for name, value in headers(host.site_url).items()}


@pytest.mark.parametrize(("kind", "media_type"), TYPES.items())
def test_every_file_is_sent_whole_as_what_it_is(host: Host, kind: str, media_type: str) -> None:
    path = host.file(kind)
    answer = host.ask(path)
    assert (answer.status, str(answer.fields["Content-Type"]).lower()) == (200, media_type)
    file = host.site / path
    assert answer.body == (file / "index.html" if file.is_dir() else file).read_bytes()


@pytest.mark.parametrize("path", ["not-there/", "about/not-there", "assets/not-there.css"])
def test_what_is_not_there_is_answered_by_the_sites_own_page(host: Host, path: str) -> None:
    answer = host.ask(path)
    assert (answer.status, answer.body) == (404, (host.site / "404.html").read_bytes())


@pytest.mark.parametrize("path", FOLDERS)
def test_no_folder_is_listed(host: Host, path: str) -> None:
    answer = host.ask(path)
    assert (answer.status, answer.body) == (403, (host.site / "404.html").read_bytes())


def test_a_page_without_its_slash_is_found(host: Host) -> None:
    answer = host.ask("about")
    assert answer.status == 301
    assert urlsplit(answer.fields["Location"]).path == f"{urlsplit(host.site_url).path}about/"
