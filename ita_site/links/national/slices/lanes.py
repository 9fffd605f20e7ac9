"""Which questions a slice may ask: those of a group of hosts lie in one lane, and a lane has one slice at a time.

That alone keeps the manners of a night, whichever worker runs a slice: no two workers ever ask one machine. Pure.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Lanes:
    """The queues of all groups, dealt to lanes. Groups and questions are numbers."""

    def __init__(self, count: int, per_group: int, most: int) -> None:
        """Make `count` lanes; a slice has at most `per_group` questions of a group, and `most` in all."""
        self._per_group = per_group
        self._most = most
        self._queues: dict[int, deque[int]] = {}
        self._lane_of: dict[int, int] = {}
        self.count = count
        self._loads = [0] * count
        self._live: dict[int, frozenset[int]] = {}
        """The groups of the slice of a lane that has one."""
        self._resting: dict[int, set[int]] = {}
        """Lanes for whose slices a group waits, because they ask the same machine."""
        self._apart: dict[int, deque[list[int]]] = {}
        """Questions of a group that are to have slices of their own."""

    def deal(self, questions: Mapping[int, Iterable[int]]) -> None:
        """Deal groups with their questions to the lanes, the longest first, each to the lane that has least."""
        queues = {group: deque(numbers) for group, numbers in questions.items()}
        for group in sorted(queues, key=lambda group: (-len(queues[group]), group)):
            self._queue(group).extend(queues[group])
            self._loads[self._lane_of[group]] += len(queues[group])

    def give_back(self, group: int, questions: Iterable[int]) -> None:
        """Put questions that a slice did not come to before all others of their group."""
        numbers = list(questions)
        self._queue(group).extendleft(reversed(numbers))
        self._loads[self._lane_of[group]] += len(numbers)

    def set_apart(self, group: int, questions: Iterable[int]) -> None:
        """Let questions of a group be asked in two slices of their own."""
        numbers = list(questions)
        half = (len(numbers) + 1) // 2
        self._apart.setdefault(group, deque()).extend(part for part in (numbers[:half], numbers[half:]) if part)
        self._loads[self._lane_of[group]] += len(numbers)

    def join(self, groups: Iterable[int], group: int) -> None:
        """Make several groups one: it lies in its own lane, and rests until the slices of the others have ended."""
        self._queue(group)
        for other in groups:
            if other == group:
                continue
            # its own lane too: the group may become a part of one in another lane before that slice has ended
            rests = self._resting.pop(other, set()) | self._lanes_asking(other)
            if rests:
                self._resting.setdefault(group, set()).update(rests)
            if other in self._lane_of:
                self._move(other, group)

    def _lanes_asking(self, group: int) -> set[int]:
        return {lane for lane, groups in self._live.items() if group in groups}

    def _move(self, other: int, group: int) -> None:
        """Put the questions of a group that is no more behind those of another one."""
        queue, apart = self._queues.pop(other), self._apart.pop(other, deque())
        self._queues[group].extend(queue)
        if apart:
            self._apart.setdefault(group, deque()).extend(apart)
        moved = len(queue) + sum(map(len, apart))
        self._loads[self._lane_of.pop(other)] -= moved
        self._loads[self._lane_of[group]] += moved

    def rest(self, group: int, slice_lane: int) -> None:
        """Let a group wait until `end` is called with a lane, or with a number that is none."""
        self._resting.setdefault(group, set()).add(slice_lane)

    def free(self) -> list[int]:
        """Return the lanes that have no slice."""
        return [lane for lane in range(len(self._loads)) if lane not in self._live]

    def take(self, lane: int) -> list[int]:
        """Return the questions of the next slice of a free lane; none where it has nothing to ask now."""
        ready = [group for group, own in self._lane_of.items() if own == lane and self._is_ready(group)]
        for group in ready:
            if self._apart.get(group):
                return self._taken(lane, self._apart[group].popleft(), [group])
        ready.sort(key=lambda group: (-len(self._queues[group]), group))
        taken: list[int] = []
        groups: list[int] = []
        for group in ready:
            room = min(self._per_group, self._most - len(taken), len(self._queues[group]))
            if room <= 0:
                break
            taken.extend(self._queues[group].popleft() for _ in range(room))
            groups.append(group)
        return self._taken(lane, taken, groups)

    def _taken(self, lane: int, questions: list[int], groups: list[int]) -> list[int]:
        if questions:
            self._live[lane] = frozenset(groups)
            self._loads[lane] -= len(questions)
        return questions

    def groups(self, lane: int) -> frozenset[int]:
        """Return the groups of the slice of a lane; none where it has no slice."""
        return self._live.get(lane, frozenset())

    def end(self, lane: int) -> None:
        """End the slice of a lane; groups that rested for it may be asked again."""
        self._live.pop(lane, None)
        for group in [group for group, lanes in self._resting.items() if lane in lanes]:
            self._resting[group].discard(lane)
            if not self._resting[group]:
                del self._resting[group]

    def longest(self) -> int:
        """Return how many questions of one group are queued at most."""
        return max(map(len, self._queues.values()), default=0)

    def of_lane(self, lane: int) -> int:
        """Return how many questions of a lane are queued."""
        return self._loads[lane]

    def _is_ready(self, group: int) -> bool:
        return bool(self._queues[group] or self._apart.get(group)) and group not in self._resting

    def _queue(self, group: int) -> deque[int]:
        """Return the queue of a group, which goes to the lane with least to do where it has none yet."""
        if group not in self._lane_of:
            self._lane_of[group] = min(range(len(self._loads)), key=lambda lane: (self._loads[lane], lane))
            self._queues[group] = deque()
        return self._queues[group]
