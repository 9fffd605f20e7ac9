"""A measure in a list of measures: what its card shows."""

from dataclasses import dataclass, field

from ita_site.catalogue.catalogue import MeasureView
from ita_site.catalogue.evidence.ladder import Ladder, Standing
from ita_site.model.digests import Digested, digest_of


@dataclass(frozen=True, slots=True)
class MeasureCard(Digested):
    """What a list of measures shows of one."""

    id: str
    order: int
    title: str
    activities: tuple[Standing, ...]
    """The rung of each of its activities."""
    digest: str = field(compare=False)


def card(measure: MeasureView, ladder: Ladder) -> MeasureCard:
    """Return the card of a measure."""
    entry = measure.entry
    standings = ladder.standings[entry.id]
    digest = digest_of(entry.id, entry.order, entry.title, standings)
    return MeasureCard(entry.id, entry.order, entry.title, standings, digest)
