"""A table → the form's columns and rows, whatever its header looks like; None for a table that is none."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ita_site.text.thai import fold_digits
from ita_site.word_import.docx.blocks import Cell, Line
from ita_site.word_import.tables.assign_columns import settled
from ita_site.word_import.tables.headings import Heading, divides, is_count, is_data, shared, ticked, timed
from ita_site.word_import.words.column_names import (
    FORM,
    MAX_HEADING,
    Column,
    carries_out,
    column_of,
    names_measures,
    words_of,
)

_MOST_HEADER_LINES: Final = 4
_LEAST_COLUMNS: Final = 3
_MOST_BELOW: Final = 400
"""Rows that tell whether a column is only ticked."""

_ROUND: Final = re.compile(r"(?:รอบ|ราย)?\s*([0-9]{1,2})\s*เดือน")
_SHORT: Final = 60
WIDE: Final = 0.8
"""The share of a table's width that makes a lone text a caption and no cell of a column."""

_LOOKED_AT: Final = 40
"""Rows from the top among which the header is looked for."""


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
        texts = {one.column: one.text for one in reversed(self.headings) if one.column in FORM and not one.beside}
        over = next((one.above for one in self.headings if one.status and column_of(one.above) is Column.RESULTS), "")
        return {Column.RESULTS: over, **texts} if over else texts

    @property
    def spare(self) -> tuple[str, ...]:
        """Headings of columns that are read into another's field, or into none."""
        return tuple(one.text for one in self.headings if one.beside or _is_apart(one))

    @property
    def doubts(self) -> tuple[str, ...]:
        """What is not certain of its columns, in Thai."""
        return tuple(dict.fromkeys(one.doubt for one in self.headings if one.doubt))

    @property
    def reports(self) -> bool:
        """Whether it has a place for what was done; a plan has none."""
        return bool(self.shape & {Column.RESULTS, Column.OUTCOMES})

    @property
    def shape(self) -> frozenset[Column]:
        """The columns of the form that it has a place for: ticks for a status stand for results."""
        return self.columns | ({Column.RESULTS} if any(one.status for one in self.headings) else frozenset())

    def sort(self, line: Line) -> tuple[tuple[Heading, Cell], ...]:
        """The cells of a row, each with its column: by order where they are as many, else by where they stand."""
        if len(line.cells) == len(self.headings):
            return tuple(zip(self.headings, line.cells, strict=True))
        return tuple((max(self.headings, key=lambda one: shared(one, cell)), cell) for cell in line.cells)

    def is_repeated_by(self, line: Line) -> bool:
        """Whether a row says the same as the header."""
        mine = {words_of(words) for one in self.headings for words in (one.text, one.own if one.slot else one.text)}
        theirs = {words_of(cell.text) for cell in line.cells if cell.text.strip()}
        return bool(theirs) and theirs <= mine

    def resembles(self, other: "Header") -> bool:
        """Whether another row of headings is this one, worded a little otherwise."""
        mine, theirs = ({words_of(one.text) for one in header.headings} for header in (self, other))
        return len(mine & theirs) >= max(_LEAST_COLUMNS, len(theirs) // 2)


def _is_apart(one: Heading) -> bool:
    return one.column is Column.EVIDENCE or (one.column is Column.OTHER and not one.over)


def has_form(columns: Iterable[Column]) -> bool:
    """Whether these columns make the form: what was to be done, and at least two of the others."""
    named = set(columns)
    return Column.ACTIVITIES in named and len(named & set(FORM)) >= _LEAST_COLUMNS


def headers(lines: Sequence[Line]) -> Iterator[tuple[int, int, Header]]:
    """(first row, number of rows, header) of every header near the top."""
    for at in range(min(len(lines), _LOOKED_AT)):
        if header := header_at(lines, at):
            yield at, *header


def header_of(rows: Sequence[Line], below: Sequence[Line] = (), *, guessed: bool = True) -> Header:
    """The columns that rows name, however few of the form's; cut as finely as the row with the most cells."""
    finest = max(rows, key=lambda row: len(row.cells))
    found = [_heading(cell, rows) for cell in finest.cells]
    bare = Header(tuple(found))
    lines = [bare.sort(line) for line in below if sum(bool(cell.text.strip()) for cell in line.cells) > 1]
    return Header(settled(timed(ticked(found, lines)), guessed=guessed))


def header_at(lines: Sequence[Line], at: int) -> tuple[int, Header] | None:
    """(number of rows, header) of the header that begins with row ``at``."""
    if not _may_be_heading(lines[at]):
        return None
    best: tuple[int, Header] | None = None
    for count in range(1, _MOST_HEADER_LINES + 1):
        rows = lines[at : at + count]
        if len(rows) < count or not _may_be_heading(rows[-1]) or (count > 1 and not _goes_on(rows)):
            break
        header = header_of(rows)
        better = best is None or len(header.shape) >= len(best[1].shape)
        if has_form(header.shape) and better and _reads_as_headings(header):
            best = count, header
    if best is None:
        return None
    first = at + best[0]
    told = header_of(lines[at:first], lines[first : first + _MOST_BELOW])
    return (best[0], told) if has_form(told.shape) else best


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
    if _goes_across(last, rows[0]):
        return False
    if any(cell.goes_on for cell in last.cells) or (last.repeats and before.repeats):
        return not is_data(last) or divides(last, before)
    if divides(last, before):
        return True
    if is_count(last) or is_data(last):
        return False
    # a heading typed in two rows: neither half names as much alone as both do together
    both, first, second = (_known(part) for part in (rows, rows[:-1], [last]))
    return both > max(first, second)


def _goes_across(line: Line, first: Line) -> bool:
    """Whether a row is one cell over the whole table, which heads the rows below it and is half of no header."""
    told = [cell for cell in line.cells if cell.text.strip()]
    width = max(cell.end for cell in first.cells) - first.cells[0].at
    return len(told) == 1 and told[0].span > 1 and told[0].span >= WIDE * width


def _known(rows: Sequence[Line]) -> int:
    """How many columns of the form header rows name for sure."""
    return len(header_of(rows, guessed=False).columns)


def _heading(leaf: Cell, rows: Sequence[Line]) -> Heading:
    """A column by its own words, and by those above and below it."""
    cells = [
        cell
        for row in rows
        for cell in row.cells
        if cell.at < leaf.end and leaf.at < cell.end and not cell.goes_on and cell.text.strip()
    ]
    texts = [" ".join(cell.text.split("\n")) for cell in cells]
    notes = tuple(note for cell in cells for one in cell.paragraphs for note in one.notes)
    own = " ".join(leaf.text.split("\n"))
    column = (column_of(own) if own.strip() else None) or column_of(" ".join(texts))
    joined = " ".join(texts)
    if column is Column.ACTIVITIES and carries_out(own) and column_of(" ".join(texts[:-1])) is Column.RESULTS:
        # what was done, below words that name what came of it
        column = Column.RESULTS
    return Heading(
        column or Column.OTHER,
        joined,
        leaf.at,
        leaf.end,
        own="".join(texts[-1:]),
        over=tuple(texts[:-1]),
        notes=notes,
    )


def of_round(header: Header, months: int) -> Header:
    """The header with the results of one round, where it has a column of results for each round."""
    header = _covered(header, months)
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


def _covered(header: Header, months: int) -> Header:
    """The header without the parts of the year behind the months that the report covers."""
    parts = [one for one in header.headings if one.part]
    mine = [one for one in parts if one.part and one.part[0] < months]
    if not mine or len(mine) == len(parts):
        return header
    kept = {one: replace(one, beside=one is not mine[0]) for one in mine}
    left = {
        one: replace(one, column=Column.OTHER, part=None, beside=False, doubt="") for one in parts if one not in kept
    }
    return Header(tuple({**kept, **left}.get(one, one) for one in header.headings))


def split_activities(header: Header) -> tuple[Heading | None, tuple[Heading, ...]]:
    """(the column of measures, the columns of activities) where a form has one of each."""
    both = tuple(one for one in header.headings if one.column is Column.ACTIVITIES)
    if len(both) > 1 and names_measures(both[0].text):
        return both[0], both[1:]
    return None, both
