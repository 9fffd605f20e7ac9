"""What a body is, by its first bytes rather than by its label."""

from __future__ import annotations

import re
from typing import Final

_MARKUP: Final = re.compile(rb"<(?:!doctype|html|head|body|title|meta|script|div|table|p|h1|frameset|a|br|center|font|b)\b|<!--", re.IGNORECASE)  # fmt: skip
_MARKS: Final = (
    (b"%PDF", "pdf"), (b"PK\x03\x04", "zip"), (b"\xd0\xcf\x11\xe0", "ole"), (b"\x89PNG", "image"), (b"GIF8", "image"),
    (b"\xff\xd8\xff", "image"), (b"Rar!", "archive"), (b"7z\xbc\xaf", "archive"), (b"RIFF", "media"), (b"{\\rtf", "word"),
)  # fmt: skip


def kind(body: bytes, media_type: str, disposition: str = "") -> str:
    """Return what a body is.

    One of `empty`, `html`, `pdf`, `zip`, `ole`, `image`, `archive`, `media`, `word`, `text`, `other`.
    """
    start = body.lstrip(b" \t\r\n\xef\xbb\xbf\x00")[:1024]
    if not start:
        return "empty"
    marked = next((name for mark, name in _MARKS if start.startswith(mark)), None)
    return marked or _unmarked_kind(body, start, media_type, disposition)


def _unmarked_kind(body: bytes, start: bytes, media_type: str, disposition: str) -> str:
    """Return what a body is that does not begin with the mark of a format."""
    if b"%PDF-" in start:
        return "pdf"
    family = media_type.partition("/")[0]
    if family in {"image", "audio", "video"} and b"<html" not in start.lower():
        return "image" if family == "image" else "media"
    is_page = _MARKUP.search(start) and "attachment" not in disposition and "xml" not in media_type
    return "html" if is_page or "html" in media_type else _text_kind(body, start)


def _text_kind(body: bytes, start: bytes) -> str:
    """Return what a body without markup is: text, unless it has a NUL. In UTF-16, markup shows only here."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "html" if b"<\x00" in body[:64] or b"\x00<" in body[:64] else "text"
    return "text" if b"\x00" not in start else "other"
