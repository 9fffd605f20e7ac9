"""What a run has seen of each host that its other URLs need to know: it is down, or asks to be left alone.

What earlier runs left is taken in as a `HostState`, and what this run leaves is given out as such.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from ita_site.links.memory.host_state import HostState
from ita_site.links.request.exchange import Answer
from ita_site.links.request.fault import CONNECT, Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ita_site.links.request.exchange import Ask
    from ita_site.links.request.targets import Target
    from ita_site.links.run.asking.run_clock import RunClock
    from ita_site.links.run.checking.subject import Outcome

LONG_WAITS: Final = 3
"""Answers in a row with a Retry-After too long to wait for, after which the rest of a host is left alone."""


@dataclass(slots=True)
class _Host:
    failures: int = 0
    """To connect, one after the other."""
    waits: int = 0
    fault: Fault | None = None
    """The last one of this run."""
    wait_until: float = 0.0
    """Monotonic seconds until which the host asks to be left alone."""
    barred_until: float = 0.0
    """The same, as an earlier run left it."""


class HostStates:
    """The hosts of a run, by name and port."""

    def __init__(self, down_after: int, longest_wait: float, clock: RunClock, states: Iterable[HostState] = ()) -> None:
        self._down_after = down_after
        self._longest_wait = longest_wait
        self._clock = clock
        self._given = {(state.host, state.port): state for state in states}
        self._hosts = {key: self._begin(state) for key, state in self._given.items()}
        self._frees: dict[str, float] = {}
        for (name, _), state in self._given.items():
            if state.free:
                self._frees[name] = max(clock.seconds(state.free), self._frees.get(name, 0.0))

    def _begin(self, state: HostState) -> _Host:
        """Return a host as it is at the beginning: of one that was down, one more failure is proof enough."""
        until = self._clock.seconds(state.wait_until) if state.wait_until else 0.0
        waits = state.waits if until > time.monotonic() else 0
        return _Host(min(state.failures, self._down_after - 1), waits, None, until, until)

    def refusal(self, target: Target) -> str:
        """Return the reason for which a target is not to be asked any more; empty where it may."""
        host = self._of(target)
        if host.failures >= self._down_after:
            return "host-down"
        return "host-asks-to-wait" if host.waits >= LONG_WAITS or self.is_barred(target) else ""

    def is_barred(self, target: Target) -> bool:
        """Return whether a host has asked an earlier run to be left alone until later than now."""
        return self._of(target).barred_until > time.monotonic()

    def fault(self, target: Target) -> Fault | None:
        """Return the last fault of a host that is down; None where it is not."""
        host = self._of(target)
        return host.fault if host.failures >= self._down_after else None

    def names(self) -> tuple[str, ...]:
        """Return the hosts that have a state, by name alone, sorted."""
        return tuple(sorted({name for name, _ in self._hosts}))

    def given_free(self, host: str) -> float:
        """Return until when an earlier run wants a host left alone, in monotonic seconds; 0 where none does."""
        return self._frees.get(host, 0.0)

    def is_doubted(self, host: str) -> bool:
        """Return whether a host, on any of its ports, did not take the last call."""
        return any(state.failures for (name, _), state in self._hosts.items() if name == host)

    def note_sent(self, target: Target) -> None:
        """Take in that a host was asked: it has a state from then on, and what was given is out of date."""
        key = (target.host, target.port)
        self._hosts.setdefault(key, _Host())
        self._given.pop(key, None)

    def note_reply(self, ask: Ask, reply: Answer | Fault) -> bool | None:
        """Take in a reply; return whether its host is doubted from now on, or None where nothing has changed."""
        if isinstance(reply, Answer):
            host = self._hosts.get((reply.target.host, reply.target.port))
            if host is None or not host.failures:
                return None
            host.failures = 0
            return False
        if reply.code not in CONNECT:
            return None
        host = self._hosts.setdefault((ask.target.host, ask.target.port), _Host())
        host.failures += 1
        host.fault = reply
        return True

    def note_end(self, reply: Answer | Fault, outcome: Outcome) -> None:
        """Take in the last reply of a check with its outcome."""
        if not isinstance(reply, Answer):
            return
        key = (reply.target.host, reply.target.port)
        wait = outcome.observation.retry_after
        if wait > self._longest_wait:
            host = self._hosts.setdefault(key, _Host())
            host.waits += 1
            host.wait_until = max(host.wait_until, time.monotonic() + wait)
        elif key in self._hosts:
            self._hosts[key].waits = 0
            self._hosts[key].wait_until = 0.0

    def leave(self, free_at: Callable[[str], float]) -> Iterator[HostState]:
        """Yield how the run leaves each host that it asked, by name and port.

        `free_at` returns the monotonic seconds from which on a host may be asked again.
        """
        for key, host in sorted(self._hosts.items(), key=itemgetter(0)):
            if key not in self._given:
                yield self._left(*key, host, free_at(key[0]))

    def _left(self, name: str, port: int, host: _Host, free: float) -> HostState:
        now = time.monotonic()
        fault = host.fault.code if host.fault and host.failures else ""
        until = self._clock.moment(host.wait_until) if host.wait_until > now else None
        moment = self._clock.moment(free) if free > now else None
        return HostState(name, port, host.failures, fault, host.waits if until else 0, until, moment)

    def _of(self, target: Target) -> _Host:
        return self._hosts.get((target.host, target.port)) or _Host()
