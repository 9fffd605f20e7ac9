"""Each table of a document, classified once: what it is for, its header, and what each of its rows is.

Later stages read sheets only; none looks for a header again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final

from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.tables.grid import Grid
from ita_site.word_import.tables.header import Header
from ita_site.word_import.tables.kinds import NO_CHOICES, UNDECIDED, Choices, Part, RowKind, TableChoices
from ita_site.word_import.tables.other_tables import (
    continues,
    is_album,
    is_other_report,
    report_doubts,
    round_named,
    speaks_of_risks,
)
from ita_site.word_import.tables.read_header import HeaderRows, headers
from ita_site.word_import.tables.row_kinds import SheetRow, chosen_row, is_issue_label, rows_below


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
    decided: bool = False
    """Whether a person said what it is for."""

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
    chosen: TableChoices = UNDECIDED

    def repeats(self, header: HeaderRows) -> list[HeaderRows]:
        """Return the headers that are `header` typed again below it; their places are counted from its end."""
        below = (rows for rows in self.headers if rows.first >= header.end)
        again = (rows for rows in below if header.header.resembles(rows.header))
        return [replace(rows, first=rows.first - header.end) for rows in again]


_Item = Paragraph | _Reading

_OF_FORM: Final = frozenset((Part.FORM, Part.CONTINUES))
_APART: Final = frozenset((Part.ALBUM, Part.OTHER_ROUND, Part.OTHER, Part.LEFT_OUT))
"""What a table can be said to be that has no rows of the form."""


def classify(
    items: Iterable[Paragraph | Grid], months: int, year: int = 0, choices: Choices = NO_CHOICES
) -> list[Paragraph | Sheet]:
    """Return the paragraphs and tables of a document in order, each table with what it is for.

    The report that is looked for is that of the round of `months` of a fiscal `year`; 0 where none is named.
    `choices` are what a person said of tables.
    """
    readings = list(_read(items, months, choices))
    guessed = (reading for reading in _tables(readings) if reading.chosen.part in {None, *_OF_FORM})
    ranks = [_rank(rows.header) for rows in chain.from_iterable(reading.headers for reading in guessed)]
    forms = _Forms(max(ranks, default=(False, False)))
    flat = list(forms.unwrapped(readings))
    classifier = _Classifier(year, forms, _other_rounds(flat, forms, months))
    return [classifier.passed(item) if isinstance(item, Paragraph) else classifier.sheet(item) for item in flat]


def _read(items: Iterable[Paragraph | Grid], months: int, choices: Choices) -> Iterator[_Item]:
    """Yield paragraphs, and each table with its headers: the only place where these are looked for."""
    for item in items:
        if isinstance(item, Paragraph):
            yield item
        else:
            chosen = choices.of(item.path)
            every = tuple(headers(item.rows, months, chosen))
            yield _Reading(item, every, () if every else tuple(_read(item.within, months, choices)), chosen)


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
        part = reading.chosen.part
        best = (rows for rows in reading.headers if _rank(rows.header) == self.rank)
        if part in {None, Part.FORM}:
            return next(best, reading.headers[0] if part else None)
        return None

    def unwrapped(self, items: Iterable[_Item]) -> Iterator[_Item]:
        """Yield paragraphs and tables; of a table that only arranges the page round the form, what its cells hold."""
        for item in items:
            if isinstance(item, _Reading) and not item.chosen.part and any(map(self.header, _tables(item.within))):
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
        part = reading.chosen.part
        if part in _APART:
            return Sheet(reading.grid, part, decided=True)
        months = self.other_rounds.get(id(reading))
        if months and part is None:
            return Sheet(reading.grid, Part.OTHER_ROUND, months=months)
        rows = self.forms.header(reading)
        sheet = self._headed(reading, rows) if rows else self._headless(reading)
        if sheet.header:
            self.header, self.above = sheet.header, []
        return sheet

    def _headed(self, reading: _Reading, rows: HeaderRows) -> Sheet:
        grid = reading.grid
        decided = reading.chosen.part is not None
        doubts: tuple[Doubt, ...] = ()
        if self.header is not None and not decided:
            captions = [*self.above, *chain.from_iterable(row.words for row in grid.rows[: rows.first])]
            like = self.header.resembles(rows.header)
            if is_other_report(captions, like=like):
                return Sheet(grid, Part.OTHER)
            doubts = report_doubts(captions, self.year)
        return Sheet(grid, Part.FORM, rows.header, tuple(self._rows(reading, rows)), doubts, decided=decided)

    def _rows(self, reading: _Reading, rows: HeaderRows) -> Iterator[SheetRow]:
        """Yield the rows of a table with a header."""
        grid, chosen = reading.grid, reading.chosen
        for row in grid.rows[: rows.first]:
            kind = RowKind.GROUP if is_issue_label(row, rows.header) else RowKind.ABOVE
            yield _ruled(SheetRow(row, kind, rows.header), chosen)
        for row in grid.rows[rows.first : rows.end]:
            yield SheetRow(row, RowKind.HEADER, rows.header)
        if grid.labels is None:
            yield from rows_below(grid.rows[rows.end :], rows.header, reading.repeats(rows), chosen)
            return
        for at, row in enumerate(grid.rows[rows.end :]):
            yield _ruled(SheetRow(row, RowKind.BELOW if at else RowKind.VALUES, rows.header), chosen)

    def _headless(self, reading: _Reading) -> Sheet:
        grid, chosen = reading.grid, reading.chosen
        if self.header is not None and chosen.part is Part.CONTINUES:
            rows = tuple(rows_below(grid.rows, self.header, chosen=chosen))
            return Sheet(grid, Part.CONTINUES, self.header, rows, decided=True)
        if self.header is None or reading.headers:
            return Sheet(grid, Part.OTHER)
        if is_album(grid.rows):
            return Sheet(grid, Part.ALBUM)
        if not continues(grid, self.header, self.above):
            return Sheet(grid, Part.OTHER)
        rows = tuple(rows_below(grid.rows, self.header, chosen=chosen))
        return Sheet(grid, Part.CONTINUES, self.header, rows, (doubt(DoubtKind.HEADLESS),))


def _ruled(row: SheetRow, chosen: TableChoices) -> SheetRow:
    """Return a row as what a person said, where somebody did."""
    kind = chosen.rows.get(row.row.place.row)
    return chosen_row(row.row, kind, row.header) if kind else row
