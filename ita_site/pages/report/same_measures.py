"""The same measure in other reports, by the activities that both have. That they are the same is our reading."""

from collections import Counter, defaultdict, deque
from collections.abc import Mapping
from typing import TypeAlias

from ita_site.catalogue.catalogue import Catalogue
from ita_site.catalogue.comparison import Place, Years, compare

MeasureKey: TypeAlias = tuple[str, str]
"""The id of a report, and that of a measure in it."""


def same_measures(catalogue: Catalogue) -> Mapping[MeasureKey, Mapping[str, str]]:
    """Return, for each measure that is in another report too, its id there by that report's id.

    The same measure is the one that shares most activities with it; of equals, the one of the same id, or else the
    first. Reports that are not compared with each other are reached over those between them.
    """
    years = catalogue.once(compare)
    if years is None:
        return {}
    nearest = _most_alike(_shared_activities(years))
    return {key: _followed(key, nearest) for key in nearest}


def _shared_activities(years: Years) -> Mapping[MeasureKey, Counter[MeasureKey]]:
    """Return how many activities each measure shares with measures of the reports that it is compared with."""
    shared: defaultdict[MeasureKey, Counter[MeasureKey]] = defaultdict(Counter)
    for pair in years.pairs:
        for returned in pair.returns:
            then, now = _key(returned.then), _key(returned.now)
            shared[then][now] += 1
            shared[now][then] += 1
    return shared


def _key(place: Place) -> MeasureKey:
    return place.report.entry.id, place.measure.entry.id


def _most_alike(shared: Mapping[MeasureKey, Counter[MeasureKey]]) -> Mapping[MeasureKey, Mapping[str, str]]:
    """Return, for each measure, the one of each compared report that shares most activities with it."""
    most_alike: defaultdict[MeasureKey, dict[str, str]] = defaultdict(dict)
    for key, counts in shared.items():
        for report, measure in sorted(counts, key=lambda other: (-counts[other], other[1] != key[1])):
            most_alike[key].setdefault(report, measure)
    return most_alike


def _followed(start: MeasureKey, nearest: Mapping[MeasureKey, Mapping[str, str]]) -> Mapping[str, str]:
    """Return the same measure of every report that is reached from one, over as few reports as can be."""
    reached = dict([start])
    queue = deque([start])
    while queue:
        for report, measure in nearest.get(queue.popleft(), {}).items():
            if report not in reached:
                reached[report] = measure
                queue.append((report, measure))
    return {report: measure for report, measure in reached.items() if report != start[0]}
