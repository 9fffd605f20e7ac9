"""What a run is to do, and how it went."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ita_site.links.memory import schedule
from ita_site.links.memory.history import Thresholds
from ita_site.links.request.politeness import Pace
from ita_site.links.run.checking.subject import Persistence

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ita_site.links.archive.keeper import Keeper
    from ita_site.links.memory.history import State


@dataclass(frozen=True, slots=True)
class RoundSettings:
    """What the checks of one round need to know of the run."""

    now: datetime
    how: Persistence = field(default_factory=Persistence)
    keeper: Keeper | None = None
    """Keeps copies of good answers; None where none are kept."""
    several: frozenset[str] = frozenset()
    """Hosts, as `Target.authority` has them, of which other rounds of the run ask addresses too."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is to do, and how."""

    now: datetime
    health: Path
    everything: bool = False
    """Ask also what is not due."""
    only: frozenset[State] = frozenset()
    """Ask only links in these states, due or not."""
    vantage: str = ""
    forget: bool = False
    """Drop links that are used no more."""
    pace: Pace = field(default_factory=Pace)
    how: Persistence = field(default_factory=Persistence)
    thresholds: Thresholds = field(default_factory=Thresholds)
    rhythm: schedule.Rhythm = field(default_factory=schedule.Rhythm)
    keeper: Keeper | None = None
    """Keeps copies of good answers; None where none are kept."""

    @property
    def of_round(self) -> RoundSettings:
        """Return what a round needs to know of it."""
        return RoundSettings(self.now, self.how, self.keeper)


@dataclass(frozen=True, slots=True)
class Result:
    """How a run went."""

    asked: int = 0
    """URLs that were asked."""
    resumed: int = 0
    """Finished checks of a run that was stopped, merged before this one."""
    offline: bool = False
    """Every host failed: no state was changed."""
    interrupted: bool = False
    ahead: int = 0
    """Links with moments that the clock has not reached, which were set aside."""
    is_clock_wrong: bool = False
    """The clock of this machine cannot be right: nothing was remembered."""

    @property
    def is_complete(self) -> bool:
        """Return whether the run asked what it was to ask, and remembered it."""
        return not (self.offline or self.interrupted or self.is_clock_wrong)
