"""A plan and the table of its results behind it, as one table: where each row of the one has its row in the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ita_site.text.thai import fold_digits
from ita_site.word_import.tables.grid import Grid, GridCell, GridRow
from ita_site.word_import.tables.header import Header, Heading
from ita_site.word_import.tables.read_header import HeaderRows, is_count, is_unused
from ita_site.word_import.words.column_names import Column
from ita_site.word_import.words.list_labels import bare

_WHO_AND_WHEN: Final = frozenset((Column.RESPONSIBLE, Column.PERIOD))
_KEYS: Final = {Column.ACTIVITIES: "ชื่อกิจกรรมเดียวกัน", Column.NUMBER: "ลำดับเดียวกัน"}
"""Columns that tell which row of the plan is meant, and why rows were joined then."""

_TOLD_BY_PLAN: Final = frozenset((*_KEYS, Column.ISSUE))


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
    reason = next((reason for column, reason in _KEYS.items() if _same(plan.texts(column), results.texts(column))), "")
    if not reason:
        return None
    width = max(cell.end for row in plan.grid.rows for cell in row.cells)
    headings = [heading for heading in results.header.headings if heading.column not in _TOLD_BY_PLAN]
    shifted = [replace(heading, at=width + at, end=width + at + 1) for at, heading in enumerate(headings)]
    answers = {
        id(row): _cells(results, answer, headings, width)
        for row, answer in zip(plan.values, results.values, strict=True)
    }
    blank = tuple(GridCell((), heading.at) for heading in shifted)
    rows = tuple(replace(row, cells=(*row.cells, *answers.get(id(row), blank))) for row in plan.grid.rows)
    header = Header((*plan.header.headings, *shifted))
    return HeadedGrid(replace(plan.grid, rows=rows), replace(plan.rows, header=header)), reason


def _same(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether two columns say the same, each row something of its own."""
    return len(mine) > 1 and mine == theirs and all(mine) and len(set(mine)) == len(mine)


def _cells(results: HeadedGrid, row: GridRow, headings: Sequence[Heading], width: int) -> tuple[GridCell, ...]:
    """Return the cells of a row of the results, one below each of `headings`, behind a plan of `width`."""
    cells = dict(results.header.sort(row))
    return tuple(
        replace(cells.get(heading, GridCell((), 0)), at=width + at, span=1) for at, heading in enumerate(headings)
    )
