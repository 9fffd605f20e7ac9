"""The page of reports side by side."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.catalogue.comparison import Change, Likeness, Years
from ita_site.labels import report_name, short_name
from ita_site.model.report import Report
from ita_site.pages.bars import Bar, bars
from ita_site.pages.output import PageData, PageHead
from ita_site.pages.recipe import Recipe, wide_recipe
from ita_site.pages.render import Ingredients
from ita_site.pages.report.places import page_sources
from ita_site.pages.site_context import YEARS_PLACE, SiteContext

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


def years_recipe(context: SiteContext) -> Recipe:
    """Return the recipe of the page of all reports side by side."""
    return wide_recipe(
        urls.YEARS,
        lambda: _ingredients(context),
        context.catalogue.digest(),
        context.changed(*_sources(context.catalogue)),
        context.around(YEARS_PLACE),
        context.facts,
    )


def _ingredients(context: SiteContext) -> Ingredients:
    catalogue, years = context.catalogue, context.years
    assert years is not None  # noqa: S101 - the page is there where there are reports to compare
    counts = [report.counts for report in catalogue.reports]
    head = PageHead(
        place=YEARS_PLACE,
        description=(f"รายงาน ITA {len(counts)} ฉบับของ{catalogue.agency.name} เทียบกัน: กิจกรรมใดกลับมา และกิจกรรมใดมีผลแล้ว"),
        source=catalogue.agency_path,
        above=(context.home,),
        neighbours=context.around(YEARS_PLACE),
        changed=context.changed(*_sources(catalogue)),
        # it repeats what the pages of measures say
        weight=0.5,
    )
    data = YearsData(
        years=years,
        pictures=tuple((report, bars(report.counts)) for report in catalogue.reports),
        widest=max(count.activities for count in counts),
    )
    return Ingredients(head, data, context.facts)


def _sources(catalogue: Catalogue) -> Iterator[str]:
    yield catalogue.agency_path
    for report in catalogue.reports:
        yield from page_sources(report)
    yield from catalogue.framework_paths.values()
