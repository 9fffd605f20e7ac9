"""Decide who may be asked when: a few requests at a time to a host, a pause between, hosts in parallel.

One slot serves all names that are one machine: `www.x.go.th` and `x.go.th`, and names on one address (rule 12);
where a name turns out to lie on two machines, their slots become one.
Ready times are in a heap, so that nobody sleeps in a queue. Single-threaded: only the runner's own thread calls.
"""

from __future__ import annotations

import heapq
import itertools
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from ita_site.links.request.groups import Groups

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Job = TypeVar("Job")


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a run goes."""

    concurrency: int = 32
    """Requests at once, over all hosts."""
    per_host: int = 2
    """Requests at once to one host."""
    delay: float = 0.5
    """Seconds between two requests to one host, start to start."""
    budget: float = 0.0
    """Seconds for the whole run; 0 is no limit."""
    down_after: int = 3
    """Failures to connect, one after the other, after which the rest of a host is left alone."""


@dataclass(slots=True)
class _Slot(Generic[Job]):
    fresh: deque[Job] = field(default_factory=deque)
    begun: list[tuple[float, int, Job]] = field(default_factory=list)
    active: int = 0
    doubted: bool = False
    holds: int = 0
    """Shared questions under way."""
    delay: float = 0.0
    """Seconds between two requests, where the host wants more than the usual ones."""
    free_at: float = 0.0
    was_free_at: float = 0.0
    """Before the last job was taken."""

    def take_over(self, other: _Slot[Job]) -> None:
        """Take in another slot, which turned out to be the same machine: its jobs, and the stricter of both manners."""
        self.fresh.extend(other.fresh)
        self.begun = list(heapq.merge(self.begun, other.begun))
        self.active += other.active
        self.doubted = self.doubted or other.doubted
        self.holds += other.holds
        self.delay = max(self.delay, other.delay)
        self.free_at = max(self.free_at, other.free_at)
        self.was_free_at = max(self.was_free_at, other.was_free_at)


class Slots(Generic[Job]):
    """The queues of all hosts. Times are seconds of one monotonic clock."""

    def __init__(self, per_host: int, delay: float) -> None:
        self._per_host = per_host
        self._delay = delay
        self._slots: list[_Slot[Job]] = []
        self._groups = Groups()
        """Each has its number in common with its slot."""
        self._ready: list[tuple[float, int, int]] = []
        self._order = itertools.count()

    def assign(self, host: str, addresses: Iterable[str]) -> int:
        """Return the slot of a host, by its name without `www.` or by any of its addresses.

        Slots that this host shows to be one machine are merged: both numbers then mean the same slot.
        """
        joined = self._groups.add(host, addresses)
        if joined.group == len(self._slots):
            self._slots.append(_Slot())
        for other in joined.merged:
            self._slots[joined.group].take_over(self._slots[other])
            self._slots[other] = _Slot()
        if joined.merged:
            self._announce(joined.group)
        return joined.group

    def add(self, slot: int, jobs: Iterable[Job]) -> None:
        """Queue work that nobody has begun."""
        self._of(slot).fresh.extend(jobs)
        self._announce(slot)

    def resume(self, slot: int, job: Job, at: float) -> None:
        """Queue work that was begun, not before `at`; it goes before fresh work, so that little is left unfinished."""
        heapq.heappush(self._of(slot).begun, (at, next(self._order), job))
        self._announce(slot)

    def pause(self, slot: int, until: float) -> None:
        """Leave a host alone until then."""
        queue = self._of(slot)
        queue.free_at = max(queue.free_at, until)

    def free_at(self, slot: int) -> float:
        """Return from when on a host may be asked again; what is in the past means now."""
        return self._of(slot).free_at

    def slow(self, slot: int, delay: float) -> None:
        """Leave at least so many seconds between two requests to a host, from its last one on."""
        queue = self._of(slot)
        if delay > queue.delay:
            queue.free_at += max(0.0, delay - max(queue.delay, self._delay))
            queue.delay = delay

    def doubt(self, slot: int, *, doubted: bool) -> None:
        """Ask a host that does not take calls one question at a time, until it answers."""
        self._of(slot).doubted = doubted

    def hold(self, slot: int, *, held: bool) -> None:
        """Leave fresh work of a slot alone while what is begun waits for a shared reply."""
        self._of(slot).holds += 1 if held else -1
        self._announce(slot)

    def take(self, now: float) -> tuple[int, Job] | None:
        """Return the next job that may start now, and its slot, which counts it until `release`."""
        while self._ready and self._ready[0][0] <= now:
            number = self._groups.same_as(heapq.heappop(self._ready)[2])
            slot = self._slots[number]
            at = self._earliest(slot)
            if at is None:
                continue
            if at > now:
                heapq.heappush(self._ready, (at, next(self._order), number))
                continue
            job = heapq.heappop(slot.begun)[2] if slot.begun and slot.begun[0][0] <= now else slot.fresh.popleft()
            slot.active += 1
            slot.was_free_at = slot.free_at
            slot.free_at = max(slot.free_at, now + max(self._delay, slot.delay))
            self._announce(number)
            return number, job
        return None

    def take_all(self) -> Iterator[Job]:
        """Take out and yield all that is queued, without a slot's counting it."""
        for slot in self._slots:
            yield from (job for _, _, job in sorted(slot.begun))
            yield from slot.fresh
            slot.begun.clear()
            slot.fresh.clear()

    def release(self, slot: int, *, unused: bool = False) -> None:
        """End a job of the slot; `unused` gives its pause back, because nothing was sent."""
        queue = self._of(slot)
        queue.active -= 1
        if unused:
            queue.free_at = queue.was_free_at
        self._announce(slot)

    def next_time(self) -> float | None:
        """Return when `take` may have something, or None when only a release can bring it."""
        return self._ready[0][0] if self._ready else None

    def _earliest(self, slot: _Slot[Job]) -> float | None:
        has_fresh = bool(slot.fresh) and not slot.holds
        if slot.active >= (1 if slot.doubted else self._per_host) or not (has_fresh or slot.begun):
            return None
        first = 0.0 if has_fresh else slot.begun[0][0]
        return max(first, slot.free_at)

    def _of(self, slot: int) -> _Slot[Job]:
        """Return a slot by its number, or by that of a slot that it took over."""
        return self._slots[self._groups.same_as(slot)]

    def _announce(self, number: int) -> None:
        at = self._earliest(self._of(number))
        if at is not None:
            heapq.heappush(self._ready, (at, next(self._order), number))
