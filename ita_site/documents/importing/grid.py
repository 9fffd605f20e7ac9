"""A table → the form's columns and rows, whatever its header looks like; None for a table that is none."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ita_site.documents.importing.columns import (
    FORM,
    MAX_HEADING,
    Column,
    column_of,
    is_expected,
    is_weak_issue,
    names_measures,
    names_outcomes,
    words_of,
)
from ita_site.documents.importing.flow import Cell, Line, Table
from ita_site.documents.importing.status import is_status, is_tick
from ita_site.thai import fold_digits

_MOST_HEADER_LINES: Final = 3
_LEAST_COLUMNS: Final = 3
_MOST_BELOW: Final = 400
"""Rows that tell whether a column is only ticked."""

_NO_TICK: Final = frozenset(("", "-", "–", "☐", "✗"))
_ROUND: Final = re.compile(r"(?:รอบ|ราย)?\s*([0-9]{1,2})\s*เดือน")
_SHORT: Final = 60
_LOOKED_AT: Final = 40
"""Rows from the top among which the header is looked for."""

_LEAST_ASIDE: Final = 4
"""Columns that a form written downwards, its headings at the left, must name to be known for one."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: what it is, its heading as printed, and where it stands in the grid."""

    column: Column
    text: str
    at: int
    end: int
    status: str = ""
    """What a tick below it says of the row."""


@dataclass(frozen=True, slots=True)
class Header:
    """All columns of a table from left to right."""

    headings: tuple[Heading, ...]

    @property
    def columns(self) -> frozenset[Column]:
        """The columns of the form that it names."""
        return frozenset(one.column for one in self.headings if one.column in FORM)

    @property
    def texts(self) -> dict[Column, str]:
        """The heading of each column of the form."""
        return {one.column: one.text for one in reversed(self.headings) if one.column in FORM}

    def sort(self, line: Line) -> tuple[tuple[Heading, Cell], ...]:
        """The cells of a row, each with its column: by order where they are as many, else by where they stand."""
        if len(line.cells) == len(self.headings):
            return tuple(zip(self.headings, line.cells, strict=True))
        return tuple((max(self.headings, key=lambda one: _shared(one, cell)), cell) for cell in line.cells)

    def is_repeated_by(self, line: Line) -> bool:
        """Whether a row says the same as the header."""
        mine = {words_of(one.text) for one in self.headings}
        theirs = {words_of(cell.text) for cell in line.cells if cell.text.strip()}
        return bool(theirs) and theirs <= mine

    def resembles(self, other: "Header") -> bool:
        """Whether another row of headings is this one, worded a little otherwise."""
        mine, theirs = ({words_of(one.text) for one in header.headings} for header in (self, other))
        return len(mine & theirs) >= max(_LEAST_COLUMNS, len(theirs) // 2)


def _shared(heading: Heading, cell: Cell) -> tuple[int, int]:
    """How much of the grid both take; where nothing, how near they are."""
    shared = min(heading.end, cell.end) - max(heading.at, cell.at)
    return (shared, 0) if shared > 0 else (0, shared)


def has_form(columns: Iterable[Column]) -> bool:
    """Whether these columns make the form: what was to be done, and at least two of the others."""
    named = set(columns)
    return Column.ACTIVITIES in named and len(named & set(FORM)) >= _LEAST_COLUMNS


def headers(lines: Sequence[Line]) -> Iterator[tuple[int, int, Header]]:
    """(first row, number of rows, header) of every header near the top."""
    for at in range(min(len(lines), _LOOKED_AT)):
        if header := header_at(lines, at):
            yield at, *header


def header_at(lines: Sequence[Line], at: int) -> tuple[int, Header] | None:
    """(number of rows, header) of the header that begins with row ``at``."""
    if not _may_be_heading(lines[at]):
        return None
    best: tuple[int, Header] | None = None
    for count in range(1, _MOST_HEADER_LINES + 1):
        rows = lines[at : at + count]
        if len(rows) < count or not _may_be_heading(rows[-1]) or (count > 1 and not _goes_on(rows)):
            break
        header = _header(rows)
        better = best is None or len(header.columns) >= len(best[1].columns)
        if has_form(header.columns) and better and _reads_as_headings(header):
            best = count, header
    if best is None:
        return None
    first = at + best[0]
    ticked = _header(lines[at:first], lines[first : first + _MOST_BELOW])
    return (best[0], ticked) if has_form(ticked.columns) else best


def _reads_as_headings(header: Header) -> bool:
    """A row of values may hold the words of headings too, but not of who and when, and not all of them short."""
    if header.columns & {Column.RESPONSIBLE, Column.PERIOD}:
        return True
    return all(len(words_of(one.text)) <= _SHORT for one in header.headings)


def _may_be_heading(line: Line) -> bool:
    return bool(line.cells) and all(len(words_of(cell.text)) <= MAX_HEADING for cell in line.cells)


def _goes_on(rows: Sequence[Line]) -> bool:
    """Whether the last row belongs to the header above: merged with it, printed with it, or its second half."""
    last, before = rows[-1], rows[-2]
    if any(cell.goes_on for cell in last.cells) or (last.repeats and before.repeats):
        return not _is_data(last)
    if is_count(last) or _is_data(last):
        return False
    # a heading typed in two rows: neither half names as much alone as both do together
    return len(_header(rows).columns) > max(len(_header(rows[:-1]).columns), len(_header([last]).columns))


def _is_data(line: Line) -> bool:
    """Whether a row holds what no heading does: addresses, numbered lines."""
    return any("http" in cell.text or "www." in cell.text or "\n1" in f"\n{cell.text}" for cell in line.cells)


def is_count(line: Line) -> bool:
    """Whether a row only counts the columns: (1) (2) (3)."""
    numbers = [fold_digits(cell.text).strip(" ()") for cell in line.cells if cell.text.strip()]
    return len(numbers) >= _LEAST_COLUMNS and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _header(rows: Sequence[Line], below: Sequence[Line] = ()) -> Header:
    """The columns that header rows name, cut as finely as the row with the most cells."""
    finest = max(rows, key=lambda row: len(row.cells))
    found = [_heading(cell, rows) for cell in finest.cells]
    return Header(tuple(_settled(_ticked(found, finest, below))))


def _ticked(found: Sequence[Heading], finest: Line, below: Sequence[Line]) -> list[Heading]:
    """Columns that hold ticks alone: under words for a status they tell it, and beside real results they are none."""
    bare = Header(tuple(found))
    held: list[list[str]] = [[] for _ in found]
    for line in below:
        for heading, cell in bare.sort(line):
            held[found.index(heading)].append(cell.text.strip())
    alone = [all(is_tick(text) or text in _NO_TICK for text in texts) for texts in held]
    written = {one.column for one, ticks in zip(found, alone, strict=True) if not ticks}
    return [_tick_column(*each, written) for each in zip(found, finest.cells, alone, strict=True)]


def _tick_column(one: Heading, leaf: Cell, ticks: bool, written: set[Column]) -> Heading:  # noqa: FBT001
    if not ticks:
        return one
    own = " ".join(leaf.text.split())
    if is_status(own):
        return replace(one, column=Column.STATUS, status=own)
    other = one.column in {Column.RESULTS, Column.OUTCOMES} and one.column in written
    return replace(one, column=Column.OTHER) if other else one


def _heading(leaf: Cell, rows: Sequence[Line]) -> Heading:
    """A column by its own words, and by those above and below it."""
    texts = [
        " ".join(cell.text.split("\n"))
        for row in rows
        for cell in row.cells
        if cell.at < leaf.end and leaf.at < cell.end and not cell.goes_on and cell.text.strip()
    ]
    own = " ".join(leaf.text.split("\n"))
    column = (column_of(own) if own.strip() else None) or column_of(" ".join(texts))
    return Heading(column or Column.OTHER, " ".join(texts), leaf.at, leaf.end)


def _settled(found: Sequence[Heading]) -> Iterator[Heading]:
    """Each column of the form once: the second of a kind is none, and a weak name counts where no strong one does."""
    has_issue = any(one.column is Column.ISSUE for one in found)
    real = {one.column for one in found if not is_expected(one.text)}
    exact = any(one.column is Column.OUTCOMES and names_outcomes(one.text) for one in found)
    taken: set[Column] = set()
    for one in found:
        column = one.column
        if not has_issue and column is Column.OTHER and is_weak_issue(one.text):
            column, has_issue = Column.ISSUE, True
        if exact and column is Column.OUTCOMES and not names_outcomes(one.text):
            column = Column.OTHER
        expected = is_expected(one.text) and column in real
        if (column in taken or expected) and column in FORM and column is not Column.ACTIVITIES:
            column = Column.OTHER
        taken.add(column)
        yield replace(one, column=column)


def of_round(header: Header, months: int) -> Header:
    """The header with the results of one round, where it has a column of results for each round."""
    rounds = [found and int(found[1]) for one in header.headings for found in [_ROUND.search(fold_digits(one.text))]]
    mine = [
        one
        for one, named in zip(header.headings, rounds, strict=True)
        if named == months and column_of(one.text) is Column.RESULTS
    ]
    taken = next((one for one in header.headings if one.column is Column.RESULTS), None)
    if not mine or taken is None or taken in mine or not _ROUND.search(fold_digits(taken.text)):
        return header
    columns = {taken: Column.OTHER, mine[0]: Column.RESULTS}
    return Header(tuple(replace(one, column=columns.get(one, one.column)) for one in header.headings))


def split_activities(header: Header) -> tuple[Heading | None, tuple[Heading, ...]]:
    """(the column of measures, the columns of activities) where a form has one of each."""
    both = tuple(one for one in header.headings if one.column is Column.ACTIVITIES)
    if len(both) > 1 and names_measures(both[0].text):
        return both[0], both[1:]
    return None, both


def turned(table: Table) -> tuple[Table, ...]:
    """A form written downwards, its headings at the left, as tables with a row of headings and one of values."""
    pairs = [(line.cells[0], line.cells[-1]) for line in table.lines if len(line.cells) == 2]  # noqa: PLR2004
    if len(pairs) < _LEAST_ASIDE or len(pairs) != len(table.lines):
        return ()
    named = [column_of(left.text) for left, _ in pairs]
    if not has_form(one for one in named if one) or len({*named} & {*FORM}) < _LEAST_ASIDE:
        return ()
    groups: list[list[tuple[Cell, Cell]]] = []
    first = next(one for one in named if one in FORM)
    for column, pair in zip(named, pairs, strict=True):
        if not groups or (column is first and any(column_of(left.text) is first for left, _ in groups[-1])):
            groups.append([])
        groups[-1].append(pair)
    return tuple(_upright(group) for group in groups)


def _upright(pairs: Sequence[tuple[Cell, Cell]]) -> Table:
    return Table(tuple(Line(tuple(Cell(pair[side].blocks, at, 1) for at, pair in enumerate(pairs))) for side in (0, 1)))
