"""Pages of one report: the official table, its measures, the evidence register and the coverage matrix."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, Coverage, MeasureView, ReportView, headings, responsible_units
from ita_site.labels import COVERAGE, HEALTH, REACH, report_name, short_name
from ita_site.model.framework import Item
from ita_site.model.measure import Result
from ita_site.open_data.files import WHOLE
from ita_site.pages.data import size_words
from ita_site.pages.output import Output, Place
from ita_site.pages.render import around, page, prose
from ita_site.pages.years import Beside
from ita_site.settings import Settings

K = TypeVar("K")

Choices = list[tuple[str, str, list[tuple[str, str]]]]
"""What a table can be filtered by: (attribute of its rows, words, the values with their words)."""


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
    def place(self) -> Place:
        """The report's own page."""
        return Place(urls.report(self.report.entry.id), report_name(self.report.entry))

    @property
    def sources(self) -> tuple[str, ...]:
        """Every content file that the report is made from."""
        return (self.report.path, *(measure.path for measure in self.report.measures))

    def main_pages(self) -> tuple[Place, ...]:
        """The report's pages that navigation names, in reading order."""
        report_id = self.report.entry.id
        year = short_name(self.report)
        return (
            self.place,
            Place(urls.coverage(report_id), f"กิจกรรมกับผล {year}"),
            Place(urls.evidence(report_id), f"หลักฐานทั้งหมด {year}"),
            Place(urls.indicators(report_id), f"ตัวชี้วัด {year}"),
            Place(urls.units(report_id), f"ส่วนราชการ {year}"),
        )

    def neighbours(self, place: Place) -> tuple[Place | None, Place | None]:
        """The pages before and after one of the main pages."""
        path = self.path or self.main_pages()
        return around(path, path.index(place))

    def main_page(self, at: int, template: str, description: str, source: str = "", **data: Any) -> Output:
        """Render the main page number ``at``; ``source`` is the file to edit, the report's own where empty."""
        place = self.main_pages()[at]
        return page(
            template,
            place,
            description,
            source or self.report.path,
            self.settings,
            above=(self.home, self.place) if at else (self.home,),
            neighbours=self.neighbours(place),
            sources=self.sources,
            # they repeat, in other order, what the pages of measures, indicators and units say
            weight=0.5,
            elsewhere=() if at else self.beside.report,
            twin="" if at else urls.report_file(self.report.entry.id, WHOLE),
            report=self.report,
            **data,
        )


def report_pages(context: ReportContext) -> Iterator[Output]:
    """The official table, coverage, evidence, and a page for each measure."""
    yield _report(context)
    yield _coverage(context)
    yield _evidence(context)
    yield from _measures(context)


def _report(context: ReportContext) -> Output:
    report = context.report
    return context.main_page(
        0,
        "report.md.jinja",
        f"{report_name(report.entry)} ของ{context.catalogue.agency.name} คำต่อคำ {report.counts.measures} มาตรการ",
        headings=headings(report),
        files=_files(context),
        body=prose(report.body, report.path, context.place, context.settings, top=3),
    )


def _files(context: ReportContext) -> list[tuple[str, str, str]]:
    """Path, program and size in words of each file that the site offers of the report."""
    report_id, sizes = context.report.entry.id, context.settings.sizes
    named = ((urls.report_file(report_id, name), program) for name, program in PROGRAMS.items())
    return [(path, program, size_words(sizes[path])) for path, program in named if path in sizes]


def _coverage(context: ReportContext) -> Output:
    counts = context.report.counts
    return context.main_page(
        1,
        "coverage.md.jinja",
        f"{report_name(context.report.entry)}: {counts.activities} กิจกรรม ไม่พบผลที่ระบุ {counts.silent} กิจกรรม",
        totals={state: sum(measure.count(state) for measure in context.report.measures) for state in Coverage},
        strays=[
            (measure, at, result)
            for measure, at, result in _results(context.report)
            if result.is_paired and not result.answers
        ],
        choices=_activity_choices(context),
        units_of=_named_groups(context.report.by_unit),
        indicators_of=_named_groups(context.report.by_indicator),
    )


def _named_groups(groups: Mapping[K, Sequence[MeasureView]]) -> dict[str, str]:
    """Measure id → the groups that the measure is in, a space between them."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for name, measures in groups.items():
        for measure in measures:
            named[measure.entry.id].append(str(name))
    return defaultdict(str, {measure: " ".join(names) for measure, names in named.items()})


def _activity_choices(context: ReportContext) -> Choices:
    report = context.report
    named = [one for one in report.framework.indicators if one.number in report.by_indicator]
    return [
        ("state", "สถานะ", [(state.value, COVERAGE[state].words) for state in Coverage]),
        (
            "unit",
            "ส่วนราชการ",
            [(unit.id, unit.name) for unit in context.catalogue.agency.units if unit.id in report.by_unit],
        ),
        ("indicator", "ตัวชี้วัด", [(str(one.number), f"{one.number}. {one.name}") for one in named]),
    ]


def _link_choices(context: ReportContext) -> Choices:
    links = context.report.links
    states = context.catalogue.health.count(link.url for link in links)
    reaches = {link.reach for link in links}
    return [
        ("reach", "ชนิด", [(one.value, label.words) for one, label in REACH.items() if one in reaches]),
        ("health", "ผลตรวจลิงก์", [(state.value, HEALTH[state].words) for state in states]),
    ]


def _evidence(context: ReportContext) -> Output:
    counts = context.report.counts
    return context.main_page(
        2,
        "evidence.md.jinja",
        f"{report_name(context.report.entry)}: {counts.links} ลิงก์ที่ใช้เป็นหลักฐาน และข้อความที่อ้าง",
        health=context.catalogue.health,
        choices=_link_choices(context),
        unproven=[(measure, at, result) for measure, at, result in _results(context.report) if not result.evidence],
    )


def _results(report: ReportView) -> Iterator[tuple[MeasureView, int, Result]]:
    for measure in report.measures:
        for at, result in enumerate(measure.entry.results, 1):
            yield measure, at, result


def measure_place(report: ReportView, measure: MeasureView) -> Place:
    """A measure's page."""
    return Place(urls.measure(report.entry.id, measure.entry.id), measure.entry.title)


def _measures(context: ReportContext) -> Iterator[Output]:
    report = context.report
    places = [measure_place(report, measure) for measure in report.measures]
    items = {item.code: item for item in report.framework.items}
    links = {link.printed: link for link in report.links}
    for at, measure in enumerate(report.measures):
        issue = measure.entry.issue
        named = [items[code] for code in dict.fromkeys(issue.items)]
        units = responsible_units(measure.entry, context.catalogue.agency)
        yield page(
            "measure.md.jinja",
            places[at],
            _description(context, measure),
            measure.path,
            context.settings,
            above=(context.home, context.place),
            neighbours=around(places, at),
            tab=short_name(report),
            elsewhere=context.beside.measures.get(measure.entry.id, ()),
            twin=urls.measure_file(report.entry.id, measure.entry.id),
            report=report,
            measure=measure,
            report_name=report_name(report.entry),
            indicators=_indicators(report, measure, named),
            items=named,
            resembling=[items[code] for code in dict.fromkeys(issue.resembles)],
            units=[unit for unit in context.catalogue.agency.units if unit.id in units],
            answered_by=_answered_by(measure),
            links=links,
            health=context.catalogue.health,
            body=prose(measure.body, measure.path, places[at], context.settings, top=3),
        )


def _description(context: ReportContext, measure: MeasureView) -> str:
    states = f"มีหลักฐาน {measure.count(Coverage.EVIDENCED)} ไม่พบผล {measure.count(Coverage.SILENT)}"
    number = f"มาตรการที่ {measure.entry.order} {short_name(context.report)}"
    return f"{number}: {measure.entry.title} สัญญาไว้ {len(measure.activities)} กิจกรรม {states}"


def _indicators(report: ReportView, measure: MeasureView, items: Sequence[Item]) -> list[object]:
    numbers = {measure.entry.issue.indicator, *(item.indicator for item in items)}
    return [indicator for indicator in report.framework.indicators if indicator.number in numbers]


def _answered_by(measure: MeasureView) -> dict[int, list[int]]:
    """Positions, from 1, of the results that answer each activity."""
    answered: defaultdict[int, list[int]] = defaultdict(list)
    for at, result in enumerate(measure.entry.results, 1):
        for number in dict.fromkeys(result.answers):
            answered[number].append(at)
    return {activity.number: answered[activity.number] for activity in measure.entry.activities}
