"""What a part of a greater run leaves to others: checks whose next host is not its own, and what it had no time for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_site.links.run.asking.host_queues import Job
from ita_site.links.run.asking.part import MAX_HAND_OVERS, MAX_REPLIES, HandOver, Rest
from ita_site.links.run.asking.replies import Replies

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ita_site.links.memory.host_state import HostState
    from ita_site.links.run.asking.part import Part


class Handing:
    """The checks that a run was handed, and those that it hands on. A run that is no `part` has neither."""

    def __init__(self, part: Part | None) -> None:
        self._part = part
        self._left: list[int] = []
        self._handed: list[HandOver] = []

    def host(self, index: int, host: str) -> str:
        """Return the host that a check asks first in this run; `host` is the one with which it begins."""
        earlier = self._earlier(index)
        return earlier.host if earlier else host

    def is_begun(self, index: int) -> bool:
        """Return whether another run has begun a check."""
        return self._earlier(index) is not None

    def replies(self, index: int) -> Replies | None:
        """Return the replies that a check begins with; None where nobody will ask for them."""
        earlier = self._earlier(index)
        return Replies(earlier.replies if earlier else ()) if self._part else None

    def is_ours(self, host: str) -> bool:
        """Return whether the run may ask a host."""
        return self._part is None or self._part.is_ours(host)

    def takes(self, job: Job) -> bool:
        """Hand a job to the run of its next host; return False where it was handed too often, or carries too much."""
        earlier = self._earlier(job.index)
        handed = self._hand_over(job, (earlier.times if earlier else 0) + 1)
        if handed.times > MAX_HAND_OVERS or handed.size > MAX_REPLIES:
            return False
        self._handed.append(handed)
        return True

    def leaves(self, job: int | Job) -> bool:
        """Leave a job for which there is no time to a later run; return False where there is none."""
        if self._part is None:
            return False
        index = job.index if isinstance(job, Job) else job
        earlier = self._earlier(index)
        if isinstance(job, Job):
            self._handed.append(self._hand_over(job, earlier.times if earlier else 0))
        elif earlier:
            self._handed.append(earlier)
        else:
            self._left.append(index)
        return True

    def rest(self, states: Iterable[HostState]) -> Rest:
        """Return what the run leaves; nothing where it is no part."""
        if self._part is None:
            return Rest()
        return Rest(tuple(sorted(self._left)), tuple(self._handed), tuple(states))

    def _earlier(self, index: int) -> HandOver | None:
        return self._part.handed.get(index) if self._part else None

    @staticmethod
    def _hand_over(job: Job, times: int) -> HandOver:
        replies = job.replies.all() if job.replies else ()
        return HandOver(job.index, job.ask.target.host, replies, times)
