"""The promises of a measure, each with its rung and the results that answer it."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ita_site.catalogue.catalogue import MeasureView
from ita_site.catalogue.evidence.ladder import Ladder, Standing


@dataclass(frozen=True, slots=True)
class ResultOf:
    """A result of a promise, by its position in the measure, from 1."""

    position: int
    is_first: bool
    """Whether no earlier promise of the measure shows it: the address of a result leads there."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise; `at` is the place of its activity in the measure, from 0."""

    at: int
    standing: Standing
    results: tuple[ResultOf, ...]


def promises(measure: MeasureView, ladder: Ladder) -> tuple[Promise, ...]:
    """Return the promises of a measure, in its order."""
    return tuple(_promises(measure, ladder))


def promise_alone(measure: MeasureView, ladder: Ladder, at: int) -> Promise:
    """Return the promise at a place of its measure, from 0, as a page shows it that has no other promise."""
    return _promise(measure, ladder, at, frozenset())


def _promises(measure: MeasureView, ladder: Ladder) -> Iterator[Promise]:
    shown: set[int] = set()
    for at in range(len(measure.activities)):
        promise = _promise(measure, ladder, at, shown)
        yield promise
        shown.update(result.position for result in promise.results)


def _promise(measure: MeasureView, ladder: Ladder, at: int, shown: AbstractSet[int]) -> Promise:
    """Return a promise; `shown` are the positions of results that the page shows before it."""
    number = measure.activities[at].entry.number
    results = tuple(
        ResultOf(position, position not in shown)
        for position, result in enumerate(measure.entry.results, 1)
        if number in result.answers
    )
    return Promise(at, ladder.standings[measure.entry.id][at], results)


def unanswering(measure: MeasureView) -> tuple[int, ...]:
    """Return the positions of results that answer no promise of the measure, or that nobody has paired yet."""
    numbers = {activity.entry.number for activity in measure.activities}
    return tuple(
        position for position, result in enumerate(measure.entry.results, 1) if numbers.isdisjoint(result.answers)
    )
