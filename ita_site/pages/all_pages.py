"""All pages of the site, and its menu."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue
from ita_site.catalogue.comparison import compare
from ita_site.labels import report_name
from ita_site.pages.copies.page import copy_pages
from ita_site.pages.data import DATA_PLACE, data_page
from ita_site.pages.editors_guide import PLACES, guide_pages
from ita_site.pages.health import HEALTH_PLACE, health_page
from ita_site.pages.home_texts import home_page, text_pages
from ita_site.pages.indicators_units import indicator_pages, unit_pages
from ita_site.pages.output import Output, Place
from ita_site.pages.render import around
from ita_site.pages.report import ReportContext, report_pages
from ita_site.pages.report_places import main_pages
from ita_site.pages.site_index import SITE_INDEX_PLACE, site_index
from ita_site.pages.years import YEARS_PLACE, beside, years_page
from ita_site.settings import Settings

HOME_TITLE: Final = "หน้าแรก"


def all_pages(catalogue: Catalogue, settings: Settings) -> Iterator[Output]:
    """Yield every page of the site, home first."""
    settings = replace(settings, agency_name=catalogue.agency.name, names=catalogue.agency.whole_names)
    home = Place(urls.HOME, HOME_TITLE)
    path = reading_path(catalogue)
    years = compare(catalogue)
    yield home_page(catalogue, home, settings, path)
    for at, report in enumerate(catalogue.reports):
        context = ReportContext(catalogue, report, settings, home, () if at else path, beside(years, report))
        yield from report_pages(context)
        yield from indicator_pages(context)
        yield from unit_pages(context)
    yield health_page(catalogue, settings, home, around(path, path.index(HEALTH_PLACE)))
    if years:
        yield years_page(catalogue, years, settings, home, around(path, path.index(YEARS_PLACE)))
    yield data_page(catalogue, settings, home, around(path, path.index(DATA_PLACE)))
    yield from text_pages(catalogue, home, settings, path)
    general = (*(place for place in path if not _is_of_a_report(place)), *PLACES)
    yield site_index(catalogue, settings, home, general)
    yield from guide_pages(catalogue, settings, home)
    yield from copy_pages(catalogue, settings, home)


def page_paths(catalogue: Catalogue) -> Iterator[str]:
    """Yield the path of every page, without making the pages."""
    yield from (place.path for place in reading_path(catalogue))
    yield SITE_INDEX_PLACE.path
    yield from (place.path for place in PLACES)
    yield from catalogue.copies.pages()
    for report in catalogue.reports:
        report_id = report.entry.id
        yield from (place.path for place in main_pages(report).in_order())
        yield from (urls.measure(report_id, measure.entry.id) for measure in report.measures)
        yield from (urls.indicator(report_id, indicator.number) for indicator in report.framework.indicators)
        yield from (urls.unit(report_id, unit.id) for unit in catalogue.agency.units)


def reading_path(catalogue: Catalogue) -> tuple[Place, ...]:
    """Return the site from front to back: home, the newest report's main pages, the free texts."""
    home = Place(urls.HOME, HOME_TITLE)
    texts = [Place(f"{text.name}.md", text.prose.title) for text in catalogue.texts if f"{text.name}.md" != urls.HOME]
    years = (YEARS_PLACE,) if len(catalogue.reports) > 1 else ()
    main = [place for report in catalogue.reports[:1] for place in main_pages(report).in_order()]
    return (home, *main, *years, HEALTH_PLACE, DATA_PLACE, *texts)


def navigation(catalogue: Catalogue) -> list[dict[str, object]]:
    """Return the menu in the form of `nav` in mkdocs.yml: it does not grow with the number of measures."""
    entries: list[dict[str, object]] = [{_menu_name(place): place.path} for place in reading_path(catalogue)]
    older = [{report_name(report.entry): urls.report(report.entry.id)} for report in catalogue.reports[1:]]
    return [*entries, {"รายงานฉบับอื่น": older}] if older else entries


def _menu_name(place: Place) -> str:
    # the menu lists one report's pages, so it need not tell them from another's
    return place.title.split(" ปี ")[0] if _is_of_a_report(place) else place.title


def _is_of_a_report(place: Place) -> bool:
    return place.path.startswith("reports/")
