"""What a document is made of once it is read: paragraphs and tables, with the words that Word would print."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address when clicked; without words, a picture that does."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Proof:
    """Words of a column of evidence that hold an address for a claim of another column."""

    text: str
    links: tuple[Link, ...]
    doubt: str
    """Why it is thought to prove the claim, in Thai."""
    joined: bool = False
    """Whether an address was put together from two lines."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its words with a list's number before them, in lines where Word breaks them."""

    text: str
    links: tuple[Link, ...] = ()
    pictures: tuple[str, ...] = ()
    """Names of the parts that hold the pictures; empty where one is not in the file."""
    notes: tuple[str, ...] = ()
    """Texts of the footnotes and endnotes that it refers to."""
    boxes: tuple[str, ...] = ()
    """Texts of the boxes that float at it."""
    losses: tuple[str, ...] = ()
    """What could not be read, in Thai."""
    depth: int = 0
    """How deep it stands in a real list."""
    style: str = ""
    """The id of its style."""
    tabled: bool = False
    """Whether its lines are the rows of a table within a cell."""
    of_table: bool = False
    """Whether it is a row of a table that is no form, or heads one: neither title nor introduction."""
    drawn: bool = False
    """Whether a line, an arrow or another shape without words floats at it."""

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing at all, neither words nor what hangs at it."""
        return not (self.text.strip() or self.pictures or self.notes or self.boxes or self.losses or self.links)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row; ``at`` and ``span`` count columns of the table's grid."""

    blocks: "tuple[Block, ...]"
    at: int
    span: int
    goes_on: bool = False
    """Whether it is the lower part of a cell merged downwards."""
    fill: str = ""
    """The colour behind it, in hexadecimal digits; empty for none."""

    @property
    def end(self) -> int:
        """The first column behind it."""
        return self.at + self.span

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All its paragraphs, those of tables within it too."""
        return tuple(paragraphs(self.blocks))

    @property
    def text(self) -> str:
        """All its words, a line to each."""
        return "\n".join(one.text for one in self.paragraphs if one.text.strip())


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table."""

    cells: tuple[Cell, ...]
    repeats: bool = False
    """Whether Word prints it again at the top of each page."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs of all its cells."""
        return tuple(one for cell in self.cells for one in cell.paragraphs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    lines: tuple[Line, ...]

    @property
    def width(self) -> int:
        """How many cells its widest row has."""
        return max((len(line.cells) for line in self.lines), default=0)


Block: TypeAlias = Paragraph | Table


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph of ``blocks`` in reading order, tables row by row."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for line in block.lines:
                yield from line.paragraphs
