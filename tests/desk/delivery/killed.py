"""Deliveries in processes of their own, killed at a moment of their work: at an event, not at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ita_site.desk.delivery.deliver import Order, deliver
from ita_site.desk.delivery.events import DeliveryEvent, Phase, Progress, Watch

if TYPE_CHECKING:
    from collections.abc import Callable

_PROCESSES: Final = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload([__name__])


@dataclass
class AtEvent:
    """Acts at the so-manieth event of a phase."""

    phase: Phase
    number: int
    act: Callable[[], None]

    def notify(self, event: DeliveryEvent) -> None:
        if isinstance(event, Progress) and event.phase is self.phase:
            self.number -= 1
            if not self.number:
                self.act()


def deliver_and_die(order: Order, phase: Phase, number: int) -> None:
    """Deliver, and kill this process at the so-manieth event of a phase."""
    deliver(order, Watch(AtEvent(phase, number, _die).notify))


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def kill(order: Order, phase: Phase, number: int) -> None:
    """Deliver in another process, which is killed at the so-manieth event of a phase."""
    process = _PROCESSES.Process(target=deliver_and_die, args=(order, phase, number))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
