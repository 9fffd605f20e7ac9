"""A reading with a name for each of its parts, by which a form speaks of it: `t0.c1`, `t0.r3.c1.l0`, `w2`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import Final

from ita_site.word_import.docx.blocks import LinePlace
from ita_site.word_import.review.picture import (
    Picture,
    ShownCell,
    ShownColumn,
    ShownLine,
    ShownMeasure,
    ShownRow,
    ShownTable,
    ShownWords,
)
from ita_site.word_import.tables.kinds import COLUMN_OF, LineKind
from ita_site.word_import.words.column_names import Column

_ENTRIES: Final = frozenset({LineKind.ACTIVITY, LineKind.RESULT, LineKind.OUTCOME})
_ALIKE: Final = frozenset({(LineKind.EVIDENCE, Column.EVIDENCE), (LineKind.NOTE, Column.OTHER), (LineKind.NOTE, None)})


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column of a table."""

    name: str
    shown: ShownColumn


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of a cell, or what a person split it into."""

    name: str
    shown: ShownLine
    whole: LinePlace
    """The place of the line before anybody split it."""
    pieces: tuple[str, ...]
    """What that line is split into; empty but for the first of them."""
    can_join: bool
    """Whether it may be joined with the line above it, or parted from it."""

    @property
    def is_joined(self) -> bool:
        """Return whether it continues the line above it."""
        return not self.shown.begins

    def is_of(self, column: Column | None) -> bool:
        """Return whether it is what lines of a column are, so that nothing need be said of it."""
        kind = self.shown.kind
        return kind is None or COLUMN_OF.get(kind) is column or (kind, column) in _ALIKE


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell as it is drawn, over so many rows."""

    name: str
    shown: ShownCell
    rows: int
    lines: tuple[LineView, ...]

    @property
    def is_editable(self) -> bool:
        """Return whether its lines belong to a measure."""
        return any(line.shown.kind for line in self.lines)


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a table."""

    name: str
    shown: ShownRow
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """A table of the document; `number` counts from 1."""

    name: str
    number: int
    shown: ShownTable
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]

    @property
    def width(self) -> int:
        """Return how many columns its widest row has."""
        ends = [cell.column + cell.span - 1 for row in self.shown.rows for cell in row.cells]
        return max(ends, default=1)

    @property
    def header(self) -> tuple[ColumnView | int, ...]:
        """Return its columns in order, and for each gap between them how many columns of its grid that is."""
        cells: list[ColumnView | int] = []
        free = 1
        for column in self.columns:
            gap = column.shown.column - free
            cells += [gap, column] if gap > 0 else [column]
            free = column.shown.column + column.shown.span
        gap = self.width + 1 - free
        return (*cells, gap) if gap > 0 else tuple(cells)

    def column_of(self, cell: CellView) -> Column | None:
        """Return what the column of a cell is; None where none begins there."""
        at = cell.shown.column
        spans = ((each.shown, range(each.shown.column, each.shown.column + each.shown.span)) for each in self.columns)
        return next((column.is_column for column, span in spans if at in span), None)


@dataclass(frozen=True, slots=True)
class WordsView:
    """Words that found no place; `measure` counts from 0, and is None for those of the whole report."""

    name: str
    shown: ShownWords
    measure: int | None


@dataclass(frozen=True, slots=True)
class View:
    """All parts of a reading."""

    tables: tuple[TableView, ...]
    words: tuple[WordsView, ...]
    measures: tuple[ShownMeasure, ...]

    def lines(self) -> Iterator[LineView]:
        """Yield every line of every cell."""
        rows = chain.from_iterable(table.rows for table in self.tables)
        yield from chain.from_iterable(cell.lines for row in rows for cell in row.cells)


def view_of(picture: Picture) -> View:
    """Return the parts of a reading by their names."""
    tables = tuple(_table(number, table) for number, table in enumerate(picture.tables))
    of_measures = [(at, words) for at, measure in enumerate(picture.measures) for words in measure.unplaced]
    every: list[tuple[int | None, ShownWords]] = [*of_measures, *((None, words) for words in picture.unplaced)]
    unplaced = tuple(WordsView(f"w{number}", words, at) for number, (at, words) in enumerate(every))
    return View(tables, unplaced, picture.measures)


def _table(number: int, table: ShownTable) -> TableView:
    name = f"t{number}"
    columns = tuple(ColumnView(f"{name}.c{column.column}", column) for column in table.columns)
    rows = tuple(_row(f"{name}.r{row.place.row}", row, table.rows[at + 1 :]) for at, row in enumerate(table.rows))
    return TableView(name, number + 1, table, columns, rows)


def _row(name: str, row: ShownRow, below: Sequence[ShownRow]) -> RowView:
    cells = (_cell(f"{name}.c{cell.column}", cell, below) for cell in row.cells if not _is_drawn_above(cell))
    return RowView(name, row, tuple(cells))


def _is_drawn_above(cell: ShownCell) -> bool:
    """Return whether a cell is only the lower part of the one above it."""
    return cell.goes_on and not cell.lines and not cell.pictures


def _cell(name: str, cell: ShownCell, below: Sequence[ShownRow]) -> CellView:
    rows = 1
    for row in below:
        lower = next((other for other in row.cells if other.column == cell.column), None)
        if lower is None or not _is_drawn_above(lower):
            break
        rows += 1
    return CellView(name, cell, rows, tuple(_lines(name, cell.lines)))


def _lines(name: str, lines: Sequence[ShownLine]) -> Iterator[LineView]:
    number = 0
    for whole, group in groupby(lines, key=lambda line: replace(line.place, piece=0)):
        pieces = list(group)
        for at, line in enumerate(pieces):
            can_join = line.kind in _ENTRIES and (number > 0 or not line.begins)
            texts = tuple(piece.text for piece in pieces) if at == 0 else ()
            yield LineView(f"{name}.l{number}", line, whole, texts, can_join)
            number += 1
