"""All pages of the site, and its menu."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.pages.data import DATA_PLACE
from ita_site.pages.health import HEALTH_PLACE
from ita_site.pages.home_texts import text_places
from ita_site.pages.output import Output
from ita_site.pages.page_table import page_table
from ita_site.pages.report.editions import report_labels
from ita_site.pages.report.places import main_pages
from ita_site.pages.site_context import HOME_PLACE, ITA_PLACE, YEARS_PLACE
from ita_site.settings import Settings

MenuForm: TypeAlias = list[dict[str, object]]
"""A menu in the form of `nav` in mkdocs.yml: each entry has one title, with a path or a list of entries below it."""


def all_pages(catalogue: Catalogue, settings: Settings) -> Iterator[Output]:
    """Yield every page of the site, home first."""
    for recipe in page_table(catalogue, settings).values():
        yield recipe.make()


def navigation(catalogue: Catalogue) -> MenuForm:
    """Return the menu of pages of the whole site, which has the newest report's pages."""
    return _menu(catalogue, catalogue.reports[:1])


def report_navigation(catalogue: Catalogue, report: ReportView) -> MenuForm:
    """Return the menu of the pages of a report, which has that report's pages."""
    return _menu(catalogue, [report])


def _menu(catalogue: Catalogue, shown: Sequence[ReportView]) -> MenuForm:
    """Return at most six entries for any number of reports, measures and texts; `shown` is one report or none."""
    of_report = (entry for report in shown for entry in _of_report(catalogue, report))
    years: MenuForm = [{YEARS_PLACE.title: YEARS_PLACE.path}] if len(catalogue.reports) > 1 else []
    about: list[object] = [
        {place.title: place.path} for place in (*text_places(catalogue), ITA_PLACE, HEALTH_PLACE, DATA_PLACE)
    ]
    return [{HOME_PLACE.title: HOME_PLACE.path}, *of_report, *years, {"เกี่ยวกับ": about}]


def _of_report(catalogue: Catalogue, report: ReportView) -> Iterator[dict[str, object]]:
    """Yield the entries of a report: a group with its year for a name, and what most people come for beside it."""
    main, labels = main_pages(report), catalogue.once(report_labels)
    others = [
        {f"ปี {labels[other.entry.id]}": urls.report(other.entry.id)}
        for other in catalogue.reports
        if other is not report
    ]
    pages: list[object] = [
        {"รายงานฉบับเต็ม": main.report.path},
        {"ตัวชี้วัด": main.indicators.path},
        {"ส่วนราชการ": main.units.path},
    ]
    yield {f"รายงานปี {labels[report.entry.id]}": [*pages, {"ดูปีอื่น": others}] if others else pages}
    yield {"ทำแล้วหรือยัง": main.coverage.path}
    yield {"หลักฐาน": main.evidence.path}
