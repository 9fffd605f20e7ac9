"""A page of the finished site as PDF, printed by a Chromium that is installed.

The browser is led over its own pipe and handed every file from the site's folder, under the address that the site is
published at: no server, no port in any link, and nothing that it asks for elsewhere is answered.
"""

import base64
import json
import mimetypes
import os
import re
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any, Final, Self
from urllib.parse import unquote, urljoin, urlsplit

from ita_site.disk.whole_file import write_whole
from ita_site.disk.work_folder import temporary_folder

NOWHERE: Final = "http://site.invalid/"
"""Where a site without an address is printed from: a name that never exists (RFC 6761), so its links are taken off."""

_OPTIONS: Final = (
    "--headless",
    "--remote-debugging-pipe",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-sync",
    "--font-render-hinting=none",
    "--hide-scrollbars",
    "--lang=th",
    "--no-default-browser-check",
    "--no-first-run",
    # it is what the PDF names as its creator, in whose place the author is written
    f"--user-agent={'x' * 600}",
)
# the pipe is expected at 3 and 4, which Python cannot promise; a shell can
_AT_3_AND_4: Final = ("/bin/sh", "-c", 'exec "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1', "sh")
_PRINT: Final = {
    "preferCSSPageSize": True,
    "printBackground": True,
    "generateTaggedPDF": True,
    "generateDocumentOutline": True,
}
_PIECE: Final = 1 << 16
_SECONDS: Final = 60
_TYPES: Final = {".woff2": "font/woff2", ".js": "text/javascript", ".svg": "image/svg+xml"}
_LATE_FONT: Final = re.compile(rb"font-display:\s*(?:optional|swap|fallback|auto)")
_MADE: Final = re.compile(rb"/(CreationDate|ModDate) \(D:(\d{14})")
_MAKER: Final = re.compile(rb"/Creator \((?:[^\\()]|\\.)*\)\s*/Producer \((?:[^\\()]|\\.)*\)", re.DOTALL)
_ESCAPED: Final = re.compile(rb"[\\()\r\n]")
_LINE_ENDS: Final = {b"\r": b"\\r", b"\n": b"\\n"}
_AUTHOR: Final = "document.querySelector('meta[name=author]')?.content ?? ''"
_NODE: Final = re.compile(rb"\(node(\d{8})\)")
_EPOCH: Final = b"19700101000000"
_READY: Final = """
document.fonts.ready.then(() => {
  for (const link of document.querySelectorAll("a[href]")) {
    if (link.hostname.endsWith(".invalid") && !link.getAttribute("href").startsWith("#")) link.removeAttribute("href")
  }
  return document.title
})
"""


class PdfError(Exception):
    """The browser did not start, died, or could not print; the message is its own, in English."""


def write_pdf(site: Path, address: str, target: Path, *, browser: Path, site_url: str = "") -> None:
    """Print the page at `address` (relative to the folder `site`) to the file `target`, whole or not at all.

    `site_url` is where the site is published, empty where that is not known. Raises PdfError, or OSError where the
    disk refuses.
    """
    write_whole(target, pdf(site, address, browser=browser, site_url=site_url))


def pdf(site: Path, address: str, *, browser: Path, site_url: str = "") -> bytes:
    """Return the page at `address` as PDF: tagged, titled, without the time it was made. Raises PdfError."""
    folder = Folder(site, site_url or NOWHERE)
    if folder.file(urljoin(folder.base, address)) is None:
        raise PdfError(f"no page at {address!r} in {site}")
    with _started(browser) as process, _Tab(process, folder) as tab:
        tab.call("Fetch.enable")
        tab.call("Page.enable")
        tab.call("Page.navigate", url=urljoin(folder.base, address))
        tab.wait_for("Page.loadEventFired")
        tab.call("Runtime.evaluate", expression=_READY, awaitPromise=True)
        author = str(tab.call("Runtime.evaluate", expression=_AUTHOR, returnByValue=True)["result"]["value"])
        printed = tab.call("Page.printToPDF", **_PRINT)
        tab.call("Browser.close")
    return settled(base64.b64decode(printed["data"]), author)


@dataclass(frozen=True, slots=True)
class Folder:
    """The finished site's folder, as if it were published at `base`."""

    site: Path
    base: str

    def file(self, url: str) -> Path | None:
        """Return the file for an address; None where there is none, or where the address is not of the site."""
        if not url.startswith(self.base):
            return None
        path = unquote(urlsplit(url).path.removeprefix(urlsplit(self.base).path))
        wanted = (self.site / path).resolve()
        if not wanted.is_relative_to(self.site.resolve()):
            return None
        file = wanted / "index.html" if wanted.is_dir() else wanted
        return file if file.is_file() else None

    def answer(self, request: str, url: str) -> tuple[str, dict[str, Any]]:
        """Return the command that answers the browser's request, with its parameters."""
        file = self.file(url)
        if file is None:
            return "Fetch.failRequest", {"requestId": request, "errorReason": "AddressUnreachable"}
        kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        # a font that may come too late on a screen must not on paper
        data = _LATE_FONT.sub(b"font-display:block", file.read_bytes()) if file.suffix == ".css" else file.read_bytes()
        return "Fetch.fulfillRequest", {
            "requestId": request,
            "responseCode": 200,
            "responseHeaders": [{"name": "Content-Type", "value": kind}],
            "body": base64.b64encode(data).decode(),
        }


class _Tab:
    """One tab of a browser that speaks the DevTools protocol over its pipe: JSON, a zero byte after each message."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Folder) -> None:
        if process.stdin is None or process.stdout is None:
            raise PdfError("no pipe to the browser")
        self.writer, self.reader = process.stdin, process.stdout
        self.folder = folder
        self.session = ""
        self.sent = 0
        self.seen: set[str] = set()
        self.rest = b""

    def __enter__(self) -> Self:
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self.writer.close()

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Give a command, serve files until it is answered, and return the answer."""
        number = self._send(method, parameters)
        while (message := self._receive()).get("id") != number:
            pass
        if "error" in message or "exceptionDetails" in message["result"]:
            raise PdfError(f"{method}: {message.get('error') or message['result']['exceptionDetails']}")
        answer: dict[str, Any] = message["result"]
        return answer

    def wait_for(self, event: str) -> None:
        """Serve files until an event has been seen."""
        while event not in self.seen:
            self._receive()

    def _send(self, method: str, parameters: Mapping[str, Any]) -> int:
        self.sent += 1
        message = {"id": self.sent, "method": method, "params": parameters}
        whole = message | {"sessionId": self.session} if self.session else message
        try:
            self.writer.write(json.dumps(whole).encode() + b"\0")
            self.writer.flush()
        except OSError as error:
            raise PdfError("the browser ended") from error
        return self.sent

    def _receive(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(self._read())
        self.seen.add(str(message.get("method")))
        if message.get("method") == "Fetch.requestPaused":
            asked = message["params"]
            self._send(*self.folder.answer(asked["requestId"], asked["request"]["url"]))
        return message

    def _read(self) -> bytes:
        pieces = [self.rest]
        while b"\0" not in pieces[-1]:
            piece = os.read(self.reader.fileno(), _PIECE)
            if not piece:
                raise PdfError("the browser did not start, ended, or took too long")
            pieces.append(piece)
        message, _, self.rest = b"".join(pieces).partition(b"\0")
        return message


@contextmanager
def _started(browser: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Yield a browser with a profile of its own; it is ended with the block, and after a minute in any case."""
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with temporary_folder("ita-pdf-") as profile:
        command = (*_AT_3_AND_4, str(browser), *_OPTIONS, *sandbox, f"--user-data-dir={profile}", "about:blank")
        process = subprocess.Popen(  # noqa: S603 - a browser that the caller names
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
        )
        end = Timer(_SECONDS, _end, [process])
        end.start()
        try:
            yield process
        finally:
            end.cancel()
            _end(process)
            for pipe in filter(None, (process.stdin, process.stdout)):
                with suppress(OSError):
                    pipe.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def settled(data: bytes, author: str = "") -> bytes:
    """Return the PDF with the epoch for its dates and its parts numbered from 1: the same page gives the same bytes.

    What it says of the program and machine that made it gives way to its author. No offset moves: every replacement is
    as long as what it replaces.
    """
    nodes = sorted(set(_NODE.findall(data)))
    numbers = {number: f"{at:08d}".encode() for at, number in enumerate(nodes, 1)}
    data = _NODE.sub(lambda node: b"(node" + numbers[node[1]] + b")", data)
    data = _MAKER.sub(lambda maker: _author_entry(author, len(maker[0])), data, count=1)
    return _MADE.sub(lambda made: made[0][: -len(made[2])] + _EPOCH, data)


def _author_entry(author: str, length: int) -> bytes:
    """Return the entry `/Author` filled up to a length in bytes; of a longer name the beginning."""
    for end in range(len(author), 0, -1):
        words = b"\xfe\xff" + author[:end].encode("utf-16-be")
        escaped = _ESCAPED.sub(lambda char: _LINE_ENDS.get(char[0], b"\\" + char[0]), words)
        entry = b"/Author (" + escaped + b")"
        if len(entry) <= length:
            return entry.ljust(length)
    return b" " * length
