"""Pages of one report: the official table, its measures, the evidence register and the coverage matrix."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, Coverage, Row, Volume, headings, responsible_units
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
class Shelf:
    """A report among all content, and what its pages share."""

    catalogue: Catalogue
    volume: Volume
    settings: Settings
    home: Place
    path: tuple[Place, ...] = ()
    """The pages that are read one after the other, this report's among them; its own alone where empty."""
    beside: Beside = field(default_factory=Beside)
    """Its like in other reports."""

    @property
    def report(self) -> Place:
        """The report's own page."""
        return Place(urls.report(self.volume.report.id), report_name(self.volume.report))

    @property
    def sources(self) -> tuple[str, ...]:
        """Every content file that the report is made from."""
        return (self.volume.path, *(row.path for row in self.volume.rows))

    def main_pages(self) -> tuple[Place, ...]:
        """The report's pages that navigation names, in reading order."""
        report_id = self.volume.report.id
        year = short_name(self.volume)
        return (
            self.report,
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
            source or self.volume.path,
            self.settings,
            above=(self.home, self.report) if at else (self.home,),
            neighbours=self.neighbours(place),
            sources=self.sources,
            # they repeat, in other order, what the pages of measures, indicators and units say
            weight=0.5,
            elsewhere=() if at else self.beside.report,
            twin="" if at else urls.report_file(self.volume.report.id, WHOLE),
            volume=self.volume,
            **data,
        )


def report_pages(shelf: Shelf) -> Iterator[Output]:
    """The official table, coverage, evidence, and a page for each measure."""
    yield _report(shelf)
    yield _coverage(shelf)
    yield _evidence(shelf)
    yield from _measures(shelf)


def _report(shelf: Shelf) -> Output:
    volume = shelf.volume
    return shelf.main_page(
        0,
        "report.md.jinja",
        f"{report_name(volume.report)} ของ{shelf.catalogue.agency.name} คำต่อคำ {volume.counts.measures} มาตรการ",
        headings=headings(volume),
        files=_files(shelf),
        body=prose(volume.body, volume.path, shelf.report, shelf.settings, top=3),
    )


def _files(shelf: Shelf) -> list[tuple[str, str, str]]:
    """Path, program and size in words of each file that the site offers of the report."""
    report_id, sizes = shelf.volume.report.id, shelf.settings.sizes
    named = ((urls.report_file(report_id, name), program) for name, program in PROGRAMS.items())
    return [(path, program, size_words(sizes[path])) for path, program in named if path in sizes]


def _coverage(shelf: Shelf) -> Output:
    counts = shelf.volume.counts
    return shelf.main_page(
        1,
        "coverage.md.jinja",
        f"{report_name(shelf.volume.report)}: {counts.activities} กิจกรรม ไม่พบผลที่ระบุ {counts.silent} กิจกรรม",
        totals={state: sum(row.count(state) for row in shelf.volume.rows) for state in Coverage},
        strays=[
            (row, at, result) for row, at, result in _results(shelf.volume) if result.is_paired and not result.answers
        ],
        choices=_activity_choices(shelf),
        units_of=_named_groups(shelf.volume.by_unit),
        indicators_of=_named_groups(shelf.volume.by_indicator),
    )


def _named_groups(groups: Mapping[K, Sequence[Row]]) -> dict[str, str]:
    """Measure id → the groups that the measure is in, a space between them."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for name, rows in groups.items():
        for row in rows:
            named[row.measure.id].append(str(name))
    return defaultdict(str, {measure: " ".join(names) for measure, names in named.items()})


def _activity_choices(shelf: Shelf) -> Choices:
    volume = shelf.volume
    named = [one for one in volume.framework.indicators if one.number in volume.by_indicator]
    return [
        ("state", "สถานะ", [(state.value, COVERAGE[state].words) for state in Coverage]),
        (
            "unit",
            "ส่วนราชการ",
            [(unit.id, unit.name) for unit in shelf.catalogue.agency.units if unit.id in volume.by_unit],
        ),
        ("indicator", "ตัวชี้วัด", [(str(one.number), f"{one.number}. {one.name}") for one in named]),
    ]


def _link_choices(shelf: Shelf) -> Choices:
    links = shelf.volume.links
    states = shelf.catalogue.health.count(link.url for link in links)
    reaches = {link.reach for link in links}
    return [
        ("reach", "ชนิด", [(one.value, label.words) for one, label in REACH.items() if one in reaches]),
        ("health", "ผลตรวจลิงก์", [(state.value, HEALTH[state].words) for state in states]),
    ]


def _evidence(shelf: Shelf) -> Output:
    counts = shelf.volume.counts
    return shelf.main_page(
        2,
        "evidence.md.jinja",
        f"{report_name(shelf.volume.report)}: {counts.links} ลิงก์ที่ใช้เป็นหลักฐาน และข้อความที่อ้าง",
        health=shelf.catalogue.health,
        choices=_link_choices(shelf),
        unproven=[(row, at, result) for row, at, result in _results(shelf.volume) if not result.evidence],
    )


def _results(volume: Volume) -> Iterator[tuple[Row, int, Result]]:
    for row in volume.rows:
        for at, result in enumerate(row.measure.results, 1):
            yield row, at, result


def measure_place(volume: Volume, row: Row) -> Place:
    """A measure's page."""
    return Place(urls.measure(volume.report.id, row.measure.id), row.measure.title)


def _measures(shelf: Shelf) -> Iterator[Output]:
    volume = shelf.volume
    places = [measure_place(volume, row) for row in volume.rows]
    items = {item.code: item for item in volume.framework.items}
    links = {link.printed: link for link in volume.links}
    for at, row in enumerate(volume.rows):
        measure = row.measure
        named = [items[code] for code in dict.fromkeys(measure.issue.items)]
        units = responsible_units(measure, shelf.catalogue.agency)
        yield page(
            "measure.md.jinja",
            places[at],
            _description(shelf, row),
            row.path,
            shelf.settings,
            above=(shelf.home, shelf.report),
            neighbours=around(places, at),
            tab=short_name(volume),
            elsewhere=shelf.beside.measures.get(row.measure.id, ()),
            twin=urls.measure_file(volume.report.id, row.measure.id),
            volume=volume,
            row=row,
            report_name=report_name(volume.report),
            indicators=_indicators(volume, row, named),
            items=named,
            resembling=[items[code] for code in dict.fromkeys(measure.issue.resembles)],
            units=[unit for unit in shelf.catalogue.agency.units if unit.id in units],
            answered_by=_answered_by(row),
            links=links,
            health=shelf.catalogue.health,
            body=prose(row.body, row.path, places[at], shelf.settings, top=3),
        )


def _description(shelf: Shelf, row: Row) -> str:
    states = f"มีหลักฐาน {row.count(Coverage.EVIDENCED)} ไม่พบผล {row.count(Coverage.SILENT)}"
    number = f"มาตรการที่ {row.measure.order} {short_name(shelf.volume)}"
    return f"{number}: {row.measure.title} สัญญาไว้ {len(row.promises)} กิจกรรม {states}"


def _indicators(volume: Volume, row: Row, items: Sequence[Item]) -> list[object]:
    numbers = {row.measure.issue.indicator, *(item.indicator for item in items)}
    return [indicator for indicator in volume.framework.indicators if indicator.number in numbers]


def _answered_by(row: Row) -> dict[int, list[int]]:
    """Positions, from 1, of the results that answer each activity."""
    answered: defaultdict[int, list[int]] = defaultdict(list)
    for at, result in enumerate(row.measure.results, 1):
        for number in dict.fromkeys(result.answers):
            answered[number].append(at)
    return {activity.number: answered[activity.number] for activity in row.measure.activities}
