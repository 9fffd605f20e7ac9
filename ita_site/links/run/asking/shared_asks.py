"""Questions that go out once for all checks of a run: the home page of a host."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ita_site.links.request.exchange import Answer, Ask
    from ita_site.links.request.fault import Fault
    from ita_site.links.run.asking.host_queues import Job

RECENT: Final = 32
"""Replies that are kept for a check that asked while its question was being answered."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A question that is under way: the slot whose fresh checks wait for it, and the checks that want its reply too."""

    slot: int
    jobs: list[Job] = field(default_factory=list)


class SharedAsks:
    """The shared questions of a run. Used from one thread alone."""

    def __init__(self) -> None:
        self._asked: dict[Ask, Shared] = {}
        self._replies: dict[Ask, Answer | Fault] = {}

    def reply(self, ask: Ask) -> Answer | Fault | None:
        """Return the reply to a question that was answered a moment ago."""
        return self._replies.get(_key(ask))

    def joins(self, job: Job) -> bool:
        """Return whether the question of a job is under way; the job then waits for its reply, else it is to ask."""
        key = _key(job.ask)
        shared = self._asked.get(key)
        if shared is None:
            self._asked[key] = Shared(job.slot)
            return False
        shared.jobs.append(job)
        return True

    def end(self, ask: Ask, reply: Answer | Fault | None) -> Shared:
        """Return a question that is under way no more; `reply` is None where it was never sent."""
        key = _key(ask)
        if reply is not None:
            self._replies[key] = reply
            if len(self._replies) > RECENT:
                del self._replies[next(iter(self._replies))]
        return self._asked.pop(key)


def _key(ask: Ask) -> Ask:
    """Return the question without the times at which it may be sent."""
    return replace(ask, after=0.0, pause_host=0.0, host_delay=0.0)
