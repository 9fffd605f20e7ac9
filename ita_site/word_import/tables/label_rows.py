"""A row of two cells above the headings that tells the issue of the rows below → a column of issues, as others have."""

from collections.abc import Sequence
from typing import Final

from ita_site.word_import.docx.blocks import Cell, Line, Table
from ita_site.word_import.tables.header import header_at
from ita_site.word_import.tables.row import told
from ita_site.word_import.tables.vertical import downwards
from ita_site.word_import.words.column_names import FORM, Column, column_of
from ita_site.word_import.words.list_labels import bare

_SHORT: Final = 60
"""The longest label, in characters."""

_MOST: Final = 4
"""The most rows of labels above one header."""


def with_columns(table: Table) -> tuple[Table, ...]:
    """The table, or where rows above headings label what holds for all rows below them, a table for each of these."""
    starts = [] if downwards(table) else [at for at in range(len(table.lines)) if _labels(table.lines, at)]
    if not starts:
        return (table,)
    ends = [*starts[1:], len(table.lines)]
    before = (Table(table.lines[: starts[0]]),) if any(map(told, table.lines[: starts[0]])) else ()
    return (*before, *(_upright(table.lines[at:end]) for at, end in zip(starts, ends, strict=True)))


def _labels(lines: Sequence[Line], at: int) -> int:
    """How many rows from ``at`` on are labels above a header that lacks their columns; none within such rows."""
    if at and _label(lines[at - 1]):
        return 0
    count = 0
    while at + count < len(lines) and count < _MOST and _label(lines[at + count]):
        count += 1
    columns = [_label(line) for line in lines[at : at + count]]
    found = header_at(lines, at + count) if count and at + count < len(lines) else None
    fits = found is not None and Column.ISSUE in columns and not found[1].columns & set(columns)
    return count if fits and len(set(columns)) == count else 0


def _label(line: Line) -> Column | None:
    """The column that a row tells: its heading at the left, the words over all the rest."""
    cells = told(line)
    if len(cells) != 2 or cells[1].span < 2 or cells[1].end != line.cells[-1].end:  # noqa: PLR2004 - a label, its words
        return None
    column = column_of(bare(cells[0].text.strip())) if len(cells[0].text) <= _SHORT else None
    return column if column in FORM and column is not Column.ACTIVITIES else None


def _upright(lines: Sequence[Line]) -> Table:
    """The rows below labels, with a column at the left for each of them."""
    count = _labels(lines, 0)
    pairs = [told(line) for line in lines[:count]]
    found = header_at(lines, count)
    heads = found[0] if found else 1
    return Table(tuple(_with(pairs, line, at, heads) for at, line in enumerate(lines[count:])))


def _with(pairs: Sequence[Sequence[Cell]], line: Line, at: int, heads: int) -> Line:
    """A row behind the cells that its place has of the columns of labels: heading, words, or what goes on with them."""
    side = 0 if at < heads else 1
    goes_on = at not in {0, heads}
    first = tuple(
        Cell(() if goes_on else pair[side].blocks, place - len(pairs), 1, goes_on) for place, pair in enumerate(pairs)
    )
    return Line((*first, *line.cells), line.repeats)
