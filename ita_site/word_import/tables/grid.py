"""Tables as every stage behind `normalise` reads them: rows of cells, with the words of each."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final

from ita_site.word_import.docx.blocks import Paragraph

_WIDE: Final = 0.8
"""The share of a table's width that makes a lone text one across the table and no cell of a column."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell; `at` and `span` count columns of its grid from 0."""

    words: tuple[Paragraph, ...]
    """Its paragraphs, each table within it as lines of one."""
    at: int
    span: int = 1
    text: str = ""
    """All its words, a line to each paragraph."""
    goes_on: bool = False
    """Whether it is the lower part of a cell that is merged downwards."""
    merged: tuple[Paragraph, ...] = ()
    """The words of the cell that it is the lower part of."""
    fill: str = ""
    """The colour behind it, in hexadecimal digits; empty for none."""
    nested: bool = False
    """Whether it holds a table of several columns, so that its words are printed otherwise."""

    @property
    def end(self) -> int:
        """The first column behind it."""
        return self.at + self.span

    @property
    def shows_picture(self) -> bool:
        """Whether it holds a picture."""
        return any(paragraph.pictures for paragraph in self.words)

    @property
    def shows(self) -> bool:
        """Whether it holds words or a picture."""
        return bool(self.text) or self.shows_picture


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a row is in a document."""

    table: str = ""
    """The table, as in `LinePlace`."""
    row: int = 0
    """Counted from 1."""


NOWHERE: Final = RowPlace()
"""The place of a row that no document has."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid."""

    cells: tuple[GridCell, ...]
    place: RowPlace = field(default=NOWHERE, compare=False)

    @property
    def width(self) -> int:
        """How many columns of the grid it covers."""
        return self.cells[-1].end - self.cells[0].at

    @property
    def filled(self) -> list[GridCell]:
        """The cells that hold words or a picture."""
        return [cell for cell in self.cells if cell.shows]

    @property
    def texts(self) -> list[str]:
        """The words of each cell that holds some."""
        return [cell.text for cell in self.cells if cell.text]

    @property
    def words(self) -> tuple[Paragraph, ...]:
        """The paragraphs of all its cells."""
        return tuple(chain.from_iterable(cell.words for cell in self.cells))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as later stages read it."""

    rows: tuple[GridRow, ...]
    path: str = ""
    """Which table of the file it is: `2`, or `2.1` for the first that is within the second or made of it."""
    labels: int | None = None
    """The row of labels of a form that was written downwards; its values are in the next."""
    within: "tuple[Paragraph | Grid, ...]" = ()
    """What its cells hold, where one holds a table: read in its place if the grid only arranges the page."""


def titles(grid: Grid) -> GridRow | None:
    """Return the first row of a grid that fills several columns: its headings, where it has any."""
    return next((row for row in grid.rows if len(row.filled) > 1), None)


def is_across(row: GridRow, width: int) -> bool:
    """Return whether a row holds one text across nearly all of `width` columns."""
    spans = [cell.span for cell in row.filled]
    return len(spans) == 1 and spans[0] > 1 and spans[0] >= _WIDE * width


def as_line(row: GridRow, between: str = " | ") -> Paragraph:
    """Return a row of a table that is no form as one line of text: `ลำดับ | รายการ | จำนวน`."""
    texts = (" ".join(cell.text.split("\n")).strip() for cell in row.cells)
    return replace(join(row.words, between.join(filter(None, texts))), of_table=True)


def as_words(grid: Grid) -> list[Paragraph]:
    """Return a table that is no form as lines, or where it only frames words, the words themselves."""
    frame = all(len(row.filled) <= 1 for row in grid.rows)
    return [paragraph for row in grid.rows for paragraph in (row.words if frame else [as_line(row)])]


def join(paragraphs: Sequence[Paragraph], text: str) -> Paragraph:
    """Return one paragraph of `text` with all links, pictures, notes, boxes and losses of several."""
    joined = Paragraph(text)
    for paragraph in paragraphs:
        joined = replace(
            joined,
            links=joined.links + paragraph.links,
            pictures=joined.pictures + paragraph.pictures,
            notes=joined.notes + paragraph.notes,
            boxes=joined.boxes + paragraph.boxes,
            losses=joined.losses + paragraph.losses,
            lines=joined.lines + paragraph.lines,
        )
    return joined
