"""Whether a page shows words of what it is evidence for, however they are spaced and spelt."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEAST_WORDS: Final = 6
"""Letters from which on words are looked for as a whole."""
LEAST_PART: Final = 16
"""Letters from which on a part of longer words is looked for: a claim is rarely printed whole."""

_NO_LETTER: Final = re.compile(r"[^\w\u0e00-\u0e7f]+|[\d_]+|[\u0e46\u0e2f]")
_BETWEEN_PARTS: Final = re.compile(r"[\s()\[\]{}\"“”'‘’,;:/|–—•·\-]+")


def squeeze(text: str) -> str:
    """Return the letters of a text alone, in lower case, without spaces, digits and punctuation; ํา and เเ as ำ and แ."""
    lowered = unicodedata.normalize("NFC", text).casefold()
    return _NO_LETTER.sub("", lowered).replace("\u0e4d\u0e32", "\u0e33").replace("\u0e40\u0e40", "\u0e41")


_COMMON: Final = frozenset(
    map(
        squeeze,
        (
            "หน้าแรก", "หน้าหลัก", "ข่าวประชาสัมพันธ์", "ประชาสัมพันธ์", "ข่าวสาร", "กิจกรรม", "ดาวน์โหลด", "ติดต่อเรา", "เอกสารดาวน์โหลด",
            "ยินดีต้อนรับ", "รายละเอียด", "เว็บไซต์", "ดำเนินการแล้ว", "ดำเนินการแล้วเสร็จ", "จัดซื้อจัดจ้าง", "เข้าสู่ระบบ", "home page",
            "welcome", "untitled document", "untitled", "website", "web site", "news and activities", "index page", "document", "google drive",
        ),
    )
)  # fmt: skip
"""Words that pages of all owners show."""


def shows(text: str, subject_words: Sequence[str]) -> bool:
    """Return whether a text has words of its subject: some of them whole, or a long part between spaces or marks.

    `shows("กองคลัง อบต. หนองบัว", ["อบต.หนองบัว"])` is True; words that any page shows, such as หน้าแรก, are none.
    """
    if not text or not subject_words:
        return False
    letters = squeeze(text)
    return any(wanted in letters for words in subject_words for wanted in _wanted(words))


def _wanted(words: str) -> Iterator[str]:
    """Yield what to look for of some words: all their letters, and the letters of their long parts."""
    whole = squeeze(words)
    if len(whole) >= LEAST_WORDS and whole not in _COMMON:
        yield whole
    for part in map(squeeze, _BETWEEN_PARTS.split(words)):
        if len(part) >= LEAST_PART and part not in _COMMON:
            yield part
