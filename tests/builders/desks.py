"""A running desk of a copy of a report, and requests as a browser and as an attacker send them."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from tests.builders.previews import SECONDS, Answer
from tests.builders.projects import ENVIRONMENT, ROOT, copy_project
from tests.builders.sites import ONE, SITES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, Page

MEASURE = "_desk/files/reports.2567-12m.measures.one"
_ENTRANCE = re.compile(r"http://127\.0\.0\.1:\d+/_desk/enter\?key=\S+")
_TOKEN = re.compile(r'name="token" value="([^"]+)"')


@dataclass
class DeskServer:
    """A running desk and the folder that it works on; `cookie` and `token` are those of whoever entered."""

    folder: Path
    entrance: str
    process: subprocess.Popen[str]
    cookie: str = ""
    token: str = ""
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def root(self) -> str:
        """The address of the server, with a slash at its end."""
        return self.entrance.partition("_desk/")[0]

    @property
    def measure(self) -> Path:
        return self.folder / "content" / ONE

    def start_anew(self) -> None:
        """Put the measure of `tests/sites/small` back; the desk may still be at work in the history, which stays."""
        self.measure.write_bytes((SITES / "small" / ONE).read_bytes())

    def enter(self) -> None:
        """Enter with the one-time key, as a browser does, and keep its cookie and its token."""
        answer = self.ask(self.entrance.removeprefix(self.root))
        assert answer.status == 303, answer.text
        self.cookie = answer.headers["set-cookie"].partition(";")[0]
        token = _TOKEN.search(self.ask("_desk/").text)
        assert token
        self.token = token[1]

    def ask(self, path: str, *, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
        """Send a request as it is; `headers` replace those that a browser sends."""
        where = urlsplit(self.root)
        own = {"Host": where.netloc, "Cookie": self.cookie, "Content_Length": str(len(body))}
        connection = HTTPConnection(where.hostname or "", where.port, timeout=SECONDS)
        try:
            connection.putrequest(method, f"/{path}", skip_host=True)
            for name, value in (own | headers).items():
                if value or name != "Content_Length":
                    connection.putheader(name.replace("_", "-"), value)
            connection.endheaders(body)
            answer = connection.getresponse()
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def post(
        self,
        path: str,
        fields: Mapping[str, str] | Sequence[tuple[str, str]],
        *,
        with_token: bool = True,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send a form as a page of the desk does."""
        own = {"Origin": self.root.rstrip("/"), "Content_Type": "application/x-www-form-urlencoded"}
        token = [("token", self.token)] if with_token else []
        pairs = [*token, *(fields.items() if isinstance(fields, Mapping) else fields)]
        return self.ask(path, method="POST", body=urlencode(pairs).encode(), **(own | dict(headers or {})))

    def type(self, name: str, was: str, now: str, path: str = MEASURE) -> Answer:
        """Give a field another value, as its form does."""
        return self.post(path, {f"was:{name}": was, f"is:{name}": now, "do": "save"})

    def newest_commit(self) -> str:
        """Return the newest commit of the history; nothing where there is none."""
        return self.git("log", "-1", "--format=%H").strip() if (self.folder / "content/.git").exists() else ""

    def git(self, *words: str) -> str:
        done = subprocess.run(
            ["git", "-C", str(self.folder / "content"), *words], capture_output=True, text=True, check=True
        )
        return done.stdout


@contextmanager
def desk_of(folder: Path, content: str = "small", *, port: int = 0, **environment: str) -> Iterator[DeskServer]:
    """Serve the desk of a copy of a content folder until the context is left; one that is there is used as it is.

    Without a name of one, the folder is empty.
    """
    if not (folder / "content").exists():
        folder.mkdir(parents=True, exist_ok=True)
        if content:
            copy_project(folder, SITES / content)
    command = [sys.executable, "-m", "ita_site.commands", "desk", "--no-browser", "--port", str(port)]
    own = ENVIRONMENT | {"PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(folder.parent / "state")} | environment
    printed = folder.parent / f"{folder.name}.log"
    with printed.open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=own, stdout=log, stderr=subprocess.STDOUT, text=True, start_new_session=True
        )
    try:
        yield DeskServer(folder, _entrance(printed, process), process, environment=own)
    finally:
        process.kill()
        process.wait()


@contextmanager
def window_of(desk: DeskServer, browser: Browser, **options: Any) -> Iterator[Page]:
    """Open a browser's window of whoever entered; `options` are those of Playwright's context."""
    context = browser.new_context(**options)
    name, _, value = desk.cookie.partition("=")
    context.add_cookies([{"name": name, "value": value, "url": desk.root}])
    yield context.new_page()
    context.close()


def _entrance(log: Path, process: subprocess.Popen[str]) -> str:
    """Return the address with the key, once the desk has printed it."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        printed = log.read_text(encoding="utf-8")
        if address := _ENTRANCE.search(printed):
            return address[0].rstrip(";")
        assert process.poll() is None, printed
        time.sleep(0.1)
    raise AssertionError(printed)
