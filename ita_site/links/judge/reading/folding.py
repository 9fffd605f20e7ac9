"""Texts without what changes by itself, so that a visitor counter or a date makes no other page."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from zlib import crc32

_MONTHS: Final = (
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|ม\\.ค\\.|ก\\.พ\\.|มี\\.ค\\.|เม\\.ย\\.|"
    "พ\\.ค\\.|มิ\\.ย\\.|ก\\.ค\\.|ส\\.ค\\.|ก\\.ย\\.|ต\\.ค\\.|พ\\.ย\\.|ธ\\.ค\\.|วันจันทร์|วันอังคาร|วันพุธ|วันพฤหัสบดี|วันศุกร์|วันเสาร์|วันอาทิตย์|"
    "\\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun)\\b"
)
_MOVING: Final = re.compile(rf"\d+|(?=[มกพสตธวเjfmasondtw])(?:{_MONTHS})|\b[0-9a-f]{{16,}}\b")
"""For text in lower case. Looking at the first letter before all the names makes it twice as quick."""
DIGITS: Final = re.compile("[0-9๐-๙]+")
_NOT_WORDS: Final = re.compile(r"[^\w\u0e00-\u0e7f]+")


def fold(text: str) -> str:
    """Return a text without digits, months, weekdays and punctuation, in lower case."""
    lowered = unicodedata.normalize("NFC", text).lower()
    # a date has a digit in it: only there are the names of months looked for, which is slow
    still = _MOVING.sub("", lowered) if DIGITS.search(lowered) else lowered
    return _NOT_WORDS.sub(" ", still).strip()


def number(text: str) -> int:
    """Return the number by which a folded text is remembered: 32 bits, of which frames keep the first 24."""
    return crc32(text.encode("utf-8", "replace"))
