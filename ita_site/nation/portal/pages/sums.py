"""Sums over reports, and figures as people read them: a number always with what it is a part of."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ita_site.catalogue.evidence.ladder import Rung
from ita_site.links.memory.history import State
from ita_site.nation.portal.pages.facts import Agency, Report

LINKS_COUNTED: Final = "นับตามที่แต่ละหน่วยงานอ้างถึง"
"""How links of several agencies are counted: an address that two of them cite is counted twice."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What several reports have together."""

    reports: int
    measures: int
    activities: int
    rungs: Mapping[Rung, int]
    links: int
    """Counted as `LINKS_COUNTED` says."""
    link_states: Mapping[State, int]
    last_checked: str | None


def sums_of(reports: Iterable[Report]) -> Sums:
    """Return the sums of reports."""
    every = tuple(reports)
    rungs: Counter[Rung] = Counter(dict.fromkeys(Rung, 0))
    states: Counter[State] = Counter(dict.fromkeys(State, 0))
    for report in every:
        rungs.update(report.rungs)
        states.update(report.link_states)
    return Sums(
        reports=len(every),
        measures=sum(report.measures for report in every),
        activities=sum(report.activities for report in every),
        rungs=dict(rungs),
        links=sum(report.links for report in every),
        link_states=dict(states),
        last_checked=max((report.last_checked for report in every if report.last_checked), default=None),
    )


def newest_reports(agencies: Iterable[Agency]) -> Iterable[Report]:
    """Yield the newest report of each agency that has any."""
    return (agency.reports[0] for agency in agencies if agency.reports)


def latest(moments: Iterable[str]) -> str:
    """Return the latest of moments, empty where there is none."""
    return max(moments, default="")
