"""The picture of a Word file as it was read: what each table, column, row and line was taken for. All of it is JSON."""

from dataclasses import dataclass, field
from enum import StrEnum

from ita_site.word_import.decisions.decision import RowRole
from ita_site.word_import.decisions.settle import Unfit
from ita_site.word_import.docx.blocks import LinePlace, Link
from ita_site.word_import.tables.grid import RowPlace
from ita_site.word_import.tables.kinds import LineKind, Part
from ita_site.word_import.words.column_names import Column


@dataclass(frozen=True, slots=True)
class ShownDoubt:
    """What is not certain at one place."""

    code: str
    """Of the closed list in `doubt_kinds.py`."""
    words: str
    """What it says to a person, in Thai."""


class SubColumn(StrEnum):
    """What a column is beside others of its kind."""

    WHOLE = "whole"
    """It is the column of its kind."""
    JOINED = "joined"
    """It is read together with another one."""
    MONTH = "month"
    """Marks below it name months."""
    PART = "part"
    """It tells a part of the year."""
    STATUS = "status"
    """Ticks below it tell how far the row has come."""


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column of a table."""

    column: int
    """Where it begins in the table's grid, from 1."""
    span: int
    text: str
    """Its heading."""
    seen: str
    """What a `ColumnIs` on it remembers."""
    is_column: Column
    sub: SubColumn
    score: int
    """How surely it is that, out of 100."""
    next_likely: Column | None
    decided: bool
    doubts: tuple[ShownDoubt, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of a cell."""

    place: LinePlace
    text: str
    seen: str
    """What a decision on it remembers."""
    kind: LineKind | None
    """None in a row that is no measure's."""
    entry: int
    """Which entry of its kind in its measure it belongs to, from 1; 0 for none."""
    begins: bool
    """Whether an entry begins with it."""
    decided: bool
    links: tuple[Link, ...] = ()
    doubts: tuple[ShownDoubt, ...] = ()
    """Of the entry that begins with it."""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell as in Word."""

    column: int
    """Where it begins in the table's grid, from 1."""
    span: int
    goes_on: bool
    """Whether it is the lower part of a cell that is merged downwards."""
    pictures: int
    lines: tuple[ShownLine, ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of a table."""

    place: RowPlace
    seen: str
    """What a `RowIs` on it remembers."""
    role: RowRole | None
    """None in a table that has no rows of the form."""
    measure: int
    """The measure that it belongs to, from 1; 0 for none."""
    decided: bool
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table of the document."""

    table: str
    seen: str
    """What a `TableIs` on it remembers."""
    above: tuple[str, ...]
    """The lines between the table before and this."""
    part: Part
    upright: bool
    """Whether it was written downwards, label beside value, and is shown turned."""
    decided: bool
    columns: tuple[ShownColumn, ...]
    rows: tuple[ShownRow, ...]
    doubts: tuple[ShownDoubt, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownWords:
    """Words that found no place in a field."""

    heading: str
    """Where they were."""
    words: str
    """What a `WordsGo` on them names."""
    is_note: bool
    """Whether a person keeps them as a note."""


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """A measure that was read."""

    number: int
    path: str
    """The file that it becomes."""
    title: str
    row: RowPlace
    """The row that it begins with."""
    doubts: tuple[ShownDoubt, ...]
    """What is not certain of its layout and its fields, but for those at a line."""
    unplaced: tuple[ShownWords, ...]


@dataclass(frozen=True, slots=True)
class ShownUnfit:
    """A decision that was not applied, and why."""

    unfit: Unfit
    words: str
    """In Thai."""


@dataclass(frozen=True, slots=True)
class ShownRefusal:
    """Why no report can be made of the file as it reads now."""

    th: str
    en: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A Word file as it was read."""

    tables: tuple[ShownTable, ...] = ()
    measures: tuple[ShownMeasure, ...] = ()
    below: tuple[str, ...] = ()
    """The lines behind the last table."""
    unplaced: tuple[ShownWords, ...] = ()
    """Words that are no measure's."""
    unfit: tuple[ShownUnfit, ...] = ()
    remarks: tuple[str, ...] = ()
    refusal: ShownRefusal | None = field(default=None)
