"""Where the lines of a file are, found again by the name that each begins with, in 16 bytes a line."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_BITS: Final = 32
_MASK: Final = (1 << _BITS) - 1


class LineIndex:
    """The offsets of lines by their position, 0 for the first, and the positions by name.

    Two names may share a hash, so a position that is found by name has to be compared with the line itself.
    """

    def __init__(self) -> None:
        self._offsets = array("Q")
        self._keys = array("Q")
        """A hash of the name and the position of each line; sorted when a name is looked for."""
        self._is_sorted = True

    def __len__(self) -> int:
        return len(self._offsets)

    def add(self, name: str, offset: int) -> None:
        """Add the next line."""
        self._keys.append(_hash(name) << _BITS | len(self._offsets))
        self._offsets.append(offset)
        self._is_sorted = False

    def offset(self, position: int) -> int:
        """Return where the line at a position begins."""
        return self._offsets[position]

    def positions(self, name: str) -> Iterator[int]:
        """Yield the positions of lines that may begin with a name, in ascending order."""
        keys = self._sorted()
        at = bisect_left(keys, _hash(name) << _BITS)
        while at < len(keys) and keys[at] >> _BITS == _hash(name):
            yield keys[at] & _MASK
            at += 1

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield two positions, the lower one first, of each two lines that may begin with the same name."""
        keys = self._sorted()
        for at in range(1, len(keys)):
            before = at - 1
            while before >= 0 and keys[before] >> _BITS == keys[at] >> _BITS:
                yield keys[before] & _MASK, keys[at] & _MASK
                before -= 1

    def _sorted(self) -> array[int]:
        if not self._is_sorted:
            self._keys = array("Q", sorted(self._keys))
            self._is_sorted = True
        return self._keys


def _hash(name: str) -> int:
    return hash(name) & _MASK
