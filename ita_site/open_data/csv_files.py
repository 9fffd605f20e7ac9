"""Tables as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet and exact to read back.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and most lines of a Thai report
begin with `-`. Such a cell is given an apostrophe in front; so is one that begins with an apostrophe itself, so that
taking one apostrophe away from every cell that begins with one gives back the report's own text.

Every text is put in quotation marks: a spreadsheet that splits at semicolons or tabs as well (LibreOffice asks, and
proposes them; Excel does so in half of the world) would otherwise begin a cell in the middle of a text.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final

from ita_site.open_data.table import Table, Value

GUARD: Final = "'"
GUARDED: Final = ("=", "+", "-", "@", "|", "%", "\t", "\r", "\n", "＝", "＋", "－", "＠", "｜", "％", GUARD)
"""First characters that put an apostrophe before a cell: what spreadsheets run, full-width forms included."""

BOM: Final = b"\xef\xbb\xbf"
"""What tells Excel that a file is UTF-8."""


def csv_bytes(table: Table) -> bytes:
    """Return the table with a header line of column names; empty cells are values that the report does not have."""
    lines = [",".join(column.name for column in table.columns)]
    lines += map(",".join, zip(*map(_cells, zip(*table.rows, strict=True)), strict=True))
    return "".join(f"{line}\r\n" for line in lines).encode()


def _cells(column: Sequence[Value]) -> list[str]:
    """Return the cells of a column; of equal values, which all are of its kind, the cell is made once."""
    cells = {value: _cell(value) for value in set(column)}
    return [cells[value] for value in column]


def guarded(text: str) -> str:
    """Return `text` for a cell of a spreadsheet, which never takes it for a formula."""
    return f"{GUARD}{text}" if text.startswith(GUARDED) else text


def text_cell(text: str) -> str:
    """Return a text as a cell: guarded, in quotation marks."""
    quoted = guarded(text).replace('"', '""')
    return f'"{quoted}"'


def _cell(value: Value) -> str:
    if isinstance(value, str):
        return text_cell(value)
    return "" if value is None else str(plain(value))


def plain(value: int | Decimal | date | datetime) -> str | int | Decimal:
    """Return a value as CSV writes it: `true`, `28`, `85.20`, `2024-02-29`, `2024-02-29T05:00:00Z`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat() if isinstance(value, date) else value
