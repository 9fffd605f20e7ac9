"""What words name: items and people. Read from a folded copy; the words stay."""

import re
from collections.abc import Iterator
from typing import Final

from rapidfuzz import fuzz

from ita_site.model.framework import Framework
from ita_site.text.thai import fold

_CODE: Final = re.compile(r"(?<![a-z0-9])([eio])\s?[.\-]?\s?(\d{1,2})(?![\d])(?!\s*(?:%|/\d))")
_LETTERLESS: Final = re.compile(r"(?<![a-z0-9])([eio])\s?\d{1,2}((?:\s*(?:,|และ|กับ)\s*\d{1,2}(?![\d.%/]|\s*[ก-ฮ]))+)")
_IN_INSTRUMENT: Final = re.compile(r"(?<![a-z])([eio])it\s*(?:ข้อ\s*(?:ที่)?)\s*(\d{1,2})(?![\d.%/])")
_WORDED: Final = re.compile("^(?!\\W*(?:และ|ถึง|กับ|ต่ำกว่า|สูงกว่า|ร้อยละ|คะแนน)).*[ก-ฮ](?:[\u0e30-\u0e4e]*[ก-ฮ]){3}")
"""Words of an item, not its score or another code: four consonants at least in one run."""

_RANGE: Final = re.compile(r"(?<![a-z0-9])([eio])\s?(\d{1,2})[^\S\n]*(?:-|–|ถึง)[^\S\n]*\1?\s?(\d{1,2})(?!\d)")

_PEOPLE: Final = re.compile(
    r"(?:(จ[ำา]นวน|ทั้งหมด|ทั้งสิ้น|รวม|เข้าร่วม|ผู้เข้า)[^\d]{0,20})?(?<![\d,])(\d{1,3}(?:,\d{3})+|\d{1,6})\s*"
    r"(?:คน|ราย(?!การ|งาน|ชื่อ|วิชา|ได้|จ่าย|วัน|เดือน|ปี|สัปดาห์|ไตรมาส|โครงการ|กิจกรรม|ข้อ)|ท่าน|นาย(?![ก-ฮะ-์])|รูป(?!ภาพ|แบบ|ถ่าย|เล่ม|ธรรม|ประกอบ))(?![ก-ฮ]*ละ)"
)

_ALIKE: Final = 90
_LEAST_WORDS: Final = 12
"""The shortest text, in characters, that can be said to word an item."""


def codes(text: str) -> tuple[str, ...]:
    """Codes of items that a text names: ``e1``, ``E 11``, ``e๑``; a range counts as its two ends."""
    folded = fold(text)
    found = [(one.start(), f"{one[1]}{int(one[2])}") for one in _CODE.finditer(folded)]
    found += [(one.end(), f"{one[1]}{int(one[3])}") for one in _RANGE.finditer(folded)]
    return tuple(dict.fromkeys(code for _, code in sorted(found)))


def letterless(text: str) -> tuple[str, ...]:
    """Codes that a text may mean by a number alone: ``e11, 12 และ 14``, ``OIT ข้อ 34``."""
    folded = fold(text)
    found = [(one.start(), f"{one[1]}{int(one[2])}") for one in _IN_INSTRUMENT.finditer(folded)]
    for one in _LETTERLESS.finditer(folded):
        found += [(one.start(), f"{one[1]}{int(number)}") for number in re.findall(r"\d+", one[2])]
    named = codes(text)
    return tuple(dict.fromkeys(code for _, code in sorted(found, key=lambda pair: pair[0]) if code not in named))


def has_range(text: str) -> bool:
    """Whether a text names items from one to another."""
    return bool(_RANGE.search(fold(text)))


def people(text: str) -> tuple[int, ...]:
    """Counts of people that a text names, each once: sums first, then those said to have taken part."""
    found = [(_rank(one[1]), int(one[2].replace(",", ""))) for one in _PEOPLE.finditer(fold(text))]
    return tuple(dict.fromkeys(count for _, count in sorted(found, key=lambda pair: pair[0])))


def _rank(word: str | None) -> int:
    if word in {"รวม", "ทั้งหมด", "ทั้งสิ้น"}:
        return 0
    return 1 if word else 2


def _packed(text: str) -> str:
    return re.sub(r"[\s\u00a0]+", "", fold(text))


def worded_items(text: str, framework: Framework) -> tuple[str, ...]:
    """Codes of items whose words a text repeats without naming their code."""
    folded = _packed(text)
    if len(folded) < _LEAST_WORDS:
        return ()
    words = {item.code: _packed(item.text) for item in framework.items}
    return tuple(code for code, item in words.items() if _repeats(folded, item))


def _repeats(text: str, item: str) -> bool:
    shorter = min(len(text), len(item))
    return shorter >= max(_LEAST_WORDS, len(item) // 3) and fuzz.partial_ratio(text, item) >= _ALIKE


def framework_codes(framework: Framework | None) -> frozenset[str]:
    """Codes that a framework has."""
    return frozenset(item.code for item in framework.items) if framework else frozenset()


def quoted_items(text: str) -> Iterator[tuple[str, str]]:
    """(code, words) of the items that a text quotes, a line to each: ``- e1 เจ้าหน้าที่…``."""
    for line in text.split("\n"):
        found = re.match(r"\W*([eio])\s?[.\-]?\s?([0-9๐-๙]{1,2})(?![0-9๐-๙])[\s.:)]+(\S.*)", line, re.IGNORECASE)
        if found:
            code = codes(f"{found[1]}{found[2]}")
            if code and _WORDED.search(_CODE.sub("", fold(found[3]))):
                yield code[0], found[3].strip()
