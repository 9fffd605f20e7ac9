"""A slice of which nobody knows yet that it has ended, and when nobody can be at work on it any more."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ita_site.links.national.slices.spool import Work

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ita_site.links.national.slices.slice_order import SliceResult
    from ita_site.links.national.slices.spool import Spool

REST: Final = 2.0
"""Seconds for which hosts are left alone after a worker died: they may still be busy with what it has asked."""
LATE_REST: Final = 30.0
"""Seconds for which a lane gets no slice after a late one: a wrong clock is not set right at once."""
STUCK: Final = 300.0
"""Seconds beyond its lease for which a slice is believed to be at work on the word of its lock alone."""


@dataclass(frozen=True, slots=True)
class Live:
    """A slice that was given to a worker, as this driver waits for it."""

    id: int
    lane: int
    """Or a number that is no lane's, where another driver gave the order."""
    numbers: tuple[int, ...]
    lease: float
    """Seconds since 1970, after which nobody works on it any more."""
    future: Future[SliceResult] | None = None
    """None where its worker was lost, or another driver gave the order."""
    is_dead: bool = False
    """The process is known to have ended."""


def ended(live: Live, spool: Spool) -> bool:
    """Return whether nobody can be at work on a slice any more, whose result will not come."""
    now = time.time()
    if live.is_dead:
        return now > live.lease
    work = spool.work(live.id)
    if work is Work.ENDED and live.future is None:
        return True
    return now > live.lease + (STUCK if work is Work.AT_WORK else 0.0)


def rested(live: Live, *, is_dead: bool) -> Live:
    """Return a slice whose worker was lost: where that is known to be dead, its hosts rest for a moment alone."""
    if is_dead:
        return replace(live, future=None, lease=time.time() + REST, is_dead=True)
    return replace(live, future=None)


def put_off(live: Live) -> Live:
    """Return what is left of a slice that was given back because it came too late: its lane rests."""
    return replace(live, numbers=(), future=None, lease=time.time() + LATE_REST, is_dead=True)
