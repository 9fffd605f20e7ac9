"""How a sheet fills the screen and paper: widths, heights, and on which pages its columns are printed.

What cannot be read is of no use on one page: a sheet is printed no smaller than `SMALLEST`, on larger paper where
that helps, and otherwise on several pages side by side, each of which begins with the first column.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ita_site.model.entry import Voice
from ita_site.open_data.table import Column, Kind

FONT_SIZE: Final = 14
"""Points of a sheet's words."""

LINE: Final = 23.0
"""Height of a line in points."""

TALLEST: Final = 409.0
"""The tallest that Excel makes a row, in points."""

SMALLEST: Final = 80
"""The least scale of print, in percent: 11 points of TH Sarabun New."""

MARGIN: Final = 0.4
"""Left and right of a page, in inches."""

_FILLED, _FILLED_LATIN = 0.8, 0.85
"""The part of a column's width that a line fills: Thai breaks between words, addresses at signs, and fonts differ."""
_DOTS: Final = 96
"""Pixels of an inch, as Excel counts."""
_CHARACTER, _PADDING = 8.2, 5
"""Pixels of a character of a column's width, and of the column's own; Excel has 7, programs without its font 8.2."""
_ABOVE: Final = bytes((0xD1, *range(0xD4, 0xDB), *range(0xE7, 0xEF)))
"""Thai signs above and below letters, in TIS-620."""
_MOST: Final = 32_767
_REMEMBERED: Final = 1 << 14
"""Texts whose widths are remembered: a report of 250 measures has 8,000 that differ, in both its files."""

_WIDTHS: Final = {Kind.WHOLE: (9, 12), Kind.DECIMAL: (9, 12), Kind.YES_NO: (9, 9), Kind.DAY: (12, 12)}
_OTHER_WIDTH: Final = (10, 18)
_OUR_WIDTH: Final = 20
_LEAST_TEXT: Final = 12
_NARROWER: Final = (60, 50, 42)
"""How wide a column of long texts may be, in the order of what is tried."""
_WIDER: Final = (60, 90, 120, 160)
"""How wide it becomes where a row would be cut off: the first at which none is."""
_HEADING: Final = 26
"""The most for a heading of the form, which is short and seldom there."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper laid across: Excel's number for it and its width in inches."""

    number: int
    inches: float

    @property
    def room(self) -> float:
        """Return pixels between the margins that columns may fill at full size."""
        return (self.inches - 2 * MARGIN) * _DOTS


A4: Final = Paper(9, 11.69)
A3: Final = Paper(8, 16.54)


@dataclass(frozen=True, slots=True)
class Print:
    """How a sheet is printed. `breaks` are the columns, counted from 0, that begin another page to the right.

    `fit`: the program shrinks the columns to one page, and not below `SMALLEST`; otherwise `scale` holds.
    """

    paper: Paper
    fit: bool = False
    scale: int = 100
    breaks: tuple[int, ...] = ()


def printed(widths: Sequence[int]) -> Print:
    """Return how columns of these widths, in characters, are printed; 0 is a column that is not shown."""
    pixels = [_CHARACTER * wide + _PADDING if wide else 0 for wide in widths]
    for paper in (A4, A3):
        if sum(pixels) <= paper.room * 100 / SMALLEST:
            return Print(paper, fit=sum(pixels) > paper.room)
    return Print(A3, scale=SMALLEST, breaks=_breaks(pixels, 100 * A3.room / SMALLEST))


def _breaks(pixels: Sequence[float], room: float) -> tuple[int, ...]:
    breaks: list[int] = []
    filled = 0.0
    for at, wide in enumerate(pixels):
        if at and filled + wide > room:
            breaks.append(at)
            filled = pixels[0]
        filled += wide
    return tuple(breaks)


def fitted(measure: Callable[[int], list[int]]) -> list[int]:
    """Return widths that fit A4, if any do; `measure` gives all widths for a given width of long texts."""
    tried = map(measure, _NARROWER)
    return next((widths for widths in tried if printed(widths).paper is A4), measure(_NARROWER[0]))


def width(column: Column, head: str, texts: Sequence[str], most: int = _NARROWER[0]) -> int:
    """Return how many characters wide a column of these texts, if it has any, must be.

    At most `most` for long texts, if that cuts none off.
    """
    longest = max((max(_wanted(text)) for text in texts), default=0)
    if column.kind is not Kind.TEXT:
        least, limit = _WIDTHS.get(column.kind, _OTHER_WIDTH)
    else:
        least, limit = _LEAST_TEXT, _HEADING if column.name.startswith("heading_") else _widest(texts, most)
    if column.says.voice is Voice.READING:
        least = max(least, _OUR_WIDTH)
    word = max(map(len, head.split()), default=0)
    return max(least, min(limit, longest), min(word + 3, _OUR_WIDTH))


def _widest(texts: Sequence[str], most: int) -> int:
    whole = (wide for wide in (most, *_WIDER) if all(LINE * lines(text, wide) <= TALLEST for text in texts))
    return next(whole, _WIDER[-1])


def height(most_lines: int) -> float:
    """Return the points that a row needs for its tallest cell, which programs other than Excel do not work out."""
    return min(TALLEST, LINE * most_lines)


def row_height(texts: Iterable[str], widths: Sequence[int]) -> float:
    """Return the points that a row of these texts needs."""
    return height(max((lines(text, wide) for text, wide in zip(texts, widths, strict=True) if wide), default=1))


def lines(text: str, wide: int) -> int:
    """Return about how many lines a text needs in a column of so many characters."""
    return sum(-(-wanted // wide) for wanted in _wanted(text))


@lru_cache(_REMEMBERED)
def _wanted(text: str) -> tuple[int, ...]:
    """Return the width that each line of a text wants, in characters of a column."""
    return tuple(_wanted_by(line) for line in text.split("\n"))


def _wanted_by(line: str) -> int:
    if line.isascii():
        return 1 + int(len(line) / _FILLED_LATIN)
    return 1 + int(shown(line) / _FILLED)


@lru_cache(_REMEMBERED)
def shown(line: str) -> int:
    """Return how many characters take room; Thai vowels and tone marks above and below a letter take none."""
    # in TIS-620 each character is one byte, or a question mark
    return len(line[:_MOST].encode("tis_620", "replace").translate(None, _ABOVE))
