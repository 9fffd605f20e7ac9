"""What is known of a host over time. Pure: no network, no files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.frame import union

if TYPE_CHECKING:
    from ita_site.links.judge.frame import Frame

KEPT: Final = timedelta(days=365)
"""How long a host is remembered that no check has asked or learned anything of."""

_NEVER: Final = datetime.min.replace(tzinfo=UTC)


def is_used(frame: Frame, now: datetime) -> bool:
    """Return whether a host was asked, or something learned of it, in the year before `now`."""
    return now - max(_moments(frame), default=_NEVER) <= KEPT


def joined(left: Frame, right: Frame) -> Frame:
    """Return what two checks or runs that knew nothing of each other know of a host: of each part what is younger.

    What was learned at the same moment is put together.
    """
    home = max(left, right, key=lambda frame: frame.home_asked or _NEVER)
    young = max(left, right, key=lambda frame: frame.learned or _NEVER)
    blocks = union(left.blocks, right.blocks) if left.learned == right.learned else young.blocks
    robots = max(left, right, key=lambda frame: frame.robots.asked if frame.robots else _NEVER)
    return replace(
        young, blocks=blocks, title=home.title, home=home.home, home_asked=home.home_asked, robots=robots.robots
    )


def _moments(frame: Frame) -> list[datetime]:
    robots = frame.robots.asked if frame.robots else None
    return [moment for moment in (frame.home_asked, frame.learned, robots) if moment]
