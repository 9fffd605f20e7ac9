"""A plan and the table of its results behind it, as one table: where each row of the one has its row in the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import fuzz

from ita_site.text.thai import fold_digits
from ita_site.word_import.tables.grid import Grid, GridCell, GridRow
from ita_site.word_import.tables.header import Header, Heading
from ita_site.word_import.tables.read_header import HeaderRows, is_count, is_unused
from ita_site.word_import.words.column_names import Column
from ita_site.word_import.words.list_labels import bare

_WHO_AND_WHEN: Final = frozenset((Column.RESPONSIBLE, Column.PERIOD))
_SAID_BY_PLAN: Final = frozenset((Column.ACTIVITIES, Column.NUMBER, Column.ISSUE))
"""Columns of results that tell which row of the plan is meant."""

_ALIKE: Final = 60
"""Out of 100: rows of one number whose activities are less alike tell of different things."""


@dataclass(frozen=True, slots=True)
class HeadedGrid:
    """A grid with one of its headers."""

    grid: Grid
    rows: HeaderRows

    @property
    def header(self) -> Header:
        """Its header."""
        return self.rows.header

    @property
    def is_plan(self) -> bool:
        """Whether it tells who does what or when, and nothing that was done."""
        return bool(self.header.columns & _WHO_AND_WHEN) and not self.header.reports

    @property
    def is_results(self) -> bool:
        """Whether it tells what was done, and neither who nor when."""
        return self.header.reports and not self.header.columns & _WHO_AND_WHEN

    @property
    def values(self) -> list[GridRow]:
        """The rows that say something."""
        below = self.grid.rows[self.rows.end :]
        return [row for row in below if row.filled and not (is_count(row) or is_unused(row))]

    def texts(self, column: Column) -> list[str]:
        """Return the words of a column in each row, as they are compared."""
        return [_compared(self.header.cells(row, column)) for row in self.values]


def _compared(cells: Sequence[GridCell]) -> str:
    text = " ".join(cell.text for cell in cells)
    return re.sub(r"\s+", "", fold_digits(bare(text) or text)).strip(".()")


def join_tables(plan: HeadedGrid, results: HeadedGrid) -> tuple[HeadedGrid, str] | None:
    """Return a plan with the columns of its results, and why their rows are the same; None where they may not be."""
    reason = _same_rows(plan, results)
    if not reason:
        return None
    width = max(cell.end for row in plan.grid.rows for cell in row.cells)
    headings = [heading for heading in results.header.headings if heading.column not in _SAID_BY_PLAN]
    shifted = [replace(heading, at=width + at, end=width + at + 1) for at, heading in enumerate(headings)]
    blank = tuple(GridCell((), heading.at) for heading in shifted)
    pairs = zip(plan.values, results.values, strict=True)
    answers = {id(row): _cells(results, answer, headings, width) for row, answer in pairs}
    rows = tuple(replace(row, cells=(*row.cells, *answers.get(id(row), blank))) for row in plan.grid.rows)
    header = Header((*plan.header.headings, *shifted))
    grid = replace(plan.grid, rows=rows, numbers=_said_by_plan(results))
    return HeadedGrid(grid, replace(plan.rows, header=header)), reason


def _same_rows(plan: HeadedGrid, results: HeadedGrid) -> str:
    """Return why each row of the results belongs to one of the plan, in order; nothing where it may not."""
    names, numbers, issues = (
        (plan.texts(column), results.texts(column)) for column in (Column.ACTIVITIES, Column.NUMBER, Column.ISSUE)
    )
    if any(issues[1]) and issues[0] != issues[1]:
        return ""
    if _same(*names):
        return "ชื่อกิจกรรมเดียวกัน"
    alike = all(fuzz.ratio(*pair) >= _ALIKE for pair in zip(*names, strict=False))
    return "ลำดับเดียวกัน" if alike and _same(*numbers) and len(numbers[0]) > 1 else ""


def _same(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether two columns say the same, each row something of its own."""
    return mine == theirs and all(mine) and len(set(mine)) == len(mine)


def _said_by_plan(results: HeadedGrid) -> tuple[str, ...]:
    """Return the numbers of the results' rows, and the headings of columns that only tell which row is meant."""
    headings = (heading.text for heading in results.header.headings if heading.column in _SAID_BY_PLAN)
    numbers = (cell.text for row in results.values for cell in results.header.cells(row, Column.NUMBER))
    return (*headings, *numbers)


def _cells(results: HeadedGrid, row: GridRow, headings: Sequence[Heading], width: int) -> tuple[GridCell, ...]:
    """Return the cells of a row of the results, one below each of `headings`, behind a plan of `width`."""
    cells = dict(results.header.sort(row))
    return tuple(
        replace(cells.get(heading, GridCell((), 0)), at=width + at, span=1) for at, heading in enumerate(headings)
    )
