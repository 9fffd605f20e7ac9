"""The lines of a document's values by their places, in little room: a mapping like any other."""

from array import array
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

Loc: TypeAlias = tuple[str | int, ...]
"""Where a value stands: keys, and list positions from 0."""

_SHARED: Final[dict[Loc, Loc]] = {}
"""Places that documents of one kind have in common, each once."""

_MOST_SHARED: Final = 1 << 14


class LineTable(Mapping[Loc, int]):
    """Lines by place. A place is looked for one by one: of a document, few are ever asked for."""

    __slots__ = ("_lines", "_places")

    def __init__(self, lines: Mapping[Loc, int]) -> None:
        """Take the lines of a document."""
        self._places = tuple(map(_shared, lines))
        self._lines = array("I", lines.values())

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


def _shared(loc: Loc) -> Loc:
    return _SHARED.setdefault(loc, loc) if len(_SHARED) < _MOST_SHARED else _SHARED.get(loc, loc)
