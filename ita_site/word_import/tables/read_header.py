"""Rows of a grid as a header: which rows at its top name columns, and what each column is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from ita_site.text.thai import fold_digits
from ita_site.word_import.tables.assign_columns import NAMED, assign
from ita_site.word_import.tables.grid import GridCell, GridRow, is_across, join
from ita_site.word_import.tables.header import Header, Heading
from ita_site.word_import.tables.special_columns import in_parts, with_months, with_status
from ita_site.word_import.words.column_names import (
    FORM,
    MAX_HEADING,
    Column,
    carries_out,
    column_of,
    is_weak_issue,
    likeness,
    words_of,
)
from ita_site.word_import.words.month_columns import is_mark, is_no_mark

_MOST_ROWS: Final = 4
"""The most rows of a header."""

_MOST_BELOW: Final = 400
"""Rows below a header that tell whether a column is only ticked."""

_SHORT: Final = 60
"""The longest heading, in characters, of a header that names neither who nor when."""

_PART: Final = 40
"""The longest heading of a column that divides another, in characters."""

_HALF: Final = 20
"""The longest second half of a heading, in characters; a row of values is longer in some cell."""

_LEAST_COUNTED: Final = 3


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
    """Yield every header of a grid, for a report of `months`."""
    at = 0
    while at < len(rows):
        header = header_at(rows, at, months)
        if header:
            yield header
        at = header.end if header else at + 1


def header_at(rows: Sequence[GridRow], at: int, months: int) -> HeaderRows | None:
    """Return the header that begins with row `at`, for a report of `months`; None where none does."""
    best: tuple[int, int] = (0, 0)
    if not _names_columns(rows[at : at + 2]):
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


def _names_columns(rows: Sequence[GridRow]) -> bool:
    """Return whether the first of some rows names a column, and all of them several."""
    named = [{column_of(text) or is_weak_issue(text) for text in row.texts} - {None, False} for row in rows]
    return bool(named[0]) and len(set[object]().union(*named)) > 1


def read_header(rows: Sequence[GridRow], below: Sequence[GridRow], months: int) -> Header:
    """Return the columns that `rows` name, however few of the form's; cut as finely as the row with the most cells."""
    finest = max(rows, key=lambda row: len(row.cells))
    headings = [_heading(cell, rows) for cell in finest.cells]
    return Header(assign(in_parts(with_months(with_status(headings, below))), months))


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
    """Return whether the last of `rows` belongs to the header above: merged with it, dividing it, or half of it."""
    last, before = rows[-1], rows[-2]
    merged = any(cell.goes_on for cell in last.cells)
    belongs = merged or _divides(last, before) or _is_second_half(last, before)
    return belongs and not is_across(last, rows[0].width)


def _is_second_half(row: GridRow, above: GridRow) -> bool:
    """Return whether headings are typed in two rows, `ผู้รับ` above `ผิดชอบ`: only together do they name columns."""
    upper, lower = ([cell.text for cell in part.cells] for part in (above, row))
    both = [f"{first}{second}" for first, second in zip(upper, lower, strict=False)]
    halves = len(upper) == len(lower) and all(upper) and all(len(words_of(text)) <= _HALF for text in lower)
    return halves and _count_named(both) > max(_count_named(upper), _count_named(lower))


def _count_named(texts: Iterable[str]) -> int:
    """Return how many columns of the form some headings name."""
    return len({column_of(text) for text in texts} & set(FORM))


def is_count(row: GridRow) -> bool:
    """Return whether a row only counts the columns: `(1) (2) (3)`."""
    numbers = [fold_digits(text).strip(" ()") for text in row.texts]
    return len(numbers) >= _LEAST_COUNTED and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def is_unused(row: GridRow) -> bool:
    """Return whether a row was left over: dashes, and nothing else."""
    dashes = len(row.texts) >= _LEAST_COUNTED and all(map(is_no_mark, row.texts))
    return dashes and replace(join(row.words, ""), links=()).is_empty


def _divides(row: GridRow, above: GridRow) -> bool:
    """Return whether a row only divides headings above it, of which there are several, and is empty elsewhere."""
    over = [_over(cell, above) for cell in row.cells if cell.text]
    return len(above.texts) > 1 and None not in over and len(over) > len(set(over))


def _over(cell: GridCell, above: GridRow) -> int | None:
    """Return where the cell over all of `cell` begins that this divides."""
    if len(words_of(cell.text)) > _PART or is_mark(cell.text):
        return None
    wide = (over for over in above.cells if over.at <= cell.at and cell.end <= over.end and over.text)
    return next((over.at for over in wide if over.span > cell.span), None)


def _reads_as_headings(header: Header) -> bool:
    """Return whether a header is no row of values: it names who or when, or all its headings are short."""
    short = all(len(words_of(heading.text)) <= _SHORT for heading in header.headings)
    return short or bool(header.columns & {Column.RESPONSIBLE, Column.PERIOD})


def _heading(leaf: GridCell, rows: Sequence[GridRow]) -> Heading:
    """Return a column by its own words, and by those above and below it."""
    cells = [cell for cell in chain.from_iterable(row.cells for row in rows) if _is_over(cell, leaf)]
    texts = [_line(cell) for cell in cells]
    column = _column(_line(leaf), texts)
    return Heading(
        column or Column.OTHER,
        " ".join(texts),
        leaf.at,
        leaf.end,
        own="".join(texts[-1:]),
        over=tuple(texts[:-1]),
        score=NAMED if column else 0,
        notes=join(list(chain.from_iterable(cell.words for cell in cells)), "").notes,
    )


def _column(own: str, texts: Sequence[str]) -> Column | None:
    """Return the column that a heading names, by its own words or with those over it.

    What was done below `ผลการดำเนินการ` is a result: `การดำเนินการ`.
    """
    column = column_of(own) or column_of(" ".join(texts))
    done = carries_out(own) and column_of(" ".join(texts[:-1])) is Column.RESULTS
    return Column.RESULTS if done else column


def _line(cell: GridCell) -> str:
    return " ".join(cell.text.split("\n"))


def _is_over(cell: GridCell, leaf: GridCell) -> bool:
    """Return whether a cell of a header with words is over a column, or is its own."""
    return cell.at < leaf.end and leaf.at < cell.end and bool(cell.text) and not cell.goes_on


def _with_runners_up(header: Header) -> Header:
    """Return a header with the next likely column of each heading, by how like its names are to the heading."""
    return Header(tuple(replace(heading, runner_up=_runner_up(heading)) for heading in header.headings))


def _runner_up(heading: Heading) -> tuple[Column, int] | None:
    scores = [(round(likeness(heading.text, column)), column) for column in FORM if column is not heading.column]
    score, column = max(scores)
    return (column, score) if score else None
