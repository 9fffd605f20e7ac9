"""A form written downwards, its headings at the left → a table for each of its measures, written as usual."""

from collections.abc import Sequence
from typing import Final

from ita_site.documents.importing.columns import FORM, column_of
from ita_site.documents.importing.flow import Cell, Line, Table
from ita_site.documents.importing.grid import has_form

_LEAST_ASIDE: Final = 4
"""Columns that a form written downwards, its headings at the left, must name to be known for one."""


def turned(table: Table) -> tuple[Table, ...]:
    """A form written downwards, its headings at the left, as tables with a row of headings and one of values."""
    pairs = [(line.cells[0], line.cells[-1]) for line in table.lines if len(line.cells) == 2]  # noqa: PLR2004
    if len(pairs) < _LEAST_ASIDE or len(pairs) != len(table.lines):
        return ()
    named = [column_of(left.text) for left, _ in pairs]
    if not has_form(one for one in named if one) or len({*named} & {*FORM}) < _LEAST_ASIDE:
        return ()
    groups: list[list[tuple[Cell, Cell]]] = []
    first = next(one for one in named if one in FORM)
    for column, pair in zip(named, pairs, strict=True):
        if not groups or (column is first and any(column_of(left.text) is first for left, _ in groups[-1])):
            groups.append([])
        groups[-1].append(pair)
    return tuple(_upright(group) for group in groups)


def _upright(pairs: Sequence[tuple[Cell, Cell]]) -> Table:
    return Table(tuple(Line(tuple(Cell(pair[side].blocks, at, 1) for at, pair in enumerate(pairs))) for side in (0, 1)))
