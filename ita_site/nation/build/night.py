"""A night of builds: the sites of those agencies of which anything changed, each by itself, and a summary."""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from ita_site.commandline import fail, reason
from ita_site.links.memory.journal import Busy, Lock
from ita_site.links.national.executors import SchedulerLostError
from ita_site.nation.build import words
from ita_site.nation.build.digests import SiteDigests, digests_of
from ita_site.nation.build.due import is_due
from ita_site.nation.build.problem_files import ProblemFiles
from ita_site.nation.build.shared_folder import FROM_SITE, write_shared_files
from ita_site.nation.build.site_work import SiteOrder, SiteResult, failure
from ita_site.nation.build.table import BuildTable, NightSummary, Outcome, SiteBuild
from ita_site.nation.build.workers import built
from ita_site.nation.cluster.executors import Executors
from ita_site.nation.sites.held_sites import held_sites
from ita_site.nation.sites.nation_folder import NationFolder
from ita_site.nation.sites.site_folder import SiteFolder
from ita_site.nation.sites.state_file import fail_of_state
from ita_site.source.problems import Problem, has_errors

FINE: Final = 0
SOME_FAILED: Final = 1
NOT_RUN: Final = 2
"""Exit codes. Every site is built; some agencies or the list have errors, all others are built; not all was done."""

_NOTHING: Final = SiteDigests("")


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """What a night of builds is asked for."""

    sites: Path
    """The folder of site folders, or the list of agencies."""
    nation: NationFolder
    executors: Executors
    now: datetime


@dataclass(frozen=True, slots=True)
class _Changed:
    """An agency whose site is to be built, with what it will be built of."""

    site: SiteFolder
    digests: SiteDigests


@dataclass(slots=True)
class _Examined:
    """What is to do for which agency."""

    changed: list[_Changed] = field(default_factory=list)
    failed: list[SiteResult] = field(default_factory=list)
    """Agencies whose files could not be read."""


def build_sites(order: BuildOrder) -> int:
    """Build what changed; return `FINE`, `SOME_FAILED` or `NOT_RUN`, after saying how it went."""
    try:
        with Lock(order.nation.builds), BuildTable(order.nation.builds) as table:
            return _Night(order, table).run()
    except Busy as error:
        return fail("มีการสร้างเว็บไซต์อื่นทำงานอยู่", f"another build is at work: {error}", NOT_RUN)
    except SchedulerLostError as error:
        return fail("ติดต่อผู้จัดคิวของคลัสเตอร์ไม่ได้", f"the cluster's scheduler does not answer: {error}", NOT_RUN)
    except OSError as error:
        return fail(f"ทำงานไม่ได้: {reason(error)}", f"could not run: {reason(error)}", NOT_RUN)
    except KeyboardInterrupt:
        words.tell_stopped()
        return NOT_RUN
    except sqlite3.Error as error:
        return fail_of_state(order.nation.builds, error)


class _Night:
    """One night. The process that runs it alone writes the table and the files of problems."""

    def __init__(self, order: BuildOrder, table: BuildTable) -> None:
        self._order = order
        self._nation = order.nation
        self._table = table
        self._problems = ProblemFiles(order.nation.problems)

    def run(self) -> int:
        """Build what changed, and take away what is gone. Raises OSError, sqlite3.Error, SchedulerLostError."""
        with held_sites(self._order.sites, self._nation, fetches=True) as (sites, problems):
            return self._run(sites, problems)

    def _run(self, sites: Sequence[SiteFolder], problems: Sequence[Problem]) -> int:
        self._problems.put_list(problems)
        words.tell_list(problems)
        if not sites and not self._table.every():
            return fail(f"ไม่พบหน่วยงานใดใน {self._order.sites}", f"there is no agency in {self._order.sites}", NOT_RUN)
        write_shared_files(self._nation.shared)
        examined = self._examine(sites)
        for result in examined.failed:
            self._keep(result, _NOTHING)
        self._build(examined.changed)
        # where the list could not be read whole, nobody can say that an agency is gone
        removed = 0 if has_errors(problems) else self._take_away({site.id for site in sites})
        return self._report(sites, examined, removed, len(problems))

    def _examine(self, sites: Sequence[SiteFolder]) -> _Examined:
        """Return which sites are to be built."""
        known, examined = self._table.every(), _Examined()
        for site in sites:
            try:
                digests = digests_of(site, FROM_SITE)
            except OSError as error:
                why = reason(error)
                examined.failed.append(failure(site.id, f"อ่านไม่ได้: {why}", f"cannot be read: {why}"))
                continue
            is_there = (self._nation.sites / site.id).is_dir()
            if is_due(known.get(site.id), digests, self._order.now, is_there=is_there):
                examined.changed.append(_Changed(site, digests))
        return examined

    def _build(self, changed: Sequence[_Changed]) -> None:
        """Build sites, and write down how each went as soon as it has ended."""
        digests = {each.site.id: each.digests for each in changed}
        orders = [self._order_of(each.site) for each in changed]
        progress = words.BuildProgress()
        with self._order.executors as executors:
            for number, result in enumerate(built(orders, executors), 1):
                self._keep(result, digests[result.id])
                progress.tell(number, len(orders))

    def _order_of(self, site: SiteFolder) -> SiteOrder:
        target = self._nation.sites / site.id
        return SiteOrder(site.id, site.config.resolve(), target.resolve(), self._nation.state.resolve(), FROM_SITE)

    def _keep(self, result: SiteResult, digests: SiteDigests) -> None:
        self._problems.put(result)
        self._table.put(SiteBuild(result.id, digests, result.outcome, self._order.now, len(result.problems)))

    def _take_away(self, listed: set[str]) -> int:
        """Remove the sites that the list did not name in an earlier night either; note those it no longer names.

        Return how many were removed.
        """
        builds = self._table.every().values()
        gone = [build for build in builds if build.id not in listed and build.missed_at]
        missed = [build for build in builds if build.id not in listed and build.missed_at is None]
        for build in gone:
            shutil.rmtree(self._nation.sites / build.id, ignore_errors=True)
            self._problems.remove(build.id)
            self._table.remove(build.id)
        for build in missed:
            self._table.put(replace(build, missed_at=self._order.now))
        for build in builds:
            if build.id in listed and build.missed_at:
                self._table.put(replace(build, missed_at=None))
        words.tell_gone([build.id for build in gone], [build.id for build in missed])
        return len(gone)

    def _report(self, sites: Sequence[SiteFolder], examined: _Examined, removed: int, unreadable: int) -> int:
        """Write down and say how the night went; return the exit code."""
        listed = {site.id for site in sites}
        builds = {agency: build for agency, build in self._table.every().items() if agency in listed}
        summary = NightSummary(
            at=self._order.now,
            agencies=len(sites),
            built=sum(_is(builds[each.site.id], Outcome.BUILT) for each in examined.changed),
            unchanged=len(sites) - len(examined.changed) - len(examined.failed),
            refused=sum(_is(build, Outcome.REFUSED) for build in builds.values()),
            failed=sum(_is(build, Outcome.FAILED) for build in builds.values()),
            removed=removed,
            unreadable=unreadable,
        )
        self._table.put_night(summary)
        for agency in _with_problems(builds):
            words.tell_agency(agency, *self._problems.first(agency))
        words.say_summary(summary)
        return SOME_FAILED if summary.refused or summary.failed or summary.unreadable else FINE


def _is(build: SiteBuild, outcome: Outcome) -> bool:
    return build.outcome is outcome


def _with_problems(builds: Mapping[str, SiteBuild]) -> Iterator[str]:
    """Yield the agencies without a site of today's content, by id."""
    return (agency for agency, build in sorted(builds.items()) if build.outcome is not Outcome.BUILT)
