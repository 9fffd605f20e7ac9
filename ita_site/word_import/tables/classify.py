"""Each table of a document, classified once: what it is for, its header, and what each of its rows is.

Later stages read sheets only; none looks for a header again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.tables.grid import Grid
from ita_site.word_import.tables.header import Header
from ita_site.word_import.tables.other_tables import (
    continues,
    is_album,
    is_other_report,
    report_doubts,
    round_named,
    speaks_of_risks,
)
from ita_site.word_import.tables.read_header import HeaderRows, headers
from ita_site.word_import.tables.row_kinds import RowKind, SheetRow, is_issue_label, rows_below


class Part(StrEnum):
    """What a table is for."""

    FORM = "form"
    CONTINUES = "continues"
    """It has no header, and goes on with the form above it."""
    ALBUM = "album"
    """It shows pictures."""
    OTHER_ROUND = "other-round"
    """It reports another round than is asked for."""
    OTHER = "other"
    """It is no part of the form."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table, and all that later stages know of it."""

    grid: Grid
    part: Part
    header: Header | None = None
    rows: tuple[SheetRow, ...] = ()
    """Its rows, where it is part of the form."""
    doubts: tuple[Doubt, ...] = ()
    months: int = 0
    """The round that it reports, where that is another than is asked for."""

    @property
    def kinds(self) -> tuple[RowKind, ...]:
        """What each row is."""
        return tuple(row.kind for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A table with every header in it."""

    grid: Grid
    headers: tuple[HeaderRows, ...]
    within: "tuple[Paragraph | _Reading, ...]" = ()
    """What its cells hold, where it has no header itself."""

    def repeats(self, header: HeaderRows) -> list[HeaderRows]:
        """Return the headers that are `header` typed again below it; their places are counted from its end."""
        below = (rows for rows in self.headers if rows.first >= header.end)
        again = (rows for rows in below if header.header.resembles(rows.header))
        return [replace(rows, first=rows.first - header.end) for rows in again]


_Item = Paragraph | _Reading


def classify(items: Iterable[Paragraph | Grid], months: int, year: int = 0) -> list[Paragraph | Sheet]:
    """Return the paragraphs and tables of a document in order, each table with what it is for.

    The report that is looked for is that of the round of `months` of a fiscal year; 0 where none is named.
    """
    readings = list(_read(items, months))
    ranks = [_rank(rows.header) for reading in _tables(readings) for rows in reading.headers]
    forms = _Forms(max(ranks, default=(False, False)))
    flat = list(forms.unwrapped(readings))
    classifier = _Classifier(year, forms, _other_rounds(flat, forms, months))
    return [classifier.passed(item) if isinstance(item, Paragraph) else classifier.sheet(item) for item in flat]


def _read(items: Iterable[Paragraph | Grid], months: int) -> Iterator[_Item]:
    """Yield paragraphs, and each table with its headers: the only place where these are looked for."""
    for item in items:
        if isinstance(item, Paragraph):
            yield item
        else:
            every = tuple(headers(item.rows, months))
            yield _Reading(item, every, () if every else tuple(_read(item.within, months)))


def _tables(items: Iterable[_Item]) -> Iterator[_Reading]:
    """Yield all tables, those within others too."""
    for item in items:
        if isinstance(item, _Reading):
            yield from (item, *_tables(item.within))


def _rank(header: Header) -> tuple[bool, bool]:
    """Return how likely a header is that of the report: it tells what was done, and speaks of no risks."""
    return header.reports, not speaks_of_risks(header)


@dataclass(frozen=True, slots=True)
class _Forms:
    """Which headers of a document make the form: those of the highest rank."""

    rank: tuple[bool, bool]

    def header(self, reading: _Reading) -> HeaderRows | None:
        """Return the first header of a table that makes it the form; None where none does."""
        return next((rows for rows in reading.headers if _rank(rows.header) == self.rank), None)

    def unwrapped(self, items: Iterable[_Item]) -> Iterator[_Item]:
        """Yield paragraphs and tables; of a table that only arranges the page round the form, what its cells hold."""
        for item in items:
            if isinstance(item, _Reading) and any(map(self.header, _tables(item.within))):
                yield from self.unwrapped(item.within)
            else:
                yield item


def _other_rounds(items: Sequence[_Item], forms: _Forms, months: int) -> dict[int, int]:
    """Return the rounds of tables that report another, by `id`; none unless a table reports that of `months`."""
    named, rounds = 0, dict[int, int]()
    for item in items:
        if isinstance(item, Paragraph):
            named = round_named(item.text) or named
        elif forms.header(item):
            rounds[id(item)] = named
    asked = months in rounds.values()
    return {key: other for key, other in rounds.items() if asked and other not in {0, months}}


@dataclass(slots=True)
class _Classifier:
    """The document as far as its tables are classified."""

    year: int
    forms: _Forms
    other_rounds: dict[int, int]
    header: Header | None = None
    """That of the form's last table."""
    above: list[Paragraph] = field(default_factory=list)
    """The paragraphs since the form's last table."""

    def passed(self, paragraph: Paragraph) -> Paragraph:
        """Return a paragraph, and remember it for the table below it."""
        self.above.append(paragraph)
        return paragraph

    def sheet(self, reading: _Reading) -> Sheet:
        """Return a table with what it is for."""
        if months := self.other_rounds.get(id(reading)):
            return Sheet(reading.grid, Part.OTHER_ROUND, months=months)
        rows = self.forms.header(reading)
        sheet = self._headed(reading, rows) if rows else self._headless(reading)
        if sheet.header:
            self.header, self.above = sheet.header, []
        return sheet

    def _headed(self, reading: _Reading, rows: HeaderRows) -> Sheet:
        grid = reading.grid
        doubts: tuple[Doubt, ...] = ()
        if self.header is not None:
            captions = [*self.above, *(words for row in grid.rows[: rows.first] for words in row.words)]
            like = self.header.resembles(rows.header)
            if is_other_report(captions, like=like):
                return Sheet(grid, Part.OTHER)
            doubts = report_doubts(captions, self.year)
        return Sheet(grid, Part.FORM, rows.header, tuple(self._rows(reading, rows)), doubts)

    def _rows(self, reading: _Reading, rows: HeaderRows) -> Iterator[SheetRow]:
        """Yield the rows of a table with a header."""
        grid = reading.grid
        for row in grid.rows[: rows.first]:
            yield SheetRow(row, RowKind.GROUP if is_issue_label(row, rows.header) else RowKind.ABOVE, rows.header)
        for row in grid.rows[rows.first : rows.end]:
            yield SheetRow(row, RowKind.HEADER, rows.header)
        if grid.labels is None:
            yield from rows_below(grid.rows[rows.end :], rows.header, reading.repeats(rows))
            return
        for at, row in enumerate(grid.rows[rows.end :]):
            yield SheetRow(row, RowKind.BELOW if at else RowKind.VALUES, rows.header)

    def _headless(self, reading: _Reading) -> Sheet:
        grid = reading.grid
        if self.header is None or reading.headers:
            return Sheet(grid, Part.OTHER)
        if is_album(grid.rows):
            return Sheet(grid, Part.ALBUM)
        if not continues(grid, self.header, self.above):
            return Sheet(grid, Part.OTHER)
        rows = tuple(rows_below(grid.rows, self.header))
        return Sheet(grid, Part.CONTINUES, self.header, rows, (doubt(DoubtKind.HEADLESS),))
