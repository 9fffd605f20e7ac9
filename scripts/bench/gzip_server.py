"""A finished site served as a good host serves it: HTTP/1.1 kept alive, text compressed, files kept long."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_PACKED: Final = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".md", ".csv")
_TYPES: Final = {".woff2": "font/woff2", ".js": "text/javascript", ".json": "application/json", ".xml": "text/xml"}


@dataclass(frozen=True, slots=True)
class Answer:
    """One file as it is sent."""

    body: bytes
    kind: str
    packed: bool
    keep: str

    def headers(self) -> dict[str, str]:
        """Return the header lines that tell a browser what the body is."""
        packed = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"} if self.packed else {}
        return {
            "Content-Type": self.kind,
            "Content-Length": str(len(self.body)),
            "Cache-Control": self.keep,
            "X-Content-Type-Options": "nosniff",
        } | packed


def answers(site: Path) -> dict[str, Answer]:
    """Return every file of the site by its path; pages also by the path of their folder."""
    answers_by_path: dict[str, Answer] = {}
    for file in sorted(site.rglob("*")):
        if file.is_file():
            path = file.relative_to(site).as_posix()
            answers_by_path[f"/{path}"] = answers_by_path[f"/{path.removesuffix('index.html')}"] = _answer(file)
    return answers_by_path


def _answer(file: Path) -> Answer:
    packed = file.suffix in _PACKED
    body = file.read_bytes()
    guessed = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    kind = f"{guessed}; charset=utf-8" if packed else guessed
    # pages may change with the next build; what they are made of may, too, but a visitor keeps it for a while
    keep = "no-cache" if file.suffix == ".html" else "public, max-age=31536000"
    return Answer(gzip.compress(body, 9, mtime=0) if packed else body, kind, packed, keep)


class Server(ThreadingHTTPServer):
    """Serves one site out of memory on a free port of this machine; what is not there is 404.html."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files: Mapping[str, Answer] = {}

    @property
    def address(self) -> str:
        """Return where the site is, known before there is one: a site can be built for its address."""
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def show(self, site: Path) -> None:
        """Serve this site from now on."""
        self.files = answers(site)


@contextmanager
def serving() -> Iterator[Server]:
    """Yield a server that runs until the block ends."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # a header and its body in one packet: Nagle's algorithm would hold the body back
    wbufsize = -1
    server: Server

    def do_GET(self) -> None:
        """Send a file, or the page for what is not there."""
        path = unquote(urlsplit(self.path).path)
        files = self.server.files
        known = files.get(path)
        status = HTTPStatus.OK if known else HTTPStatus.NOT_FOUND
        answer = known or files.get("/404.html") or Answer(b"", "text/plain", packed=False, keep="no-cache")
        self.send_response(status)
        for name, value in answer.headers().items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    do_HEAD = do_GET  # noqa: N815 - the base class's way to name methods

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""
