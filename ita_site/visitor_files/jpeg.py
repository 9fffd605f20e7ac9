"""Take everything out of a JPEG file that is not the picture. No pixel changes.

Segments by ITU-T T.81 annex B; what APPn segments hold by JFIF 1.02, ICC.1 annex B and Adobe's technical note 5116.
"""

import re
from collections.abc import Iterator
from typing import Final

MAGIC: Final = b"\xff\xd8\xff"

_SOI: Final = b"\xff\xd8"
_EOI: Final = b"\xff\xd9"
_SOS: Final = 0xDA
_APP0: Final = 0xE0
_APP1: Final = 0xE1
_APP2: Final = 0xE2
_APP14: Final = 0xEE
_DRAWN: Final = frozenset({*range(0xC0, 0xD0), 0xDB, 0xDC, 0xDD, 0xDE, 0xDF, _SOS})
"""Markers of frames, tables and scans."""

_MARKER: Final = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])", re.DOTALL)
"""A marker; within a scan, 0 follows 0xff that is data, and 0xd0 to 0xd7 are restarts."""

_EXIF: Final = b"Exif\0\0"
_PROFILE: Final = b"ICC_PROFILE\0"
_JFIF_BYTES: Final = 12
_ADOBE_BYTES: Final = 12


def bare(data: bytes) -> bytes:
    """Return the picture with tables, scans, density and colour profile alone; what follows its end is left out."""
    return b"".join((_SOI, *(_kept(marker, segment) for marker, segment in _segments(data)), _EOI))


def exif(data: bytes) -> bytes:
    """Return the Exif data of a picture, empty where it has none."""
    for marker, segment in _segments(data):
        if marker == _APP1 and segment[4:].startswith(_EXIF):
            return segment[4:]
        if marker == _SOS:
            break
    return b""


def with_orientation(data: bytes, orientation: int) -> bytes:
    """Return a bare picture with an Exif segment that says nothing but how to turn it (1 to 8)."""
    tag = b"\x01\x12\x00\x03\x00\x00\x00\x01" + orientation.to_bytes(2) + b"\x00\x00"
    tiff = _EXIF + b"MM\x00\x2a\x00\x00\x00\x08\x00\x01" + tag + b"\x00\x00\x00\x00"
    return _SOI + _segment(_APP1, tiff) + data[len(_SOI) :]


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield marker and bytes of each segment before the end of the picture, the data of a scan with its header."""
    at = len(_SOI)
    while (match := _MARKER.search(data, at)) and match[1] != _EOI[1:]:
        marker, begin = match[1][0], match.end()
        if match[1] in {b"\x01", _SOI[1:]}:
            at = begin
            continue
        at = begin + int.from_bytes(data[begin : begin + 2])
        if marker == _SOS:
            following = _MARKER.search(data, at)
            at = following.start() if following else len(data)
        yield marker, b"\xff" + data[begin - 1 : at]


def _kept(marker: int, segment: bytes) -> bytes:
    """Return what is published of a segment."""
    content = segment[4:]
    if marker in _DRAWN or (marker == _APP2 and content.startswith(_PROFILE)):
        return segment
    if marker == _APP0 and content.startswith(b"JFIF\0"):
        return _segment(_APP0, content[:_JFIF_BYTES] + b"\0\0")
    if marker == _APP14 and content.startswith(b"Adobe"):
        return _segment(_APP14, content[:_ADOBE_BYTES])
    return b""


def _segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2) + content
