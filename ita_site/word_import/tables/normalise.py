"""A document's blocks as paragraphs and grids: merged cells resolved, inner tables flattened, forms turned upright.

Every later stage reads grids only; nothing else in this room looks at a `Table` of Word.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final

from ita_site.word_import.docx.blocks import Block, Cell, Line, LinePlace, Paragraph, Table, TableRow
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.tables.grid import Grid, GridCell, GridRow, RowPlace, as_line, join
from ita_site.word_import.tables.surroundings import heads_measure
from ita_site.word_import.words.column_names import FORM, Column, column_of, faint_column_of
from ita_site.word_import.words.list_labels import bare

_LEAST_COLUMNS: Final = 4
"""Columns of the form that labels at the left must name."""

_PAIR: Final = 2


def normalise(blocks: Iterable[Block], within: str = "") -> Iterator[Paragraph | Grid]:
    """Yield the paragraphs and the grid of each table; `within` is the table that holds the blocks, if one does."""
    tables, lines = 0, 0
    for block in blocks:
        if isinstance(block, Paragraph):
            placed = _placed([block], LinePlace(within, line=lines + 1))
            lines += len(placed[0].lines)
            yield from placed
        else:
            tables += 1
            yield from _turned_upright(_grid(block, f"{within}.{tables}" if within else str(tables)))


def _grid(table: Table, path: str) -> Grid:
    blocks = list(chain.from_iterable(cell.blocks for cell in table.cells))
    nested = any(isinstance(block, Table) for block in blocks)
    return Grid(tuple(_rows(table.rows, path)), path, within=tuple(normalise(blocks, path)) if nested else ())


def _rows(lines: Sequence[TableRow], path: str) -> Iterator[GridRow]:
    """Yield the rows, the lower part of each merged cell with the words of the upper one."""
    above: dict[int, tuple[Paragraph, ...]] = {}
    for number, line in enumerate(lines, 1):
        cells = tuple(_cell(cell, above, LinePlace(path, number, cell.at + 1, 1)) for cell in line.cells)
        above |= {cell.at: cell.words for cell in cells if not cell.goes_on}
        yield GridRow(cells, RowPlace(path, number))


def _placed(paragraphs: Iterable[Paragraph], first: LinePlace) -> tuple[Paragraph, ...]:
    """Return paragraphs with the places of their lines, of which the first is at `first`."""
    placed: list[Paragraph] = []
    at = first.line
    for paragraph in paragraphs:
        count = text_of([paragraph]).count("\n") + 1
        lines = tuple(Line(replace(first, line=line)) for line in range(at, at + count))
        placed.append(replace(paragraph, lines=lines))
        at += count
    return tuple(placed)


def _cell(cell: Cell, above: dict[int, tuple[Paragraph, ...]], first: LinePlace) -> GridCell:
    return GridCell(
        _placed(_flat(cell.blocks), first),
        cell.at,
        cell.span,
        cell.text.strip(),
        cell.goes_on,
        tuple(map(_words_alone, above.get(cell.at, ()))) if cell.goes_on else (),
        cell.fill,
        any(isinstance(block, Table) and _columns(block) > 1 for block in cell.blocks),
    )


def _words_alone(paragraph: Paragraph) -> Paragraph:
    """Return words and where they lead, without what floats at them: that is once, in the upper cell."""
    return replace(paragraph, pictures=(), notes=(), boxes=(), losses=())


def _flat(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a cell; a table within it becomes lines of text in its place."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif _columns(block) == 1:
            # a frame around words, or a list drawn as a table
            yield from chain.from_iterable(_flat(cell.blocks) for cell in block.cells)
        else:
            yield from _as_lines(_rows(block.rows, ""))


def _columns(table: Table) -> int:
    """Return how many columns of a table hold words, at least 1."""
    return max((sum(bool(cell.text.strip()) for cell in line.cells) for line in table.rows), default=0) or 1


def _as_lines(rows: Iterable[GridRow]) -> Iterator[Paragraph]:
    """Yield a table's rows as lines of one paragraph, as deep as a list in the paragraph above."""
    lines = [line for row in rows if not (line := as_line(row)).is_empty]
    if lines:
        yield replace(join(lines, "\n".join(line.text for line in lines)), depth=1, tabled=True)


@dataclass(slots=True)
class _Measure:
    """The rows of one measure."""

    titles: list[Paragraph] = field(default_factory=list)
    """Rows above its labels that tell no value."""
    pairs: list[tuple[GridCell, GridCell]] = field(default_factory=list)
    """(label, value)."""
    below: list[Paragraph] = field(default_factory=list)
    """Rows behind its last label that tell no value."""

    @property
    def is_form(self) -> bool:
        """Whether its labels, and its title for an issue, name enough columns of the form."""
        named = {_column(label.text) or faint_column_of(bare(label.text)) for label, _ in self.pairs}
        titled = {Column.ISSUE} if heads_measure(self.titles) else set()
        return Column.ACTIVITIES in named and len((named | titled) & {*FORM}) >= _LEAST_COLUMNS

    @property
    def first(self) -> Column | None:
        """What its first label names."""
        return _column(self.pairs[0][0].text) if self.pairs else None

    def add(self, cells: Sequence[GridCell]) -> None:
        """Take in a row: a title, a label with its value, or one more value of the label above."""
        if _is_title(cells):
            (self.below if self.pairs else self.titles).extend(chain.from_iterable(cell.words for cell in cells))
        elif self.pairs and not cells[0].text:
            label, value = self.pairs[-1]
            text = f"{value.text}\n{cells[1].text}"
            self.pairs[-1] = label, replace(value, words=(*value.words, *cells[1].words), text=text)
        else:
            self.pairs.append((cells[0], cells[1]))


def _turned_upright(grid: Grid) -> tuple[Grid, ...]:
    """Return a grid for each measure of a form written downwards; the grid itself where it is no such form.

    `ประเด็น | การให้บริการล่าช้า` above `กิจกรรม | จัดทำคู่มือ` becomes
    `ประเด็น | กิจกรรม` above `การให้บริการล่าช้า | จัดทำคู่มือ`.
    """
    rows = [row.cells for row in grid.rows if row.filled]
    measures = _measures(rows) if max(map(len, rows), default=0) == _PAIR else []
    if measures and all(measure.is_form for measure in measures):
        return tuple(_upright(measure, f"{grid.path}.{number}") for number, measure in enumerate(measures, 1))
    return (grid,)


def _measures(rows: Sequence[Sequence[GridCell]]) -> list[_Measure]:
    """Return the measures: the next begins with a title that heads one, or with the label that the first began with."""
    measures = [_Measure()]
    for cells in rows:
        title = heads_measure(cells[0].words) if _is_title(cells) else _column(cells[0].text) is measures[0].first
        if title and measures[-1].is_form:
            measures.append(_Measure())
        measures[-1].add(cells)
    return measures


def _is_title(cells: Sequence[GridCell]) -> bool:
    """Return whether a row goes across the table, or is a label without a value that names no column."""
    if len(cells) < _PAIR:
        return True
    return bool(cells[0].text) and not cells[1].shows and (heads_measure(cells[0].words) or not _column(cells[0].text))


def _column(label: str) -> Column | None:
    return column_of(bare(label))


def _upright(measure: _Measure, path: str) -> Grid:
    labels, values = (
        tuple(replace(cell, at=at, span=1, goes_on=False, merged=()) for at, cell in enumerate(side))
        for side in zip(*measure.pairs, strict=True)
    )
    rows = (*_across(measure.titles), GridRow(labels), GridRow(values), *_across(measure.below))
    placed = (replace(row, place=RowPlace(path, number)) for number, row in enumerate(rows, 1))
    return Grid(tuple(placed), path, len(measure.titles))


def _across(paragraphs: Sequence[Paragraph]) -> Iterator[GridRow]:
    for paragraph in paragraphs:
        yield GridRow((GridCell((paragraph,), 0, text=paragraph.text.strip()),))
