"""The queues of a run: each job waits for the slot of its host, whose addresses have to be looked up first.

Names are looked up a bounded number ahead of what is asked, so that no request waits for all of them, and none is
looked up long before it is asked.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ita_site.links.request.politeness import Pace, Slots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ita_site.links.request.exchange import Ask
    from ita_site.links.run.asking.replies import Replies
    from ita_site.links.run.checking.subject import Talk

LOOK_UPS: Final = 16
"""Names that are looked up at once, beside the requests."""
KNOWN_AHEAD: Final = 64
"""Hosts that are looked up and not asked yet, beyond which others are only looked up where there is nothing to ask."""


@dataclass(slots=True)
class Job:
    """A check that was begun."""

    index: int
    talk: Talk
    ask: Ask
    """What it asks next."""
    slot: int
    """In which it last asked."""
    replies: Replies | None = None
    """What it was answered so far; None where nobody will ask for it."""


@dataclass(slots=True)
class _Queue:
    """What waits for the addresses of a host."""

    fresh: deque[int] = field(default_factory=deque)
    begun: list[tuple[Job, float]] = field(default_factory=list)


class HostQueues:
    """Fresh checks, by index, and begun ones. `look_up` is called once with each host; `looked` is its answer."""

    def __init__(self, pace: Pace, look_up: Callable[[str], None]) -> None:
        self.slots: Slots[int | Job] = Slots(pace.per_host, pace.delay)
        self._look_up = look_up
        self._slot_of: dict[str, int] = {}
        self._unknown: dict[str, _Queue] = {}
        self._names: deque[str] = deque()
        """Of hosts that are to be looked up, the next first."""
        self._under_way = 0
        """Look-ups."""
        self._ahead: set[str] = set()
        """Hosts that were looked up and not asked yet."""

    def add(self, index: int, host: str) -> None:
        """Queue a check that nobody has begun."""
        if host in self._slot_of:
            self.slots.add(self._slot_of[host], [index])
            return
        if host not in self._unknown:
            self._names.append(host)
        self._unknown.setdefault(host, _Queue()).fresh.append(index)

    def resume(self, job: Job, at: float) -> None:
        """Queue a begun check for its next question, not before `at`."""
        host = job.ask.target.host
        if host in self._slot_of:
            self._resume(self._slot_of[host], job, at)
            return
        if host not in self._unknown:
            # what was begun goes before what was not
            self._names.appendleft(host)
        self._unknown.setdefault(host, _Queue()).begun.append((job, at))

    def look_ahead(self, *, is_idle: bool) -> None:
        """Have names looked up, as many ahead as may be; `is_idle` where requests could be made and there are none."""
        while self._names and self._under_way < LOOK_UPS and self._may_look_up(is_idle=is_idle):
            self._under_way += 1
            self._look_up(self._names.popleft())

    def _may_look_up(self, *, is_idle: bool) -> bool:
        is_begun = bool(self._unknown[self._names[0]].begun)
        return is_idle or is_begun or len(self._ahead) + self._under_way < KNOWN_AHEAD

    def looked(self, host: str, addresses: Sequence[str]) -> int:
        """Give what waits for a host to the slot of its addresses; return that."""
        self._under_way -= 1
        slot = self.assign(host, addresses)
        queued = self._unknown.pop(host, _Queue())
        if queued.fresh:
            self._ahead.add(host)
        self.slots.add(slot, queued.fresh)
        for job, at in queued.begun:
            self._resume(slot, job, at)
        return slot

    def assign(self, host: str, addresses: Sequence[str]) -> int:
        """Return the slot of a host of which the addresses are known."""
        slot = self._slot_of[host] = self.slots.assign(host, addresses)
        return slot

    def note_begun(self, host: str) -> None:
        """Take in that a check of a host was taken out of its queue."""
        self._ahead.discard(host)

    def free_at(self, host: str) -> float:
        """Return from when on a host may be asked again, in monotonic seconds; 0 where it has no slot."""
        return self.slots.free_at(self._slot_of[host]) if host in self._slot_of else 0.0

    def _resume(self, slot: int, job: Job, at: float) -> None:
        if job.ask.host_delay:
            self.slots.slow(slot, job.ask.host_delay)
        self.slots.resume(slot, job, at)

    def take_all(self) -> Iterator[int | Job]:
        """Take out and yield all that is queued."""
        self._names.clear()
        for queued in self._unknown.values():
            yield from queued.fresh
            yield from (job for job, _ in queued.begun)
        self._unknown.clear()
        yield from self.slots.take_all()
