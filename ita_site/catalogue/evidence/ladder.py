"""How far a reader can follow what is reported of a promise: the rungs of the evidence ladder. Pure.

A rung is this project's own reading, by three facts: what the report says, what its addresses point at, and what the
last check of them saw. A link that is confirmed as lost, hijacked or moved to a list steps down by itself, and up again
when it answers. A link that was never checked, refuses the checker or is silent keeps its rung: nothing speaks against
it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from ita_site.catalogue.catalogue import ActivityView, Catalogue, ReportView
from ita_site.catalogue.evidence.reach import Reach, reach
from ita_site.catalogue.evidence.same_promises import SamePromise, same_promises
from ita_site.catalogue.link_health import LinkHealth
from ita_site.links.judge.observation import clean
from ita_site.links.memory.findings import LinkStatus
from ita_site.links.memory.history import State
from ita_site.model.digests import Digested, digest_of
from ita_site.model.measure import Evidence


class Rung(StrEnum):
    """How far evidence can be followed, the lowest rung first."""

    NOT_MENTIONED = "not-mentioned"
    """No result is stated."""
    STATED = "stated"
    """A result is stated, and there is nothing to open."""
    GENERAL_LINK = "general-link"
    """There is a link, to a front page or a list."""
    PAGE_LINK = "page-link"
    """There is a link to the very page or document."""
    SHOWN = "shown"
    """The page opens, and the last check saw the words on it that it is to show."""

    @property
    def height(self) -> int:
        """Return the place of the rung, from 0 for the lowest."""
        return _HEIGHTS[self]


_HEIGHTS: Final = {rung: height for height, rung in enumerate(Rung)}
_OF_REACH: Final = {
    Reach.DEEP: Rung.PAGE_LINK,
    Reach.LIST: Rung.GENERAL_LINK,
    Reach.HOME: Rung.GENERAL_LINK,
    Reach.HOST: Rung.GENERAL_LINK,
}
_GONE: Final = frozenset({State.BROKEN, State.SUSPECT})
"""States in which an address does not lead to the evidence, as two checks at least have seen."""
_OPENS: Final = frozenset({State.ALIVE, State.MOVED})


@dataclass(frozen=True, slots=True)
class Standing:
    """The rung of a promise."""

    rung: Rung
    printed: Rung
    """Its rung by the report alone, before any link was checked; never above `PAGE_LINK`."""
    fallen: datetime | None = None
    """Since when it is lower than by the report alone, because of its links."""
    same: SamePromise | None = None
    """The same promise under another measure, with a result, where this one has none."""


@dataclass(frozen=True, slots=True)
class Ladder(Digested):
    """The rungs of all promises of a report."""

    standings: Mapping[str, tuple[Standing, ...]]
    """Of each measure, by its id: a standing for each activity, in order."""
    totals: Mapping[Rung, int]
    """How many activities are on each rung; all rungs, the lowest first."""
    digest: str = ""
    """Of the report and of the state of all links."""

    def opened(self) -> int:
        """Return for how many promises there is a link to the very page."""
        return self.totals[Rung.PAGE_LINK] + self.totals[Rung.SHOWN]

    def mentioned(self) -> int:
        """Return for how many promises a result is stated."""
        return sum(self.totals.values()) - self.totals[Rung.NOT_MENTIONED]

    def tally(self, measure_id: str) -> Mapping[Rung, int]:
        """Return how many activities of a measure are on each rung; all rungs, the lowest first."""
        return tally(standing.rung for standing in self.standings[measure_id])


def ladder_of(catalogue: Catalogue, report: ReportView) -> Ladder:
    """Return the ladder of one report of the catalogue."""
    return catalogue.once(_ladders)[report.entry.id]


def make_ladder(report: ReportView, health: LinkHealth) -> Ladder:
    """Return the ladder of a report whose links are in the state that `health` knows."""
    same = same_promises(report)
    standings = {
        measure.entry.id: tuple(
            standing(activity, health, same.get((measure.entry.id, activity.entry.number)))
            for activity in measure.activities
        )
        for measure in report.measures
    }
    totals = tally(each.rung for own in standings.values() for each in own)
    return Ladder(standings, totals, digest_of(report, health))


def tally(rungs: Iterable[Rung]) -> dict[Rung, int]:
    """Return how many there are of each rung, the lowest first, those without any included."""
    counts = Counter(rungs)
    return {rung: counts[rung] for rung in Rung}


def standing(activity: ActivityView, health: LinkHealth, same: SamePromise | None = None) -> Standing:
    """Return the rung of an activity: the highest that any evidence of a result that answers it gives."""
    if not activity.results:
        return Standing(Rung.NOT_MENTIONED, Rung.NOT_MENTIONED, same=same)
    cited = [(evidence, health.of(evidence.url)) for result in activity.results for evidence in result.evidence]
    printed = _highest(_OF_REACH[reach(evidence.url)] for evidence, _ in cited)
    rung = _highest(rung_of(evidence, status) for evidence, status in cited)
    if rung.height >= printed.height:
        return Standing(rung, printed)
    return Standing(rung, printed, max(_falls(cited, rung), default=None))


def rung_of(evidence: Evidence, status: LinkStatus) -> Rung:
    """Return the rung that one piece of evidence gives, whose address is in this state."""
    link, state = status.link, status.state
    if state in _GONE:
        return Rung.STATED
    expected = evidence.expect.text if evidence.expect else None
    # an answer to another text than today's says nothing of it
    if expected and link.state in _OPENS and link.shown == clean(expected):
        return Rung.SHOWN
    addresses = (evidence.url, link.moved_to) if state is State.MOVED and link.moved_to else (evidence.url,)
    return min((_OF_REACH[reach(address)] for address in addresses), key=_HEIGHTS.__getitem__)


def _highest(rungs: Iterable[Rung]) -> Rung:
    return max(rungs, key=_HEIGHTS.__getitem__, default=Rung.STATED)


def _falls(cited: Iterable[tuple[Evidence, LinkStatus]], rung: Rung) -> Iterator[datetime]:
    """Yield since when each address that once led higher than `rung` has not."""
    for evidence, status in cited:
        since = status.link.failing_since or status.link.since
        if since and _OF_REACH[reach(evidence.url)].height > rung.height:
            yield since


def _ladders(catalogue: Catalogue) -> dict[str, Ladder]:
    return {report.entry.id: make_ladder(report, catalogue.health) for report in catalogue.reports}
