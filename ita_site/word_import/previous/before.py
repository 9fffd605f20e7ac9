"""Find which measure of an earlier import, or of an export, each measure of the file is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ita_site.model.measure import Measure
from ita_site.model.report import Report
from ita_site.source.unsettled.todo_places import Marks
from ita_site.source.unsettled.todos import settled
from ita_site.text.thai import fold
from ita_site.word_import.previous.match_texts import pair_alike, pair_equal

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
    old_issues = [settled(old.entry.issue.text) or "" for old in before]
    texts, old_texts = list(map(fold, issues)), list(map(fold, old_issues))
    orders, places = [old.entry.order for old in before], range(1, len(texts) + 1)
    unworded = [None if text else place for text, place in zip(texts, places, strict=True)]
    pairs: dict[int, int] = {}
    for keys, old_keys in (
        (zip(texts, places, strict=True), zip(old_texts, orders, strict=True)),
        (texts, old_texts),
        (unworded, orders),
    ):
        pairs |= pair_equal(list(keys), list(old_keys), pairs)
    pairs |= pair_alike(issues, old_issues, pairs)
    return [before[pairs[at]] if at in pairs else None for at in range(len(texts))]
