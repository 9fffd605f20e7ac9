"""The picture of a poster: a row of squares for each measure, as large as the sheet has room for. Pure.

Sizes are millimetres on A4 paper, type sizes points.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from ita_site.catalogue.catalogue import ReportView
from ita_site.catalogue.evidence.ladder import Ladder, Standing
from ita_site.poster.type_size import line_height, lines

WIDTH: Final = 182.0
"""Of the picture."""
HEIGHT: Final = 74.0
"""The most that the rows of a column take."""

_NOTE: Final = 5.0
"""Height of the line that says how many measures are left out."""

_COLUMN_GAP: Final = 6.0
_ROW_GAP: Final = 0.2
"""Below a row, as a part of the pitch."""
_MOST_LINES: Final = 2
"""Lines of a title; more are cut short with an ellipsis."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How large the rows are."""

    columns: int
    pitch: float
    """From the left edge of a square to that of the next."""
    points: float
    """The type size of titles."""
    title_share: float = 0.37
    """Of a column's width, for titles; squares have the rest."""

    @property
    def column_width(self) -> float:
        """Return the width of a column."""
        return (WIDTH - _COLUMN_GAP * (self.columns - 1)) / self.columns

    @property
    def title_width(self) -> float:
        """Return the width of a title."""
        return self.column_width * self.title_share

    @property
    def squares_in_line(self) -> int:
        """Return how many squares fit side by side."""
        return int((self.column_width - self.title_width) / self.pitch)

    def row_height(self, row: "Row") -> float:
        """Return the height of a row with the gap below it."""
        title = min(_MOST_LINES, lines(row.label, self.points, self.title_width)) * line_height(self.points)
        squares = math.ceil(len(row.standings) / self.squares_in_line) * self.pitch
        return max(squares, title) + _ROW_GAP * self.pitch


_LAYOUTS: Final = (
    *(Layout(1, 11, 12), Layout(1, 9, 11), Layout(1, 7.5, 11), Layout(1, 6, 10)),
    *(Layout(2, 6, 10), Layout(1, 4.5, 9), Layout(2, 4.5, 9, 0.48), Layout(1, 3.6, 8), Layout(2, 3.6, 8, 0.56)),
)
"""What is tried, the largest first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A measure in the picture."""

    label: str
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The rows by columns, and how many measures are left out for want of room."""

    layout: Layout
    columns: tuple[tuple[Row, ...], ...]
    left_out: int = 0


def picture(report: ReportView, ladder: Ladder) -> Picture:
    """Return the picture of a report in the largest layout that has room for all measures, or for most."""
    rows = [
        Row(f"{measure.entry.order}. {measure.entry.title}", ladder.standings[measure.entry.id])
        for measure in report.measures
    ]
    whole = next((made for layout in _LAYOUTS if not (made := _filled(layout, rows, HEIGHT)).left_out), None)
    # of pictures that show the same number of measures, the first is the largest
    return whole or min((_filled(layout, rows, HEIGHT - _NOTE) for layout in _LAYOUTS), key=lambda made: made.left_out)


def _filled(layout: Layout, rows: Sequence[Row], room: float) -> Picture:
    """Return the picture in a layout, its columns filled to a height one after the other."""
    columns: list[tuple[Row, ...]] = []
    rest = list(rows)
    for _ in range(layout.columns):
        # how many rows from the first fit
        fitting = sum(foot <= room for foot in accumulate(map(layout.row_height, rest)))
        columns.append(tuple(rest[:fitting]))
        rest = rest[fitting:]
    return Picture(layout, tuple(filter(None, columns)), len(rest))
