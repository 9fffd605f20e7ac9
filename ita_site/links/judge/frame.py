"""What the pages of one host have in common: menus, banners, footers. It is no page's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

    from ita_site.links.request.robots import Robots

MAX_BLOCKS: Final = 256
"""Most blocks that are remembered of a host."""

MAX_TITLE: Final = 120
"""Longest title that is remembered, in characters."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the pages of a host have in common."""

    host: str
    """As the `Host` header names it: with a port that is not the default one."""
    blocks: tuple[int, ...] = ()
    """24-bit numbers, ascending; at most `MAX_BLOCKS`."""
    title: str = ""
    """Of the home page, folded; at most `MAX_TITLE` characters."""
    home_asked: datetime | None = None
    """When the home page was last asked."""
    learned: datetime | None = None
    """When the blocks last changed."""
    robots: Robots | None = None
    """What its robots.txt said; None where it was never asked for one."""
