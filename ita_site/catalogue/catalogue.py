"""The whole content, typed and cross-linked: what pages, exports and the link job are made from.

Nothing here is written by hand: who cites what, coverage, strength and counts are derived, in one pass over
the measures.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import TypeVar, cast

from ita_site.catalogue.evidence.copies import EvidenceCopies
from ita_site.catalogue.evidence.reach import Reach, normal_form, reach
from ita_site.catalogue.link_health import LinkHealth
from ita_site.model.agency import ALL_UNITS, Agency
from ita_site.model.digests import Digested, digest_of
from ita_site.model.framework import Framework
from ita_site.model.measure import Activity, Claim, Evidence, Measure, Result
from ita_site.model.prose import Prose
from ita_site.model.report import Headings, Report
from ita_site.model.search_words import SearchWords
from ita_site.source.line_table import Loc
from ita_site.source.unsettled.todo_places import NO_MARKS, Marks
from ita_site.text.compared import words_digest

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
class ActivityView:
    """An activity with the results that answer it, as we read them."""

    entry: Activity
    results: tuple[Result, ...]
    coverage: Coverage
    """How far it is covered by the results that answer it."""
    words: bytes
    """The digest of its words as reports are compared by."""


@dataclass(frozen=True, slots=True)
class MeasureView(Digested):
    """A measure, one row of the official table, with where it was read from and what follows from it."""

    entry: Measure
    path: str
    lines: Mapping[Loc, int]
    body: str
    body_line: int
    activities: tuple[ActivityView, ...]
    tally: Mapping[Coverage, int]
    """How many of its activities have each coverage."""
    marks: Marks
    """What still waits for a person in its file."""
    digest: str = ""
    """The SHA-256 of the bytes of its file."""

    @property
    def stray_results(self) -> tuple[Result, ...]:
        """Return results of which we say that they answer none of the measure's activities."""
        return tuple(result for result in self.entry.results if result.is_paired and not result.answers)

    @property
    def unpaired(self) -> int:
        """Return how many results nobody has paired with activities yet: until then, coverage is not known."""
        return sum(not result.is_paired for result in self.entry.results)

    def count(self, coverage: Coverage) -> int:
        """Return how many of its activities have this coverage."""
        return self.tally.get(coverage, 0)


@dataclass(frozen=True, slots=True)
class Citation:
    """One address standing for one claim. `column` is `results` or `outcomes`, `position` counts from 1."""

    measure: MeasureView
    column: str
    position: int
    claim: Claim
    evidence: Evidence
    line: int


@dataclass(frozen=True, slots=True)
class Link:
    """An address as the report prints it, with every claim for which it is evidence."""

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
        """Return whether the address is plain http."""
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
class ReportView(Digested):
    """A report with its measures in order, its framework and all reverse links."""

    entry: Report
    path: str
    body: str
    body_line: int
    framework: Framework
    measures: tuple[MeasureView, ...]
    links: tuple[Link, ...]
    counts: Counts
    by_indicator: Mapping[int, tuple[MeasureView, ...]]
    by_item: Mapping[str, tuple[MeasureView, ...]]
    resembling: Mapping[str, tuple[MeasureView, ...]]
    by_unit: Mapping[str, tuple[MeasureView, ...]]
    marks: Marks
    """What still waits for a person in the report's own file."""
    unpaired: int
    """How many results of all measures nobody has paired with activities yet."""
    digest: str = ""
    """Of all files that it is made from: its own, its measures', the framework's and the agency's."""
    beside: dict[str, object] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was derived of it and an earlier report, by that report's id."""


@dataclass(frozen=True, slots=True)
class Text(Digested):
    """A page of free text; `name` is the file's without its ending."""

    name: str
    prose: Prose
    path: str
    body: str
    body_line: int
    digest: str = ""
    """The SHA-256 of the bytes of its file."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All content. `reports` has the newest report first; frameworks are keyed by (family, year)."""

    agency: Agency
    agency_path: str
    agency_digest: str
    agency_lines: Mapping[Loc, int]
    frameworks: Mapping[tuple[str, int], Framework]
    framework_paths: Mapping[tuple[str, int], str]
    framework_digests: Mapping[tuple[str, int], str]
    reports: tuple[ReportView, ...]
    texts: tuple[Text, ...]
    health: LinkHealth
    search_words: SearchWords
    search_lines: Mapping[Loc, int] = field(default_factory=dict)
    """The lines of the values of `search_words` in their file."""
    copies: EvidenceCopies = field(default_factory=EvidenceCopies)
    """What the archive keeps of the evidence."""
    _derived: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What follows from the whole, by the function that derives it."""

    def once(self, derive: Callable[["Catalogue"], V]) -> V:
        """Return what `derive` makes of the catalogue; it is made once, when first asked for."""
        if derive not in self._derived:
            self._derived[derive] = derive(self)
        return cast("V", self._derived[derive])

    def digest(self) -> str:
        """Return the digest of all that pages are made from; "" where that of a part is not known."""
        return digest_of(
            *((path, self.framework_digests[key]) for key, path in self.framework_paths.items()),
            (self.agency_path, self.agency_digest),
            self.reports,
            tuple((text.path, text) for text in self.texts),
            self.health,
            self.copies,
        )

    def text(self, name: str) -> Text | None:
        """Return the free text of that name; None where there is none."""
        return next((text for text in self.texts if text.name == name), None)


def make_measure_view(  # noqa: PLR0913 - what a measure is read from
    measure: Measure,
    path: str,
    lines: Mapping[Loc, int],
    body: str,
    body_line: int,
    marks: Marks = NO_MARKS,
    digest: str = "",
) -> MeasureView:
    """Return a measure with its activities joined to the results that answer them."""
    answers = _group((number, result) for result in measure.results for number in dict.fromkeys(result.answers))
    activities = tuple(_activity_view(activity, answers.get(activity.number, ())) for activity in measure.activities)
    tally = Counter(activity.coverage for activity in activities)
    return MeasureView(measure, path, lines, body, body_line, activities, tally, marks, digest)


def _activity_view(activity: Activity, results: tuple[Result, ...]) -> ActivityView:
    return ActivityView(activity, results, _coverage(results), words_digest(activity.text))


def _coverage(results: Sequence[Result]) -> Coverage:
    """Return how far an activity is covered by the results that answer it."""
    if not results:
        return Coverage.SILENT
    return Coverage.EVIDENCED if any(result.evidence for result in results) else Coverage.REPORTED


def make_report_view(  # noqa: PLR0913 - what a report is read from
    report: Report,
    path: str,
    body: str,
    body_line: int,
    framework: Framework,
    measures: Iterable[MeasureView],
    agency: Agency,
    marks: Marks = NO_MARKS,
) -> ReportView:
    """Return a report with everything that follows from its measures."""
    ordered = tuple(sorted(measures, key=lambda measure: measure.entry.order))
    links = make_links(ordered)
    of_item = {item.code: item.indicator for item in framework.items}
    return ReportView(
        entry=report,
        path=path,
        body=body,
        body_line=body_line,
        framework=framework,
        measures=ordered,
        links=links,
        counts=count(ordered, links),
        by_indicator=_group((number, measure) for measure in ordered for number in _indicators(measure.entry, of_item)),
        by_item=_group((code, measure) for measure in ordered for code in dict.fromkeys(measure.entry.issue.items)),
        resembling=_group(
            (code, measure) for measure in ordered for code in dict.fromkeys(measure.entry.issue.resembles)
        ),
        by_unit=_group((unit, measure) for measure in ordered for unit in responsible_units(measure.entry, agency)),
        marks=marks,
        unpaired=sum(measure.unpaired for measure in ordered),
    )


def responsible_units(measure: Measure, agency: Agency) -> tuple[str, ...]:
    """Return the ids of the responsible units, "all" written out."""
    named = measure.responsible.units
    return tuple(unit.id for unit in agency.units if unit.id in named or ALL_UNITS in named)


def make_links(measures: Sequence[MeasureView]) -> tuple[Link, ...]:
    """Return every address of the measures, each once, in the order of its first claim."""
    by_printed = _group(
        (citation.evidence.as_printed, citation) for measure in measures for citation in citations(measure)
    )
    same_page = _group((_without_scheme(cited[0].evidence.url), printed) for printed, cited in by_printed.items())
    return tuple(
        Link(
            printed,
            cited[0].evidence.url,
            reach(cited[0].evidence.url),
            cited,
            len({(citation.measure.path, citation.column, citation.position) for citation in cited}),
            tuple(other for other in same_page[_without_scheme(cited[0].evidence.url)] if other != printed),
        )
        for printed, cited in by_printed.items()
    )


def citations(measure: MeasureView) -> Iterable[Citation]:
    """Yield every address of a measure, in the order of the report."""
    columns: tuple[tuple[str, tuple[Claim, ...]], ...] = (
        ("results", measure.entry.results),
        ("outcomes", measure.entry.outcomes),
    )
    for column, claims in columns:
        for at, claim in enumerate(claims):
            for index, evidence in enumerate(claim.evidence):
                line = measure.lines.get((column, at, "evidence", index, "url"), 1)
                yield Citation(measure, column, at + 1, claim, evidence, line)


def count(measures: Sequence[MeasureView], links: Sequence[Link]) -> Counts:
    """Return the totals of the measures of one report."""
    covered = [activity.coverage for measure in measures for activity in measure.activities]
    return Counts(
        measures=len(measures),
        activities=len(covered),
        evidenced=covered.count(Coverage.EVIDENCED),
        reported=covered.count(Coverage.REPORTED),
        silent=covered.count(Coverage.SILENT),
        results=sum(len(measure.entry.results) for measure in measures),
        stray_results=sum(len(measure.stray_results) for measure in measures),
        outcomes=sum(len(measure.entry.outcomes) for measure in measures),
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


def headings(report: ReportView) -> tuple[tuple[str, ...], ...]:
    """Return the six column headings of each measure: the report's, with the measure's own where it has them."""
    return tuple(_headings(report.entry.headings, measure.entry.headings) for measure in report.measures)


def _headings(common: Headings, own: Headings) -> tuple[str, ...]:
    return tuple((mine or shared or "") for (_, mine), (_, shared) in zip(own, common, strict=True))
