"""Take everything out of a GIF file that is not the picture. No pixel changes. Blocks by the GIF89a specification."""

from typing import Final

MAGIC: Final = (b"GIF87a", b"GIF89a")

_HEADER_BYTES: Final = 13
_EXTENSION: Final = 0x21
_IMAGE: Final = 0x2C
_TRAILER: Final = b"\x3b"
_CONTROL: Final = 0xF9
_APPLICATION: Final = 0xFF
_PLAYED: Final = (b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0", b"\x0bICCRGBG1012")
"""Extensions that say how often a picture moves, and its colour profile."""


def bare(data: bytes) -> bytes:
    """Return the frames with their times alone; what follows their end is left out."""
    at = _HEADER_BYTES + _table_bytes(data[10:11])
    parts = [data[:at]]
    while at + 1 < len(data) and data[at] in {_EXTENSION, _IMAGE}:
        begin, extension = at, data[at] == _EXTENSION
        # an image has a descriptor, its own table of colours, and a byte before its blocks
        at = _behind_blocks(data, begin + (2 if extension else 11 + _table_bytes(data[begin + 9 : begin + 10])))
        if not extension or _is_kept(data, begin):
            parts.append(data[begin:at])
    return b"".join((*parts, _TRAILER))


def _is_kept(data: bytes, begin: int) -> bool:
    label = data[begin + 1]
    return label == _CONTROL or (label == _APPLICATION and data.startswith(_PLAYED, begin + 2))


def _table_bytes(flags: bytes) -> int:
    """Return the length of the table of colours that follows a descriptor with these flags."""
    return 3 << ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0


def _behind_blocks(data: bytes, at: int) -> int:
    """Return the place behind the blocks that begin at a place: each has its length before it, the last has none."""
    while at < len(data) and data[at]:
        at += data[at] + 1
    return at + 1
