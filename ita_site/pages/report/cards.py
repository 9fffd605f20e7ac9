"""A measure in a list of measures: what its card shows."""

from dataclasses import dataclass, field

from ita_site.catalogue.catalogue import Coverage, MeasureView
from ita_site.model.digests import Digested, digest_of


@dataclass(frozen=True, slots=True)
class MeasureCard(Digested):
    """What a list of measures shows of one."""

    id: str
    order: int
    title: str
    activities: tuple[Coverage, ...]
    """How far each of its activities is covered."""
    digest: str = field(compare=False)


def card(measure: MeasureView) -> MeasureCard:
    """Return the card of a measure."""
    entry = measure.entry
    coverages = tuple(activity.coverage for activity in measure.activities)
    digest = digest_of(entry.id, entry.order, entry.title, coverages)
    return MeasureCard(entry.id, entry.order, entry.title, coverages, digest)
