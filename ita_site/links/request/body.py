"""Decode the bytes of a page to text: character sets that are older than UTF-8, and lie."""

from __future__ import annotations

import codecs
import re
from typing import Final

_META_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:\-]+)", re.IGNORECASE)
_HEADER_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:\-]+)", re.IGNORECASE)
_THAI: Final = frozenset({"tis-620", "tis620", "windows-874", "cp874", "iso-8859-11", "dos-874", "x-windows-874"})
_LATIN: Final = frozenset({"iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "us-ascii", "ascii"})
_CODECS: Final = re.compile(
    r"utf-(?:8|8-sig|16|16-le|16-be|32|32-le|32-be)|cp\d{2,5}|iso8859-\d{1,2}|tis-620|big5|big5hkscs|"
    r"gb2312|gbk|gb18030|euc_\w{2,9}|shift_jis\w{0,5}|koi8-[rtu]|mac-\w{1,12}"
)
"""Names of codecs that pages are read with. Python has others, which are slow, fail, or yield no text."""
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
    return _codec(label) or _guess(body)


def text(body: bytes, content_type: str) -> str:
    """Return a page as text; what cannot be decoded is replaced, never an error."""
    return body.decode(charset(body, content_type), "replace")


def _codec(label: str) -> str:
    """Return the name of Python's codec for a character set; empty where pages are not read with it."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return ""
    return name if _CODECS.fullmatch(name) else ""


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
