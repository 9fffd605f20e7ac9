"""What the database keeps of one agency, as plain rows: made in a worker's process, written by the driver alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from ita_site.open_data.csv_files import plain
from ita_site.open_data.table import Value

Stored: TypeAlias = str | int | None
"""A value as SQLite keeps it: texts as CSV writes them, and 0 or 1 for no and yes."""
Row: TypeAlias = tuple[Stored, ...]


@dataclass(frozen=True, slots=True)
class AgencySource:
    """An agency of the nation, and the mkdocs.yml of its site."""

    id: str
    config: Path
    code: str = ""
    province_code: str = ""


@dataclass(frozen=True, slots=True)
class Digests:
    """What an agency's files are: SHA-256 in hexadecimal digits."""

    content: str
    """Of what people write."""
    whole: str
    """Of that and of what is known of links."""


@dataclass(frozen=True, slots=True)
class AgencyRows:
    """All rows of one agency."""

    agency: Mapping[str, Stored]
    """Its row in the table `agencies`, without `updated`, which the driver knows."""
    tables: Mapping[str, Sequence[Row]]
    """The rows of every other table, by its name."""


def stored(value: Value) -> Stored:
    """Return a value as SQLite keeps it.

    >>> stored(Decimal("85.20")), stored(True), stored(date(2024, 2, 29))
    ('85.20', 1, '2024-02-29')
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return int(value)
    return str(plain(value))


def text_of(at: datetime) -> str:
    """Return a moment as SQLite keeps it: `2024-02-29T05:00:00Z`."""
    return str(plain(at))


def moment(at: datetime | None) -> str | None:
    """Return a moment as SQLite keeps it; None where it is not known."""
    return None if at is None else text_of(at)
