"""Rows of a grid as a header: which rows at its top name columns, and what each column is."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from types import MappingProxyType
from typing import Final

from ita_site.text.thai import fold_digits
from ita_site.word_import.tables.assign_columns import NAMED, assign
from ita_site.word_import.tables.grid import GridCell, GridRow, is_across, join
from ita_site.word_import.tables.header import Header, Heading
from ita_site.word_import.tables.kinds import UNDECIDED, Part, RowKind, TableChoices
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

_HEADERS: Final = frozenset((None, RowKind.HEADER, RowKind.AGAIN))
"""What a row of a header may be said to be."""


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


def headers(rows: Sequence[GridRow], months: int, chosen: TableChoices = UNDECIDED) -> Iterator[HeaderRows]:
    """Yield every header of a grid, for a report of `months`, as a person chose its rows and columns.

    What its columns are said to be tells where the header is only where nothing else does.
    """
    first = _chosen_header(rows, months, chosen)
    barred = {at for at, row in enumerate(rows) if chosen.rows.get(row.place.row) not in _HEADERS}
    every = [*filter(None, [first]), *_headers_from(rows, first.end if first else 0, months, {}, barred)]
    if not every and chosen.columns:
        every = list(islice(_headers_from(rows, 0, months, chosen.columns, barred), 1))
    if not every and chosen.part is Part.FORM and rows:
        every = [_without_names(rows, months, chosen)]
    for header in every:
        yield _header_of(rows, header.first, header.count, months, chosen.columns) if chosen.columns else header


def _headers_from(
    rows: Sequence[GridRow], at: int, months: int, columns: Mapping[int, Column], barred: Collection[int]
) -> Iterator[HeaderRows]:
    """Yield the headers from row `at` on."""
    while at < len(rows):
        header = header_at(rows, at, months, columns, barred)
        if header:
            yield header
        at = header.end if header else at + 1


def _chosen_header(rows: Sequence[GridRow], months: int, chosen: TableChoices) -> HeaderRows | None:
    """Return the header of the rows that a person said are one; None where nobody did."""
    named = [at for at, row in enumerate(rows) if chosen.rows.get(row.place.row) is RowKind.HEADER]
    if not named:
        return None
    count = next((count for count, at in enumerate(named) if at != named[0] + count), len(named))
    return _header_of(rows, named[0], count, months, chosen.columns)


def _without_names(rows: Sequence[GridRow], months: int, chosen: TableChoices) -> HeaderRows:
    """Return the first row that fills several columns as a header, though it names too few of them."""
    at = next((at for at, row in enumerate(rows) if len(row.filled) > 1), 0)
    return _header_of(rows, at, 1, months, chosen.columns)


def _header_of(rows: Sequence[GridRow], at: int, count: int, months: int, columns: Mapping[int, Column]) -> HeaderRows:
    below = rows[at + count : at + count + _MOST_BELOW]
    return HeaderRows(at, count, _with_runners_up(read_header(rows[at : at + count], below, months, columns)))


def header_at(
    rows: Sequence[GridRow],
    at: int,
    months: int,
    columns: Mapping[int, Column] = MappingProxyType({}),
    barred: Collection[int] = (),
) -> HeaderRows | None:
    """Return the header that begins with row `at`, for a report of `months`; None where none does.

    `columns` are those that a person chose, by their place in the grid; `barred` rows are no header.
    """
    best: tuple[int, int] = (0, 0)
    if not _names_columns(rows[at : at + 2], columns):
        return None
    for count in _heights(rows, at, barred):
        header = read_header(rows[at : at + count], (), months, columns)
        if header.is_form and _reads_as_headings(header):
            best = max(best, (len(header.shape), count))
    _, count = best
    if not count:
        return None
    whole = _header_of(rows, at, count, months, columns)
    if whole.header.is_form:
        return whole
    return replace(whole, header=_with_runners_up(read_header(rows[at : at + count], (), months, columns)))


def _names_columns(rows: Sequence[GridRow], columns: Mapping[int, Column]) -> bool:
    """Return whether the first of some rows names a column, and all of them several."""
    named = [set(_named(row, columns)) - {None, False} for row in rows]
    return bool(named[0]) and len(set[object]().union(*named)) > 1


def _named(row: GridRow, columns: Mapping[int, Column]) -> Iterator[Column | bool | None]:
    """Yield what each cell of a row with words names: the column that a person chose, or that its words name."""
    for cell in row.cells:
        if cell.text:
            yield columns.get(cell.at) or column_of(cell.text) or is_weak_issue(cell.text)


def read_header(
    rows: Sequence[GridRow],
    below: Sequence[GridRow],
    months: int,
    columns: Mapping[int, Column] = MappingProxyType({}),
) -> Header:
    """Return the columns that `rows` name, however few of the form's; cut as finely as the row with the most cells.

    `columns` are those that a person chose, by their place in the grid.
    """
    finest = max(rows, key=lambda row: len(row.cells))
    headings = [_heading(cell, rows) for cell in finest.cells]
    special = [_chosen(heading, columns) for heading in in_parts(with_months(with_status(headings, below)))]
    return Header(assign(special, months))


def _chosen(heading: Heading, columns: Mapping[int, Column]) -> Heading:
    """Return a heading as the column that a person chose for it; one that is such a part of it keeps what it is."""
    column = columns.get(heading.at)
    if column is None:
        return heading
    if column is heading.column:
        return replace(heading, decided=True, score=NAMED, doubt=None)
    plain = replace(heading, slot=None, part=None, status="", beside=False)
    return replace(plain, column=column, decided=True, score=NAMED, doubt=None)


def _heights(rows: Sequence[GridRow], at: int, barred: Collection[int]) -> Iterator[int]:
    """Yield the numbers of rows from `at` on that may be one header together, the lowest first."""
    for count in range(1, _MOST_ROWS + 1):
        stack = rows[at : at + count]
        if (
            at + count - 1 in barred
            or len(stack) < count
            or not _may_be_heading(stack[-1])
            or (count > 1 and not _goes_on(stack))
        ):
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
