"""A document's tables, rows and lines by their places, as decisions name them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import TypeAlias

from ita_site.word_import.decisions.decision import seen
from ita_site.word_import.docx.blocks import LinePlace, Paragraph
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.tables.grid import Grid, GridCell, GridRow, RowPlace, titles

Items: TypeAlias = Sequence[Paragraph | Grid]

_TOP: int = 2
"""The rows that a decision on a table remembers."""


@dataclass(frozen=True, slots=True)
class Places:
    """What is where in a document."""

    grids: Mapping[str, Grid]
    """By path, those within others too."""
    rows: Mapping[RowPlace, GridRow]
    lines: Mapping[LinePlace, str]
    """The words of each line."""
    above: Mapping[LinePlace, LinePlace]
    """The line above each line of the same cell."""


def places_of(items: Items) -> Places:
    """Return the places of a document's paragraphs and grids."""
    grids = {grid.path: grid for grid in _grids(items)}
    rows = {row.place: row for grid in grids.values() for row in grid.rows}
    cells = [cell.words for row in rows.values() for cell in row.cells]
    pairs = [list(chain.from_iterable(map(lines_in, words))) for words in cells]
    above = {line[0]: before[0] for cell in pairs for before, line in pairwise(cell)}
    return Places(grids, rows, dict(chain.from_iterable(pairs)), above)


def lines_in(paragraph: Paragraph) -> Iterator[tuple[LinePlace, str]]:
    """Yield the place and the words of each line of a paragraph."""
    yield from zip((line.place for line in paragraph.lines), text_of([paragraph]).split("\n"), strict=False)


def _grids(items: Items) -> Iterator[Grid]:
    for item in items:
        if isinstance(item, Grid):
            yield item
            yield from _grids(item.within)


def seen_table(grid: Grid) -> str:
    """Return what a decision on a table remembers of it: the words of its first rows."""
    rows = [row for row in grid.rows if row.filled][:_TOP]
    return seen("\n".join(chain.from_iterable(row.texts for row in rows)))


def seen_row(row: GridRow) -> str:
    """Return what a decision on a row remembers of it: all its words."""
    return seen("\n".join(row.texts))


def heading_words(grid: Grid) -> dict[int, str]:
    """Return the heading over each column of a grid, from 0: in its first row that fills several columns.

    A heading that the row below divides has the words there behind it: `ผลการดำเนินการ` with `ไตรมาส 1`.
    """
    at = next((at for at, row in enumerate(grid.rows) if row == titles(grid)), len(grid.rows))
    below = {cell.at: cell for row in grid.rows[at + 1 : at + 2] for cell in row.cells}
    words: dict[int, str] = {}
    for cell in chain.from_iterable(row.cells for row in grid.rows[at : at + 1]):
        for column in range(cell.at, cell.end):
            part = below.get(column)
            divides = part is not None and part.span < cell.span
            words[column] = f"{cell.text}\n{part.text}" if part and divides else cell.text
    return words


def changed(items: Iterable[Paragraph | Grid], change: Callable[[Paragraph], Paragraph]) -> list[Paragraph | Grid]:
    """Return the items with every paragraph of their tables changed."""
    return [item if isinstance(item, Paragraph) else _changed(item, change) for item in items]


def _changed(grid: Grid, change: Callable[[Paragraph], Paragraph]) -> Grid:
    rows = tuple(replace(row, cells=tuple(_cell(cell, change) for cell in row.cells)) for row in grid.rows)
    return replace(grid, rows=rows, within=tuple(changed(grid.within, change)))


def _cell(cell: GridCell, change: Callable[[Paragraph], Paragraph]) -> GridCell:
    return replace(cell, words=tuple(map(change, cell.words)), merged=tuple(map(change, cell.merged)))
