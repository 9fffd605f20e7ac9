"""What a night needs of those who do the work: processes of this machine, or workers of a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from concurrent.futures import Executor


class SchedulerLostError(Exception):
    """Nobody takes work any more: the scheduler of the cluster does not answer."""


class Executors(Protocol):
    """Workers behind one interface."""

    @property
    def outlives_driver(self) -> bool:
        """Return whether work continues after the process that asked for it was killed."""

    @property
    def workers(self) -> int:
        """Return how many slices run at once."""

    def open(self) -> Executor:
        """Return who takes work now; what broke is opened anew. Raises `SchedulerLostError`."""

    def is_dead(self, error: BaseException) -> bool:
        """Return whether the failure of a slice proves that the process which ran it has ended."""

    def is_lost(self, error: BaseException) -> bool:
        """Return whether a slice failed because its worker was lost, and not by itself."""

    def check(self) -> None:
        """Raise `SchedulerLostError` where nobody is left who could take work."""
