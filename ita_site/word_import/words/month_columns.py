"""Months, quarters and halves of a fiscal year as headings of narrow columns: a chart of when things are done."""

import re
from collections.abc import Iterable, Sequence
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
_DRAWN: Final = re.compile(r"[\s<>=_.|~\-–—−\u2190-\u21ff\u27f0-\u27ff\u2794-\u27be\u25a0-\u25ff\u2500-\u257f●*•◆★]+")
_NO_MARK: Final = frozenset(("-", "–", "—", "−", ".", "☐", "□", "○", "|"))


def slot_of(heading: str, above: str = "") -> Slot | None:
    """The months that a heading names and nothing else; a bare number under ไตรมาส is a quarter."""
    words = _IN_YEAR.sub("", re.sub(r"[\s.,'’()\[\]/:\-–—]+", "", fold(heading)), count=1)
    if found := _NAMED.fullmatch(words):
        first, last = _MONTHS[found[1]], _MONTHS[found[2] or found[1]]
        return _ordered(_in_year(first), _in_year(last))
    if found := _QUARTER.fullmatch(words):
        return _quarter(int(found[1]))
    if found := _HALF.fullmatch(words):
        return _half(found[1])
    if words in {"1", "2", "3", "4"} and re.search("ไตรมา[สศ]", fold(above)):
        return _quarter(int(words))
    return None


def part_of(heading: str, above: str = "") -> Slot | None:
    """The months of a column that holds what was done in them: named alone, or behind what the column is."""
    words = re.sub(r"[.,'’()\[\]]+", "", fold(heading))
    if found := _NAMED_QUARTER.search(words):
        return _quarter(int(found[1]))
    if found := _NAMED_HALF.search(words):
        return _half(found[1])
    if found := _NAMED_MONTHS.search(words):
        return _ordered(_in_year(_MONTHS[found[1]]), _in_year(_MONTHS[found[2]]))
    return slot_of(heading, above)


def _in_year(month: int) -> int:
    return (month - _FIRST) % 12


def _ordered(first: int, last: int) -> Slot | None:
    return (first, last) if first <= last else None


def _quarter(number: int) -> Slot:
    return 3 * number - 3, 3 * number - 1


def _half(word: str) -> Slot:
    return (0, 5) if word == "แรก" else (6, 11)


def are_apart(parts: Iterable[Slot]) -> bool:
    """Whether no month is in two of several parts of the year."""
    months = [month for first, last in parts for month in range(first, last + 1)]
    return len(set(months)) == len(months)


def is_mark(text: str) -> bool:
    """Whether a cell under a month is ticked, or an arrow is typed in it."""
    words = text.strip()
    return is_tick(words) or (bool(_DRAWN.fullmatch(words)) and words not in _NO_MARK)


def is_no_mark(text: str) -> bool:
    """Whether a cell is only crossed out with a dash, or holds an empty box."""
    return text.strip() in _NO_MARK


def spelt(labels: Sequence[str], marked: Iterable[int]) -> str:
    """Headings of the marked columns, those side by side from the first to the last: ``ต.ค. - ธ.ค., เม.ย.``."""
    runs: list[list[int]] = []
    for at in sorted(set(marked)):
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return ", ".join(labels[run[0]] if len(run) == 1 else f"{labels[run[0]]} - {labels[run[-1]]}" for run in runs)


def covered(slots: Iterable[Slot], year: Period) -> Period | None:
    """From the first month of ``slots`` to the last, in the fiscal year ``year``; None where there are none."""
    found = list(slots)
    if not found:
        return None
    return Period(_month(min(first for first, _ in found), year), _month(max(last for _, last in found), year))


def _month(at: int, year: Period) -> Month:
    over, month = divmod(year.first.month - 1 + at, 12)
    return Month(year.first.year + over, month + 1)
