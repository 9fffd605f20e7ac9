"""Real exchanges with a real server, recorded byte for byte, and a keeper that sees them as a run would."""

from __future__ import annotations

import io
import socket
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from ita_site.links.archive.keeper import Keeper
from ita_site.links.archive.origin import Origin
from ita_site.links.judge import verdict
from ita_site.links.request import targets
from ita_site.links.request.body import Inflater
from ita_site.links.request.exchange import ARCHIVE_LIMIT, Answer
from ita_site.links.request.http1 import Wire
from ita_site.links.request.tape import Tape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ita_site.links.archive.index import Copy
    from ita_site.links.archive.places import Limits

AT = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
AGENCY = "phangat.go.th"
ORIGIN = Origin(AGENCY, "ita-site-link-checker/1.0", "กรุงเทพฯ")


class _Listening:
    """A socket that keeps what it receives."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self.heard = io.BytesIO()

    def recv(self, size: int) -> bytes:
        data = self._sock.recv(size)
        self.heard.write(data)
        return data

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


def ask(url: str, at: datetime = AT, cookies: str = "") -> Answer:
    """Ask a server once; return its answer with the tape of the exchange."""
    target = targets.parse(url)
    assert isinstance(target, targets.Target)
    more = f"Cookie: {cookies}\r\n" if cookies else ""
    request = f"GET {target.path} HTTP/1.1\r\nHost: {target.authority}\r\n{more}\r\n".encode()
    with closing(socket.create_connection((target.host, target.port))) as sock:
        listening = _Listening(sock)
        wire = Wire(cast("socket.socket", listening))
        wire.send(request, time.monotonic() + 10)
        head = wire.head()
        inflater = Inflater(head.get("content-encoding") or "", ARCHIVE_LIMIT)
        for piece in wire.body(head):
            inflater.feed(piece)
    tape = Tape(request, listening.heard, at, "127.0.0.1")
    return Answer(target, head.status, head.headers, inflater.data, tape=tape)


def keep(keeper: Keeper, answer: Answer, url: str = "") -> Copy | None:
    """Hand an answer to the keeper with what the checker makes of it."""
    judged = verdict.of_answer(answer, verdict.Chain(answer.target, answer.target))
    return keeper.keep(url or answer.target.url, answer, judged.observation, judged.print)


@dataclass
class Runs:
    """Runs over an archive's folder, each with a time of its own."""

    archive: Path
    limits: Limits | None = None
    kept: list[Copy] = field(default_factory=list)

    @contextmanager
    def run(self, at: datetime = AT) -> Iterator[Keeper]:
        with Keeper(self.archive, ORIGIN, self.limits, lambda: at) as keeper:
            yield keeper

    def __call__(self, urls: Sequence[str], at: datetime = AT) -> list[Copy]:
        """Ask each URL once; return the copies that were kept."""
        with self.run(at) as keeper:
            copies = [keep(keeper, ask(url, at), url) for url in urls]
        new = [copy for copy in copies if copy]
        self.kept += new
        return new

    def files(self) -> dict[str, bytes]:
        """Return every file of the archive but the index and its lock, by path."""
        paths = sorted(path for path in self.archive.rglob("*") if path.is_file() and "sqlite" not in path.name)
        return {path.relative_to(self.archive).as_posix(): path.read_bytes() for path in paths}
