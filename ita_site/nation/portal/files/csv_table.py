"""A table of the portal's database as CSV, cell by cell as an agency's own files have it."""

import sqlite3
from collections.abc import Callable, Iterator
from typing import Final

from ita_site.nation.portal.database.rows.agency_rows import Row, Stored
from ita_site.nation.portal.files.table_rows import batches
from ita_site.open_data.csv_files import text_cell
from ita_site.open_data.table import Column, Kind, Shape


def csv_parts(database: sqlite3.Connection, shape: Shape) -> Iterator[bytes]:
    """Yield the bytes of the file: a line of column names, then the rows, many at a time."""
    yield f"{','.join(column.name for column in shape.columns)}\r\n".encode()
    cells = [_cell_of(column) for column in shape.columns]
    for rows in batches(database, shape):
        yield "".join(_line(cells, row) for row in rows).encode()


def _line(cells: list[Callable[[Stored], str]], row: Row) -> str:
    return f"{','.join(cell(value) for cell, value in zip(cells, row, strict=True))}\r\n"


def _cell_of(column: Column) -> Callable[[Stored], str]:
    return _CELLS.get(column.kind, _as_is)


def _as_is(value: Stored) -> str:
    return "" if value is None else str(value)


def _text(value: Stored) -> str:
    return "" if value is None else text_cell(str(value))


def _yes_no(value: Stored) -> str:
    return "" if value is None else ("true" if value else "false")


_CELLS: Final = {Kind.TEXT: _text, Kind.MONTH: _text, Kind.YES_NO: _yes_no}
"""How a cell of each kind is written; numbers, days and moments as they are kept."""
