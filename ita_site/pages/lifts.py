"""What would lift the evidence of promises by one rung, for the officers who can do it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ita_site.catalogue.catalogue import ActivityView, Catalogue, MeasureView, ReportView
from ita_site.catalogue.evidence.ladder import Ladder, Rung, ladder_of

MOST: Final = 40
"""Promises of a rung that the list has; the page of activities has all."""

_EASIEST_FIRST: Final = (Rung.STATED, Rung.GENERAL_LINK, Rung.PAGE_LINK, Rung.NOT_MENTIONED)


@dataclass(frozen=True, slots=True)
class LowPromise:
    """A promise that could be a rung higher. `links` are the addresses that the report gives for it, as printed."""

    measure_id: str
    order: int
    """The place of its measure in the report."""
    number: int
    text: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lift:
    """The promises of a rung, which all need the same to get to the next one; `promises` are the first of `total`."""

    rung: Rung
    total: int
    promises: tuple[LowPromise, ...]


@dataclass(frozen=True, slots=True)
class Lifts:
    """What would lift the promises of a report, the easiest first."""

    report_id: str
    rungs: tuple[Lift, ...]
    promise_pages: bool
    """Whether each promise has a page of its own."""

    def by_links(self) -> int:
        """Return how many promises another link alone would lift."""
        return sum(lift.total for lift in self.rungs if lift.rung in {Rung.STATED, Rung.GENERAL_LINK})


def newest_lifts(catalogue: Catalogue) -> Lifts | None:
    """Return what would lift the promises of the newest report; None where there is no report."""
    if not catalogue.reports:
        return None
    report = catalogue.reports[0]
    ladder = ladder_of(catalogue, report)
    rungs = (_lift(report, ladder, rung) for rung in _EASIEST_FIRST if ladder.totals[rung])
    return Lifts(report.entry.id, tuple(rungs), catalogue.agency.promise_pages)


def _lift(report: ReportView, ladder: Ladder, rung: Rung) -> Lift:
    on_rung = [
        (measure, activity)
        for measure in report.measures
        for activity, standing in zip(measure.activities, ladder.standings[measure.entry.id], strict=True)
        if standing.rung is rung
    ]
    return Lift(rung, len(on_rung), tuple(_promise(measure, activity) for measure, activity in on_rung[:MOST]))


def _promise(measure: MeasureView, activity: ActivityView) -> LowPromise:
    entry = measure.entry
    links = tuple(dict.fromkeys(_links(activity)))
    return LowPromise(entry.id, entry.order, activity.entry.number, activity.entry.text, links)


def _links(activity: ActivityView) -> Iterator[str]:
    for result in activity.results:
        yield from (evidence.as_printed for evidence in result.evidence)
