"""Sizes of files in words."""

from typing import Final

_KILO: Final = 1024


def size_words(size: int) -> str:
    """Return a number of bytes as people compare them: `12 KB`; nothing for 0, a size that is not known."""
    if not size:
        return ""
    if size < _KILO:
        return f"{size} ไบต์"
    return f"{size / _KILO:.0f} KB" if size < _KILO * _KILO else f"{size / _KILO / _KILO:.1f} MB"
