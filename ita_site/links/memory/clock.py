"""Moments that the clock of a run has not reached: written while a clock was ahead, and not to be believed. Pure.

They would silence every later check, because an observation counts only when it is younger than the last one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from ita_site.links.memory.file.moments import FIRST_YEAR, LAST_YEAR
from ita_site.links.request.retry_after import MAX_RETRY_AFTER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ita_site.links.judge.frame import Frame
    from ita_site.links.judge.observation import Kind
    from ita_site.links.memory.history import Link, Sighting

SLACK: Final = timedelta(days=1)
"""By how much clocks of machines may differ."""

LONGEST_PAUSE: Final = timedelta(seconds=MAX_RETRY_AFTER)
"""Longest time between two checks of a link."""


def is_possible(now: datetime) -> bool:
    """Return whether what is written at a moment can be read again: a machine without a clock begins in 1970."""
    return FIRST_YEAR < now.year < LAST_YEAR


def is_ahead(when: datetime | None, now: datetime) -> bool:
    """Return whether a moment is more than `SLACK` later than `now`."""
    return when is not None and when - now > SLACK


def set_aside(link: Link, now: datetime) -> Link:
    """Return a link without the moments that are ahead: what depends on them is not known, and the link is due.

    A state whose beginning is ahead begins now. The link itself is returned where nothing is ahead.
    """
    dates = (link.since, link.checked, link.last_ok, *_observed(link), *_sighted(link.sightings))
    is_due_ahead = link.due is not None and link.due - now > LONGEST_PAUSE
    if not is_due_ahead and not any(is_ahead(when, now) for when in dates):
        return link
    return replace(
        link,
        since=now if is_ahead(link.since, now) else link.since,
        checked=_known(link.checked, now),
        last_ok=_known(link.last_ok, now),
        due=None,
        sightings=_reached(link.sightings, now),
        sibling=None if link.sibling and is_ahead(link.sibling.asked, now) else link.sibling,
        copy=None if link.copy and is_ahead(link.copy.at, now) else link.copy,
    )


def set_aside_frame(frame: Frame, now: datetime) -> Frame:
    """Return what is known of a host without what is dated ahead; its home page and robots.txt are then asked again."""
    robots = frame.robots
    dates = (frame.home_asked, frame.learned, robots.asked if robots else None)
    if not any(is_ahead(when, now) for when in dates):
        return frame
    return replace(
        frame,
        home_asked=_known(frame.home_asked, now),
        learned=_known(frame.learned, now),
        robots=None if robots and is_ahead(robots.asked, now) else robots,
    )


def _known(when: datetime | None, now: datetime) -> datetime | None:
    return None if is_ahead(when, now) else when


def _observed(link: Link) -> list[datetime]:
    dates = [link.sibling.asked] if link.sibling else []
    return [*dates, link.copy.at] if link.copy else dates


def _sighted(sightings: Mapping[Kind, Sighting]) -> list[datetime]:
    return [when for sighting in sightings.values() for when in (sighting.first, sighting.last)]


def _reached(sightings: Mapping[Kind, Sighting], now: datetime) -> dict[Kind, Sighting]:
    """Return the sightings that began before `now`, the last of each no later than that."""
    return {
        kind: replace(sighting, last=min(sighting.last, now))
        for kind, sighting in sightings.items()
        if not is_ahead(sighting.first, now)
    }
