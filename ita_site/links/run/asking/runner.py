"""Run many checks at once: one thread decides, the others fetch and judge. No worker ever sleeps.

The deciding thread acts on one result at a time: a check that ended is handed over, and so written down, before the
next request goes out.
"""

from __future__ import annotations

import queue
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.request.exchange import Answer
from ita_site.links.run.asking.host_queues import HostQueues, Job
from ita_site.links.run.asking.host_states import HostStates
from ita_site.links.run.asking.shared_asks import SharedAsks
from ita_site.links.run.asking.workers import Workers
from ita_site.links.run.checking.subject import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ita_site.links.request.exchange import Ask
    from ita_site.links.request.fault import Fault
    from ita_site.links.request.fetch import Fetcher
    from ita_site.links.request.politeness import Pace
    from ita_site.links.request.resolver import Resolved, Resolver
    from ita_site.links.run.checking.subject import Persistence, Subject, Talk

LOOK_UPS: Final = 16
"""Names that are looked up at once, beside the requests."""

AHEAD: Final = 4
"""Checks beyond the requests at once that are ready, so that the wire is not idle while answers are judged."""

PATIENCE: Final = 0.2
"""Seconds after which the deciding thread looks at the clock again."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """A host was looked up."""

    host: str
    resolved: Resolved


@dataclass(frozen=True, slots=True)
class _Stepped:
    """A check was given a reply; `outcome` is None where it asks on."""

    job: Job
    ask: Ask
    reply: Answer | Fault
    outcome: Outcome | None
    is_sent: bool
    """False where another check had asked the same."""


class Checks(Protocol):
    """The checks of a run, by index. All methods are called on the deciding thread."""

    def subject(self, index: int) -> Subject:
        """Return what is checked. Called when the turn of a check comes, so that little is held at a time."""

    def talk(self, subject: Subject) -> Talk:
        """Return the conversation of a check."""

    def heard(self, answer: Answer) -> None:
        """Take in an answer to any request."""

    def done(self, index: int, outcome: Outcome) -> None:
        """Take in what came of a check. Called once for each."""


class Runner:
    """One run."""

    def __init__(self, fetcher: Fetcher, resolver: Resolver, pace: Pace, how: Persistence, checks: Checks) -> None:
        self._fetcher = fetcher
        self._resolver = resolver
        self._pace = pace
        self._checks = checks
        self._results: queue.SimpleQueue[_Looked | _Stepped | BaseException] = queue.SimpleQueue()
        self._room = pace.concurrency + AHEAD
        self._steps: Workers[_Looked | _Stepped] = Workers(self._room, self._results)
        self._look_ups: Workers[_Looked | _Stepped] = Workers(LOOK_UPS, self._results)
        self._queues = HostQueues(pace, self._look_up)
        self._hosts = HostStates(pace.down_after, how.wait)
        self._shared = SharedAsks()
        self._wire = threading.BoundedSemaphore(pace.concurrency)
        self._open = 0

    def run(self, jobs: Iterable[tuple[int, str]]) -> None:
        """Run the check of every index of `jobs`, which names its host as well."""
        started = time.monotonic()
        try:
            for index, host in jobs:
                self._queues.add(index, host)
                self._open += 1
            while self._open:
                if self._pace.budget and time.monotonic() - started >= self._pace.budget:
                    self._give_up()
                else:
                    self._start()
                if self._open and (result := self._next()):
                    self._take_in(result)
        finally:
            self._steps.end()
            self._look_ups.end()

    def _start(self) -> None:
        """Hand out what may start now."""
        while self._steps.busy < self._room and (taken := self._queues.slots.take(time.monotonic())):
            slot, job = taken
            if isinstance(job, Job):
                job.slot = slot
                self._send(job)
            else:
                self._begin(job, slot)

    def _begin(self, index: int, slot: int) -> None:
        """Start a check in its slot, unless its host is not to be asked any more."""
        subject = self._checks.subject(index)
        reason = self._hosts.refusal(subject.target)
        if reason:
            self._put_off(index, reason)
            self._queues.slots.release(slot, unused=True)
            return
        talk = self._checks.talk(subject)
        try:
            job = Job(index, talk, next(talk), slot)
        except StopIteration as stop:
            self._end(index, stop.value)
            self._queues.slots.release(slot, unused=True)
            return
        if job.ask.host_delay:
            self._queues.slots.slow(slot, job.ask.host_delay)
        if job.ask.shared:
            self._queues.slots.release(slot, unused=True)
            self._queue(job)
        else:
            self._send(job)

    def _put_off(self, index: int, reason: str) -> None:
        """End a check that is not asked."""
        self._end(index, Outcome(Observation(Kind.DEFERRED, reason)))

    def _give_up(self) -> None:
        """End all that waits: the time of the run is spent."""
        queued = list(self._queues.unknown())
        while taken := self._queues.slots.take(float("inf")):
            self._queues.slots.release(taken[0], unused=True)
            queued.append(taken[1])
        for job in queued:
            if isinstance(job, Job) and job.ask.shared:
                queued.extend(self._end_shared(job.ask, None))
            self._put_off(job.index if isinstance(job, Job) else job, "budget")

    def _send(self, job: Job) -> None:
        """Have a worker send the question of a job, and give the reply to its check."""
        ask = job.ask
        down = self._hosts.fault(ask.target)

        def step() -> _Stepped:
            with self._wire:
                reply = down or self._fetcher.fetch(ask, again=ask.after > 0)
            return _step(job, reply, is_sent=True)

        self._steps.give(step)

    def _next(self) -> _Looked | _Stepped | BaseException | None:
        """Return the next result; None where something may start before there is one."""
        at = None if self._steps.busy >= self._room else self._queues.slots.next_time()
        wait = PATIENCE if at is None else min(PATIENCE, max(0.0, at - time.monotonic()))
        try:
            return self._results.get(timeout=wait)
        except queue.Empty:
            return None

    def _take_in(self, result: _Looked | _Stepped | BaseException) -> None:
        """Act on one result."""
        if isinstance(result, BaseException):
            raise result
        if isinstance(result, _Looked):
            self._look_ups.taken()
            self._queues.looked(result.host, result.resolved.addresses)
        else:
            self._steps.taken()
            self._take_step(result)

    def _take_step(self, result: _Stepped) -> None:
        """Hand over the outcome of a check that ended, and queue the next question of one that asks on."""
        if result.outcome:
            self._hosts.note_end(result.reply, result.outcome)
            self._end(result.job.index, result.outcome)
        if result.is_sent:
            self._take_reply(result)
        if not result.outcome:
            self._queue(result.job)

    def _take_reply(self, result: _Stepped) -> None:
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
        """Have a worker give a job the reply to a question that another job has sent."""
        self._steps.give(lambda: _step(job, reply, is_sent=False))

    def _look_up(self, host: str) -> None:
        self._look_ups.give(lambda: _Looked(host, self._resolver.find(host)))


def _step(job: Job, reply: Answer | Fault, *, is_sent: bool) -> _Stepped:
    """Give a check the reply to its question."""
    ask = job.ask
    try:
        job.ask = job.talk.send(reply)
    except StopIteration as stop:
        return _Stepped(job, ask, reply, stop.value, is_sent)
    except Exception as error:  # noqa: BLE001 - what a stranger sends must not end the checks of all others
        fault = Observation(Kind.DEFERRED, "checker-fault", f"{type(error).__name__}: {ask.target.host}")
        return _Stepped(job, ask, reply, Outcome(fault), is_sent)
    return _Stepped(job, ask, reply, None, is_sent)
