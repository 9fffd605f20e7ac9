"""Run many checks at once: one thread decides, the others fetch and judge. No worker ever sleeps.

The deciding thread acts on one result at a time: a check that ended is handed over, and so written down, before the
next request goes out.
"""

from __future__ import annotations

import queue
import threading
import time
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.request.exchange import Answer
from ita_site.links.run.asking.handing import Handing
from ita_site.links.run.asking.host_queues import LOOK_UPS, HostQueues, Job
from ita_site.links.run.asking.host_states import HostStates
from ita_site.links.run.asking.run_clock import RunClock
from ita_site.links.run.asking.shared_asks import SharedAsks
from ita_site.links.run.asking.steps import Looked, Stepped, step
from ita_site.links.run.asking.workers import Workers
from ita_site.links.run.checking.subject import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ita_site.links.request.exchange import Ask
    from ita_site.links.request.fault import Fault
    from ita_site.links.request.fetch import Fetcher
    from ita_site.links.request.politeness import Pace
    from ita_site.links.request.resolver import Resolver
    from ita_site.links.run.asking.checks import Checks
    from ita_site.links.run.asking.part import Part, Rest
    from ita_site.links.run.checking.subject import Persistence

AHEAD: Final = 4
"""Checks beyond the requests at once that are ready, so that the wire is not idle while answers are judged."""

PATIENCE: Final = 0.2
"""Seconds after which the deciding thread looks at the clock again."""


class Runner:
    """One run: the whole of it, or a `part` of a greater one."""

    def __init__(  # noqa: PLR0913 - what asks, how, and what is asked
        self,
        fetcher: Fetcher,
        resolver: Resolver,
        pace: Pace,
        how: Persistence,
        checks: Checks,
        part: Part | None = None,
    ) -> None:
        self._fetcher = fetcher
        self._resolver = resolver
        self._pace = pace
        self._checks = checks
        self._results: queue.SimpleQueue[Looked | Stepped | BaseException] = queue.SimpleQueue()
        self._room = pace.concurrency + AHEAD
        self._steps: Workers[Looked | Stepped] = Workers(self._room, self._results)
        self._look_ups: Workers[Looked | Stepped] = Workers(LOOK_UPS, self._results)
        self._queues = HostQueues(pace, self._look_up)
        self._clock = RunClock(part.began if part else None)
        self._hosts = HostStates(pace.down_after, how.wait, self._clock, part.states if part else ())
        self._handing = Handing(part)
        self._shared = SharedAsks()
        self._wire = threading.BoundedSemaphore(pace.concurrency)
        self._open = 0

    def run(self, jobs: Iterable[tuple[int, str]]) -> Rest:
        """Run the check of every index of `jobs`, which names its host as well; return what a part leaves to others."""
        try:
            self._place_states()
            for index, host in jobs:
                self._queues.add(index, self._handing.host(index, host))
                self._open += 1
            while self._open:
                if self._pace.budget and self._clock.elapsed >= self._pace.budget:
                    self._give_up()
                else:
                    self._start()
                if self._open and (result := self._next()):
                    self._take_in(result)
        finally:
            self._steps.end()
            self._look_ups.end()
        return self._handing.rest(self._hosts.leave(self._queues.free_at))

    def _place_states(self) -> None:
        """Give the state of each host to the slot of its machine, where its addresses are known already."""
        for host in self._hosts.names():
            resolved = self._resolver.pinned(host)
            if resolved:
                self._meet(host, self._queues.assign(host, resolved.addresses))

    def _meet(self, host: str, slot: int) -> None:
        """Leave a host alone for as long as an earlier run has said, and doubt it as that did."""
        if free := self._hosts.given_free(host):
            self._queues.slots.pause(slot, free)
        if self._hosts.is_doubted(host):
            self._queues.slots.doubt(slot, doubted=True)

    def _start(self) -> None:
        """Hand out what may start now."""
        while self._steps.busy < self._room and (taken := self._queues.slots.take(time.monotonic())):
            slot, job = taken
            if isinstance(job, Job):
                job.slot = slot
                self._send(job)
            else:
                self._begin(job, slot)
        self._queues.look_ahead(is_idle=self._steps.busy < self._room)

    def _begin(self, index: int, slot: int) -> None:
        """Start a check in its slot, unless its host is not to be asked any more."""
        subject = self._checks.subject(index)
        self._queues.note_begun(self._handing.host(index, subject.target.host))
        # of a check that was handed over, another run has asked its first host
        reason = "" if self._handing.is_begun(index) else self._hosts.refusal(subject.target)
        if reason:
            self._put_off(index, reason)
            self._queues.slots.release(slot, unused=True)
            return
        talk = self._checks.talk(subject)
        try:
            job = Job(index, talk, next(talk), slot, self._handing.replies(index))
        except StopIteration as stop:
            self._end(index, stop.value)
            self._queues.slots.release(slot, unused=True)
            return
        if job.ask.shared or job.replies:
            self._queues.slots.release(slot, unused=True)
            self._queue(job)
            return
        if job.ask.host_delay:
            self._queues.slots.slow(slot, job.ask.host_delay)
        self._send(job)

    def _put_off(self, index: int, reason: str) -> None:
        """End a check that is not asked."""
        self._end(index, Outcome(Observation(Kind.DEFERRED, reason)))

    def _give_up(self) -> None:
        """End all that waits: the time of the run is spent."""
        queued = list(self._queues.take_all())
        for job in queued:
            if isinstance(job, Job) and job.ask.shared:
                queued.extend(self._end_shared(job.ask, None))
            if self._handing.leaves(job):
                self._open -= 1
            else:
                self._put_off(job.index if isinstance(job, Job) else job, "budget")

    def _send(self, job: Job) -> None:
        """Have a worker send the question of a job, and give the reply to its check."""
        ask = job.ask
        down = self._hosts.fault(ask.target)
        self._hosts.note_sent(ask.target)

        def sent() -> Stepped:
            with self._wire:
                reply = down or self._fetcher.fetch(ask, again=ask.after > 0)
            return step(job, reply, is_sent=True)

        self._steps.give(sent)

    def _next(self) -> Looked | Stepped | BaseException | None:
        """Return the next result; None where something may start before there is one."""
        at = None if self._steps.busy >= self._room else self._queues.slots.next_time()
        wait = PATIENCE if at is None else min(PATIENCE, max(0.0, at - time.monotonic()))
        try:
            return self._results.get(timeout=wait)
        except queue.Empty:
            return None

    def _take_in(self, result: Looked | Stepped | BaseException) -> None:
        """Act on one result."""
        if isinstance(result, BaseException):
            raise result
        if isinstance(result, Looked):
            self._look_ups.taken()
            self._meet(result.host, self._queues.looked(result.host, result.resolved.addresses))
        else:
            self._steps.taken()
            self._take_step(result)

    def _take_step(self, result: Stepped) -> None:
        """Hand over the outcome of a check that ended, and queue the next question of one that asks on."""
        if result.job.replies:
            result.job.replies.note(result.ask, result.reply)
        if result.outcome:
            self._hosts.note_end(result.reply, result.outcome)
            self._end(result.job.index, result.outcome)
        if result.is_sent:
            self._take_reply(result)
        if not result.outcome:
            self._queue(result.job)

    def _take_reply(self, result: Stepped) -> None:
        """Free the slot of a request, and share its reply."""
        slots, slot = self._queues.slots, result.job.slot
        if isinstance(result.reply, Answer):
            self._checks.heard(result.reply)
        doubted = self._hosts.note_reply(result.ask, result.reply)
        if doubted is not None:
            slots.doubt(slot, doubted=doubted)
        slots.release(slot)
        if result.ask.shared:
            for job in self._end_shared(result.ask, result.reply):
                self._give(job, result.reply)

    def _end_shared(self, ask: Ask, reply: Answer | Fault | None) -> list[Job]:
        """Let a slot go on after its shared question; return the jobs that wait for the reply."""
        shared = self._shared.end(ask, reply)
        self._queues.slots.hold(shared.slot, held=False)
        return shared.jobs

    def _end(self, index: int, outcome: Outcome) -> None:
        """Hand over what came of a check."""
        self._checks.done(index, outcome)
        self._open -= 1

    def _queue(self, job: Job) -> None:
        """Put a begun job where its next question belongs."""
        if job.replies and (known := job.replies.earlier(job.ask)):
            self._give(job, known)
        elif not self._handing.is_ours(job.ask.target.host):
            self._hand_over(job)
        elif self._hosts.is_barred(job.ask.target):
            self._put_off(job.index, "host-asks-to-wait")
        else:
            self._queue_ask(job)

    def _hand_over(self, job: Job) -> None:
        """End a job here, for whoever may ask its next host."""
        if self._handing.takes(job):
            self._open -= 1
        else:
            self._put_off(job.index, "passed-around")

    def _queue_ask(self, job: Job) -> None:
        """Put a job into the queue of the host that it asks next, or among those that wait for a shared reply."""
        now = time.monotonic()
        if job.ask.pause_host:
            self._queues.slots.pause(job.slot, now + job.ask.pause_host)
        if not job.ask.shared:
            self._queues.resume(job, now + job.ask.after)
        elif reply := self._shared.reply(job.ask):
            self._give(job, reply)
        elif not self._shared.joins(job):
            self._queues.slots.hold(job.slot, held=True)
            self._queues.resume(job, now + job.ask.after)

    def _give(self, job: Job, reply: Answer | Fault) -> None:
        """Have a worker give a job the reply to a question that was sent before."""
        self._steps.give(lambda: step(job, reply, is_sent=False))

    def _look_up(self, host: str) -> None:
        self._look_ups.give(lambda: Looked(host, self._resolver.find(host)))
