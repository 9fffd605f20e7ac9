"""Tell how deep each labelled line of a cell is, and which depth makes the cell's entries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ita_site.word_import.entries.lines import CellLine
from ita_site.word_import.words.list_labels import Label, labels_of

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

    def takes(self, label: Label, depth: int) -> bool:
        """Return whether a line is of this level: as deep, and labelled in the same system."""
        return (depth, label.system, len(label.path)) == (self.depth, self.last.system, len(self.last.path))


def labelled(lines: Sequence[CellLine]) -> list[CellLine]:
    """Return the same lines with their labels and levels.

    A mark that was not met yet opens a level below the last, as a reader takes it.
    """
    labels = labels_of(["" if line.tabled else line.text for line in lines])
    pairs = list(zip(lines, labels, strict=True))
    base = min((line.depth for line, label in pairs if label is not None), default=0)
    steps: list[_Step] = []
    return [
        replace(line, label=None) if label is None else _placed(line, label, max(line.depth - base, 0), steps)
        for line, label in pairs
    ]


def _placed(line: CellLine, label: Label, depth: int, steps: list[_Step]) -> CellLine:
    """Return a line with its level among the open `steps`; a number that begins no count below one is only words."""
    level = next((at for at in reversed(range(len(steps))) if steps[at].takes(label, depth)), None)
    if level is not None:
        counted_on = steps[level].last.precedes(label)
        steps[level:] = [_Step(depth, label)]
        return replace(line, label=label, level=level, counted_on=counted_on)
    level = _under(label, depth, steps)
    if level and label.counts and label.path[-1] != 1 and depth <= steps[level - 1].depth:
        return replace(line, label=label)
    if level <= _DEEPEST:
        steps[level:] = [_Step(depth, label)]
    return replace(line, label=label, level=level)


def _under(label: Label, depth: int, steps: Sequence[_Step]) -> int:
    """Return how many of the open levels a new one is below."""
    ends = (at for at, step in enumerate(steps) if step.depth > depth or _closes(label, step.last))
    return next(ends, len(steps))


def _closes(label: Label, last: Label) -> bool:
    """Return whether a number ends the chapter that `last` counts in: 2. behind 1.3."""
    return label.system == "1." and last.system == "1.1" and label.path[0] == last.path[0] + 1


def entry_level(lines: Sequence[CellLine], *, alone: bool) -> int:
    """Return the level whose lines are entries: the outermost, or the next below one heading above several.

    `alone` is False where the table's next row continues the list.
    """
    top, below = _labels(lines, 0), _labels(lines, 1)
    if not alone or len(top) != 1 or len(below) < _SEVERAL or top[0].system in _ENTRY_WORDS:
        return 0
    return int(below[0].counts or not top[0].counts)


def _labels(lines: Sequence[CellLine], level: int) -> list[Label]:
    return [line.label for line in lines if line.label is not None and line.level == level]
