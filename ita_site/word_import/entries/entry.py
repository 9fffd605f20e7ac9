"""What a cell's paragraphs become: entries, and the words around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ita_site.word_import.docx.blocks import Link, PlacedPicture
from ita_site.word_import.doubts import Doubt
from ita_site.word_import.entries.lines import CellLine
from ita_site.word_import.words.list_labels import Label


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a cell, and what came with it."""

    text: str
    links: tuple[Link, ...] = ()
    addresses: tuple[tuple[str, bool], ...] = ()
    """Lines below it that are addresses alone, and whether one was put together from two lines."""
    pictures: tuple[PlacedPicture, ...] = ()
    row: int = 0
    """Which row of its measure it comes from, from 0."""
    label: Label | None = None
    lost_picture: bool = False

    @property
    def number(self) -> int | None:
        """The number that is printed before it."""
        return self.label.number if self.label is not None else None

    @property
    def has_words(self) -> bool:
        """Whether more is in it than a label."""
        return self.label is None or self.label.end < len(self.text)

    def with_line(self, line: CellLine) -> "Entry":
        """Return the entry with another line below it."""
        return replace(self.taking([line]), text=f"{self.text}\n{line.text}")

    def taking(self, lines: Iterable[CellLine]) -> "Entry":
        """Return the entry with the links and pictures of some lines, not with their words."""
        lines = list(lines)
        links = dict.fromkeys((*self.links, *(link for line in lines for link in line.links)))
        pictures = (*self.pictures, *(part for line in lines for part in line.pictures))
        return replace(self, links=tuple(links), pictures=pictures)

    def with_address(self, address: str, lines: Iterable[CellLine], *, joined: bool) -> "Entry":
        """Return the entry with an address below it, which lines hold."""
        return replace(self.taking(lines), addresses=(*self.addresses, (address, joined)))


@dataclass(frozen=True, slots=True)
class Entries:
    """What a cell says."""

    lead: str = ""
    """What comes before its list; in results, the status of the whole."""
    entries: tuple[Entry, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """What of its parting a person should look at."""
    lead_doubts: tuple[Doubt, ...] = ()
    aside: str = ""
    """Words that are neither status nor claim: a dash for nothing, boxes to tick."""


def entry_of(lines: Sequence[CellLine], row: int) -> Entry:
    """Return the entry that begins with the last of some lines, below those that head it."""
    first = Entry("\n".join(line.text for line in lines), row=row, label=lines[-1].label)
    return first.taking(lines)


def with_words(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that say something; a mark without words goes to the entry before it."""
    kept: list[Entry] = []
    for entry in entries:
        if kept and not entry.has_words and not entry.addresses:
            above = kept.pop()
            links, pictures = (*above.links, *entry.links), (*above.pictures, *entry.pictures)
            kept.append(replace(above, text=f"{above.text}\n{entry.text}", links=links, pictures=pictures))
        elif entry.text or entry.pictures:
            kept.append(entry)
    return kept
