"""Define what a document is made of once it is read: paragraphs and tables, with the words that Word prints."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, Final, TypeAlias

from ita_site.word_import.doubts import Doubt


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address when clicked; without words, a picture that does."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture where it is shown; Word keeps equal pictures once, each place with a description of its own."""

    part: str
    """The name of the part that holds it; empty where it is not in the file."""
    alt: str = ""
    """What the file says that it shows."""


@dataclass(frozen=True, slots=True)
class LinePlace:
    """Where a line is in a document; everything but `piece` is counted from 1."""

    table: str = ""
    """The table: `2`, or `2.1` for the first table within the second; empty outside tables."""
    row: int = 0
    column: int = 0
    """The first column of the table's grid that its cell takes."""
    line: int = 0
    """Which line of its cell it is; outside tables, which of the document."""
    piece: int = 0
    """Which part of the line, from 0, where a person split it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph, and what a person decided of it."""

    place: LinePlace
    begins: bool | None = None
    """Whether an entry begins with it; None where nobody said so."""
    whole: bool = False
    """Whether a person said where it is split, so that no more of it is."""
    inside: bool = False
    """Whether it goes on with the paragraph above, out of which it was cut."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its words with a list's number before them, in lines where Word breaks them."""

    text: str
    links: tuple[Link, ...] = ()
    pictures: tuple[PlacedPicture, ...] = ()
    notes: tuple[str, ...] = ()
    """Texts of the footnotes and endnotes that it refers to."""
    boxes: tuple[str, ...] = ()
    """Texts of the boxes that float at it."""
    losses: tuple[Doubt, ...] = ()
    """What could not be read, or not as it was."""
    depth: int = 0
    """How deep it is in a real list."""
    style: str = ""
    """The id of its style."""
    tabled: bool = False
    """Whether its lines are the rows of a table within a cell."""
    of_table: bool = False
    """Whether it is a row of a table that is no form, or heads one: neither title nor introduction."""
    drawn: bool = False
    """Whether a line, an arrow or another shape without words floats at it."""
    lines: tuple[Line, ...] = field(default=(), compare=False)
    """Its lines that hold words, or one where none does; of several paragraphs put together, those of all."""

    @property
    def is_empty(self) -> bool:
        """Return whether it holds nothing at all, neither words nor pictures, notes or links."""
        return not (self.text.strip() or self.pictures or self.notes or self.boxes or self.losses or self.links)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row; `at` and `span` count columns of the table's grid."""

    blocks: "tuple[Block, ...]"
    at: int
    span: int
    goes_on: bool = False
    """Whether it is the lower part of a cell merged downwards."""
    fill: str = ""
    """The colour behind it, in hexadecimal digits; empty for none."""

    @property
    def end(self) -> int:
        """Return the first column behind it."""
        return self.at + self.span

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return all its paragraphs, those of tables within it too."""
        return tuple(paragraphs(self.blocks))

    @property
    def text(self) -> str:
        """Return all its words, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs if paragraph.text.strip())


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table."""

    cells: tuple[Cell, ...]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return all paragraphs of all its cells."""
        return tuple(chain.from_iterable(cell.paragraphs for cell in self.cells))


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    rows: tuple[TableRow, ...]

    @property
    def cells(self) -> Iterator[Cell]:
        """Return all its cells, row by row."""
        return chain.from_iterable(row.cells for row in self.rows)

    @property
    def width(self) -> int:
        """Return how many cells its widest row has."""
        return max((len(row.cells) for row in self.rows), default=0)


Block: TypeAlias = Paragraph | Table


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Yield every paragraph of `blocks` in reading order, tables row by row."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from chain.from_iterable(row.paragraphs for row in block.rows)


_GATHERED: Final = ("links", "pictures", "notes", "boxes", "losses")


def joined(pieces: Sequence[Paragraph], between: str = "") -> Paragraph:
    """Return several paragraphs as one, placed as the first is, with all that any of them holds."""
    held: dict[str, Any] = {
        name: tuple(chain.from_iterable(getattr(piece, name) for piece in pieces)) for name in _GATHERED
    }
    return replace(pieces[0], text=between.join(piece.text for piece in pieces), **held)
