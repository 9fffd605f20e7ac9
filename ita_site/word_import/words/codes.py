"""Indicators, items and people that a text numbers: ตัวชี้วัดที่ 6, e1, 25 คน. Read from a folded copy; the words stay."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from ita_site.model.framework import Framework
from ita_site.text.thai import fold, fold_digits

_SPELT: Final = "ตัวชี้วัด"
_NUMBER: Final = re.compile(r"(?<![0-9๐-๙.])[0-9๐-๙]{1,2}(?![0-9๐-๙]|[.][0-9๐-๙])")
_MORE: Final = re.compile(r"(?:\s*(?:,|-|–|และ|ถึง)\s*(?:ที่\s*)?[0-9๐-๙]{1,2}(?![0-9๐-๙.)/]))+")
"""More numbers of one word: 6, 7 และ 8."""

_DIGITS: Final = re.compile("[0-9๐-๙]+")
_LINKING: Final = re.compile(r"\s*(?:ท[ีี่้]*)?[\s:.\u200b\u00a0]*$")
_LINKED: Final = re.compile(r"ท[ีี่้]*\s*$")
_COUNT: Final = re.compile(r"\s*(?:ด้าน|ข้อ|ตัว|ประเด็น)(?![\w\u0e31-\u0e4e])")
"""A number that counts: ตัวชี้วัด 3 ด้าน."""

_BEFORE: Final = 24
"""How far before its number the word can begin, in characters."""

_LENGTHS: Final = range(7, 11)
_SAME: Final = 100
_ALIKE: Final = 82
"""Out of 100: ตัวชี้วัด with a letter that is wrong, too many or missing, or with one wrong and one missing."""

_HEADS: Final = re.compile(r"\W*(?:[0-9๐-๙]{1,2}[.)]\s*)?$")


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names, and whether that is spelt as it should be."""

    number: int
    certain: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text numbers an indicator: from the first letter of its word to behind its numbers."""

    start: int
    end: int
    named: tuple[Named, ...]


def _places(text: str) -> Iterator[_Place]:
    for number in _NUMBER.finditer(text):
        if _COUNT.match(text, number.end()) and not _LINKED.search(text[: number.start()][-_BEFORE:]):
            continue
        begin = max(0, number.start() - _BEFORE)
        words = _LINKING.sub("", text[begin : number.start()])
        likeness, word = max(((_likeness(one), one) for one in _endings(words)), default=(0.0, ""))
        if likeness >= _ALIKE:
            more = _MORE.match(text, number.end())
            end = more.end() if more else number.end()
            numbers = (number[0], *_DIGITS.findall(text[number.end() : end]))
            named = tuple(Named(int(fold_digits(one)), likeness == _SAME) for one in numbers)
            yield _Place(begin + len(words) - len(word), end, named)


def _likeness(word: str) -> float:
    return fuzz.ratio("".join(fold(word).split()), _SPELT)


def _endings(words: str) -> Iterator[str]:
    """The last letters of ``words``, as many as the word for an indicator has, more or less; spaces count for none."""
    letters = [at for at, letter in enumerate(words) if not letter.isspace() and letter not in "\u200b\u00a0"]
    for length in _LENGTHS:
        if len(letters) >= length and "\u0e01" <= words[letters[-length]] <= "\u0e2e":
            yield words[letters[-length] :]


def indicators(text: str) -> tuple[Named, ...]:
    """Indicators that a text numbers, each once, in order."""
    found = [named for one in _places(text) for named in one.named]
    return tuple({one.number: one for one in reversed(found)}.values())[::-1]


def indicator_names(texts: Iterable[str]) -> Mapping[int, str]:
    """Indicators that texts name on a line of their own, by number."""
    names: dict[int, str] = {}
    for text in texts:
        for line in text.split("\n"):
            place = next(_places(line), None)
            if place and (words := line[place.end :].strip(" .:-–\t")):
                names.setdefault(place.named[0].number, words)
    return names


def without_indicator(line: str) -> str:
    """A line without the word and the number of the indicator that it begins with."""
    place = next(_places(line), None)
    if place is None or not _HEADS.fullmatch(line[: place.start]):
        return line
    return line[place.end :].lstrip(" \t\u00a0:.–-")


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

_ITEM_ALIKE: Final = 90
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
    return shorter >= max(_LEAST_WORDS, len(item) // 3) and fuzz.partial_ratio(text, item) >= _ITEM_ALIKE


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
