"""Where each province lies on the tile map: a grid of squares of one size, roughly as the provinces lie on a map."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

_GRID: Final = """
..  ..  57  ..  ..  ..  ..  ..  ..
58  50  56  55  ..  ..  ..  ..  ..
..  51  52  54  ..  43  38  ..  ..
..  63  64  53  42  41  47  48  ..
..  62  65  67  39  40  46  49  ..
..  60  66  16  36  44  45  35  37
..  61  18  19  30  31  32  33  34
71  72  17  15  26  ..  ..  ..  ..
70  73  14  13  25  ..  ..  ..  ..
75  74  12  10  24  27  ..  ..  ..
..  76  ..  11  20  22  ..  ..  ..
..  77  ..  ..  21  23  ..  ..  ..
85  86  ..  ..  ..  ..  ..  ..  ..
82  84  80  ..  ..  ..  ..  ..  ..
83  81  92  93  ..  ..  ..  ..  ..
..  ..  91  90  94  ..  ..  ..  ..
..  ..  ..  ..  95  96  ..  ..  ..
"""
"""Numbers of provinces (ISO 3166-2:TH), north at the top. Drawn for this project, from no map."""

_EMPTY: Final = ".."


class Place(NamedTuple):
    """A square of the tile map; both count from 1, from the top and from the left."""

    row: int
    column: int


def _places() -> Iterator[tuple[str, Place]]:
    for row, line in enumerate(_GRID.strip().splitlines(), 1):
        for column, number in enumerate(line.split(), 1):
            if number != _EMPTY:
                yield f"TH-{number}", Place(row, column)


TILE_PLACES: Final[Mapping[str, Place]] = dict(_places())
"""The square of every province, by its code."""
