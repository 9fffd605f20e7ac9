"""What tables, rows and lines can be: closed lists, and which of them a person chose at which place.

A choice takes the place of a guess where that would be made, so that it leaves no doubt. Nothing chosen changes
nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from typing import Final

from ita_site.word_import.docx.blocks import LinePlace
from ita_site.word_import.words.column_names import Column


class Part(StrEnum):
    """What a table is for."""

    FORM = "form"
    CONTINUES = "continues"
    """It has no header, and continues the form above it."""
    ALBUM = "album"
    """It shows pictures."""
    OTHER_ROUND = "other-round"
    """It reports another round than is asked for."""
    OTHER = "other"
    """It is no part of the form."""
    LEFT_OUT = "left-out"
    """A person took it out."""


class RowKind(StrEnum):
    """What a row is."""

    ABOVE = "above"
    """Words above the header."""
    HEADER = "header"
    AGAIN = "again"
    """A header typed again."""
    EMPTY = "empty"
    COUNT = "count"
    """Numbers of the columns."""
    UNUSED = "unused"
    """Dashes alone."""
    VALUES = "values"
    GROUP = "group"
    """Words that head all rows up to the next such row."""
    CAPTION = "caption"
    """Words across the table."""
    ADDS = "adds"
    """Words that add to the measure above."""
    SUM = "sum"
    SIGNATURE = "signature"
    BELOW = "below"
    """Words below a form that was written downwards."""
    LEFT_OUT = "left-out"
    """A person took it out."""


class Join(Enum):
    """How a row belongs to the rows above it."""

    STARTS = auto()
    """It begins a measure."""
    GOES_ON = auto()
    """Its issue is that above: empty, merged, or a mark for the same."""
    REPEATS = auto()
    """It repeats the issue, and says that it continues or counts its activities on."""


class LineKind(StrEnum):
    """What a line of a cell is."""

    ISSUE = "issue"
    LEAD = "lead"
    """It heads all activities."""
    ACTIVITY = "activity"
    RESPONSIBLE = "responsible"
    PERIOD = "period"
    STATUS = "status"
    RESULT = "result"
    EVIDENCE = "evidence"
    OUTCOME = "outcome"
    NOTE = "note"
    """The form has no place for it; it is kept below the fields."""
    LEFT_OUT = "left-out"
    """A person took it out."""


COLUMN_OF: Final[Mapping[LineKind, Column]] = {
    LineKind.ISSUE: Column.ISSUE,
    LineKind.ACTIVITY: Column.ACTIVITIES,
    LineKind.RESPONSIBLE: Column.RESPONSIBLE,
    LineKind.PERIOD: Column.PERIOD,
    LineKind.STATUS: Column.STATUS,
    LineKind.RESULT: Column.RESULTS,
    LineKind.OUTCOME: Column.OUTCOMES,
}
"""The column in which lines of a kind are read."""


@dataclass(frozen=True, slots=True)
class TableChoices:
    """What a person chose of one table; rows are counted from 1, columns of its grid from 0."""

    part: Part | None = None
    columns: Mapping[int, Column] = field(default_factory=dict)
    """By the first column of the grid that a heading takes."""
    rows: Mapping[int, RowKind] = field(default_factory=dict)
    joins: Mapping[int, Join] = field(default_factory=dict)
    """How rows of values belong to the measure above."""


UNDECIDED: Final = TableChoices()


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose of the tables of a document."""

    tables: Mapping[str, TableChoices] = field(default_factory=dict)
    """By the table's path."""
    lines: Mapping[LinePlace, LineKind] = field(default_factory=dict)

    def of(self, path: str) -> TableChoices:
        """Return what was chosen of the table at a path."""
        return self.tables.get(path, UNDECIDED)


NO_CHOICES: Final = Choices()
