"""What a night is to do, and how it went."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ita_site.links.memory.history import Thresholds
from ita_site.links.memory.schedule import Rhythm
from ita_site.links.request.politeness import Pace
from ita_site.links.run.checking.subject import Persistence
from ita_site.links.run.settings import Settings

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ita_site.links.request.resolver import Network, Resolution

BUDGET: Final = 60.0
"""Seconds of a slice: as much is lost with a worker."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How addresses are asked: the same for every slice of a night."""

    now: datetime
    """The clock of the state rules."""
    pace: Pace = field(default_factory=lambda: Pace(budget=BUDGET))
    """Its budget is that of a slice, and never without a limit: a lease is made of it."""
    how: Persistence = field(default_factory=lambda: Persistence(whole=True))
    timeout: float = 30.0
    """Seconds for one request in all."""
    allow_network: tuple[Network, ...] = ()
    """Private networks that may be asked."""
    resolve: tuple[Resolution, ...] = ()
    """Addresses that are used for a name."""
    ca_bundle: Path | None = None
    contact: str = ""
    """Whom the websites can write to."""


@dataclass(frozen=True, slots=True)
class NightSettings:
    """What a night is to do."""

    asking: Asking
    state: Path
    """The file of what lanes do and how far the night is."""
    spool: Path
    """The folder in which workers write down what they finished."""
    everything: bool = False
    """Ask also what is not due."""
    vantage: str = ""
    thresholds: Thresholds = field(default_factory=Thresholds)
    rhythm: Rhythm = field(default_factory=Rhythm)

    @property
    def job(self) -> Settings:
        """Return what the rules of states need to know, as a job over a single list of links has it."""
        now, vantage = self.asking.now, self.vantage
        return Settings(now, self.state, vantage=vantage, thresholds=self.thresholds, rhythm=self.rhythm)


class Ending(StrEnum):
    """How a night ended."""

    COMPLETE = "complete"
    OFFLINE = "offline"
    """Nobody answered: no state was changed."""
    INTERRUPTED = "interrupted"
    """A person ended it; the next call resumes it."""
    SCHEDULER_LOST = "scheduler-lost"
    """The scheduler of the cluster does not answer; the next call resumes it."""
    TOO_LATE = "too-late"
    """Workers began nothing in time, by their clocks; the next call resumes it."""
    CLOCK_WRONG = "clock-wrong"
    """The clock of this machine cannot be right: nothing was asked."""


@dataclass(slots=True)
class NightResult:
    """How a night went."""

    ending: Ending = Ending.COMPLETE
    asked: int = 0
    """URLs of which something was remembered."""
    resumed: int = 0
    """URLs that a night which was stopped had left to do."""
    lost: int = 0
    """Slices whose worker was lost."""
    given_up: int = 0
    """URLs that could not be checked, because a worker died each time."""
    held: int = 0
    """URLs that a machine asked which had no answer in the whole night: nothing was remembered of them."""
