"""Every decision that a person can make of a Word file: a closed list, typed, and its JSON."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Discriminator, TypeAdapter

from ita_site.word_import.docx.blocks import LinePlace
from ita_site.word_import.tables.grid import RowPlace
from ita_site.word_import.tables.kinds import Join, LineKind, Part, RowKind
from ita_site.word_import.words.column_names import Column

MAX_DECISIONS: Final = 20_000
"""More than the rows and lines of any report."""

_SHOWN: Final = 48
_DIGEST: Final = 12


class RowRole(StrEnum):
    """What a person can say that a row is."""

    HEADING = "heading"
    HEADING_AGAIN = "heading-again"
    MEASURE = "measure"
    """It begins a measure."""
    CONTINUES = "continues"
    """It continues the measure above."""
    SECTION = "section"
    """It heads all rows up to the next such row."""
    CAPTION = "caption"
    """It heads the measure below."""
    ADDS = "adds"
    """Its words add to the measure above."""
    REPORT = "report"
    """Its words are the report's: sums, signatures."""
    SKIPPED = "skipped"
    """It says nothing of its own: numbers of columns, dashes."""
    ABOVE = "above"
    """It is above the heading."""
    LEFT_OUT = "left-out"


ROWS: Final[dict[RowRole, tuple[RowKind, Join | None]]] = {
    RowRole.HEADING: (RowKind.HEADER, None),
    RowRole.HEADING_AGAIN: (RowKind.AGAIN, None),
    RowRole.MEASURE: (RowKind.VALUES, Join.STARTS),
    RowRole.CONTINUES: (RowKind.VALUES, Join.GOES_ON),
    RowRole.SECTION: (RowKind.GROUP, None),
    RowRole.CAPTION: (RowKind.CAPTION, None),
    RowRole.ADDS: (RowKind.ADDS, None),
    RowRole.REPORT: (RowKind.SUM, None),
    RowRole.SKIPPED: (RowKind.UNUSED, None),
    RowRole.ABOVE: (RowKind.ABOVE, None),
    RowRole.LEFT_OUT: (RowKind.LEFT_OUT, None),
}
"""What each role is to the importer, and how a row of values belongs to the measure above it."""


class WordsTo(StrEnum):
    """Where words go that found no place."""

    FIELD = "field"
    NOTE = "note"
    """They stay below the fields, as a note."""
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class TableIs:
    """A table is of this kind; `seen` is `seen_table` of it."""

    table: str
    seen: str
    part: Part
    type: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class ColumnIs:
    """The column that begins at a column of the table's grid, counted from 1, is this one of the form."""

    table: str
    column: int
    seen: str
    """`seen` of its `heading_words`."""
    is_column: Column
    everywhere: bool = True
    """Whether it is so in all tables whose heading says the same."""
    type: Literal["column"] = "column"


@dataclass(frozen=True, slots=True)
class RowIs:
    """A row is this; `seen` is that of all its words."""

    place: RowPlace
    seen: str
    role: RowRole
    type: Literal["row"] = "row"


@dataclass(frozen=True, slots=True)
class LineSplit:
    """A line is split before these characters, counted from 0; with none it is one item."""

    place: LinePlace
    seen: str
    at: tuple[int, ...]
    type: Literal["split"] = "split"


@dataclass(frozen=True, slots=True)
class LineBegins:
    """A line begins an entry, or is joined with the line above it."""

    place: LinePlace
    seen: str
    begins: bool
    type: Literal["begins"] = "begins"


@dataclass(frozen=True, slots=True)
class LineIs:
    """A line is of this kind."""

    place: LinePlace
    seen: str
    kind: LineKind
    type: Literal["line"] = "line"


@dataclass(frozen=True, slots=True)
class WordsGo:
    """Words that found no place go to a field of a measure, stay as a note, or are left out."""

    words: str
    to: WordsTo
    row: RowPlace = RowPlace()  # noqa: RUF009 - it never changes
    """A row of the measure."""
    kind: LineKind | None = None
    """The field."""
    type: Literal["words"] = "words"


Decision: TypeAlias = TableIs | ColumnIs | RowIs | LineSplit | LineBegins | LineIs | WordsGo
Decisions: TypeAlias = tuple[Decision, ...]
"""In the order in which they were made: of two about one thing, the later one counts."""

_JSON: Final[TypeAdapter[Decisions]] = TypeAdapter(tuple[Annotated[Decision, Discriminator("type")], ...])


def as_json(decisions: Decisions) -> bytes:
    """Return decisions as JSON."""
    return _JSON.dump_json(decisions)


def from_json(data: bytes) -> Decisions:
    """Return the decisions in JSON. Raises ValueError where it holds anything else, or too many."""
    decisions = _JSON.validate_json(data)
    if len(decisions) > MAX_DECISIONS:
        raise ValueError(f"more than {MAX_DECISIONS} decisions")
    return decisions


def seen(text: str) -> str:
    """Return what a decision remembers of words: short ones as they are, of long ones the beginning and a digest."""
    words = " ".join(text.split())
    if len(words) <= _SHOWN:
        return words
    return f"{words[:_SHOWN]}…{hashlib.sha256(words.encode()).hexdigest()[:_DIGEST]}"
