"""A site's frame: what its pages have in common, learned from two of them at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ita_site.links.judge.reading.page import Page
    from ita_site.links.request.robots import Robots

MAX_TITLE: Final = 120
"""Longest title that is remembered, in characters."""
MAX_BLOCKS: Final = 256
"""Most numbers of a frame that are kept: 768 bytes."""
TEASER: Final = 100
"""Characters from which on a text of a home page may be news."""
FITS: Final = 0.2
"""A page of the site shows at least this part of the frame, or the design has changed."""


@dataclass(frozen=True)
class Frame:
    """What the pages of a host have in common."""

    host: str
    """As the `Host` header names it: with a port that is not the default one."""
    blocks: tuple[int, ...] = ()
    """24-bit numbers, ascending, at most `MAX_BLOCKS`."""
    title: str = ""
    """Of the home page, folded; at most `MAX_TITLE` characters."""
    home: str = ""
    """Digest of all that the home page shows, 8 hexadecimal digits."""
    home_asked: datetime | None = None
    """When the home page was last asked."""
    learned: datetime | None = None
    """When the blocks last changed."""
    robots: Robots | None = None
    """What its robots.txt said; None where it was never asked for one."""

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Return the blocks for looking up."""
        return frozenset(self.blocks)

    def fits(self, page: Page) -> bool:
        """Return whether a page is of the design that this frame was learned from."""
        if not self.blocks:
            return False
        shared = sum(number >> 8 in self.numbers for number in page.numbers)
        return shared >= FITS * min(len(self.blocks), len(page.numbers))


def learn(frame: Frame, page: Page, other: Page, at: datetime, *, of_home: bool = False) -> Frame:
    """Return a frame that also holds what two pages of its host have in common.

    Where the design has changed, the old blocks are forgotten. A home page (`of_home`) may show the beginning of an article
    as news, so its long blocks are not taken for the frame.
    """
    common = {number >> 8 for number in page.numbers & other.numbers} - {0}
    if of_home:
        common -= {block.number >> 8 for block in other.blocks if len(block.text) > TEASER and not block.is_link}
    if not common or common <= frame.numbers:
        return frame
    kept = frame.blocks if frame.fits(page) else ()
    return replace(frame, blocks=union(common, kept), learned=at)


def union(left: Iterable[int], right: Iterable[int]) -> tuple[int, ...]:
    """Return the numbers of two frames of one host, ascending, at most `MAX_BLOCKS`."""
    return tuple(sorted({*left, *right})[:MAX_BLOCKS])
