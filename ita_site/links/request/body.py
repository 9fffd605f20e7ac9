"""Decode the bytes of a page to text: character sets that are older than UTF-8, and lie."""

from __future__ import annotations

import codecs
import re
from typing import Final

_META_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:\-]+)", re.IGNORECASE)
_HEADER_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:\-]+)", re.IGNORECASE)
_THAI: Final = frozenset({"tis-620", "tis620", "windows-874", "cp874", "iso-8859-11", "dos-874", "x-windows-874"})
_LATIN: Final = frozenset({"iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "us-ascii", "ascii"})
_THAI_BYTES: Final = re.compile(rb"[\xa1-\xda\xdf-\xfb]{2,}")


def _declared(body: bytes, content_type: str) -> str:
    """Return the character set that a page's header or meta names, in lower case; empty where neither does."""
    if header := _HEADER_CHARSET.search(content_type):
        return header.group(1).lower()
    meta = _META_CHARSET.search(body, 0, 4096)
    return meta.group(1).decode("ascii", "replace").lower() if meta else ""


def charset(body: bytes, content_type: str) -> str:
    """Return the name of a Python codec for a page: by its mark, header or meta, in this order; then by its bytes."""
    if body.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    label = _declared(body, content_type)
    if label in _THAI:
        return "cp874"
    if label in _LATIN:
        return _guess(body) if _THAI_BYTES.search(body, 0, 65_536) else "cp1252"
    if label in {"", "utf-8", "utf8"}:
        return _guess(body)
    try:
        return codecs.lookup(label).name
    except LookupError:
        return _guess(body)


def text(body: bytes, content_type: str) -> str:
    """Return a page as text; what cannot be decoded is replaced, never an error."""
    name = charset(body, content_type)
    try:
        return body.decode(name, "replace")
    except (LookupError, UnicodeError):
        return body.decode("latin-1")


def _guess(body: bytes) -> str:
    try:
        body[:-4].decode("utf-8") if len(body) > 4 else body.decode("utf-8")  # noqa: PLR2004
    except UnicodeDecodeError as error:
        cut_short = error.end >= len(body) - 4
        high = sum(byte >= 0x80 for byte in body[:20_000])  # noqa: PLR2004
        if cut_short or len(body[:20_000].decode("utf-8", "ignore").encode()) > len(body[:20_000]) - high // 2:
            return "utf-8"
        return "cp874"
    return "utf-8"
