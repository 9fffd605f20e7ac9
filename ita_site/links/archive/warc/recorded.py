"""Read a recorded answer with the very reader that reads live ones, so that both give the same body."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final, cast

from ita_site.links.request.exchange import Ask
from ita_site.links.request.message import Head, Peer, Request
from ita_site.links.request.targets import Target
from ita_site.links.request.wire.http1 import Wire
from ita_site.links.request.wire.reading import read

if TYPE_CHECKING:
    import socket

_NOBODY: Final = Target("http", "", 80, "/")
"""Whom a recorded answer is asked of."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recorded answer, read."""

    head: Head
    body: bytes
    """After transfer and content decoding; at most `ARCHIVE_LIMIT` bytes."""

    @property
    def content_type(self) -> str:
        """Return the value of the header as the server wrote it; empty where it wrote none."""
        return self.head.get("content-type") or ""

    @property
    def media_type(self) -> str:
        """Return the media type in lower case, without parameters."""
        return self.content_type.partition(";")[0].strip().lower()


class _Tape:
    """A recorded response in the place of a socket."""

    def __init__(self, response: IO[bytes]) -> None:
        self._response = response

    def recv(self, size: int) -> bytes:
        return self._response.read(size)

    def sendall(self, data: bytes) -> None:
        """Send nothing: the answer is already here."""

    def settimeout(self, seconds: float) -> None:
        """Wait for nobody."""

    def gettimeout(self) -> float:
        return 0.0


def read_response(response: IO[bytes]) -> Recorded:
    """Return the answer that a file holds from its current place on: HTTP/1.1 as it went over the wire.

    A body that is not whole is returned as far as it is there. Raises `Fault` where there is no answer.
    """
    wire = Wire(cast("socket.socket", _Tape(response)), Peer(""))
    wire.send(Request(_NOBODY, ()), math.inf)
    head = wire.head()
    return Recorded(head, read(wire, head, Ask(_NOBODY, whole=True)).data)
