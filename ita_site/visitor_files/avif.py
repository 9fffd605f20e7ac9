"""Empty the boxes of an AVIF file that hold no part of the picture (ISO/IEC 14496-12, boxes of the top level)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

BRANDS: Final = (b"ftypavif", b"ftypavis", b"ftypmif1")
"""Bytes 4 to 12 of a file."""

_KEPT: Final = frozenset((b"ftyp", b"meta", b"mdat", b"moov"))
_FREE: Final = b"free"
_HEADER: Final = 8
_LONG_HEADER: Final = 16
_TO_THE_END: Final = 0
_LONG: Final = 1


@dataclass(frozen=True, slots=True)
class _Box:
    """Where a box is in the file, in bytes, and where what it holds begins."""

    kind: bytes
    start: int
    inside: int
    end: int


def without_spare_boxes(data: bytes) -> bytes:
    """Return an AVIF file that ends with the last box of the picture; other boxes before it are free space of zeros.

    They keep their size: a picture is found by its place in the file.
    """
    boxes = list(_boxes(data))
    end = max((box.end for box in boxes if box.kind in _KEPT), default=0)
    made = bytearray(data[:end])
    for box in boxes:
        if box.kind not in _KEPT and box.end <= end:
            made[box.start + 4 : box.start + _HEADER] = _FREE
            made[box.inside : box.end] = bytes(box.end - box.inside)
    return bytes(made)


def _boxes(data: bytes) -> Iterator[_Box]:
    """Yield the boxes of the top level up to the first that is none; one that is cut off ends with the file."""
    start = 0
    while start + _HEADER <= len(data):
        box = _box_at(data, start)
        if box.end < box.inside:
            return
        yield box
        start = box.end


def _box_at(data: bytes, start: int) -> _Box:
    size = int.from_bytes(data[start : start + 4])
    inside = start + _HEADER
    if size == _LONG:
        size = int.from_bytes(data[inside : start + _LONG_HEADER])
        inside = start + _LONG_HEADER
    end = len(data) if size == _TO_THE_END else min(start + size, len(data))
    return _Box(data[start + 4 : start + _HEADER], start, inside, end)
