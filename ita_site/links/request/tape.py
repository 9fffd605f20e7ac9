"""The tape of one exchange: the bytes of request and response, kept for the archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

SPOOL: Final = 1_000_000
"""Bytes of a response that are held in memory; a larger one goes to a temporary file."""


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
