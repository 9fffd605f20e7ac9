"""A document's blocks as paragraphs and grids: merged cells resolved, inner tables flattened, forms turned upright.

Every later stage reads grids only; nothing else in this room looks at a `Table` of Word.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from ita_site.word_import.docx.blocks import Block, Cell, Line, Paragraph, Table
from ita_site.word_import.tables.grid import Grid, GridCell, GridRow, as_line, join
from ita_site.word_import.tables.turn_upright import turn_upright

_MARK: Final = re.compile(r"[(]?[0-9๐-๙]{1,3}(?:[.][0-9๐-๙]{1,2})*[.)]{0,2}|[-–•●○▪■✓✔➢*]")
"""A number or bullet in a cell of its own."""


def normalise(blocks: Iterable[Block], number: int = 0) -> Iterator[Paragraph | Grid]:
    """Yield the paragraphs and the grid of each table; tables within a cell keep the `number` of the outer one."""
    count = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            count += 1
            yield from turn_upright(_grid(block, number or count))


def _grid(table: Table, number: int) -> Grid:
    cells = [cell for line in table.lines for cell in line.cells]
    nested = any(isinstance(block, Table) for cell in cells for block in cell.blocks)
    within = tuple(normalise((block for cell in cells for block in cell.blocks), number)) if nested else ()
    return Grid(tuple(_rows(table.lines)), number, within=within)


def _rows(lines: Sequence[Line]) -> Iterator[GridRow]:
    """Yield the rows, the lower part of each merged cell with the words of the upper one."""
    above: dict[int, tuple[Paragraph, ...]] = {}
    for line in lines:
        cells = tuple(_cell(cell, above) for cell in line.cells)
        above |= {cell.at: cell.words for cell in cells if not cell.goes_on}
        yield GridRow(cells, line.repeats)


def _cell(cell: Cell, above: dict[int, tuple[Paragraph, ...]]) -> GridCell:
    return GridCell(
        tuple(_flat(cell.blocks)),
        cell.at,
        cell.span,
        cell.text.strip(),
        cell.goes_on,
        tuple(map(_words_alone, above.get(cell.at, ()))) if cell.goes_on else (),
        cell.fill,
        any(isinstance(block, Table) and _columns(block) > 1 for block in cell.blocks),
    )


def _words_alone(paragraph: Paragraph) -> Paragraph:
    """Return words and where they lead, without what floats at them: that stands once, in the upper cell."""
    return replace(paragraph, pictures=(), notes=(), boxes=(), losses=())


def _flat(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a cell; a table within it becomes lines of text in its place."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif _columns(block) == 1:
            # a frame around words, or a list drawn as a table
            yield from (words for line in block.lines for cell in line.cells for words in _flat(cell.blocks))
        elif _is_list(block):
            yield from (as_line(row, " ") for row in _rows(block.lines) if row.words)
        else:
            yield from _as_lines(_rows(block.lines))


def _columns(table: Table) -> int:
    """Return how many columns of a table hold words, at least 1."""
    return max((sum(bool(cell.text.strip()) for cell in line.cells) for line in table.lines), default=0) or 1


def _is_list(table: Table) -> bool:
    """Return whether a table only sets numbers or bullets before the lines of a list."""
    texts = [[text for cell in line.cells if (text := cell.text.strip())] for line in table.lines]
    rows = list(filter(None, texts))
    return bool(rows) and all(len(row) == 2 and _MARK.fullmatch(row[0]) for row in rows)  # noqa: PLR2004 - mark, words


def _as_lines(rows: Iterable[GridRow]) -> Iterator[Paragraph]:
    """Yield a table's rows as lines of one paragraph, as deep as a list in the paragraph above."""
    lines = [line for row in rows if not (line := as_line(row)).is_empty]
    if lines:
        yield replace(join(lines, "\n".join(line.text for line in lines)), depth=1, tabled=True)
