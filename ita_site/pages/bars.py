"""Pictures of figures, as numbers that a template draws."""

from dataclasses import dataclass
from itertools import accumulate

from ita_site.catalogue.catalogue import Counts, Coverage


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a report's picture, in activities from the left."""

    state: Coverage
    start: int
    size: int


def bars(counts: Counts) -> list[Bar]:
    """Return a report's activities by state, side by side."""
    sizes = {
        Coverage.EVIDENCED: counts.evidenced,
        Coverage.REPORTED: counts.reported,
        Coverage.SILENT: counts.silent,
    }
    starts = accumulate(sizes.values(), initial=0)
    return [Bar(state, start, size) for (state, size), start in zip(sizes.items(), starts, strict=False)]
