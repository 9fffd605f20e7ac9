"""What a run has seen of each host that its other URLs need to know: it is down, or asks to be left alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ita_site.links.request.exchange import Answer
from ita_site.links.request.fault import CONNECT, Fault

if TYPE_CHECKING:
    from ita_site.links.request.exchange import Ask
    from ita_site.links.request.targets import Target
    from ita_site.links.run.checking.subject import Outcome

LONG_WAITS: Final = 3
"""Answers in a row with a Retry-After too long to wait for, after which the rest of a host is left alone."""


@dataclass(slots=True)
class _Host:
    failures: int = 0
    """To connect, one after the other."""
    waits: int = 0
    fault: Fault | None = None
    """The last one."""


class HostStates:
    """The hosts of a run, by name and port."""

    def __init__(self, down_after: int, longest_wait: float) -> None:
        self._down_after = down_after
        self._longest_wait = longest_wait
        self._hosts: dict[tuple[str, int], _Host] = {}

    def refusal(self, target: Target) -> str:
        """Return the reason for which a target is not to be asked any more; empty where it may."""
        host = self._of(target)
        if host.failures >= self._down_after:
            return "host-down"
        return "host-asks-to-wait" if host.waits >= LONG_WAITS else ""

    def fault(self, target: Target) -> Fault | None:
        """Return the last fault of a host that is down; None where it is not."""
        host = self._of(target)
        return host.fault if host.failures >= self._down_after else None

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
        if outcome.observation.retry_after > self._longest_wait:
            self._hosts.setdefault(key, _Host()).waits += 1
        elif key in self._hosts:
            self._hosts[key].waits = 0

    def _of(self, target: Target) -> _Host:
        return self._hosts.get((target.host, target.port)) or _Host()
