"""What a page says and shows besides its site's frame: only this is judged, remembered and compared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.reading.folding import fold, number
from ita_site.links.judge.signs.phrase_filter import Searched

if TYPE_CHECKING:
    from ita_site.links.judge.frame import Frame
    from ita_site.links.judge.reading.page import Block, Page, Shown

MAX_TEXT: Final = 20_000
"""Characters of its own words that are searched for phrases."""


@dataclass(frozen=True)
class OwnWords:
    """A page without its site's frame."""

    title: str
    headings: tuple[str, ...]
    blocks: tuple[Block, ...]
    shown: tuple[Shown, ...]

    @cached_property
    def prose(self) -> tuple[str, ...]:
        """Return its texts outside links; those of its links where it has no others."""
        texts = tuple(block.text for block in self.blocks if not block.is_link)
        return texts or tuple(block.text for block in self.blocks)

    @cached_property
    def text(self) -> str:
        """Return the beginning of its prose, with single spaces."""
        return " ".join(self.prose)[:MAX_TEXT]

    @cached_property
    def searched(self) -> Searched:
        """Return title, headings and prose, ready for filters of phrases."""
        return Searched(" ".join((self.title, *self.headings, self.text)))

    @cached_property
    def word_numbers(self) -> frozenset[int]:
        """Return the numbers of its words, between spaces."""
        return frozenset(number(word) for word in fold(self.text).split(" "))

    @cached_property
    def length(self) -> int:
        """Return the number of characters of its prose."""
        return sum(map(len, self.prose))

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is left of the page."""
        return not self.blocks and not self.shown

    def shows(self, kind: str) -> bool:
        """Return whether it shows something of a kind: `field`, `password`, `file`, `frame` or `picture`."""
        return any(thing.kind == kind for thing in self.shown)


def own_words(page: Page, frame: Frame | None) -> OwnWords:
    """Return a page's own words; all of the page where its host's frame is not known."""
    common = frame.numbers if frame else frozenset[int]()
    blocks = tuple(block for block in page.blocks if block.number >> 8 not in common and not block.is_margin)
    texts = {block.text for block in page.blocks if not block.is_link} - {block.text for block in blocks}
    return OwnWords(
        title=page.title,
        headings=tuple(heading for heading in page.headings if heading not in texts),
        blocks=blocks,
        shown=tuple(thing for thing in page.shown if thing.number >> 8 not in common),
    )
