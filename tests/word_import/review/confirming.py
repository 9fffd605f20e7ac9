"""Decisions that say what a picture already says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_site.word_import.decisions.decision import ColumnIs, LineIs, RowIs, TableIs
from ita_site.word_import.review.picture import SubColumn
from ita_site.word_import.tables.kinds import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_site.word_import.decisions.decision import Decision
    from ita_site.word_import.review.picture import Picture, ShownLine, ShownRow, ShownTable

OF_FORM = {Part.FORM, Part.CONTINUES}


def tables(picture: Picture) -> Iterator[Decision]:
    """Each table is what it was taken for."""
    for table in picture.tables:
        yield TableIs(table.table, table.seen, table.part)


def columns(picture: Picture) -> Iterator[Decision]:
    """Each column of the form is what it was taken for."""
    for table in picture.tables:
        for column in table.columns if table.part is Part.FORM else ():
            if column.sub is SubColumn.WHOLE:
                yield ColumnIs(table.table, column.column, column.seen, column.is_column, everywhere=False)


def rows(picture: Picture) -> Iterator[Decision]:
    """Each row is what it was taken for."""
    for row in all_rows(picture):
        if row.role is not None:
            yield RowIs(row.place, row.seen, row.role)


def lines(picture: Picture) -> Iterator[Decision]:
    """Each line that is in a measure is what it was taken for."""
    for line in all_lines(picture):
        if line.kind is not None and line.begins:
            yield LineIs(line.place, line.seen, line.kind)


def all_rows(picture: Picture) -> Iterator[ShownRow]:
    return (row for table in picture.tables for row in table.rows)


def all_lines(picture: Picture) -> Iterator[ShownLine]:
    return (line for row in all_rows(picture) for cell in row.cells for line in cell.lines)


def of_form(picture: Picture) -> Iterator[ShownTable]:
    return (table for table in picture.tables if table.part in OF_FORM)
