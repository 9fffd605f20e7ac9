"""One night over the links of many agencies: plan, look names up, drive, and say how it went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ita_site.links.memory import clock
from ita_site.links.national import resume
from ita_site.links.national.driver import Driver, TooLateError
from ita_site.links.national.executors import SchedulerLostError
from ita_site.links.national.memory import link_table, run_table
from ita_site.links.national.merging import Merging
from ita_site.links.national.orders import Orders
from ita_site.links.national.planning.names import Names
from ita_site.links.national.planning.night_clock import NightClock
from ita_site.links.national.planning.planner import make_plan
from ita_site.links.national.planning.turns import Turns
from ita_site.links.national.progress import Progress
from ita_site.links.national.settings import Ending, NightResult
from ita_site.links.national.slices.lanes import Lanes
from ita_site.links.national.slices.spool import Spool
from ita_site.links.request.resolver import Lookup, Resolver, system_lookup

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from ita_site.links.national.executors import Executors
    from ita_site.links.national.settings import NightSettings
    from ita_site.links.request.politeness import Pace

A_SECOND: Final = 64
"""Questions that a worker can ask in a second, at most."""


@dataclass(frozen=True, slots=True)
class Night:
    """One night: what it reads and writes, and who does the work. Whoever runs it holds the lock of the memory."""

    memory: sqlite3.Connection
    settings: NightSettings
    executors: Executors
    show: Callable[[int, int, str], None]
    """Called with how many URLs are done, of how many."""
    lookup: Lookup = system_lookup

    def run(self) -> NightResult:
        """Ask every link that is due, or was left by a night that was stopped; return how it went.

        Raises OSError and `sqlite3.Error`.
        """
        if not clock.is_possible(self.settings.asking.now) or self._is_ahead():
            return NightResult(Ending.CLOCK_WRONG)
        progress = Progress(self.settings.state, self.show)
        driver = self._driver(progress)
        ending = self._drive(driver)
        plan = driver.orders.plan
        if ending in {Ending.COMPLETE, Ending.OFFLINE}:
            run_table.end(self.memory, plan.run, ending)
        progress.end(ending)
        merging = driver.merging
        return NightResult(ending, merging.merged, plan.resumed, progress.lost, driver.given_up, merging.held_urls)

    def _drive(self, driver: Driver) -> Ending:
        try:
            resume.take_over(driver)
            driver.run()
        except KeyboardInterrupt:
            return Ending.INTERRUPTED
        except SchedulerLostError:
            return Ending.SCHEDULER_LOST
        except TooLateError:
            return Ending.TOO_LATE
        return Ending.OFFLINE if driver.merging.is_offline else Ending.COMPLETE

    def _is_ahead(self) -> bool:
        """Return whether links were checked at moments that the clock has not reached."""
        ahead = link_table.latest_check(self.memory) - self.settings.asking.now.timestamp()
        return ahead > clock.SLACK.total_seconds()

    def _driver(self, progress: Progress) -> Driver:
        """Return the driver of a planned night, with all names looked up."""
        memory, asking = self.memory, self.settings.asking
        plan = make_plan(memory, self.settings)
        progress.total = sum(len(question.urls) for question in plan.questions.values())
        resolver = Resolver(asking.resolve, asking.allow_network, self.lookup)
        names = Names(memory, resolver, asking.now, frozenset(mapping.host for mapping in asking.resolve))
        turns = Turns(plan, names)
        turns.begin(progress.names)
        return Driver(
            lanes=_lanes(asking.pace, self.executors.workers),
            turns=turns,
            orders=Orders(memory, plan, names, asking, NightClock(asking.now), self.executors.outlives_driver),
            merging=Merging(memory, plan.run, self.settings),
            executors=self.executors,
            spool=Spool(self.settings.spool),
            progress=progress,
        )


def _lanes(pace: Pace, workers: int) -> Lanes:
    """Return a lane for each slice that can run at once; where no worker is there yet, for one of them."""
    most = max(1, round(pace.budget * A_SECOND))
    per_group = max(1, int(pace.budget / pace.delay)) if pace.delay else most
    return Lanes(max(1, workers), per_group, most)
