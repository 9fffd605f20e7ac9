"""The whole content, typed and cross-linked: what pages, exports and the link job are made from.

Nothing here is written by hand: who cites what, coverage, strength and counts are derived, in one pass over the rows.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import TypeVar

from ita_site.catalogue.evidence import Reach, normal_form, reach
from ita_site.catalogue.link_health import HealthBook
from ita_site.model.agency import ALL_UNITS, Agency
from ita_site.model.framework import Framework
from ita_site.model.measure import Activity, Claim, Evidence, Measure, Result
from ita_site.model.prose import Prose
from ita_site.model.report import Headings, Report
from ita_site.model.search_words import SearchWords
from ita_site.source.todo_places import NO_MARKS, Marks
from ita_site.source.yaml_tree import Loc

K = TypeVar("K")
V = TypeVar("V")


class Coverage(StrEnum):
    """How far the report answers for a promised activity."""

    EVIDENCED = "evidenced"
    """A result is stated, and at least one address stands for it."""
    REPORTED = "reported"
    """A result is stated, without any address."""
    SILENT = "silent"
    """No result is stated."""


@dataclass(frozen=True, slots=True)
class Promise:
    """An activity with the results that answer it, as we read them."""

    activity: Activity
    results: tuple[Result, ...]

    @property
    def coverage(self) -> Coverage:
        """Derived from the results alone."""
        if any(result.evidence for result in self.results):
            return Coverage.EVIDENCED
        return Coverage.REPORTED if self.results else Coverage.SILENT


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the official table: a measure, where it was read from, and what follows from it."""

    measure: Measure
    path: str
    lines: Mapping[Loc, int]
    body: str
    body_line: int
    promises: tuple[Promise, ...]
    tally: Mapping[Coverage, int]
    """How many of its activities have each coverage."""
    marks: Marks
    """What still waits for a person in its file."""

    @property
    def stray_results(self) -> tuple[Result, ...]:
        """Results of which we say that they answer none of the row's activities."""
        return tuple(result for result in self.measure.results if result.is_paired and not result.answers)

    @property
    def unpaired(self) -> int:
        """How many results nobody has paired with activities yet: until then, coverage is not known."""
        return sum(not result.is_paired for result in self.measure.results)

    def count(self, coverage: Coverage) -> int:
        """How many of its activities have this coverage."""
        return self.tally.get(coverage, 0)


@dataclass(frozen=True, slots=True)
class Citation:
    """One address standing for one claim. ``column`` is ``results`` or ``outcomes``, ``position`` counts from 1."""

    row: Row
    column: str
    position: int
    claim: Claim
    evidence: Evidence
    line: int


@dataclass(frozen=True, slots=True)
class Link:
    """One address as the report prints it, with every claim that it stands for."""

    printed: str
    url: str
    reach: Reach
    citations: tuple[Citation, ...]
    claims: int
    """How many claims share it."""
    twins: tuple[str, ...]
    """The same page printed otherwise: http and https."""

    @property
    def http_only(self) -> bool:
        """Whether the address is plain http."""
        return self.url.lower().startswith("http:")


@dataclass(frozen=True, slots=True)
class Counts:
    """Totals of one report."""

    measures: int
    activities: int
    evidenced: int
    reported: int
    silent: int
    results: int
    stray_results: int
    outcomes: int
    links: int
    citations: int


@dataclass(frozen=True, slots=True)
class Volume:
    """One report with its rows in order, its framework and all reverse links."""

    report: Report
    path: str
    body: str
    body_line: int
    framework: Framework
    rows: tuple[Row, ...]
    links: tuple[Link, ...]
    counts: Counts
    by_indicator: Mapping[int, tuple[Row, ...]]
    by_item: Mapping[str, tuple[Row, ...]]
    resembling: Mapping[str, tuple[Row, ...]]
    by_unit: Mapping[str, tuple[Row, ...]]
    marks: Marks
    """What still waits for a person in the report's own file."""

    @property
    def unpaired(self) -> int:
        """How many results of all rows nobody has paired with activities yet."""
        return sum(row.unpaired for row in self.rows)


@dataclass(frozen=True, slots=True)
class Text:
    """A page of free text; ``name`` is the file's without its ending."""

    name: str
    prose: Prose
    path: str
    body: str
    body_line: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All content. ``volumes`` has the newest report first; frameworks are keyed by (family, year)."""

    agency: Agency
    agency_path: str
    agency_lines: Mapping[Loc, int]
    frameworks: Mapping[tuple[str, int], Framework]
    framework_paths: Mapping[tuple[str, int], str]
    volumes: tuple[Volume, ...]
    texts: tuple[Text, ...]
    health: HealthBook
    search_words: SearchWords

    def text(self, name: str) -> Text | None:
        """The free text of that name."""
        return next((text for text in self.texts if text.name == name), None)


def make_row(  # noqa: PLR0913 - what a measure is read from
    measure: Measure, path: str, lines: Mapping[Loc, int], body: str, body_line: int, marks: Marks = NO_MARKS
) -> Row:
    """A row with its promises joined to the results that answer them."""
    answers = _group((number, result) for result in measure.results for number in dict.fromkeys(result.answers))
    promises = tuple(Promise(activity, answers.get(activity.number, ())) for activity in measure.activities)
    tally = Counter(promise.coverage for promise in promises)
    return Row(measure, path, lines, body, body_line, promises, tally, marks)


def make_volume(  # noqa: PLR0913 - what a report is read from
    report: Report,
    path: str,
    body: str,
    body_line: int,
    framework: Framework,
    rows: Iterable[Row],
    agency: Agency,
    marks: Marks = NO_MARKS,
) -> Volume:
    """A report with everything that follows from its rows."""
    ordered = tuple(sorted(rows, key=lambda row: row.measure.order))
    links = make_links(ordered)
    of_item = {item.code: item.indicator for item in framework.items}
    return Volume(
        report=report,
        path=path,
        body=body,
        body_line=body_line,
        framework=framework,
        rows=ordered,
        links=links,
        counts=count(ordered, links),
        by_indicator=_group((number, row) for row in ordered for number in _indicators(row.measure, of_item)),
        by_item=_group((code, row) for row in ordered for code in dict.fromkeys(row.measure.issue.items)),
        resembling=_group((code, row) for row in ordered for code in dict.fromkeys(row.measure.issue.resembles)),
        by_unit=_group((unit, row) for row in ordered for unit in responsible_units(row.measure, agency)),
        marks=marks,
    )


def responsible_units(measure: Measure, agency: Agency) -> tuple[str, ...]:
    """Ids of the responsible units, "all" written out."""
    named = measure.responsible.units
    return tuple(unit.id for unit in agency.units if unit.id in named or ALL_UNITS in named)


def make_links(rows: Sequence[Row]) -> tuple[Link, ...]:
    """Every address of the rows, each once, in the order of its first claim."""
    by_printed = _group((citation.evidence.as_printed, citation) for row in rows for citation in citations(row))
    same_page = _group((_without_scheme(cited[0].evidence.url), printed) for printed, cited in by_printed.items())
    return tuple(
        Link(
            printed,
            cited[0].evidence.url,
            reach(cited[0].evidence.url),
            cited,
            len({(one.row.path, one.column, one.position) for one in cited}),
            tuple(other for other in same_page[_without_scheme(cited[0].evidence.url)] if other != printed),
        )
        for printed, cited in by_printed.items()
    )


def citations(row: Row) -> Iterable[Citation]:
    """Every address of a row, in the order of the report."""
    columns: tuple[tuple[str, tuple[Claim, ...]], ...] = (
        ("results", row.measure.results),
        ("outcomes", row.measure.outcomes),
    )
    for column, claims in columns:
        for at, claim in enumerate(claims):
            for index, evidence in enumerate(claim.evidence):
                line = row.lines.get((column, at, "evidence", index, "url"), 1)
                yield Citation(row, column, at + 1, claim, evidence, line)


def count(rows: Sequence[Row], links: Sequence[Link]) -> Counts:
    """Totals of the rows of one report."""
    covered = [promise.coverage for row in rows for promise in row.promises]
    return Counts(
        measures=len(rows),
        activities=len(covered),
        evidenced=covered.count(Coverage.EVIDENCED),
        reported=covered.count(Coverage.REPORTED),
        silent=covered.count(Coverage.SILENT),
        results=sum(len(row.measure.results) for row in rows),
        stray_results=sum(len(row.stray_results) for row in rows),
        outcomes=sum(len(row.measure.outcomes) for row in rows),
        links=len(links),
        citations=sum(len(link.citations) for link in links),
    )


def _indicators(measure: Measure, of_item: Mapping[str, int]) -> Iterable[int]:
    named = () if measure.issue.indicator is None else (measure.issue.indicator,)
    return dict.fromkeys(chain(named, (of_item[code] for code in measure.issue.items)))


def _without_scheme(url: str) -> str:
    return normal_form(url).split("://", 1)[1]


def _group(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def headings(volume: Volume) -> tuple[tuple[str, ...], ...]:
    """The six column headings of each row: the report's, with the row's own where it has them."""
    return tuple(_headings(volume.report.headings, row.measure.headings) for row in volume.rows)


def _headings(common: Headings, own: Headings) -> tuple[str, ...]:
    return tuple((mine or shared or "") for (_, mine), (_, shared) in zip(own, common, strict=True))
