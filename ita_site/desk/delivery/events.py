"""How a delivery tells its caller how far it is, and how the caller stops it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Event
from typing import Final, TypeAlias, TypeVar

from ita_site.desk.delivery.failures import DeliveryError, Failure

_Result = TypeVar("_Result")

PAUSES: Final = (1.0, 4.0, 15.0)
"""Seconds before each new try of what failed for a moment."""


class Phase(StrEnum):
    """What a delivery is doing, in this order."""

    COMPARING = "comparing"
    """Asking what the target has."""
    SENDING = "sending"
    """Writing new files beside the old ones; the old site is as it was."""
    PLACING = "placing"
    """Putting the new files into place; no longer stopped."""
    DELETING = "deleting"
    """Deleting what the new site no longer has."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a phase is: files and bytes of those that it has to do."""

    phase: Phase
    files: int = 0
    all_files: int = 0
    bytes: int = 0
    all_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Retrying:
    """A failure after which the same is tried again, in so many seconds."""

    error: DeliveryError
    seconds: float


DeliveryEvent: TypeAlias = Progress | Retrying


def ignore(_event: DeliveryEvent) -> None:
    """Take no notice of an event."""


@dataclass(frozen=True, slots=True)
class Watch:
    """The caller's side of a delivery: `notify` gets every event, `stop` is set to cancel."""

    notify: Callable[[DeliveryEvent], None] = ignore
    stop: Event = field(default_factory=Event)
    pauses: tuple[float, ...] = PAUSES

    def check(self) -> None:
        """Raise `DeliveryError` where the caller cancelled."""
        if self.stop.is_set():
            raise DeliveryError(Failure.CANCELLED)

    def retried(self, action: Callable[[], _Result], may_pass: Callable[[DeliveryError], bool]) -> _Result:
        """Return what an action returns, tried again after each pause where its failure may pass.

        Raises DeliveryError.
        """
        for seconds in self.pauses:
            try:
                return action()
            except DeliveryError as error:
                if not may_pass(error):
                    raise
                self._pause(error, seconds)
        return action()

    def _pause(self, error: DeliveryError, seconds: float) -> None:
        """Tell of a failure and wait; raise `DeliveryError` where the caller cancels meanwhile."""
        self.notify(Retrying(error, seconds))
        self.stop.wait(seconds)
        self.check()


@dataclass(frozen=True, slots=True)
class Delivered:
    """What a delivery that succeeded has done."""

    sent_files: int = 0
    sent_bytes: int = 0
    unchanged: int = 0
    deleted: int = 0
