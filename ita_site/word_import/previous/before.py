"""Find which measure of an earlier import, or of an export, each measure of the file is."""

from collections import defaultdict, deque
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ita_site.model.measure import Measure
from ita_site.model.report import Report
from ita_site.source.todo_places import Marks
from ita_site.source.todos import settled
from ita_site.text.thai import fold
from ita_site.word_import.previous.match_texts import matched

E = TypeVar("E", Measure, Report)


@dataclass(frozen=True, slots=True)
class Before(Generic[E]):
    """An entry as it was, and the open TODO remarks that nobody took away from it."""

    entry: E
    marks: Marks

    def at(self, *loc: str | int) -> tuple[str, ...]:
        """Return the remarks at one field."""
        return self.marks.get(loc, ())


def before_of(issues: Sequence[str], olds: Sequence[Before[Measure]]) -> list[Before[Measure] | None]:
    """Return for each issue of the form the measure that it was, each given once; None for a new one.

    A measure is, in this order: of the same issue at the same place; of the same issue elsewhere; where the file has no
    words for the issue, the one at its place; of nearly the same issue.
    """
    before = sorted(olds, key=lambda old: old.entry.order)
    texts = {at: fold(issue) for at, issue in enumerate(issues)}
    old_texts = {place: fold(settled(old.entry.issue.text) or "") for place, old in enumerate(before)}
    orders = {place: old.entry.order for place, old in enumerate(before)}
    pairs: dict[int, int] = {}
    pairs |= _equal(
        {at: (text, at + 1) for at, text in texts.items()},
        {place: (text, orders[place]) for place, text in old_texts.items()},
        pairs,
    )
    pairs |= _equal(texts, old_texts, pairs)
    pairs |= _equal({at: at + 1 for at, text in texts.items() if not text}, orders, pairs)
    rest = [at for at in texts if at not in pairs]
    left = [place for place in old_texts if place not in set(pairs.values())]
    alike = matched([issues[at] for at in rest], [before[place].entry.issue.text for place in left])
    pairs |= {at: left[match.place] for at, match in zip(rest, alike, strict=True) if match}
    return [before[pairs[at]] if at in pairs else None for at in texts]


def _equal(keys: Mapping[int, Hashable], old_keys: Mapping[int, Hashable], pairs: Mapping[int, int]) -> dict[int, int]:
    """Return pairs of equal keys, in order, of what is in no pair yet."""
    taken = set(pairs.values())
    places: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for place, key in old_keys.items():
        if place not in taken:
            places[key].append(place)
    return {at: places[key].popleft() for at, key in keys.items() if at not in pairs and places[key]}
