"""What a cell's paragraphs become: entries, and the words around them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ita_site.word_import.docx.blocks import LinePlace, Link, PlacedPicture
from ita_site.word_import.doubts import Doubt
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
    places: tuple[LinePlace, ...] = ()
    """Where its lines are in the document."""

    @property
    def number(self) -> int | None:
        """The number that is printed before it."""
        return self.label.number if self.label is not None else None

    @property
    def has_words(self) -> bool:
        """Whether more is in it than a label."""
        return self.label is None or self.label.end < len(self.text)


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


def with_words(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that say something; a mark without words goes to the entry before it."""
    kept: list[Entry] = []
    for entry in entries:
        if kept and not entry.has_words and not entry.addresses:
            above = kept.pop()
            links, pictures = (*above.links, *entry.links), (*above.pictures, *entry.pictures)
            text, places = f"{above.text}\n{entry.text}", (*above.places, *entry.places)
            kept.append(replace(above, text=text, links=links, pictures=pictures, places=places))
        elif entry.text or entry.pictures:
            kept.append(entry)
    return kept
