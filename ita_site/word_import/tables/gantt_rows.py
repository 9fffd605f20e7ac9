"""A row of a chart of months: which of its narrow cells are marked by a tick, an arrow or a colour."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ita_site.word_import.docx.blocks import Cell, Line, Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import doubt
from ita_site.word_import.tables.header import Header
from ita_site.word_import.tables.headings import Heading, shared
from ita_site.word_import.tables.nested_tables import words_in
from ita_site.word_import.words.month_columns import Slot, is_mark, is_no_mark, spelt


@dataclass(frozen=True, slots=True)
class Charted:
    """What a chart says of one row."""

    heading: str = ""
    words: str = ""
    """The headings of the marked columns."""
    slots: tuple[Slot, ...] = ()
    written: tuple[tuple[Heading, tuple[Paragraph, ...]], ...] = ()
    """What stands in a month and is no mark."""


_NOTHING: Final = Charted()
_ARROW: Final = Paragraph("", losses=(doubt(DoubtKind.DRAWN_PERIOD),))


def chart(header: Header, line: Line) -> Charted:
    """The months that are marked in a row, as its table heads them."""
    columns = [one for one in header.headings if one.slot]
    if not columns:
        return _NOTHING
    plain = {cell.fill for heading, cell in header.sort(line) if not heading.slot}
    marked: list[int] = []
    written: list[tuple[Heading, tuple[Paragraph, ...]]] = []
    for covered, cell in _cells(header, line):
        words = _written(cell)
        if words or is_mark(cell.text) or (cell.fill and cell.fill not in plain):
            marked += [columns.index(one) for one in covered]
        if words:
            written.append((covered[0], words))
    slots = tuple(slot for at in sorted(set(marked)) if (slot := columns[at].slot))
    return Charted(columns[0].text, spelt([one.own for one in columns], marked), slots, tuple(written))


def _written(cell: Cell) -> tuple[Paragraph, ...]:
    """What stands in a month beside a mark, and what a drawn arrow leaves to be looked up."""
    words = tuple(one for one in words_in(cell) if one.text.strip() or one.pictures or one.boxes or one.losses)
    only = is_mark(cell.text) or is_no_mark(cell.text)
    return (*(() if only else words), *((_ARROW,) if any(one.drawn for one in cell.paragraphs) else ()))


def _cells(header: Header, line: Line) -> Iterator[tuple[list[Heading], Cell]]:
    """The cells below months, each with all of them that it stands under."""
    for heading, cell in header.sort(line):
        if heading.slot:
            under = [one for one in header.headings if one.slot and shared(one, cell)[0] > 0]
            yield (under if heading in under else [heading]), cell
