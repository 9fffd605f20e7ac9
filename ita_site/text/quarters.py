"""Read quarters of a fiscal year out of Thai words: ไตรมาสที่ 1-2, Q1-Q2/2568, Q3/68, ไตรมาสแรก พ.ศ. 2568."""

import re
from dataclasses import dataclass
from typing import Final

_NUMBERS: Final = {"แรก": 1, "หนึ่ง": 1, "i": 1, "สอง": 2, "ii": 2, "สาม": 3, "iii": 3, "สี่": 4, "สุดท้าย": 4, "iv": 4}
_WORD: Final = r"(?:ไตรมา[สศ]|(?<![a-z])(?:quarter|qtr\.?|q))\s*(?:ที่)?\s*"
_NUMBER: Final = r"(?:[1-4](?!\d)|แรก|หนึ่ง|สอง|สาม|สี่|สุดท้าย|(?:iv|i{1,3})(?![a-z]))"
_ERA: Final = r"(?:พ\.?\s?ศ\.?|พุทธศักราช|ค\.?\s?ศ\.?|ปี(?!\s*งบ)|['’])"
_YEAR: Final = rf"(?:(?:\s*/\s*{_ERA}?|[\s(]*{_ERA}(?:\s*{_ERA})?)\s*(?:\d{{4}}|\d{{2}})|[\s(-]+\d{{4}})(?![\d,])"
"""Behind a number: `/68`, `/2568`, ` พ.ศ. 2568`, ` (2568)`; two digits alone are no year."""

_TO: Final = r"\s*(?:-|–|—|−|~|ถึง|และ|,|&|to)\s*"
_ITEM: Final = rf"{_NUMBER}(?:{_YEAR})?"
_QUARTERS: Final = re.compile(rf"{_WORD}{_ITEM}(?:{_TO}(?:{_WORD})?{_ITEM}){{0,8}}")
_EACH: Final = re.compile(rf"(?<![\d])({_NUMBER})({_YEAR})?")


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter as a text names it."""

    number: int
    year: str
    """The digits of its year, two or four; empty where the text gives none beside it."""


def quarters_named(folded: str) -> tuple[Quarter, ...]:
    """Return the quarters that a folded text names, in order; a year counts for those before it that have none."""
    return tuple(quarter for words in _QUARTERS.finditer(folded) for quarter in _with_years(words[0]))


def without_quarters(folded: str) -> str:
    """Return a folded text without its quarters: 2/2568 behind ไตรมาส is no February."""
    return _QUARTERS.sub(" ", folded)


def _with_years(words: str) -> list[Quarter]:
    quarters: list[Quarter] = []
    year = ""
    for each in reversed(list(_EACH.finditer(words))):
        year = "".join(re.findall(r"\d", each[2] or "")) or year
        number = _NUMBERS.get(each[1]) or int(each[1])
        quarters.insert(0, Quarter(number, year))
    return quarters
