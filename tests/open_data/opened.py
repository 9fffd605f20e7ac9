"""Open data files written to a folder, and CSV opened back as the typed tables that they were made from."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from ita_site.open_data.csv_files import GUARD
from ita_site.open_data.table import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from ita_site.open_data.table import Table, Value


def write(folder: Path, files: dict[str, bytes]) -> Path:
    """Write files by their paths below a folder."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def cells(data: bytes) -> list[list[str]]:
    """What a program that knows nothing of us reads in a CSV file."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def opened(data: bytes, table: Table) -> tuple[tuple[Value, ...], ...]:
    """The rows of a CSV file, read as its documentation tells."""
    header, *rows = cells(data)
    assert header == [column.name for column in table.columns]
    kinds = [column.kind for column in table.columns]
    return tuple(tuple(_value(cell, kind) for cell, kind in zip(row, kinds, strict=True)) for row in rows)


_READERS: Mapping[Kind, Callable[[str], Value]] = {
    Kind.WHOLE: int,
    Kind.DECIMAL: Decimal,
    Kind.YES_NO: {"true": True, "false": False}.__getitem__,
    Kind.DAY: date.fromisoformat,
    Kind.MOMENT: lambda cell: datetime.strptime(cell, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC),
}


def _value(cell: str, kind: Kind) -> Value:
    if cell == "":
        return None
    return _READERS[kind](cell) if kind in _READERS else cell.removeprefix(GUARD)
