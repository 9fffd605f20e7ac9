"""A promise that a report leaves without a result, and the same promise under another measure that has one. Pure.

That two promises are the same is our reading of their words, until an editor confirms or refuses it by `same_as` of the
activity in the measure's file; the site says which it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from ita_site.catalogue.catalogue import ActivityView, MeasureView, ReportView
from ita_site.catalogue.comparison import MOST_COMPARED, SIMILAR
from ita_site.model.measure import NOT_THE_SAME
from ita_site.text.compared import words

LEAST_SHARED: Final = 12
"""Letters of a promise from which on it is looked for within a longer one: fewer say too little."""

Key = tuple[str, int]
"""A promise within its report: the id of its measure, and its number."""


@dataclass(frozen=True, slots=True)
class SamePromise:
    """The promise with a result that one without is the same as."""

    measure_id: str
    measure: int
    """The measure's place in the report."""
    number: int
    is_confirmed: bool
    """Whether an editor has said so; otherwise it is our reading."""


@dataclass(frozen=True, slots=True)
class _Promise:
    measure: MeasureView
    activity: ActivityView

    @property
    def words(self) -> str:
        return words(self.activity.entry.text)

    def seen_as_same(self, *, is_confirmed: bool) -> SamePromise:
        entry = self.measure.entry
        return SamePromise(entry.id, entry.order, self.activity.entry.number, is_confirmed)


def same_promises(report: ReportView) -> Mapping[Key, SamePromise]:
    """Return, for each promise without a result that has it, the same promise with one; it is made once a report."""
    known = report.beside.get(_NAME)
    if known is None:
        known = report.beside[_NAME] = dict(_pairs(report))
    assert isinstance(known, dict)  # noqa: S101 - nothing else is kept under this name
    return known


_NAME: Final = "same promises"


def _pairs(report: ReportView) -> Iterator[tuple[Key, SamePromise]]:
    promises = [_Promise(measure, activity) for measure in report.measures for activity in measure.activities]
    answered = [promise for promise in promises if promise.activity.results]
    silent = [promise for promise in promises if not promise.activity.results]
    by_letters = len(answered) * len(silent) <= MOST_COMPARED
    by_place = {reference(promise.measure, promise.activity): promise for promise in answered}
    by_words = {promise.activity.words: promise for promise in reversed(answered)}
    texts = [(promise.words, promise) for promise in answered] if by_letters else []
    for promise in silent:
        own = promise.activity.entry.same_as
        same = by_place.get(own) if own else by_words.get(promise.activity.words) or _nearest(promise.words, texts)
        if own != NOT_THE_SAME and same:
            yield (promise.measure.entry.id, promise.activity.entry.number), same.seen_as_same(is_confirmed=bool(own))


def reference(measure: MeasureView, activity: ActivityView) -> str:
    """Return how an editor names a promise of the same report: `service-quality/8`."""
    return f"{measure.entry.id}/{activity.entry.number}"


def _nearest(text: str, answered: Sequence[tuple[str, _Promise]]) -> _Promise | None:
    """Return the promise whose words are most like `text`; None where none is like it."""
    best = max(((_likeness(text, other), at) for at, (other, _) in enumerate(answered)), default=(0.0, 0))
    return answered[best[1]][1] if best[0] >= SIMILAR else None


def _likeness(text: str, other: str) -> float:
    """Return how alike two texts are, in per cent; one that is whole within the other is as good as similar."""
    shorter, longer = sorted((text, other), key=len)
    is_within = len(shorter) >= LEAST_SHARED and shorter in longer
    ratio = fuzz.ratio(text, other)
    return max(ratio, float(SIMILAR)) if is_within else ratio
