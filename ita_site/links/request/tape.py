"""The tape of one exchange: the bytes of request and response, kept for the archive."""

from __future__ import annotations

from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Final, cast

from ita_site.links.request.exchange import ARCHIVE_LIMIT
from ita_site.links.request.fault import Fault

if TYPE_CHECKING:
    from datetime import datetime

SPOOL: Final = 1_000_000
"""Bytes of a response that are held in memory; a larger one goes to a temporary file."""
RAW_LIMIT: Final = ARCHIVE_LIMIT + 2_000_000
"""Most bytes of a response: its head, the body, and the framing of chunks."""


@dataclass(frozen=True, slots=True)
class Tape:
    """One request and its response, as they went over the wire.

    Both are HTTP/1.1 messages. Of an exchange in HTTP/2 they are the same messages written out as HTTP/1.1, as
    browsers' WARC writers do; `Answer.protocol` tells.
    """

    request: bytes
    response: IO[bytes]
    """A temporary file, read from its start: status line, headers, body in its transfer and content codings."""
    at: datetime
    """When the request was sent, in UTC."""
    ip: str
    """The address of the server."""


class Recorder:
    """Records one response as it is read."""

    def __init__(self) -> None:
        self._file = _Spool(SPOOL)

    def write(self, data: bytes) -> None:
        """Record the next bytes. Raises `Fault("limit")` when a response is larger than any that is kept."""
        if self._file.tell() + len(data) > RAW_LIMIT:
            raise Fault("limit")
        self._file.write(data)

    def restart(self) -> None:
        """Forget what was recorded: it was no part of the final response."""
        self._file.seek(0)
        self._file.truncate()

    def tape(self, request: bytes, at: datetime, ip: str) -> Tape:
        """Return the tape of what was recorded."""
        self._file.seek(0)
        return Tape(request, cast("IO[bytes]", self._file), at, ip)


class _Spool(SpooledTemporaryFile[bytes]):
    """Closes itself when nobody needs it any more, as most answers are never kept."""

    def __del__(self) -> None:
        self.close()
