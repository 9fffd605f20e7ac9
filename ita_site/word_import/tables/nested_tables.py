"""Tables within a cell → lines of the words that they stand below: they list what is claimed, and claim nothing."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ita_site.word_import.docx.blocks import Block, Cell, Line, Paragraph, Table

_MARK: Final = re.compile(r"[(]?[0-9๐-๙]{1,3}(?:[.][0-9๐-๙]{1,2})*[.)]{0,2}|[-–•●○▪■✓✔➢*]")
"""A number or bullet in a cell of its own."""

ROW: Final = "row of a table"
"""Stands for the style of words that are a row of a table that is no form: neither title nor heading."""


def words_in(cell: Cell) -> tuple[Paragraph, ...]:
    """The paragraphs of a cell, each table within it as lines of one."""
    return tuple(_words(cell.blocks))


def has_table(cell: Cell) -> bool:
    """Whether a cell holds a table of columns, so that its words stand otherwise than they are printed."""
    return any(isinstance(block, Table) and _width(block) > 1 for block in cell.blocks)


def _words(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif _width(block) == 1:
            # a frame around words, or a list drawn as a table
            for line in block.lines:
                for cell in line.cells:
                    yield from _words(cell.blocks)
        elif _is_list(block):
            yield from (flattened(line, " ") for line in block.lines if line.paragraphs)
        else:
            yield from _joined([flattened(line) for line in block.lines])


def _width(table: Table) -> int:
    """How many columns of a table say something."""
    return max((sum(bool(cell.text.strip()) for cell in line.cells) for line in table.lines), default=0) or 1


def _is_list(table: Table) -> bool:
    """Whether a table only sets numbers or bullets before the lines of a list."""
    told = [[cell.text.strip() for cell in line.cells if cell.text.strip()] for line in table.lines]
    rows = [row for row in told if row]
    return bool(rows) and all(len(row) == 2 and _MARK.fullmatch(row[0]) for row in rows)  # noqa: PLR2004 - mark, words


def _joined(lines: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """A table's rows as lines of one paragraph, which goes on with the one above: it stands as deep as a list in it."""
    told = [one for one in lines if one.text or one.pictures or one.boxes or one.losses]
    if told:
        yield joined(told, "\n", tabled=True)


def flattened(line: Line, between: str = " | ") -> Paragraph:
    """A row of a table that is no form, as one line of text."""
    cells = (" ".join(cell.text.split("\n")).strip() for cell in line.cells)
    return joined(line.paragraphs, text=between.join(filter(None, cells)), style=ROW)


def outlined(table: Table) -> list[Paragraph]:
    """A table that is no form: its rows as lines, or where it is only a frame around words the words themselves."""
    frame = all(sum(bool(cell.text.strip() or _shows(cell)) for cell in line.cells) <= 1 for line in table.lines)
    return [one for line in table.lines for one in (line.paragraphs if frame else [flattened(line)])]


def _shows(cell: Cell) -> bool:
    return any(one.pictures for one in cell.paragraphs)


def joined(
    found: Sequence[Paragraph], between: str = "", *, text: str | None = None, tabled: bool = False, style: str = ""
) -> Paragraph:
    """Several paragraphs as one, with all that came with them; ``text`` where their words are told otherwise."""
    return Paragraph(
        between.join(one.text for one in found) if text is None else text,
        links=tuple(link for one in found for link in one.links),
        pictures=tuple(part for one in found for part in one.pictures),
        notes=tuple(note for one in found for note in one.notes),
        boxes=tuple(box for one in found for box in one.boxes),
        losses=tuple(loss for one in found for loss in one.losses),
        depth=1 if tabled else 0,
        style=style,
        tabled=tabled,
    )
