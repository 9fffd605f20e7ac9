"""Name the characters that no eye sees, so that a message can say which one is there and what to do about it."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Invisible:
    """A character that no eye sees: `tag` shows it within a text, as in `ก[NBSP]ข`; the names say what it is."""

    tag: str
    th: str
    en: str


def _special_space(code: str) -> Invisible:
    return Invisible(code, f"ช่องว่างชนิดพิเศษ ({code})", f"a special space ({code})")


_WIDE: Final = "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

INVISIBLE: Final[Mapping[str, Invisible]] = {
    "\u00a0": Invisible("NBSP", "ช่องว่างชนิดไม่ตัดบรรทัด (NBSP)", "a no-break space (NBSP)"),
    "\u00ad": Invisible("SHY", "ขีดแบ่งคำที่มองไม่เห็น (soft hyphen)", "a soft hyphen (SHY)"),
    "\u180e": Invisible("MVS", "ตัวแบ่งคำที่มองไม่เห็น (U+180E)", "a vowel separator (MVS)"),
    "\u200b": Invisible("ZWSP", "ช่องว่างที่ไม่มีความกว้าง (ZWSP)", "a zero-width space (ZWSP)"),
    "\u200c": Invisible("ZWNJ", "ตัวกันเชื่อมอักษรที่มองไม่เห็น (ZWNJ)", "a zero-width non-joiner (ZWNJ)"),
    "\u200d": Invisible("ZWJ", "ตัวเชื่อมอักษรที่มองไม่เห็น (ZWJ)", "a zero-width joiner (ZWJ)"),
    "\u2060": Invisible("WJ", "ตัวเชื่อมคำที่มองไม่เห็น (word joiner)", "a word joiner (WJ)"),
    "\ufeff": Invisible("BOM", "เครื่องหมาย BOM กลางข้อความ", "a byte order mark within the text (BOM)"),
    **{char: _special_space(f"U+{ord(char):04X}") for char in _WIDE},
}
"""Spaces that are no plain space, and characters without a width."""

ZERO_WIDTH: Final = "\u00ad\u180e\u200b\u200c\u200d\u2060\ufeff"
"""Those without a width: they hide within a word, which a search for the word does not find then."""

_SEPARATORS: Final = "\u2028\u2029"
_DIRECTIONS: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def invisible_in(text: str) -> Iterator[Invisible]:
    """Yield every kind of `INVISIBLE` character in a text once, in order."""
    for char in dict.fromkeys(text):
        if char in INVISIBLE:
            yield INVISIBLE[char]


def name_of(char: str) -> tuple[str, str]:
    """Return what a character that no eye sees is called, in Thai and in English."""
    if char in INVISIBLE:
        return INVISIBLE[char].th, INVISIBLE[char].en
    if char in _DIRECTIONS:
        return "อักขระกลับทิศทางข้อความ", "a text-direction character"
    if char in _SEPARATORS:
        return "อักขระขึ้นบรรทัดแบบพิเศษ", "a line or paragraph separator"
    if unicodedata.category(char) == "Cc":
        return "อักขระควบคุม", "a control character"
    return "อักขระที่ไม่มีความหมาย", "a character without a meaning"
