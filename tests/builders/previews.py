"""A running preview of a copy of a report, and saves as editors do them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.builders.projects import ENVIRONMENT, MEASURES, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SECONDS = 120
ONE = "reports/2567-12m/measures/one/"


@dataclass(frozen=True)
class Answer:
    """What the server answered to one request."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Preview:
    """A running server, and the folder that it serves."""

    folder: Path
    address: str
    process: subprocess.Popen[str]

    @property
    def measure(self) -> Path:
        return self.folder / MEASURES / "one.md"

    def ask(self, path: str = "", *, method: str = "GET", host: str | None = None, **headers: str) -> Answer:
        """Ask for a path as it is written, without tidying it."""
        where = urlsplit(self.address)
        connection = HTTPConnection(where.hostname or "", where.port, timeout=SECONDS)
        try:
            connection.putrequest(method, f"/{path}", skip_host=host is not None)
            for name, value in (headers | ({"Host": host} if host is not None else {})).items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def page(self, path: str = "") -> str:
        return self.ask(path).text


def free_address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"127.0.0.1:{server.getsockname()[1]}"


@contextmanager
def previewed(folder: Path, address: str = "127.0.0.1:0") -> Iterator[Preview]:
    """Serve the project in a folder until the context is left."""
    command = [sys.executable, "-m", "ita_site.commands", "serve", "--addr", address]
    environment = ENVIRONMENT | {"PYTHONPATH": str(ROOT)}
    with (folder / "log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=log, encoding="utf-8"
        )
    assert process.stdout is not None
    # the first line ends with where the preview is
    line = process.stdout.readline() + process.stdout.readline()
    assert "http://" in line, line + (folder / "log").read_text(encoding="utf-8")
    running = Preview(folder, f"http://{line.partition('http://')[2].split()[0]}", process)
    try:
        yield running
    finally:
        process.terminate()
        process.wait(timeout=SECONDS)
        process.stdout.close()


def until(done: Callable[[], bool]) -> None:
    """Wait for something, but not for ever."""
    end = time.monotonic() + SECONDS
    while not done():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


def change(file: Path, old: str, new: str) -> None:
    """Save a file with other words in it, in place."""
    file.write_text(changed(file, old, new), encoding="utf-8")


def change_by_rename(file: Path, old: str, new: str) -> None:
    """Save a file as many editors do: a new file is put into the place of the old one."""
    beside = file.with_name(f".{file.name}.swp")
    beside.write_text(changed(file, old, new), encoding="utf-8")
    beside.replace(file)


def change_in_two_steps(file: Path, old: str, new: str) -> None:
    """Save a file as some editors do: it is deleted first, and written anew."""
    text = changed(file, old, new)
    file.unlink()
    file.write_text(text, encoding="utf-8")


def changed(file: Path, old: str, new: str) -> str:
    text = file.read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new)


def make_pipe(path: Path) -> None:
    """Put a named pipe where a content file would be: whoever opens it waits for ever."""
    os.mkfifo(path)
