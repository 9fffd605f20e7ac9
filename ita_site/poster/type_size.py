"""How much room a line of Sarabun takes on paper. Pure; widths and heights are millimetres, type sizes points."""

import math
import unicodedata
from typing import Final

LINE: Final = 1.3
"""Height of a line in ems."""

_LETTER: Final = 0.57
"""Width of bold letters in ems, above their mean; a mark above or below a letter has none."""
_POINT: Final = 25.4 / 72


def lines(text: str, points: float, width: float) -> int:
    """Return over how many lines of a width a text may run."""
    letters = sum(unicodedata.category(letter) != "Mn" for letter in text)
    return max(1, math.ceil(letters * _LETTER * points * _POINT / width))


def line_height(points: float) -> float:
    """Return the height of a line."""
    return LINE * points * _POINT
