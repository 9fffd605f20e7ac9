"""Hold what was read of a paragraph so far: text in pieces, and what is set apart from it."""

from dataclasses import dataclass, field

from ita_site.word_import.docx.blocks import Link, PlacedPicture
from ita_site.word_import.doubts import Doubt


@dataclass(slots=True)
class Content:
    """What was read of a paragraph so far."""

    chunks: list[str] = field(default_factory=list)
    """Its text, piece by piece; places in it are counted in pieces."""
    links: list[Link] = field(default_factory=list)
    pictures: list[PlacedPicture] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    losses: dict[Doubt, None] = field(default_factory=dict)
    """What could not be read, each once, in order."""
    equation_end: int = -1
    """Where the last equation ends."""

    def text(self, start: int = 0) -> str:
        """Return the text from a place on."""
        return "".join(self.chunks[start:])

    def cut(self, start: int) -> str:
        """Take the text from a place on out, and return it."""
        text = self.text(start)
        del self.chunks[start:]
        return text
