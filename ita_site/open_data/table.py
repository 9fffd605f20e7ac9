"""A table of open data: typed columns that say whose words they hold, and rows of plain values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from ita_site.model.entry import Says

Value = str | int | bool | Decimal | date | datetime | None
"""One cell. None where the report says nothing; text is never empty."""


class Kind(StrEnum):
    """The type of a column's values, named as Frictionless Table Schema does."""

    TEXT = "string"
    WHOLE = "integer"
    DECIMAL = "number"
    """A `Decimal`, with the decimals that its source prints."""
    YES_NO = "boolean"
    DAY = "date"
    """A Gregorian `date`."""
    MONTH = "yearmonth"
    """Text such as `2023-10`, Gregorian: the report names months, and no day is made up."""
    MOMENT = "datetime"
    """A `datetime` with its zone."""


KINDS: Final[Mapping[Kind, str]] = {
    Kind.TEXT: "ข้อความ",
    Kind.WHOLE: "จำนวนเต็ม",
    Kind.DECIMAL: "ตัวเลขมีทศนิยม เช่น 85.20",
    Kind.YES_NO: "true หรือ false",
    Kind.DAY: "วันที่ ค.ศ. เช่น 2024-02-29",
    Kind.MONTH: "เดือน ค.ศ. เช่น 2023-10",
    Kind.MOMENT: "วันเวลา ค.ศ. (UTC)",
}
"""What people call each type."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `name` is English snake_case, `title` a short Thai heading, `says` what it means."""

    name: str
    kind: Kind
    title: str
    says: Says
    required: bool = False
    allowed: tuple[str, ...] = ()
    """All values that it can have, where they are a closed list."""
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column whose values are keys of another table: `column` here is the key column of `table`."""

    column: str
    table: str


@dataclass(frozen=True, slots=True)
class Shape:
    """All of a table but its rows. `key` names the columns that together tell one row from every other."""

    name: str
    title: str
    says: Says
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows, each with a value for every column, in the order of the report."""

    shape: Shape
    rows: tuple[tuple[Value, ...], ...]

    @property
    def name(self) -> str:
        """Return the English name, as in the name of the file."""
        return self.shape.name

    @property
    def title(self) -> str:
        """Return the short Thai name."""
        return self.shape.title

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns in order."""
        return self.shape.columns

    def records(self) -> Iterator[dict[str, Value]]:
        """Yield the rows as mappings from column names, each its own."""
        names = [column.name for column in self.columns]
        for row in self.rows:
            yield dict(zip(names, row, strict=True))
