"""Take everything out of a WebP file that is not the picture. No pixel changes. Chunks by RFC 9649."""

from collections.abc import Iterator
from typing import Final

_DRAWN: Final = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_EXTENDED: Final = b"VP8X"
_FRAME: Final = b"ANMF"
_EXIF: Final = b"EXIF"
_NO_METADATA: Final = 0b1111_0011
"""Clears the flags that say there is Exif and XMP."""

_FRAME_HEADER: Final = 16


def is_webp(data: bytes) -> bool:
    """Return whether data begin as a WebP file does."""
    return data.startswith(b"RIFF") and data[8:12] == b"WEBP"


def bare(data: bytes) -> bytes:
    """Return the picture with pixels, frames and colour profile alone; what follows its end is left out."""
    inside = b"WEBP" + _drawn(_riff(data))
    return b"RIFF" + len(inside).to_bytes(4, "little") + inside


def exif(data: bytes) -> bytes:
    """Return the Exif data of a picture, empty where it has none."""
    return next((content for kind, content in _chunks(_riff(data)) if kind == _EXIF), b"")


def _riff(data: bytes) -> bytes:
    """Return the chunks of the file, without what somebody put behind them."""
    return data[12 : 8 + int.from_bytes(data[4:8], "little")]


def _drawn(chunks: bytes) -> bytes:
    return b"".join(_chunk(kind, _kept(kind, content)) for kind, content in _chunks(chunks) if kind in _DRAWN)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        yield data[at : at + 4], data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _kept(kind: bytes, content: bytes) -> bytes:
    if kind == _EXTENDED and content:
        return bytes((content[0] & _NO_METADATA,)) + content[1:]
    if kind == _FRAME:
        return content[:_FRAME_HEADER] + _drawn(content[_FRAME_HEADER:])
    return content


def _chunk(kind: bytes, content: bytes) -> bytes:
    return kind + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)
