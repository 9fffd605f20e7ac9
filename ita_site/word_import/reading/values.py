"""What was read of a report: the values between the table and the content files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from ita_site.model.agency import Agency
from ita_site.model.framework import Framework
from ita_site.model.measure import Expectation
from ita_site.text.thai import Period
from ita_site.word_import.docx.blocks import LinePlace, PlacedPicture
from ita_site.word_import.doubts import NOTHING, Doubt, Guess
from ita_site.word_import.words.column_names import Column
from ita_site.word_import.words.list_labels import Label


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the site can show it."""

    data: bytes
    ending: str
    """`png` or `jpg`."""


Pictures: TypeAlias = Mapping[str, Picture | str]
"""By the name of its part: a picture, or in Thai why there is none (empty for a dot of the layout)."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the content already says, and what was asked for."""

    agency: Agency
    framework: Framework
    fiscal_year: Period
    """Its twelve months."""
    covered: Period
    """The months that the report covers."""
    headings: Mapping[Column, str]
    """The report's own."""
    pictures: Pictures

    def loses(self, placed: tuple[PlacedPicture, ...]) -> bool:
        """Return whether one of some pictures could not be taken out of the file."""
        return any(isinstance(taken := self.pictures[picture.part], str) and taken for picture in placed)


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words or pictures that no field of the form takes."""

    heading: str
    text: str = ""
    pictures: tuple[PlacedPicture, ...] = ()
    is_note: bool = False
    """Whether a person said that it stays here."""


@dataclass(frozen=True, slots=True)
class ReadActivity:
    """An activity, and the row of the measure that it is in, from 0."""

    number: int
    text: str
    row: int
    label: Label | None = None
    places: tuple[LinePlace, ...] = ()
    """Where its lines are in the document."""


@dataclass(frozen=True, slots=True)
class ReadEvidence:
    """An address that a claim gives."""

    url: str
    printed: str = ""
    """The address as the file prints it, where that differs."""
    clicked: bool = False
    """Whether it is where a click leads, not what is printed."""
    expect: Expectation | None = None
    """What an editor says that the page should be."""


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A result or an outcome; an outcome has no answers, no date and no people."""

    text: Guess[str]
    """None for pictures without words."""
    evidence: tuple[ReadEvidence, ...] = ()
    pictures: tuple[PlacedPicture, ...] = ()
    lost_picture: bool = False
    places: tuple[LinePlace, ...] = ()
    """Where its lines are in the document."""
    answers: Guess[tuple[int, ...]] = NOTHING
    date: Guess[date] = NOTHING
    people: Guess[int] = NOTHING


@dataclass(frozen=True, slots=True)
class ReadIssue:
    """The column ประเด็น, and what it names of the framework."""

    text: Guess[str]
    indicators: tuple[Guess[int], ...]
    """Those that the framework lacks are only suggested."""
    items: Guess[tuple[str, ...]]
    resembles: Guess[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ReadMeasure:
    """One measure as it was read."""

    order: int
    layout: tuple[Doubt, ...]
    """What is not certain of how its table is laid out."""
    title: Guess[str]
    issue: ReadIssue
    lead: str
    activities: Guess[tuple[ReadActivity, ...]]
    responsible: Guess[str]
    units: Guess[tuple[str, ...]]
    period: Guess[Period]
    period_text: Guess[str]
    status: Guess[str]
    results: tuple[ReadClaim, ...]
    outcomes: tuple[ReadClaim, ...]
    headings: Mapping[Column, str]
    """Those that differ from the report's."""
    names: Mapping[Column, str]
    """What the file calls the columns."""
    leftovers: tuple[Leftover, ...]


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What is before and behind the form."""

    assessed_year: Guess[int]
    title_lines: Guess[str]
    introduction: Guess[str]
    headings: Mapping[Column, Guess[str]]
    leftovers: tuple[Leftover, ...]
    evidence_for_year: int | None = None
    """The editor's, of a report that was there before."""
