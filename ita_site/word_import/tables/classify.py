"""Each table of a document, classified once: what it is for, its header, and what each of its rows is.

Later stages read sheets only; none looks for a header again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, pairwise

from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.tables.grid import Grid, GridRow
from ita_site.word_import.tables.header import Header
from ita_site.word_import.tables.join_tables import HeadedGrid, join_tables
from ita_site.word_import.tables.other_tables import (
    continues,
    is_album,
    is_other_report,
    opens_annex,
    report_doubts,
    round_named,
    speaks_of_risks,
)
from ita_site.word_import.tables.read_header import HeaderRows, headers
from ita_site.word_import.tables.row_kinds import RowKind, SheetRow, is_issue_label, rows_below
from ita_site.word_import.tables.surroundings import is_title, returns, without_on


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
    """A table with every header near its top."""

    grid: Grid
    headers: tuple[HeaderRows, ...]
    within: "tuple[Paragraph | _Reading, ...]" = ()
    """What its cells hold, where it has no header itself."""
    joined: str = ""
    """Why it was joined with the table of its results."""

    @property
    def headed(self) -> HeadedGrid | None:
        """The table by its first header; None where it has none."""
        return HeadedGrid(self.grid, self.headers[0]) if self.headers else None


_Item = Paragraph | _Reading


def classify(items: Iterable[Paragraph | Grid], months: int, year: int = 0) -> list[Paragraph | Sheet]:
    """Return the paragraphs and tables of a document in order, each table with what it is for.

    The report that is looked for is that of the round of `months` of a fiscal year; 0 where none is named.
    """
    readings = list(_read(items, months))
    every = [header.header for reading in _tables(readings) for header in reading.headers]
    forms = _Forms(any(one.reports for one in every), any(one.reports and not speaks_of_risks(one) for one in every))
    flat = _with_results(list(forms.unwrapped(readings)), months)
    classifier = _Classifier(months, year, forms, _other_rounds(flat, forms, months))
    return [classifier.passed(item) if isinstance(item, Paragraph) else classifier.sheet(item) for item in flat]


def _read(items: Iterable[Paragraph | Grid], months: int) -> Iterator[_Item]:
    """Yield paragraphs, and each table with its headers: the only place where these are looked for."""
    for item in items:
        if isinstance(item, Paragraph):
            yield item
        else:
            rows = item.rows if item.labels is None else item.rows[: item.labels + 1]
            found = tuple(headers(rows, months))
            yield _Reading(item, found, () if found else tuple(_read(item.within, months)))


def _tables(items: Iterable[_Item]) -> Iterator[_Reading]:
    """Yield all tables, those within others too."""
    for item in items:
        if isinstance(item, _Reading):
            yield from (item, *_tables(item.within))


def _with_results(items: list[_Item], months: int) -> list[_Item]:
    """Return the items, a plan joined with the table of its results behind it, where no table tells both.

    Words between them that name another round than that of `months` keep them apart.
    """
    tables = [(at, headed) for at, item in enumerate(items) if isinstance(item, _Reading) and (headed := item.headed)]
    if any(not (headed.is_plan or headed.is_results) for _, headed in tables):
        return items
    for (at, plan), (behind, results) in pairwise(tables):
        between = [item.text for item in items[at:behind] if isinstance(item, Paragraph)]
        joined = join_tables(plan, results) if plan.is_plan and results.is_results else None
        if joined and round_named(between) in {0, months}:
            table, reason = joined
            whole = _Reading(table.grid, (table.rows,), joined=reason)
            return [*items[:at], whole, *items[at + 1 : behind], *_with_results(items[behind + 1 :], months)]
    return items


@dataclass(frozen=True, slots=True)
class _Forms:
    """Which headers of a document make the form."""

    results_only: bool
    """Whether a table without results is only a plan of what another reports."""
    no_risks: bool
    """Whether a table with headings for risks is no form, since another has none."""

    def header(self, reading: _Reading) -> HeaderRows | None:
        """Return the first header of a table that makes it the form; None where none does."""
        return next((rows for rows in reading.headers if self._counts(rows.header)), None)

    def _counts(self, header: Header) -> bool:
        return (header.reports or not self.results_only) and not (self.no_risks and speaks_of_risks(header))

    def unwrapped(self, items: Iterable[_Item]) -> Iterator[_Item]:
        """Yield paragraphs and tables; of a table that only arranges the page round the form, what its cells hold."""
        for item in items:
            if isinstance(item, _Reading) and any(map(self.header, _tables(item.within))):
                yield from self.unwrapped(item.within)
            else:
                yield item


def _other_rounds(items: Sequence[_Item], forms: _Forms, months: int) -> dict[int, int]:
    """Return the rounds of tables that report another, by `id`; none unless a table reports that of `months`."""
    now, rounds = 0, dict[int, int]()
    for item in items:
        if isinstance(item, Paragraph):
            now = round_named([item.text]) or now
        else:
            above = [row.cells[0].text for row in item.grid.rows[:2] if len(row.cells) == 1]
            now = round_named(above) or now
            rounds |= {id(item): now} if forms.header(item) else {}
    others = {key: named for key, named in rounds.items() if named not in {0, months}}
    return others if months in rounds.values() else {}


@dataclass(slots=True)
class _Classifier:
    """The document as far as its tables are classified."""

    months: int
    year: int
    forms: _Forms
    other_rounds: dict[int, int]
    header: Header | None = None
    """That of the form's last table."""
    above: list[Paragraph] = field(default_factory=list)
    """The paragraphs since the last table."""
    known: set[str] = field(default_factory=set)
    """What was said above the form's tables, as it is compared: where it returns, it heads nothing."""
    annexed: bool = False
    """Whether the annex has begun."""

    def passed(self, paragraph: Paragraph) -> Paragraph:
        """Return a paragraph, and remember it for the table below it."""
        self.above.append(paragraph)
        self.annexed = self.annexed or (self.header is not None and opens_annex(paragraph.text))
        return paragraph

    def sheet(self, reading: _Reading) -> Sheet:
        """Return a table with what it is for."""
        if months := self.other_rounds.get(id(reading)):
            sheet = Sheet(reading.grid, Part.OTHER_ROUND, months=months)
        elif rows := self.forms.header(reading):
            sheet = self._headed(reading, rows)
        else:
            sheet = self._headless(reading)
        if sheet.part in {Part.FORM, Part.CONTINUES} or self.header is None:
            self.known |= {without_on(words.text) for words in self.above}
            self.above = []
        self.header = sheet.header or self.header
        return sheet

    def _captions(self, rows: Iterable[GridRow] = ()) -> list[Paragraph]:
        """Return the words above a table that are not repeated on each page."""
        words = chain(self.above, *(row.words for row in rows))
        return [one for one in words if one.pictures or not returns(one.text, self.known)]

    def _headed(self, reading: _Reading, rows: HeaderRows) -> Sheet:
        grid = reading.grid
        above, header = grid.rows[: rows.first], rows.header
        like = self.header is not None and self.header.resembles(header)
        reasons = filter(None, [reading.joined])
        doubts: tuple[Doubt, ...] = tuple(doubt(DoubtKind.PLAN_AND_RESULTS, reason) for reason in reasons)
        if self.header is not None:
            captions = self._captions(above)
            empty = not like and not any(row.filled for row in grid.rows[rows.end :])
            if empty or is_other_report(captions, like=like, annexed=self.annexed):
                return Sheet(grid, Part.OTHER)
            doubts += report_doubts(captions, self.year, annexed=self.annexed)
        heads = (SheetRow(row, RowKind.HEADER, header) for row in grid.rows[rows.first : rows.end])
        below = self._below(grid, rows)
        return Sheet(
            grid,
            Part.FORM,
            header,
            (*self._above(above, header, upright=grid.labels is not None), *heads, *below),
            doubts,
        )

    def _below(self, grid: Grid, rows: HeaderRows) -> Sequence[SheetRow]:
        if grid.labels is not None:
            values, *others = grid.rows[rows.end :]
            below = (SheetRow(row, RowKind.BELOW, rows.header) for row in others)
            return [SheetRow(values, RowKind.VALUES, rows.header), *below]
        return rows_below(grid.rows[rows.end :], rows.header, self.months)

    def _above(self, rows: Sequence[GridRow], header: Header, *, upright: bool) -> Iterator[SheetRow]:
        """Yield the rows above a header: words, or rows of the table before, which a program joined to this one."""
        if rows and self.header is not None and all(len(row.cells) == len(self.header.headings) for row in rows):
            yield from rows_below(rows, self.header, self.months)
            return
        for row in rows:
            yield SheetRow(row, _kind_above(row, header, upright=upright), header)

    def _headless(self, reading: _Reading) -> Sheet:
        grid = reading.grid
        if self.header is None or reading.headers:
            return Sheet(grid, Part.OTHER)
        if is_album(grid.rows):
            return Sheet(grid, Part.ALBUM)
        if not continues(grid, self.header, self._captions()):
            return Sheet(grid, Part.OTHER)
        return Sheet(grid, Part.CONTINUES, self.header, tuple(rows_below(grid.rows, self.header, self.months)))


def _kind_above(row: GridRow, header: Header, *, upright: bool) -> RowKind:
    """Return what a row above a header is: of a form written downwards, a line of the title or a caption."""
    if upright and not any(is_title(words.text) for words in row.words):
        return RowKind.CAPTION
    return RowKind.GROUP if is_issue_label(row, header) else RowKind.ABOVE
