"""Run many checks at once: one thread decides, the others fetch and judge. No worker ever sleeps."""

from __future__ import annotations

import queue
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.request.exchange import Answer
from ita_site.links.request.fault import CONNECT, Fault
from ita_site.links.request.politeness import Pace, Slots
from ita_site.links.run.check import Check, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ita_site.links.request.exchange import Ask
    from ita_site.links.request.fetch import Fetcher
    from ita_site.links.request.resolver import Resolved, Resolver
    from ita_site.links.run.check import Persistence, Subject, Talk

LONG_WAITS: int = 3
"""Answers in a row with a Retry-After too long to wait for, after which the rest of a host is left alone."""


@dataclass(slots=True)
class _Job:
    index: int
    talk: Talk | None = None
    ask: Ask | None = None
    slot: int = -1


@dataclass(slots=True)
class _Host:
    failures: int = 0
    waits: int = 0
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class _Looked:
    host: str
    resolved: Resolved


@dataclass(frozen=True, slots=True)
class _Stepped:
    job: _Job
    reply: Answer | Fault
    outcome: Outcome | None


class Runner:
    """One run. `subject` makes the subject of an index when its turn comes, so that little is held at a time."""

    def __init__(
        self, fetcher: Fetcher, resolver: Resolver, pace: Pace, how: Persistence, begin: Callable[[Subject], Check]
    ) -> None:
        self._fetcher = fetcher
        self._resolver = resolver
        self._pace = pace
        self._how = how
        self._begin_check = begin
        self._slots: Slots[_Job] = Slots(pace.per_host, pace.delay)
        self._inbox: queue.SimpleQueue[Callable[[], _Looked | _Stepped] | None] = queue.SimpleQueue()
        self._outbox: queue.SimpleQueue[_Looked | _Stepped | BaseException] = queue.SimpleQueue()
        self._hosts: dict[tuple[str, int], _Host] = {}
        self._slot_of: dict[str, int] = {}
        self._waiting: dict[str, list[tuple[_Job, float]]] = {}
        # without pauses to keep, as many jobs are ready, so that the wire is never idle while answers are judged
        self._room = pace.concurrency * (2 if pace.delay == 0 else 1)
        self._wire = threading.BoundedSemaphore(pace.concurrency)
        self._busy = 0
        self._threads = 0

    def run(
        self,
        jobs: Iterable[tuple[int, str]],
        subject: Callable[[int], Subject],
        done: Callable[[int, Outcome], None],
    ) -> None:
        """Check every index of `jobs` (with its host); `done` is called on this thread, once for each."""
        open_jobs = self._enqueue(jobs)
        started = time.monotonic()
        try:
            while open_jobs:
                spent = bool(self._pace.budget) and time.monotonic() - started >= self._pace.budget
                open_jobs -= self._start(subject, done, spent=spent)
                if not open_jobs:
                    break
                # what has come in makes room for requests, which go out before it is written down
                ended: list[tuple[int, Outcome]] = []
                wait = self._patience(spent=spent)
                while result := self._next(wait):
                    if job := self._take_in(result):
                        ended.append(job)
                    open_jobs -= self._start(subject, done, spent=spent)
                    wait = 0.0
                for index, outcome in ended:
                    done(index, outcome)
                open_jobs -= len(ended)
        finally:
            for _ in range(self._threads):
                self._inbox.put(None)

    def _enqueue(self, jobs: Iterable[tuple[int, str]]) -> int:
        count = 0
        for index, host in jobs:
            self._waiting.setdefault(host, []).append((_Job(index), 0.0))
            count += 1
        for host in self._waiting:
            self._look_up(host)
        return count

    def _start(self, subject: Callable[[int], Subject], done: Callable[[int, Outcome], None], *, spent: bool) -> int:
        """Hand out what may start; returns how many jobs ended without a request."""
        ended = 0
        while spent or self._busy < self._room:
            taken = self._slots.take(float("inf") if spent else time.monotonic())
            if taken is None:
                return ended
            slot, job = taken
            job.slot = slot
            reason = "budget" if spent else self._begin(job, subject(job.index))
            if reason:
                self._slots.release(slot, unused=True)
                done(job.index, Outcome(Observation(Kind.DEFERRED, reason)))
                ended += 1
            else:
                self._send(job)
        return ended

    def _begin(self, job: _Job, subject: Subject) -> str:
        """Start the conversation of a fresh job; returns why not, or an empty string."""
        if job.talk is not None:
            return ""
        host = self._hosts.get((subject.target.host, subject.target.port))
        if host and host.failures >= self._pace.down_after:
            return "host-down"
        if host and host.waits >= LONG_WAITS:
            return "host-asks-to-wait"
        job.talk = self._begin_check(subject).talk()
        job.ask = next(job.talk)
        return ""

    def _send(self, job: _Job) -> None:
        ask, talk = job.ask, job.talk
        if ask is None or talk is None:
            raise AssertionError("a job without a question")
        host = self._hosts.get((ask.target.host, ask.target.port))
        down = host.fault if host and host.failures >= self._pace.down_after else None

        def step() -> _Stepped:
            with self._wire:
                reply = down or self._fetcher.fetch(ask, again=ask.after > 0)
            try:
                job.ask = talk.send(reply)
            except StopIteration as stop:
                outcome: Outcome = stop.value
                return _Stepped(job, reply, outcome)
            return _Stepped(job, reply, None)

        self._work(step)

    def _next(self, wait: float) -> _Looked | _Stepped | BaseException | None:
        """Return the next result; give up after so many seconds."""
        try:
            return self._outbox.get(timeout=wait)
        except queue.Empty:
            return None

    def _take_in(self, result: _Looked | _Stepped | BaseException) -> tuple[int, Outcome] | None:
        """Act on one result; returns the job that it ended."""
        self._busy -= 1
        if isinstance(result, BaseException):
            raise result
        if isinstance(result, _Looked):
            self._looked(result)
            return None
        job = result.job
        self._note(result)
        self._slots.release(job.slot)
        if result.outcome is None:
            self._queue(job)
            return None
        return job.index, result.outcome

    def _patience(self, *, spent: bool) -> float:
        if self._busy >= self._room or spent:
            return 0.2
        at = self._slots.next_time()
        return 0.2 if at is None else min(0.2, max(0.0, at - time.monotonic()))

    def _queue(self, job: _Job) -> None:
        """Put a begun job where its next question belongs."""
        if job.ask is None:
            raise AssertionError("a job without a question")
        now = time.monotonic()
        host = job.ask.target.host
        if job.ask.pause_host:
            self._slots.pause(job.slot, now + job.ask.pause_host)
        if host in self._slot_of:
            self._slots.resume(self._slot_of[host], job, now + job.ask.after)
        elif host in self._waiting:
            self._waiting[host].append((job, now + job.ask.after))
        else:
            self._waiting[host] = [(job, now + job.ask.after)]
            self._look_up(host)

    def _look_up(self, host: str) -> None:
        self._work(lambda: _Looked(host, self._resolver.find(host)))

    def _looked(self, looked: _Looked) -> None:
        slot = self._slots.assign(looked.host, looked.resolved.addresses)
        self._slot_of[looked.host] = slot
        queued = self._waiting.pop(looked.host, [])
        self._slots.add(slot, (job for job, _ in queued if job.talk is None))
        for job, at in queued:
            if job.talk is not None:
                self._slots.resume(slot, job, at)

    def _note(self, result: _Stepped) -> None:
        """Remember of a host what its other URLs need to know."""
        reply = result.reply
        if isinstance(reply, Answer):
            host = self._hosts.get((reply.target.host, reply.target.port))
            if host and host.failures:
                host.failures = 0
                self._slots.doubt(result.job.slot, doubted=False)
            self._note_wait(result, reply)
        elif reply.code in CONNECT and result.job.ask is not None:
            target = result.job.ask.target
            host = self._hosts.setdefault((target.host, target.port), _Host())
            host.failures += 1
            self._slots.doubt(result.job.slot, doubted=True)
            host.fault = reply

    def _note_wait(self, result: _Stepped, reply: Answer) -> None:
        if result.outcome is None:
            return
        key = (reply.target.host, reply.target.port)
        asked = result.outcome.observation.retry_after > self._how.wait
        if asked:
            self._hosts.setdefault(key, _Host()).waits += 1
        elif key in self._hosts:
            self._hosts[key].waits = 0

    def _work(self, task: Callable[[], _Looked | _Stepped]) -> None:
        self._busy += 1
        if self._threads < min(self._busy, self._room):
            self._threads += 1
            threading.Thread(target=self._worker, daemon=True).start()
        self._inbox.put(task)

    def _worker(self) -> None:
        while (task := self._inbox.get()) is not None:
            try:
                self._outbox.put(task())
            except BaseException as error:  # noqa: BLE001 - raised again on the deciding thread
                self._outbox.put(error)
