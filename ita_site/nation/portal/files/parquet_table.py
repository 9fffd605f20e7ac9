"""A table of the portal's database as Parquet, with real types: needs the extra `nation` (pyarrow).

The same rows and the same pyarrow give the same bytes.
"""

import sqlite3
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ita_site.nation.portal.database.rows.agency_rows import Row
from ita_site.nation.portal.files.table_rows import batches
from ita_site.open_data.table import Kind, Shape


def can_write_parquet() -> bool:
    """Return whether pyarrow is installed."""
    return find_spec("pyarrow") is not None


def write_parquet(database: sqlite3.Connection, shape: Shape, file: Path) -> None:
    """Write a table to a file. Raises OSError."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    from pyarrow import parquet  # noqa: PLC0415

    types = _types()
    schema = pa.schema(
        [
            pa.field(column.name, types.get(column.kind, pa.string()), nullable=not column.required)
            for column in shape.columns
        ]
    )
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for rows in batches(database, shape):
            writer.write_table(_table(rows, schema))


def _types() -> dict[Kind, Any]:
    """Return the types of values that are no text."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    return {
        Kind.WHOLE: pa.int64(),
        # scores up to 100.00
        Kind.DECIMAL: pa.decimal128(5, 2),
        Kind.YES_NO: pa.bool_(),
        Kind.DAY: pa.date32(),
        Kind.MOMENT: pa.timestamp("s", tz="UTC"),
    }


def _table(rows: list[Row], schema: Any) -> Any:
    """Return rows as a table of pyarrow, which reads days, moments and decimals out of texts by itself."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    columns = zip(*rows, strict=True)
    arrays = [pa.array(list(values)).cast(field.type) for values, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)
