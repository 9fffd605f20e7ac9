"""Know columns by what is in them or by the time that they name: ticks for a status, months, parts of the year."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import doubt
from ita_site.word_import.tables.grid import GridRow
from ita_site.word_import.tables.header import Header, Heading
from ita_site.word_import.words.column_names import FORM, Column, column_of, words_of
from ita_site.word_import.words.month_columns import Slot, are_apart, part_of, slot_of
from ita_site.word_import.words.status import is_status, is_tick

_NO_TICK: Final = frozenset(("", "-", "–", "☐", "✗"))
_RESULTS: Final = frozenset((Column.RESULTS, Column.OUTCOMES))
_NEVER_TIMES: Final = frozenset(
    (Column.RESULTS, Column.OUTCOMES, Column.STATUS, Column.RESPONSIBLE, Column.ISSUE, Column.OTHER)
)
"""What months may divide as well: results of each quarter, a budget."""

_LEAST: Final = 2
"""The fewest columns that can chart months or divide results: a single one is a column like others."""


@dataclass(slots=True)
class _Below:
    """How many cells below a heading are ticked, and how many hold words."""

    ticks: int = 0
    written: int = 0

    @property
    def is_ticked(self) -> bool:
        """Whether ticks are all that it holds."""
        return self.ticks > 0 and not self.written


def with_status(headings: Sequence[Heading], rows: Sequence[GridRow]) -> list[Heading]:
    """Return the headings with those of a status marked, by their words and by the ticks in `rows` below them."""
    pairs = list(zip(headings, _below(headings, rows), strict=True))
    divided = {heading.over for heading, below in pairs if below.is_ticked and _divides(heading)}
    return [_with_status(heading, below, divided) for heading, below in pairs]


def _below(headings: Sequence[Heading], rows: Sequence[GridRow]) -> list[_Below]:
    """Return what each column holds below its heading, but for its own heading repeated."""
    header = Header(tuple(headings))
    below = {heading: _Below() for heading in headings}
    for heading, cell in chain.from_iterable(header.sort(row) for row in rows if len(row.filled) > 1):
        if cell.text not in _NO_TICK and words_of(cell.text) not in {words_of(heading.text), words_of(heading.own)}:
            ticked = is_tick(cell.text)
            below[heading].ticks += ticked
            below[heading].written += not ticked
    return list(below.values())


def _divides(heading: Heading) -> bool:
    """Return whether a heading is one of several below that of the results, and no time."""
    if column_of(heading.above) not in {Column.RESULTS, Column.STATUS} or slot_of(heading.own, heading.above):
        return False
    return column_of(heading.own) not in FORM and not re.search(r"\d", heading.own)


def _with_status(heading: Heading, below: _Below, divided: AbstractSet[tuple[str, ...]]) -> Heading:
    """Return a heading; that of a status is ticked, or tells the results that have it."""
    if not is_status(heading.own) and (heading.over not in divided or below.written):
        return heading
    own = " ".join(heading.own.split())
    if below.ticks < below.written and heading.divides_results:
        return replace(heading, column=Column.RESULTS, status=own, text=heading.above)
    return replace(heading, column=Column.STATUS, status=own)


def with_months(headings: Sequence[Heading]) -> list[Heading]:
    """Return the headings, columns of months or quarters side by side as columns of the period."""
    slots = {heading: slot for heading in headings if (slot := _slot(heading))}
    if len(slots) < _LEAST:
        return list(headings)
    tops = dict.fromkeys("".join(heading.over[:1]) for heading in slots)
    whole = " ".join(filter(None, tops)) or " ".join(heading.own for heading in slots)
    months = {heading: _month(heading, slot, whole, first=len(tops) == 1) for heading, slot in slots.items()}
    return [months.get(heading, heading) for heading in headings]


def _month(heading: Heading, slot: Slot, whole: str, *, first: bool) -> Heading:
    """Return a column of the period, its own words all over a month but, with `first`, those that head all of them."""
    own = " ".join([*heading.over[first:], heading.own])
    return replace(heading, column=Column.PERIOD, text=whole, own=own, slot=slot)


def _slot(heading: Heading) -> Slot | None:
    over = column_of(heading.above.replace("ปีงบประมาณ", ""))
    return None if over in _NEVER_TIMES else slot_of(heading.own, heading.above)


def in_parts(headings: Sequence[Heading]) -> list[Heading]:
    """Return the headings, results in a column for each quarter or half as one column of the form."""
    parts = {heading: part for heading in headings if (part := _part(heading))}
    if len(parts) < _LEAST or not are_apart(parts.values()):
        return list(headings)
    first, *_ = parts
    reason = doubt(DoubtKind.RESULT_COLUMNS, " ".join(f"“{heading.own}”" for heading in parts))
    joined = {heading: replace(heading, part=part, beside=True, doubt=reason) for heading, part in parts.items()}
    joined[first] = replace(joined[first], text=first.above if first.divides_results else first.text, beside=False)
    return [joined.get(heading, heading) for heading in headings]


def _part(heading: Heading) -> Slot | None:
    """Return the part of the year of which a column tells results."""
    tells = heading.column is Column.RESULTS and not heading.status
    return part_of(heading.own, heading.above) if tells else None
