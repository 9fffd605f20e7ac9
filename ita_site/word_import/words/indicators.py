"""Indicators that a text numbers, however their word is spelt: ตัวชี้วัดที่ 6, ตัวขี้วัด 6, ตัวชี้วัตที่ ๖."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

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
