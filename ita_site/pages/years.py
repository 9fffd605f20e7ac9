"""The page of reports side by side, and what other pages say of their like in other reports."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, MeasureView, ReportView
from ita_site.catalogue.comparison import Change, Likeness, Years
from ita_site.labels import report_name, short_name
from ita_site.model.framework import Indicator
from ita_site.model.report import Report
from ita_site.pages.bars import Bar, bars
from ita_site.pages.output import Elsewhere, Output, PageData, PageHead, Place
from ita_site.pages.render import page
from ita_site.pages.report_places import main_pages, page_sources
from ita_site.settings import Settings

YEARS_PLACE: Final = Place(urls.YEARS, "เทียบรายงานแต่ละฉบับ")

MOST_LISTED: Final = 100
"""Activities in one list of the page."""

CHANGES: Final[Mapping[Change, str]] = {
    Change.ANSWERED: "เคยไม่พบผล ฉบับหลังมีผลแล้ว",
    Change.SILENT: "ไม่พบผลทั้งสองฉบับ",
    Change.LOST: "เคยมีผล ฉบับหลังไม่พบผล",
    Change.KEPT: "มีผลทั้งสองฉบับ",
}

LIKENESS: Final[Mapping[Likeness, str]] = {
    Likeness.SAME: "ถ้อยคำเดียวกัน",
    Likeness.SIMILAR: "ถ้อยคำคล้ายกัน",
}


@dataclass(frozen=True, slots=True)
class Beside:
    """What the pages of one report say of their like in others: of the report, by measure id, by indicator number."""

    report: tuple[Elsewhere, ...] = ()
    measures: Mapping[str, tuple[Elsewhere, ...]] = field(default_factory=dict)
    indicators: Mapping[int, tuple[Elsewhere, ...]] = field(default_factory=dict)


def beside(years: Years | None, report: ReportView) -> Beside:
    """Return what the pages of `report` say of other reports; nothing where there is none."""
    if years is None:
        return Beside()
    others = [other for family in years.families for other in family.reports if other is not report]
    reports = (Elsewhere(main_pages(other).report) for other in others)
    return Beside(
        report=(Elsewhere(YEARS_PLACE), *reports),
        measures={
            measure: tuple(_measure(other, measure) for other, measure in similar)
            for measure, similar in years.like_measures(report).items()
        },
        indicators={
            indicator.number: tuple(
                _indicator(other, indicator, same=same) for other, same in years.like_indicators(report, indicator)
            )
            for indicator in report.framework.indicators
        },
    )


def _measure(report: ReportView, measure: MeasureView) -> Elsewhere:
    title = f"{short_name(report)}: มาตรการที่ {measure.entry.order} {measure.entry.title}"
    place = Place(urls.measure(report.entry.id, measure.entry.id), title)
    return Elsewhere(place, "มีกิจกรรมที่ถ้อยคำเดียวกันหรือคล้ายกัน", reading=True)


def _indicator(report: ReportView, indicator: Indicator, *, same: bool) -> Elsewhere:
    place = Place(urls.indicator(report.entry.id, indicator.number), short_name(report))
    return Elsewhere(place, "" if same else "เลขเดียวกัน แต่ชื่อต่างกัน อาจเป็นคนละตัวชี้วัด")


@dataclass(frozen=True, slots=True)
class YearsData(PageData):
    """The values of the page of reports side by side."""

    template: ClassVar[str] = "years.md.jinja"

    years: Years
    pictures: tuple[tuple[ReportView, list[Bar]], ...]
    """Each report with the bars of its picture."""
    widest: int
    """Activities of the report that has the most."""
    short_name: Callable[[ReportView], str] = short_name
    report_name: Callable[[Report], str] = report_name
    changes: Mapping[Change, str] = field(default_factory=lambda: CHANGES)
    likeness: Mapping[Likeness, str] = field(default_factory=lambda: LIKENESS)
    most: int = MOST_LISTED
    """Activities in one list."""


def years_page(
    catalogue: Catalogue,
    years: Years,
    settings: Settings,
    home: Place,
    neighbours: tuple[Place | None, Place | None],
) -> Output:
    """Return the page of all reports side by side."""
    counts = [report.counts for report in catalogue.reports]
    head = PageHead(
        place=YEARS_PLACE,
        description=(f"รายงาน ITA {len(counts)} ฉบับของ{catalogue.agency.name} เทียบกัน: กิจกรรมใดกลับมา และกิจกรรมใดมีผลแล้ว"),
        source=catalogue.agency_path,
        above=(home,),
        neighbours=neighbours,
        sources=tuple(_sources(catalogue)),
        # it repeats what the pages of measures say
        weight=0.5,
    )
    data = YearsData(
        years=years,
        pictures=tuple((report, bars(report.counts)) for report in catalogue.reports),
        widest=max(count.activities for count in counts),
    )
    return page(head, data, settings)


def _sources(catalogue: Catalogue) -> Iterator[str]:
    for report in catalogue.reports:
        yield from page_sources(report)
    yield from catalogue.framework_paths.values()
