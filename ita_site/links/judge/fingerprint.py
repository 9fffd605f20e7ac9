"""What a page looked like when it was last good, small enough to keep (rule 13).

A fingerprint is the title, the first heading, a hash of the visible text and a sketch of its pieces: the smallest
hashes of the pieces of text outside links (bottom-k sketch, Broder 1997), digits and month names left out, so that
a visitor counter or a date changes nothing.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final
from zlib import crc32

if TYPE_CHECKING:
    from ita_site.links.judge.page import Page

SKETCH: Final = 24
"""Hashes in a sketch."""
SAME_WORDS: Final = 0.6
"""Titles or headings that agree less than this are different ones."""
SAME_TEXT: Final = 0.4
"""Texts that agree less than this, under a different heading, are different ones."""
SAME_UNDER_TITLE: Final = 0.5
"""The same, under a different title."""
OTHER_TEXT: Final = 0.05
"""Texts that agree less than this are different ones, whatever the title."""
MAX_TEXT: Final = 20_000
"""Characters that are looked at on a page without pieces."""
MANY: Final = 4
"""Pieces of text from which on that last rule is applied."""

_PIECE: Final = 2047
"""Bytes that are hashed at once: from 2048 on, hashlib lets other threads run, and waiting for them costs more."""

_MONTHS: Final = (
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|ม\\.ค\\.|ก\\.พ\\.|มี\\.ค\\.|เม\\.ย\\.|"
    "พ\\.ค\\.|มิ\\.ย\\.|ก\\.ค\\.|ส\\.ค\\.|ก\\.ย\\.|ต\\.ค\\.|พ\\.ย\\.|ธ\\.ค\\.|วันจันทร์|วันอังคาร|วันพุธ|วันพฤหัสบดี|วันศุกร์|วันเสาร์|วันอาทิตย์|"
    "\\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun)\\b"
)
_MOVING: Final = re.compile(rf"\d+|{_MONTHS}|\b[0-9a-f]{{16,}}\b")
"""For text in lower case."""
_DIGITS: Final = re.compile("[0-9๐-๙]+")
_NOT_WORDS: Final = re.compile(r"[^\w\u0e00-\u0e7f]+")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of the last good answer."""

    title: str
    heading: str
    digest: str
    """16 hexadecimal digits over the visible text without digits; of the first bytes of a document."""
    sketch: tuple[int, ...]
    """At most `SKETCH` numbers, ascending; empty for a document."""
    kind: str = ""
    """`html`, `pdf`, `word`, `image` …; empty in memories that are older than this field."""
    length: int = 0
    """Characters of the page's own words; 0 for a document."""


def of_page(page: Page) -> Fingerprint:
    """Return the fingerprint of an HTML page."""
    pieces = {folded for piece in set(page.own) if len(folded := fold(piece)) > 1}
    if len(pieces) < 2:  # noqa: PLR2004
        pieces |= set(fold(page.text[:MAX_TEXT]).split(" "))
    sketch = tuple(sorted({crc32(piece.encode()) for piece in pieces})[:SKETCH])
    heading = page.headings[0] if page.headings else ""
    return Fingerprint(
        fold(page.title)[:120], fold(heading)[:120], _digest(_DIGITS.sub("", page.text).encode()), sketch
    )


def of_bytes(body: bytes) -> Fingerprint:
    """Return the fingerprint of a document: of its first bytes."""
    return Fingerprint("", "", _digest(body[:16_384]), ())


def fold(text: str) -> str:
    """Return a text without what changes by itself: digits, months, weekdays, punctuation, case."""
    lowered = unicodedata.normalize("NFC", text).lower()
    # a date has a digit in it: only there are the names of months looked for, which is slow
    still = _MOVING.sub("", lowered) if _DIGITS.search(lowered) else lowered
    return _NOT_WORDS.sub(" ", still).strip()


def similarity(left: Fingerprint, right: Fingerprint) -> float:
    """Return how much of two texts is the same, from 0 to 1."""
    if left.digest == right.digest:
        return 1.0
    if not left.sketch or not right.sketch:
        return 0.0
    union = sorted({*left.sketch, *right.sketch})[:SKETCH]
    both = {*left.sketch} & {*right.sketch}
    return sum(number in both for number in union) / len(union)


def is_other(old: Fingerprint, new: Fingerprint) -> bool:
    """Return whether the address now shows something else: a re-used id, a hijacked page."""
    if not old.sketch or not new.sketch:
        return False
    same = similarity(old, new)
    if min(len(old.sketch), len(new.sketch)) >= MANY and same < OTHER_TEXT:
        return True
    if same < SAME_UNDER_TITLE and _differs(*_own_words(old.title, new.title)):
        return True
    return same < SAME_TEXT and _differs(old.heading, new.heading)


def is_same_text(left: Fingerprint, right: Fingerprint) -> bool:
    """Return whether two addresses give the same page: the proof of a soft 404."""
    return similarity(left, right) > 0.9  # noqa: PLR2004


def _own_words(old: str, new: str) -> tuple[str, str]:
    """Return two titles without the words that both begin or end with, such as the name of the site."""
    left, right = old.split(), new.split()
    while left and right and left[0] == right[0]:
        left, right = left[1:], right[1:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    return " ".join(left), " ".join(right)


def _differs(old: str, new: str) -> bool:
    if not old or not new or old == new:
        return False
    return SequenceMatcher(None, old, new, autojunk=False).ratio() < SAME_WORDS


def _digest(data: bytes) -> str:
    state = hashlib.blake2b(digest_size=8)
    for at in range(0, len(data), _PIECE):
        state.update(data[at : at + _PIECE])
    return state.hexdigest()
