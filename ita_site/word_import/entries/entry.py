"""What a cell's paragraphs become: entries, and the words around them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ita_site.word_import.docx.blocks import Link, PlacedPicture, Proof
from ita_site.word_import.entries.lines import Row
from ita_site.word_import.words.list_labels import Label


@dataclass(slots=True)
class Piece:
    """One entry of a cell, and what came with it."""

    text: str
    links: list[Link] = field(default_factory=list)
    addresses: list[tuple[str, bool]] = field(default_factory=list)
    """Lines below it that are addresses alone, and whether one was put together from two lines."""
    pictures: list[PlacedPicture] = field(default_factory=list)
    row: int = 0
    """Which row of its measure it stood in, from 0."""
    label: Label | None = None
    lost_picture: bool = False
    numbered_alike: tuple[int, ...] = ()
    """Numbers of the activities that bear the same label."""
    proofs: list[Proof] = field(default_factory=list)
    """What a column of evidence gives for it."""

    @property
    def number(self) -> int | None:
        """The number that is printed before it."""
        return self.label.number if self.label is not None else None

    @property
    def has_words(self) -> bool:
        """Whether more stands in it than a label."""
        return self.label is None or self.label.end < len(self.text)

    def add(self, line: Row) -> None:
        """Go on with another line."""
        self.text += f"\n{line.text}"
        self.take(line)

    def take(self, line: Row) -> None:
        """Take what came with a line, not its words."""
        self.links += [one for one in line.links if one not in self.links]
        self.pictures += line.pictures


@dataclass(frozen=True, slots=True)
class Entries:
    """What a cell says: ``lead`` stands before its list; the status of the whole, in results."""

    lead: str = ""
    pieces: tuple[Piece, ...] = ()
    lead_links: tuple[Link, ...] = ()
    doubt: str = ""
    """What of its parting a person should look at, in Thai."""
    lead_doubt: str = ""
    aside: str = ""
    """Words that are neither status nor claim: a dash for nothing, boxes to tick."""


def piece_of(line: Row, row: int, above: Sequence[Row] = ()) -> Piece:
    """The entry that begins with a line, behind the lines that head it."""
    piece = Piece("\n".join([*(one.text for one in above), line.text]), row=row, label=line.label)
    for one in (*above, line):
        piece.take(one)
    return piece


def with_words(pieces: Sequence[Piece]) -> list[Piece]:
    """The entries that say something; a mark without words goes to the entry before it."""
    kept: list[Piece] = []
    for piece in pieces:
        if kept and not piece.has_words and not piece.addresses:
            kept[-1].text += f"\n{piece.text}"
            kept[-1].links += piece.links
            kept[-1].pictures += piece.pictures
        elif piece.text or piece.pictures:
            kept.append(piece)
    return kept
