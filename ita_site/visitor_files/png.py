"""Take everything out of a PNG file that is not the picture. No pixel changes. Chunks by the PNG specification."""

import zlib
from collections.abc import Iterator
from typing import Final

MAGIC: Final = b"\x89PNG\r\n\x1a\n"

_DRAWN: Final = frozenset(
    (
        *(b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"acTL", b"fcTL", b"fdAT"),
        *(b"gAMA", b"cHRM", b"sRGB", b"cICP", b"sBIT", b"bKGD", b"pHYs", b"mDCV", b"cLLI"),
    )
)
"""Kinds of chunks that say how the picture looks."""

_PROFILE: Final = b"iCCP"
_EXIF: Final = b"eXIf"
_END: Final = b"IEND"


def bare(data: bytes) -> bytes:
    """Return the picture with pixels, colours and density alone; what follows its end is left out."""
    return b"".join((MAGIC, *(_kept(kind, content) for kind, content in _chunks(data))))


def exif(data: bytes) -> bytes:
    """Return the Exif data of a picture, empty where it has none."""
    return next((content for kind, content in _chunks(data) if kind == _EXIF), b"")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of each chunk, up to the end of the picture."""
    at = len(MAGIC)
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        yield kind, data[at + 8 : at + 8 + size]
        if kind == _END:
            return
        at += size + 12


def _kept(kind: bytes, content: bytes) -> bytes:
    """Return what is published of a chunk."""
    if kind == _PROFILE:
        # its name is free text
        return _chunk(kind, b"icc" + content[content.find(b"\0") :])
    return _chunk(kind, content) if kind in _DRAWN else b""


def _chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)
