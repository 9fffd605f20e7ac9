"""The labels of a cell's lines → how deep each stands, and which depth makes the cell's entries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ita_site.word_import.words.list_labels import NUMBERS, Label

_ENTRY_WORDS: Final = frozenset(("กิจกรรม", "โครงการ"))
"""Words that call what they count an activity, so that one alone is no heading of those below."""

_SEVERAL: Final = 2
_DEEPEST: Final = 8
"""As deep as a list of Word's own goes; marks below are not compared with each other."""


@dataclass(slots=True)
class _Step:
    """A level that is open: what its lines share, and the last of them."""

    depth: int
    last: Label

    def takes(self, label: Label, depth: int) -> bool:
        """Whether a line stands at this level."""
        if depth != self.depth:
            return False
        if label.system == self.last.system and len(label.path) == len(self.last.path):
            return True
        return self._goes_on(label)

    def counts_to(self, label: Label, depth: int) -> bool:
        """Whether a line is the next of this level's count, written as those before."""
        return depth == self.depth and self.last.precedes(label)

    def _goes_on(self, label: Label) -> bool:
        """Whether a number goes on with the count though it is written otherwise: 2) behind 1."""
        mine, other = self.last.path, label.path
        both = label.system in NUMBERS and self.last.system in NUMBERS and len(mine) == len(other)
        return both and mine[:-1] == other[:-1] and other[-1] == mine[-1] + 1


def levels_of(labels: Sequence[Label | None], depths: Sequence[int]) -> list[int | None]:
    """How deep each line stands among the labelled ones, from 0; None for words without a label.

    ``depths`` are those of real lists. A mark that was not met yet opens a level below the last, as a reader takes
    it; a number that begins no count there is no mark but words.
    """
    base = min((depth for depth, label in zip(depths, labels, strict=True) if label is not None), default=0)
    if _pair_of_bullets(labels, depths):
        return [None if label is None else 0 for label in labels]
    steps: list[_Step] = []
    return [
        None if label is None else _level(label, max(depth - base, 0), steps)
        for label, depth in zip(labels, depths, strict=True)
    ]


def _pair_of_bullets(labels: Sequence[Label | None], depths: Sequence[int]) -> bool:
    """Whether a cell has two bullets, each of its own kind: more often two entries than one within the other."""
    found = [(label, depth) for label, depth in zip(labels, depths, strict=True) if label is not None]
    return (
        len(found) == _SEVERAL and not any(one.counts for one, _ in found) and len({depth for _, depth in found}) == 1
    )


def _level(label: Label, depth: int, steps: list[_Step]) -> int | None:
    places = list(reversed(range(len(steps))))
    # 2. behind 1. and (1) goes on with 1., whose mark it has
    same = (at for at in places if steps[at].counts_to(label, depth))
    for at in (*same, *(at for at in places if steps[at].takes(label, depth))):
        del steps[at + 1 :]
        steps[at].last = label
        return at
    under = _under(label, depth, steps)
    if under and label.counts and label.path[-1] != 1 and depth <= steps[under - 1].depth:
        return None
    if under > _DEEPEST:
        return under
    del steps[under:]
    steps.append(_Step(depth, label))
    return under


def _under(label: Label, depth: int, steps: Sequence[_Step]) -> int:
    """How many of the open levels a new one stands below."""
    for at, step in enumerate(steps):
        if step.depth > depth or _closes(label, step.last):
            return at
        if len(label.path) > 1 and step.last.path == label.path[:-1]:
            return at + 1
    return len(steps)


def _closes(label: Label, last: Label) -> bool:
    """Whether a number ends the chapter that ``last`` counts in: 2. behind 1.3."""
    return label.system == "1." and last.system == "1.1" and label.path[0] == last.path[0] + 1


def entry_level(labels: Sequence[Label | None], levels: Sequence[int | None], *, alone: bool) -> int:
    """The level whose lines are entries: the outermost, or the next where the outermost is one heading above several.

    ``alone`` is False where the table's next row goes on with the list.
    """
    top = [label for label, level in zip(labels, levels, strict=True) if label and level == 0]
    below = [label for label, level in zip(labels, levels, strict=True) if label and level == 1]
    if len(top) != 1 or len(below) < _SEVERAL or top[0].system in _ENTRY_WORDS:
        return 0
    counted = all(one.counts for one in below)
    if not top[0].counts and counted:
        return 1
    return int(alone and (counted or not top[0].counts))
