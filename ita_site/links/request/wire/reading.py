"""Read a body as far as it is wanted: within bounds on what came over the wire and on what that unpacks to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ita_site.links.request.exchange import ARCHIVE_LIMIT
from ita_site.links.request.fault import Fault
from ita_site.links.request.wire.content_coding import Decoder

if TYPE_CHECKING:
    from ita_site.links.request.exchange import Ask
    from ita_site.links.request.message import Head
    from ita_site.links.request.wire.connect import Wire

REFUSAL_LIMIT: Final = 65_536
"""Most bytes read of an error page: enough to tell a challenge."""
OPAQUE_LIMIT: Final = 16_384
"""Most bytes read of a document that is not judged by its words."""
DRAIN: Final = 65_536
"""Most bytes over the limit that are read for the sake of keeping a connection."""

_PAGES: Final = ("html", "text", "xml")
_UNLABELLED: Final = ("octet", "unknown")
_DOCUMENT_MARKS: Final = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")


@dataclass(frozen=True, slots=True)
class Body:
    """What was read of a body."""

    data: bytes
    """Decoded."""
    cut: str
    """Empty when it is whole, else `limit`, or the code of the fault that ended it."""
    unreadable: bool
    """It is in a content coding that cannot be decoded."""
    ended: bool
    """All of it came over the wire, so that the connection can serve the next request."""


def read(wire: Wire, head: Head, ask: Ask) -> Body:
    """Return the body of an answer, as far as an ask wants it."""
    limit = _limit(ask, head)
    raw = _bounded(wire.body(head), limit + 4 * DRAIN)
    decoder = Decoder(head.list("content-encoding"), expects_text=_is_labelled(head, _PAGES))
    data, cut = _decoded(decoder.decode(raw), limit, whole=ask.whole)
    ended = not cut or (cut == "limit" and _drained(raw, head))
    return Body(data, cut, decoder.unreadable, ended)


def _limit(ask: Ask, head: Head) -> int:
    """Return how many bytes are wanted of a body, decoded."""
    if head.status >= 400:  # noqa: PLR2004
        return min(ask.limit, REFUSAL_LIMIT)
    if ask.whole:
        return ARCHIVE_LIMIT
    return ask.limit if _is_labelled(head, _PAGES + _UNLABELLED) else min(ask.limit, OPAQUE_LIMIT)


def _is_labelled(head: Head, kinds: tuple[str, ...]) -> bool:
    """Return whether the media type is one of such kinds, or none is named."""
    media = (head.get("content-type") or "").lower()
    return not media or any(kind in media for kind in kinds)


def _bounded(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    """Yield the pieces as they came over the wire; a coding may unpack to nothing for ever."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise Fault("limit")
        yield piece


def _decoded(pieces: Iterator[bytes], limit: int, *, whole: bool) -> tuple[bytes, str]:
    """Return the first bytes of a body, and why they are not all."""
    data = bytearray()
    try:
        for piece in pieces:
            data += piece
            if len(data) > limit:
                return bytes(data[:limit]), "limit"
            if len(data) >= OPAQUE_LIMIT and not whole and data.startswith(_DOCUMENT_MARKS):
                return bytes(data), "limit"
    except Fault as fault:
        return bytes(data), fault.code
    return bytes(data), ""


def _drained(raw: Iterator[bytes], head: Head) -> bool:
    """Return whether the rest of a short body was read, so that the connection can be kept."""
    length = head.content_length
    if length is None or length >= 4 * DRAIN:
        return False
    size = 0
    try:
        for piece in raw:
            size += len(piece)
            if size > DRAIN:
                return False
    except Fault:
        return False
    return True
