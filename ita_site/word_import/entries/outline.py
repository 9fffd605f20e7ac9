"""Tell how deep each labelled line of a cell is, and which depth makes the cell's entries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ita_site.word_import.entries.lines import CellLine
from ita_site.word_import.words.list_labels import NUMBERS, Label, labels_of

_ENTRY_WORDS: Final = frozenset(("กิจกรรม", "โครงการ"))
"""Words that call what they count an activity, so that one alone is no heading of those below."""

_SEVERAL: Final = 2
_DEEPEST: Final = 8
"""As deep as a list of Word's own; marks below are not compared with each other."""


@dataclass(slots=True)
class _Step:
    """A level that is open: the depth that its lines share, and the label of the last of them."""

    depth: int
    last: Label

    def counts_to(self, label: Label, depth: int) -> bool:
        """Return whether a line is the next of this level's count, written as those before."""
        return depth == self.depth and self.last.precedes(label)

    def takes(self, label: Label, depth: int) -> bool:
        """Return whether a line is of this level, also where its number is written otherwise: `2)` behind `1.`."""
        last = self.last
        if depth != self.depth or len(label.path) != len(last.path):
            return False
        numbers = label.system in NUMBERS and last.system in NUMBERS
        following = (*last.path[:-1], last.path[-1] + 1) if last.path else ()
        return label.system == last.system or (numbers and label.path == following)


def labelled(lines: Sequence[CellLine]) -> list[CellLine]:
    """Return the same lines with their labels and levels."""
    labels = labels_of(["" if line.tabled else line.text for line in lines])
    levels = _levels(labels, [line.depth for line in lines])
    last: dict[int, Label] = {}
    result: list[CellLine] = []
    for line, label, level in zip(lines, labels, levels, strict=True):
        counted_on = label is not None and level in last and last[level].precedes(label)
        result.append(replace(line, label=label, level=level, counted_on=counted_on))
        if label is not None and level is not None:
            last[level] = label
    return result


def _levels(labels: Sequence[Label | None], depths: Sequence[int]) -> list[int | None]:
    """Return how deep each line is among the labelled ones, from 0; None for words without a label.

    `depths` are those of real lists. A mark that was not met yet opens a level below the last, as a reader takes it; a
    number that begins no count there is no mark but words.
    """
    base = min((depth for depth, label in zip(depths, labels, strict=True) if label is not None), default=0)
    steps: list[_Step] = []
    return [
        None if label is None else _level(label, max(depth - base, 0), steps)
        for label, depth in zip(labels, depths, strict=True)
    ]


def _level(label: Label, depth: int, steps: list[_Step]) -> int | None:
    places = range(len(steps) - 1, -1, -1)
    # 2. behind 1. and (1) is the next of 1., whose mark it has
    same = [at for at in places if steps[at].counts_to(label, depth)]
    taken = next(iter([*same, *(at for at in places if steps[at].takes(label, depth))]), None)
    if taken is not None:
        del steps[taken + 1 :]
        steps[taken].last = label
        return taken
    under = _under(label, depth, steps)
    if under and label.counts and label.path[-1] != 1 and depth <= steps[under - 1].depth:
        return None
    if under <= _DEEPEST:
        steps[under:] = [_Step(depth, label)]
    return under


def _under(label: Label, depth: int, steps: Sequence[_Step]) -> int:
    """Return how many of the open levels a new one is below."""
    for at, step in enumerate(steps):
        if step.depth > depth or _closes(label, step.last):
            return at
        if len(label.path) > 1 and step.last.path == label.path[:-1]:
            return at + 1
    return len(steps)


def _closes(label: Label, last: Label) -> bool:
    """Return whether a number ends the chapter that `last` counts in: 2. behind 1.3."""
    return label.system == "1." and last.system == "1.1" and label.path[0] == last.path[0] + 1


def entry_level(lines: Sequence[CellLine], *, alone: bool) -> int:
    """Return the level whose lines are entries: the outermost, or the next below one heading above several.

    `alone` is False where the table's next row continues the list.
    """
    top = [line.label for line in lines if line.label and line.level == 0]
    below = [line.label for line in lines if line.label and line.level == 1]
    if len(top) != 1 or len(below) < _SEVERAL or top[0].system in _ENTRY_WORDS:
        return 0
    counted = all(label.counts for label in below)
    if not top[0].counts and counted:
        return 1
    return int(alone and (counted or not top[0].counts))
