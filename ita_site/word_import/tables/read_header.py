"""Rows of a grid as a header: which rows at its top name columns, and what each column is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ita_site.text.thai import fold_digits
from ita_site.word_import.tables.assign_columns import NAMED, assign
from ita_site.word_import.tables.grid import GridCell, GridRow
from ita_site.word_import.tables.header import Header, Heading
from ita_site.word_import.tables.special_columns import in_parts, with_months, with_status
from ita_site.word_import.words.column_names import (
    FORM,
    MAX_HEADING,
    Column,
    carries_out,
    column_of,
    likeness,
    words_of,
)
from ita_site.word_import.words.month_columns import is_mark, is_no_mark
from ita_site.word_import.words.status import is_tick

_MOST_ROWS: Final = 4
"""The most rows of a header."""

_LOOKED_AT: Final = 40
"""Rows from the top among which a header is looked for."""

_MOST_BELOW: Final = 400
"""Rows below a header that tell whether a column is only ticked."""

_SHORT: Final = 60
"""The longest heading, in characters, of a header that names neither who nor when."""

_PART: Final = 40
"""The longest heading of a column that divides another, in characters."""

_LEAST_COUNTED: Final = 3
WIDE: Final = 0.8
"""The share of a table's width that makes a lone text one across the table and no cell of a column."""


@dataclass(frozen=True, slots=True)
class HeaderRows:
    """A header and the rows that it is made of."""

    first: int
    """The first of them, counted from 0."""
    count: int
    header: Header

    @property
    def end(self) -> int:
        """The row behind them."""
        return self.first + self.count


def headers(rows: Sequence[GridRow], months: int) -> Iterator[HeaderRows]:
    """Yield every header near the top of a grid, for a report of `months`."""
    at = 0
    while at < min(len(rows), _LOOKED_AT):
        header = header_at(rows, at, months)
        if header:
            yield header
        at = header.end if header else at + 1


def header_at(rows: Sequence[GridRow], at: int, months: int) -> HeaderRows | None:
    """Return the header that begins with row `at`, for a report of `months`; None where none does."""
    best: tuple[int, int] = (0, 0)
    if not any(column_of(cell.text) for cell in rows[at].cells):
        return None
    for count in _heights(rows, at):
        header = read_header(rows[at : at + count], (), months)
        if header.is_form and _reads_as_headings(header):
            best = max(best, (len(header.shape), count))
    _, count = best
    if not count:
        return None
    below = rows[at + count : at + count + _MOST_BELOW]
    whole = read_header(rows[at : at + count], below, months)
    plain = whole if whole.is_form else read_header(rows[at : at + count], (), months)
    return HeaderRows(at, count, _with_runners_up(plain))


def read_header(rows: Sequence[GridRow], below: Sequence[GridRow], months: int, *, guessed: bool = True) -> Header:
    """Return the columns that `rows` name, however few of the form's; cut as finely as the row with the most cells."""
    finest = max(rows, key=lambda row: len(row.cells))
    headings = [_heading(cell, rows) for cell in finest.cells]
    for_time = in_parts(with_months(with_status(headings, below)), months)
    return Header(assign(for_time, months, guessed=guessed))


def _heights(rows: Sequence[GridRow], at: int) -> Iterator[int]:
    """Yield the numbers of rows from `at` on that may be one header together, the lowest first."""
    for count in range(1, _MOST_ROWS + 1):
        stack = rows[at : at + count]
        if len(stack) < count or not _may_be_heading(stack[-1]) or (count > 1 and not _goes_on(stack)):
            return
        yield count


def _may_be_heading(row: GridRow) -> bool:
    return bool(row.cells) and all(len(words_of(cell.text)) <= MAX_HEADING for cell in row.cells)


def _goes_on(rows: Sequence[GridRow]) -> bool:
    """Return whether the last of `rows` belongs to the header above: merged with it, divides it, or its second half."""
    last, before = rows[-1], rows[-2]
    if is_across(last, rows[0]):
        return False
    if _divides(last, before):
        return True
    if any(cell.goes_on for cell in last.cells) or (last.repeats and before.repeats):
        return not _is_data(last)
    return not (is_count(last) or _is_data(last)) and _is_second_half(rows)


def _is_second_half(rows: Sequence[GridRow]) -> bool:
    """Return whether a heading is typed in two rows: neither half names as much alone as both do together."""
    both, first, second = (
        len(read_header(part, (), 12, guessed=False).columns) for part in (rows, rows[:-1], rows[-1:])
    )
    return both > max(first, second)


def is_across(row: GridRow, first: GridRow) -> bool:
    """Return whether a row is one text across a grid with the row `first`."""
    texts = [cell for cell in row.cells if cell.text]
    width = max(cell.end for cell in first.cells) - first.cells[0].at
    return len(texts) == 1 and texts[0].span > 1 and texts[0].span >= WIDE * width


def is_count(row: GridRow) -> bool:
    """Return whether a row only counts the columns: `(1) (2) (3)`."""
    numbers = [fold_digits(cell.text).strip(" ()") for cell in row.cells if cell.text]
    return len(numbers) >= _LEAST_COUNTED and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def is_unused(row: GridRow) -> bool:
    """Return whether a row was left over: a dash in most of its cells, and nothing else."""
    texts = [cell.text for cell in row.cells if not cell.goes_on]
    marks = [text for text in texts if text]
    holds = any(words.pictures or words.boxes or words.notes or words.losses for words in row.words)
    return len(marks) >= _LEAST_COUNTED and 2 * len(marks) >= len(texts) and all(map(is_no_mark, marks)) and not holds


def _is_data(row: GridRow) -> bool:
    """Return whether a row holds what no heading does: addresses, numbered lines."""
    return any("http" in cell.text or "www." in cell.text or "\n1" in f"\n{cell.text}" for cell in row.cells)


def _divides(row: GridRow, above: GridRow) -> bool:
    """Return whether a row only divides headings above it: its other cells are empty, or repeat what is over them."""
    if sum(bool(cell.text) for cell in above.cells) < 2:  # noqa: PLR2004 - a title heads all columns
        return False
    pairs = [(cell, _over(cell, above)) for cell in row.cells if cell.text]
    parts = [over.at for cell, over in pairs if over and over.span > cell.span and _is_part(cell.text)]
    again = [over.at for cell, over in pairs if over and words_of(over.text) == words_of(cell.text)]
    return len(parts) > len(set(parts)) and len(parts) + len(again) == len(pairs)


def _over(cell: GridCell, above: GridRow) -> GridCell | None:
    """Return the cell with words that is over all of `cell`."""
    return next((one for one in above.cells if one.at <= cell.at and cell.end <= one.end and one.text), None)


def _is_part(text: str) -> bool:
    return len(words_of(text)) <= _PART and not is_tick(text) and not is_mark(text)


def _reads_as_headings(header: Header) -> bool:
    """Return whether a header is no row of values: it names who or when, or all its headings are short."""
    short = all(len(words_of(heading.text)) <= _SHORT for heading in header.headings)
    return short or bool(header.columns & {Column.RESPONSIBLE, Column.PERIOD})


def _heading(leaf: GridCell, rows: Sequence[GridRow]) -> Heading:
    """Return a column by its own words, and by those above and below it."""
    cells = [
        cell
        for row in rows
        for cell in row.cells
        if cell.at < leaf.end and leaf.at < cell.end and cell.text and not cell.goes_on
    ]
    texts = [" ".join(cell.text.split("\n")) for cell in cells]
    column = _column(" ".join(leaf.text.split("\n")), texts)
    return Heading(
        column or Column.OTHER,
        " ".join(texts),
        leaf.at,
        leaf.end,
        own="".join(texts[-1:]),
        over=tuple(texts[:-1]),
        score=NAMED if column else 0,
        notes=tuple(note for cell in cells for paragraph in cell.words for note in paragraph.notes),
    )


def _column(own: str, texts: Sequence[str]) -> Column | None:
    """Return the column that a heading names, by its own words or by all over it too."""
    column = column_of(own) or column_of(" ".join(texts))
    if column is Column.ACTIVITIES and carries_out(own) and column_of(" ".join(texts[:-1])) is Column.RESULTS:
        # what was done, below words that name what came of it
        return Column.RESULTS
    return column


def _with_runners_up(header: Header) -> Header:
    """Return a header with the next likely column of each heading, by how like its names are to the heading."""
    return Header(tuple(replace(one, runner_up=_runner_up(one)) for one in header.headings))


def _runner_up(heading: Heading) -> tuple[Column, int] | None:
    scores = [(round(likeness(heading.text, column)), column) for column in FORM if column is not heading.column]
    score, column = max(scores)
    return (column, score) if score else None
