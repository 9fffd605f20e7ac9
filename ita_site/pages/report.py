"""Pages of one report: the official table, its measures, the evidence register and the coverage matrix."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final, TypeVar

from markupsafe import Markup

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, Coverage, Link, MeasureView, ReportView, headings, responsible_units
from ita_site.catalogue.evidence_copies import EvidenceCopies
from ita_site.catalogue.link_health import LinkHealth
from ita_site.labels import COVERAGE, HEALTH, REACH, report_name, short_name
from ita_site.model.agency import Unit
from ita_site.model.framework import Indicator, Item
from ita_site.model.measure import Result
from ita_site.open_data.files import WHOLE
from ita_site.pages.output import Output, PageData, PageHead, Place
from ita_site.pages.render import around, page, prose
from ita_site.pages.report_places import MainPages, main_pages, measure_place, page_sources
from ita_site.pages.years import Beside
from ita_site.settings import Settings
from ita_site.text.file_sizes import size_words

K = TypeVar("K")

Choices = list[tuple[str, str, list[tuple[str, str]]]]
"""What a table can be filtered by: (attribute of its rows, words, the values with their words)."""

ResultPlace = tuple[MeasureView, int, Result]
"""A result with its measure and its position there, from 1."""

PROGRAMS: Final = {urls.WORD_FILE: "Word", urls.EXCEL_FILE: "Excel"}
"""What opens the files that the site offers of a report."""


@dataclass(frozen=True, slots=True)
class ReportContext:
    """A report among all content, and what its pages share."""

    catalogue: Catalogue
    report: ReportView
    settings: Settings
    home: Place
    path: tuple[Place, ...] = ()
    """The pages that are read one after the other, this report's among them; its own alone where empty."""
    beside: Beside = field(default_factory=Beside)
    """Its like in other reports."""

    @property
    def places(self) -> MainPages:
        """Return the report's main pages."""
        return main_pages(self.report)

    def head(self, place: Place, description: str, source: str = "") -> PageHead:
        """Return the head of one of the main pages; `source` is the file to edit, the report's own where empty."""
        path = self.path or self.places.in_order()
        is_report = place == self.places.report
        return PageHead(
            place=place,
            description=description,
            source=source or self.report.path,
            above=(self.home,) if is_report else (self.home, self.places.report),
            neighbours=around(path, path.index(place)),
            sources=page_sources(self.report),
            # they repeat, in other order, what the pages of measures, indicators and units say
            weight=0.5,
            elsewhere=self.beside.report if is_report else (),
            twin=urls.report_file(self.report.entry.id, WHOLE) if is_report else "",
        )


@dataclass(frozen=True, slots=True)
class ReportData(PageData):
    """The values of a report's own page."""

    template: ClassVar[str] = "report.md.jinja"

    report: ReportView
    headings: tuple[tuple[str, ...], ...]
    """The six column headings of each measure."""
    files: list[tuple[str, str, str]]
    body: Markup


@dataclass(frozen=True, slots=True)
class CoverageData(PageData):
    """The values of the page of activities and results."""

    template: ClassVar[str] = "coverage.md.jinja"

    report: ReportView
    totals: Mapping[Coverage, int]
    strays: list[ResultPlace]
    """Results that answer no activity."""
    choices: Choices
    units_of: Mapping[str, str]
    """Measure id → the ids of its units."""
    indicators_of: Mapping[str, str]
    """Measure id → the numbers of its indicators."""


@dataclass(frozen=True, slots=True)
class EvidenceData(PageData):
    """The values of the page of evidence."""

    template: ClassVar[str] = "evidence.md.jinja"

    report: ReportView
    health: LinkHealth
    copies: EvidenceCopies
    choices: Choices
    unproven: list[ResultPlace]
    """Results without evidence."""


@dataclass(frozen=True, slots=True)
class MeasureData(PageData):
    """The values of a measure's page."""

    template: ClassVar[str] = "measure.md.jinja"

    report: ReportView
    measure: MeasureView
    report_name: str
    indicators: list[Indicator]
    items: list[Item]
    resembling: list[Item]
    units: list[Unit]
    answered_by: Mapping[int, list[int]]
    """Number of an activity → positions of the results that answer it."""
    links: Mapping[str, Link]
    """Address as printed → link."""
    health: LinkHealth
    copies: EvidenceCopies
    body: Markup


def report_pages(context: ReportContext) -> Iterator[Output]:
    """Yield the official table, coverage, evidence, and a page for each measure."""
    yield _report(context)
    yield _coverage(context)
    yield _evidence(context)
    yield from _measures(context)


def _report(context: ReportContext) -> Output:
    report, place = context.report, context.places.report
    description = (
        f"{report_name(report.entry)} ของ{context.catalogue.agency.name} คำต่อคำ {report.counts.measures} มาตรการ"
    )
    data = ReportData(
        report=report,
        headings=headings(report),
        files=_files(context),
        body=prose(report.body, report.path, place, context.settings, top=3),
    )
    return page(context.head(place, description), data, context.settings)


def _files(context: ReportContext) -> list[tuple[str, str, str]]:
    """Return path, program and size in words of each file that the site offers of the report."""
    report_id, sizes = context.report.entry.id, context.settings.sizes
    named = ((urls.report_file(report_id, name), program) for name, program in PROGRAMS.items())
    return [(path, program, size_words(sizes[path])) for path, program in named if path in sizes]


def _coverage(context: ReportContext) -> Output:
    report, counts = context.report, context.report.counts
    description = f"{report_name(report.entry)}: {counts.activities} กิจกรรม ไม่พบผลที่ระบุ {counts.silent} กิจกรรม"
    data = CoverageData(
        report=report,
        totals={state: sum(measure.count(state) for measure in report.measures) for state in Coverage},
        strays=[place for place in _results(report) if place[2].is_paired and not place[2].answers],
        choices=_activity_choices(context),
        units_of=_named_groups(report.by_unit),
        indicators_of=_named_groups(report.by_indicator),
    )
    return page(context.head(context.places.coverage, description), data, context.settings)


def _named_groups(groups: Mapping[K, Sequence[MeasureView]]) -> dict[str, str]:
    """Return measure id → the groups that the measure is in, a space between them."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for name, measures in groups.items():
        for measure in measures:
            named[measure.entry.id].append(str(name))
    return defaultdict(str, {measure: " ".join(names) for measure, names in named.items()})


def _activity_choices(context: ReportContext) -> Choices:
    report = context.report
    named = [indicator for indicator in report.framework.indicators if indicator.number in report.by_indicator]
    return [
        ("state", "สถานะ", [(state.value, COVERAGE[state].words) for state in Coverage]),
        (
            "unit",
            "ส่วนราชการ",
            [(unit.id, unit.name) for unit in context.catalogue.agency.units if unit.id in report.by_unit],
        ),
        ("indicator", "ตัวชี้วัด", [(str(entry.number), f"{entry.number}. {entry.name}") for entry in named]),
    ]


def _link_choices(context: ReportContext) -> Choices:
    links = context.report.links
    states = context.catalogue.health.count(link.url for link in links)
    reaches = {link.reach for link in links}
    return [
        ("reach", "ชนิด", [(reach.value, label.words) for reach, label in REACH.items() if reach in reaches]),
        ("health", "ผลตรวจลิงก์", [(state.value, HEALTH[state].words) for state in states]),
    ]


def _evidence(context: ReportContext) -> Output:
    report, counts = context.report, context.report.counts
    description = f"{report_name(report.entry)}: {counts.links} ลิงก์ที่ใช้เป็นหลักฐาน และข้อความที่อ้าง"
    data = EvidenceData(
        report=report,
        health=context.catalogue.health,
        copies=context.catalogue.copies,
        choices=_link_choices(context),
        unproven=[place for place in _results(report) if not place[2].evidence],
    )
    return page(context.head(context.places.evidence, description), data, context.settings)


def _results(report: ReportView) -> Iterator[ResultPlace]:
    for measure in report.measures:
        for at, result in enumerate(measure.entry.results, 1):
            yield measure, at, result


def _measures(context: ReportContext) -> Iterator[Output]:
    report = context.report
    places = [measure_place(report, measure) for measure in report.measures]
    items = {item.code: item for item in report.framework.items}
    links = {link.printed: link for link in report.links}
    for at, measure in enumerate(report.measures):
        head = PageHead(
            place=places[at],
            description=_description(context, measure),
            source=measure.path,
            above=(context.home, context.places.report),
            neighbours=around(places, at),
            tab=short_name(report),
            elsewhere=context.beside.measures.get(measure.entry.id, ()),
            twin=urls.measure_file(report.entry.id, measure.entry.id),
        )
        yield page(head, _measure_data(context, measure, places[at], items, links), context.settings)


def _measure_data(
    context: ReportContext, measure: MeasureView, place: Place, items: Mapping[str, Item], links: Mapping[str, Link]
) -> MeasureData:
    """Return the values of a measure's page; `items` are by code, `links` by address as printed."""
    report, agency, issue = context.report, context.catalogue.agency, measure.entry.issue
    named = [items[code] for code in dict.fromkeys(issue.items)]
    units = responsible_units(measure.entry, agency)
    return MeasureData(
        report=report,
        measure=measure,
        report_name=report_name(report.entry),
        indicators=_indicators(report, measure, named),
        items=named,
        resembling=[items[code] for code in dict.fromkeys(issue.resembles)],
        units=[unit for unit in agency.units if unit.id in units],
        answered_by=_answered_by(measure),
        links=links,
        health=context.catalogue.health,
        copies=context.catalogue.copies,
        body=prose(measure.body, measure.path, place, context.settings, top=3),
    )


def _description(context: ReportContext, measure: MeasureView) -> str:
    states = f"มีหลักฐาน {measure.count(Coverage.EVIDENCED)} ไม่พบผล {measure.count(Coverage.SILENT)}"
    number = f"มาตรการที่ {measure.entry.order} {short_name(context.report)}"
    return f"{number}: {measure.entry.title} สัญญาไว้ {len(measure.activities)} กิจกรรม {states}"


def _indicators(report: ReportView, measure: MeasureView, items: Sequence[Item]) -> list[Indicator]:
    numbers = {measure.entry.issue.indicator, *(item.indicator for item in items)}
    return [indicator for indicator in report.framework.indicators if indicator.number in numbers]


def _answered_by(measure: MeasureView) -> dict[int, list[int]]:
    """Return the positions, from 1, of the results that answer each activity."""
    answered: defaultdict[int, list[int]] = defaultdict(list)
    for at, result in enumerate(measure.entry.results, 1):
        for number in dict.fromkeys(result.answers):
            answered[number].append(at)
    return {activity.number: answered[activity.number] for activity in measure.entry.activities}
