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
    texts = [fold(issue) for issue in issues]
    old_texts = [fold(settled(old.entry.issue.text) or "") for old in before]
    orders = [old.entry.order for old in before]
    places = range(1, len(texts) + 1)
    pairs: dict[int, int] = {}
    for keys, old_keys in (
        (list(zip(texts, places, strict=True)), list(zip(old_texts, orders, strict=True))),
        (texts, old_texts),
        ([place if not text else None for text, place in zip(texts, places, strict=True)], orders),
    ):
        pairs |= _equal(keys, old_keys, pairs)
    rest = sorted(set(range(len(texts))) - pairs.keys())
    left = sorted(set(range(len(before))) - set(pairs.values()))
    alike = matched([issues[at] for at in rest], [before[place].entry.issue.text for place in left])
    pairs |= {at: left[match.place] for at, match in zip(rest, alike, strict=True) if match}
    return [before[pairs[at]] if at in pairs else None for at in range(len(texts))]


def _equal(keys: Sequence[Hashable], old_keys: Sequence[Hashable], pairs: Mapping[int, int]) -> dict[int, int]:
    """Return pairs of places with equal keys, in order, of what is in no pair yet."""
    places: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for place in sorted(set(range(len(old_keys))) - set(pairs.values())):
        places[old_keys[place]].append(place)
    rest = sorted(set(range(len(keys))) - pairs.keys())
    return {at: places[keys[at]].popleft() for at in rest if places[keys[at]]}
