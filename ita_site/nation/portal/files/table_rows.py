"""The rows of a table of the portal's database, in the order of their keys, a bounded number of them at a time."""

import sqlite3
from collections.abc import Iterator
from typing import Final

from ita_site.nation.portal.database.rows.agency_rows import Row
from ita_site.nation.portal.database.schema import quoted
from ita_site.open_data.table import Shape

BATCH: Final = 20_000
"""Rows in memory at a time; a row group of a Parquet file."""


def batches(database: sqlite3.Connection, shape: Shape) -> Iterator[list[Row]]:
    """Yield all rows with their values in the order of the table's columns; no batch is empty."""
    columns = ", ".join(quoted(column.name) for column in shape.columns)
    key = ", ".join(map(quoted, shape.key))
    cursor = database.execute(f"SELECT {columns} FROM {quoted(shape.name)} ORDER BY {key}")  # noqa: S608 - our names
    while rows := cursor.fetchmany(BATCH):
        yield rows
