"""The lines of a document's values by their places, in little room: a mapping like any other."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

Loc: TypeAlias = tuple[str | int, ...]
"""Where a value stands: keys, and list positions from 0."""

_MOST_PARENTS: Final = 1 << 11
_MOST_BELOW: Final = 1 << 6
"""Places that are shared, and below each of them."""


class _Below(dict[str | int, Loc]):
    """The places right below one by their last part, each made when it is first asked for."""

    def __init__(self, loc: Loc) -> None:
        super().__init__()
        self._loc = loc

    def __missing__(self, part: str | int) -> Loc:
        place = (*self._loc, part)
        if len(self) < _MOST_BELOW:
            self[part] = place
        return place


_SHARED: Final[dict[Loc, _Below]] = {}
"""What is below each place: places that documents of one kind have in common are there once."""


def below(loc: Loc) -> Mapping[str | int, Loc]:
    """Return the places right below one, by their last part."""
    known = _SHARED.get(loc)
    if known is None:
        known = _Below(loc)
        if len(_SHARED) < _MOST_PARENTS:
            _SHARED[loc] = known
    return known


class LineTable(Mapping[Loc, int]):
    """Lines by place. A place is looked for one by one: of a document, few are ever asked for."""

    __slots__ = ("_lines", "_places")

    def __init__(self, places: Iterable[Loc], lines: Iterable[int]) -> None:
        """Take the places of a document, each once, and their lines."""
        self._places = tuple(places)
        self._lines = array("I", lines)

    def __getitem__(self, loc: Loc) -> int:
        """Return the line of the value at a place. Raises KeyError."""
        try:
            return self._lines[self._places.index(loc)]
        except ValueError:
            raise KeyError(loc) from None

    def __iter__(self) -> Iterator[Loc]:
        """Yield every place, in the order of the document."""
        return iter(self._places)

    def __len__(self) -> int:
        """Return how many places there are."""
        return len(self._places)

    def __repr__(self) -> str:
        return f"LineTable({dict(self)!r})"
