"""Read months, quarters and halves of a fiscal year as headings of narrow columns: a chart of when things are done."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Final, TypeAlias

from ita_site.text.thai import MONTHS, SHORT_MONTHS, Month, Period, fold
from ita_site.word_import.words.status import is_tick

Slot: TypeAlias = tuple[int, int]
"""First and last month of the fiscal year, both included; October is 0."""

_FIRST: Final = 10
"""The calendar month that a fiscal year begins with."""

_MONTHS: Final[dict[str, int]] = {
    **{fold(name): at for at, name in enumerate(MONTHS, 1)},
    **{re.sub("คม$|ยน$|พันธ์$", "", fold(name)): at for at, name in enumerate(MONTHS, 1)},
    **{fold(name): at for at, name in enumerate(SHORT_MONTHS, 1)},
}
_MONTH: Final = "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
_ERA: Final = r"(?:(?:พศ|ปี)?(?:\d{4}|\d{2}))?"
_NAMED: Final = re.compile(rf"(?:เดือน)?({_MONTH}){_ERA}(?:(?:ถึง)?({_MONTH}){_ERA})?")
_QUARTER: Final = re.compile(rf"(?:ไตรมา[สศ]|q)(?:ที่)?([1-4]){_ERA}(?:(?:เดือน|{_MONTH}|พศ|ปี).*)?")
_IN_YEAR: Final = re.compile(r"(?:ปี)?งบประมาณ(?:พศ|ปี)*\d{4}(?=.)")
"""The fiscal year said again before each quarter."""

_HALF: Final = re.compile(r"(?:รอบ|ช่วง)?(?:6เดือน|ครึ่งปี)(แรก|หลัง).*")
_NAMED_QUARTER: Final = re.compile(r"ไตรมา[สศ]\s*(?:ที่)?\s*([1-4])(?!\s*(?:[-–,/และ]|ถึง)*\s*\d)")
_NAMED_HALF: Final = re.compile(r"(?:6\s*เดือน|ครึ่งปี)\s*(แรก|หลัง)")
_NAMED_MONTHS: Final = re.compile(
    rf"(?<![ก-ฮ])({_MONTH})\s*(?:(?:พศ|ปี)?\s*\d{{2,4}})?\s*(?:[-–—]|ถึง)\s*(?:วันที่\s*)?(?:\d{{1,2}}\s*)?(?:เดือน\s*)?({_MONTH})"
)
_HALVES: Final = {"แรก": (0, 5), "หลัง": (6, 11)}
_DRAWN: Final = re.compile(r"[\s<>=_.|~\-–—−\u2190-\u21ff\u27f0-\u27ff\u2794-\u27be\u25a0-\u25ff\u2500-\u257f●*•◆★]+")
_NO_MARK: Final = frozenset(("-", "–", "—", "−", ".", "☐", "□", "○", "|"))


def slot_of(heading: str, above: str = "") -> Slot | None:
    """Return the months that a heading names and nothing else; a bare number under ไตรมาส is a quarter."""
    words = _IN_YEAR.sub("", re.sub(r"[\s.,'’()\[\]/:\-–—]+", "", fold(heading)), count=1)
    for pattern, slot in _ALONE:
        if named := pattern.fullmatch(words):
            return slot(named)
    numbers_quarter = words in {"1", "2", "3", "4"} and re.search("ไตรมา[สศ]", fold(above))
    return _quarter(words) if numbers_quarter else None


def part_of(heading: str, above: str = "") -> Slot | None:
    """Return the months of a column for what was done in them: named alone, or behind what the column is."""
    words = re.sub(r"[.,'’()\[\]]+", "", fold(heading))
    for pattern, slot in _WITHIN:
        if named := pattern.search(words):
            return slot(named)
    return slot_of(heading, above)


def _months(first: str, last: str) -> Slot | None:
    """Return the months from one to another, None where they are not in this order in a fiscal year."""
    start, end = ((_MONTHS[name] - _FIRST) % 12 for name in (first, last))
    return (start, end) if start <= end else None


def _quarter(number: str) -> Slot:
    return 3 * int(number) - 3, 3 * int(number) - 1


_Reader: TypeAlias = Callable[[re.Match[str]], Slot | None]

_ALONE: Final[tuple[tuple[re.Pattern[str], _Reader], ...]] = (
    (_NAMED, lambda named: _months(named[1], named[2] or named[1])),
    (_QUARTER, lambda named: _quarter(named[1])),
    (_HALF, lambda named: _HALVES[named[1]]),
)
"""Headings that are nothing but a part of the year."""

_WITHIN: Final[tuple[tuple[re.Pattern[str], _Reader], ...]] = (
    (_NAMED_QUARTER, lambda named: _quarter(named[1])),
    (_NAMED_HALF, lambda named: _HALVES[named[1]]),
    (_NAMED_MONTHS, lambda named: _months(named[1], named[2])),
)
"""Parts of the year that a heading names beside what its column is."""


def are_apart(parts: Iterable[Slot]) -> bool:
    """Return whether no month is in two of several parts of the year."""
    months = list(chain.from_iterable(range(first, last + 1) for first, last in parts))
    return len(set(months)) == len(months)


def is_mark(text: str) -> bool:
    """Return whether a cell under a month is ticked, or an arrow is typed in it."""
    words = text.strip()
    return is_tick(words) or (bool(_DRAWN.fullmatch(words)) and words not in _NO_MARK)


def is_no_mark(text: str) -> bool:
    """Return whether a cell is only crossed out with a dash, or holds an empty box."""
    return text.strip() in _NO_MARK


def spelt(labels: Sequence[str], marked: Iterable[int]) -> str:
    """Return the headings of marked columns, those side by side from first to last: `ต.ค. - ธ.ค., เม.ย.`."""
    runs: list[list[int]] = []
    for at in sorted(set(marked)):
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return ", ".join(" - ".join(dict.fromkeys((labels[run[0]], labels[run[-1]]))) for run in runs)


def covered(slots: Iterable[Slot], year: Period) -> Period | None:
    """Return the months from the first of `slots` to the last, in the fiscal year `year`; None where there are none."""
    months = list(chain.from_iterable(slots))
    return Period(_month(min(months), year), _month(max(months), year)) if months else None


def _month(at: int, year: Period) -> Month:
    over, month = divmod(year.first.month - 1 + at, 12)
    return Month(year.first.year + over, month + 1)
