"""Read what words number: indicators (ตัวชี้วัดที่ 6), items (e1, OIT ข้อ 34) and people (25 คน)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter
from typing import Final

from ita_site.model.framework import Framework
from ita_site.text.thai import fold, fold_digits
from ita_site.word_import.words.likeness import SAME, Least, has_like, ratio

_INDICATOR: Final = "ตัวชี้วัด"
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
_HEADS: Final = re.compile(r"\W*(?:[0-9๐-๙]{1,2}[.)]\s*)?$")


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator that a text names, and whether its word is spelt as it should be."""

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
        begin = max(0, number.start() - _BEFORE)
        before = text[begin : number.start()]
        if _COUNT.match(text, number.end()) and not _LINKED.search(before):
            continue
        words = _LINKING.sub("", before)
        alike, word = max(((_likeness(ending), ending) for ending in _endings(words)), default=(0.0, ""))
        if alike >= Least.INDICATOR:
            more = _MORE.match(text, number.end())
            end = more.end() if more else number.end()
            numbers = _DIGITS.findall(text[number.start() : end])
            named = tuple(Named(int(fold_digits(digits)), alike == SAME) for digits in numbers)
            yield _Place(begin + len(words) - len(word), end, named)


def _likeness(word: str) -> float:
    return ratio("".join(fold(word).split()), _INDICATOR)


def _endings(words: str) -> Iterator[str]:
    """Yield the last letters of `words`, about as many as the word for an indicator has; spaces do not count."""
    letters = [at for at, letter in enumerate(words) if not letter.isspace() and letter not in "\u200b\u00a0"]
    for length in _LENGTHS:
        if len(letters) >= length and "\u0e01" <= words[letters[-length]] <= "\u0e2e":
            yield words[letters[-length] :]


def indicators(text: str) -> tuple[Named, ...]:
    """Return the indicators that a text numbers, however their word is spelt, each once, in order."""
    named = list(chain.from_iterable(place.named for place in _places(text)))
    return tuple({indicator.number: indicator for indicator in reversed(named)}.values())[::-1]


def indicator_names(texts: Iterable[str]) -> Mapping[int, str]:
    """Return the names of indicators that have a line of their own, by number."""
    names: dict[int, str] = {}
    for line in "\n".join(texts).split("\n"):
        for place in islice(_places(line), 1):
            if words := line[place.end :].strip(" .:-–\t"):
                names.setdefault(place.named[0].number, words)
    return names


def without_indicator(line: str) -> str:
    """Return a line without the word and the number of the indicator that it begins with."""
    place = next(_places(line), None)
    if place is None or not _HEADS.fullmatch(line[: place.start]):
        return line
    return line[place.end :].lstrip(" \t\u00a0:.–-")


_CODE: Final = re.compile(r"(?<![a-z0-9])([eio])\s?[.\-]?\s?(\d{1,2})(?![\d])(?!\s*(?:%|/\d))")
_LETTERLESS: Final = re.compile(r"(?<![a-z0-9])([eio])\s?\d{1,2}((?:\s*(?:,|และ|กับ)\s*\d{1,2}(?![\d.%/]|\s*[ก-ฮ]))+)")
_IN_INSTRUMENT: Final = re.compile(r"(?<![a-z])([eio])it\s*(?:ข้อ\s*(?:ที่)?)\s*(\d{1,2})(?![\d.%/])")
_QUOTED: Final = re.compile(r"\W*([eio])\s?[.\-]?\s?([0-9๐-๙]{1,2})(?![0-9๐-๙])[\s.:)]+(\S.*)", re.IGNORECASE)
_WORDED: Final = re.compile("^(?!\\W*(?:และ|ถึง|กับ|ต่ำกว่า|สูงกว่า|ร้อยละ|คะแนน)).*[ก-ฮ](?:[\u0e30-\u0e4e]*[ก-ฮ]){3}")
"""Words of an item, not its score or another code: four consonants at least in one run."""

_RANGE: Final = re.compile(r"(?<![a-z0-9])([eio])\s?(\d{1,2})[^\S\n]*(?:-|–|ถึง)[^\S\n]*\1?\s?(\d{1,2})(?!\d)")
_PEOPLE: Final = re.compile(
    r"(?:(จ[ำา]นวน|ทั้งหมด|ทั้งสิ้น|รวม|เข้าร่วม|ผู้เข้า)[^\d]{0,20})?(?<![\d,])(\d{1,3}(?:,\d{3})+|\d{1,6})\s*"
    r"(?:คน|ราย(?!การ|งาน|ชื่อ|วิชา|ได้|จ่าย|วัน|เดือน|ปี|สัปดาห์|ไตรมาส|โครงการ|กิจกรรม|ข้อ)|ท่าน|นาย(?![ก-ฮะ-์])|รูป(?!ภาพ|แบบ|ถ่าย|เล่ม|ธรรม|ประกอบ))(?![ก-ฮ]*ละ)"
)
_SUMS: Final = frozenset(("รวม", "ทั้งหมด", "ทั้งสิ้น"))
_LEAST_WORDS: Final = 12
"""The shortest text, in characters, that can be said to word an item."""


def codes(text: str) -> tuple[str, ...]:
    """Return the codes of items that a text names: `e1`, `E 11`, `e๑`; a range counts as its two ends."""
    folded = fold(text)
    places = [(code.start(), f"{code[1]}{int(code[2])}") for code in _CODE.finditer(folded)]
    places += [(ends.end(), f"{ends[1]}{int(ends[3])}") for ends in _RANGE.finditer(folded)]
    return tuple(dict.fromkeys(code for _, code in sorted(places)))


def letterless(text: str) -> tuple[str, ...]:
    """Return the codes that a text may mean by a number alone: `e11, 12 และ 14`, `OIT ข้อ 34`."""
    folded = fold(text)
    places = [(code.start(), f"{code[1]}{int(code[2])}") for code in _IN_INSTRUMENT.finditer(folded)]
    for listed in _LETTERLESS.finditer(folded):
        places += [(listed.start(), f"{listed[1]}{int(number)}") for number in re.findall(r"\d+", listed[2])]
    named = codes(text)
    return tuple(dict.fromkeys(code for _, code in sorted(places, key=itemgetter(0)) if code not in named))


def has_range(text: str) -> bool:
    """Return whether a text names items from one to another."""
    return bool(_RANGE.search(fold(text)))


def people(text: str) -> tuple[int, ...]:
    """Return the counts of people that a text names, each once: sums first, then those said to have taken part."""
    counts = [(_rank(people[1]), int(people[2].replace(",", ""))) for people in _PEOPLE.finditer(fold(text))]
    return tuple(dict.fromkeys(count for _, count in sorted(counts, key=itemgetter(0))))


def _rank(word: str | None) -> int:
    if word in _SUMS:
        return 0
    return 1 if word else 2


def worded_items(text: str, framework: Framework) -> tuple[str, ...]:
    """Return the codes of items whose words a text repeats without naming their code."""
    packed = _packed(text)
    return tuple(item.code for item in framework.items if _repeats(packed, _packed(item.text)))


def _repeats(text: str, item: str) -> bool:
    least = max(_LEAST_WORDS, len(item) // 3)
    return min(len(text), len(item)) >= least and has_like(text, item, Least.ITEM)


def _packed(text: str) -> str:
    return re.sub(r"[\s\u00a0]+", "", fold(text))


def framework_codes(framework: Framework | None) -> frozenset[str]:
    """Return the codes that a framework has."""
    return frozenset(item.code for item in framework.items) if framework else frozenset()


def quoted_items(text: str) -> Iterator[tuple[str, str]]:
    """Yield (code, words) of the items that a text quotes, a line for each: `- e1 เจ้าหน้าที่…`."""
    for quoted in filter(None, map(_QUOTED.match, text.split("\n"))):
        code = codes(f"{quoted[1]}{quoted[2]}")
        if code and _WORDED.search(_CODE.sub("", fold(quoted[3]))):
            yield code[0], quoted[3].strip()
