"""The queues of a run: each job waits for the slot of its host, whose addresses have to be looked up first."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ita_site.links.request.politeness import Pace, Slots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ita_site.links.request.exchange import Ask
    from ita_site.links.run.checking.subject import Talk


@dataclass(slots=True)
class Job:
    """A check that was begun."""

    index: int
    talk: Talk
    ask: Ask
    """What it asks next."""
    slot: int
    """In which it last asked."""


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

    def add(self, index: int, host: str) -> None:
        """Queue a check that nobody has begun."""
        self._queue_of(host).fresh.append(index)

    def resume(self, job: Job, at: float) -> None:
        """Queue a begun check for its next question, not before `at`."""
        host = job.ask.target.host
        if host in self._slot_of:
            self._resume(self._slot_of[host], job, at)
        else:
            self._queue_of(host).begun.append((job, at))

    def looked(self, host: str, addresses: Sequence[str]) -> None:
        """Give what waits for a host to the slot of its addresses."""
        slot = self._slot_of[host] = self.slots.assign(host, addresses)
        queued = self._unknown.pop(host, _Queue())
        self.slots.add(slot, queued.fresh)
        for job, at in queued.begun:
            self._resume(slot, job, at)

    def _resume(self, slot: int, job: Job, at: float) -> None:
        if job.ask.host_delay:
            self.slots.slow(slot, job.ask.host_delay)
        self.slots.resume(slot, job, at)

    def unknown(self) -> Iterator[int | Job]:
        """Take out and yield all that waits for a host that was not looked up yet."""
        for queued in self._unknown.values():
            yield from queued.fresh
            yield from (job for job, _ in queued.begun)
            queued.fresh.clear()
            queued.begun.clear()

    def _queue_of(self, host: str) -> _Queue:
        if host not in self._unknown:
            self._unknown[host] = _Queue()
            self._look_up(host)
        return self._unknown[host]
