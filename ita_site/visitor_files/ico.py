"""Take everything out of an ICO file that is not the picture: it may hold whole PNG files. No pixel changes."""

from typing import Final

from ita_site.visitor_files import png

MAGIC: Final = b"\0\0\1\0"

_HEADER_BYTES: Final = 6
_ENTRY_BYTES: Final = 16
_SIZE_AT: Final = 8
"""Where an entry says how long its picture is, and then where it begins."""


def bare(data: bytes) -> bytes:
    """Return the pictures alone, each PNG among them bare; what is between and behind them is left out."""
    count = int.from_bytes(data[4:6], "little")
    entries, pictures = b"", b""
    begin = _HEADER_BYTES + count * _ENTRY_BYTES
    for at in range(_HEADER_BYTES, min(begin, len(data)), _ENTRY_BYTES):
        size, start = (
            int.from_bytes(data[at + _SIZE_AT + four : at + _SIZE_AT + four + 4], "little") for four in (0, 4)
        )
        picture = data[start : start + size]
        picture = png.bare(picture) if picture.startswith(png.MAGIC) else picture
        place = len(picture).to_bytes(4, "little") + (begin + len(pictures)).to_bytes(4, "little")
        entries += data[at : at + _SIZE_AT] + place
        pictures += picture
    return data[:_HEADER_BYTES] + entries + pictures
