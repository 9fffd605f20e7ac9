"""Every page of the site by its path, each with how it is made; none is made before it is asked for."""

from collections.abc import Iterator, Mapping
from functools import partial

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.pages.copies.page import copy_recipes
from ita_site.pages.data import DATA_PLACE, data_recipe
from ita_site.pages.editors_guide import PLACES, guide_recipes
from ita_site.pages.health import HEALTH_PLACE, health_recipe
from ita_site.pages.home_texts import home_recipe, text_places, text_recipes
from ita_site.pages.introductions.about_ita import ita_recipe
from ita_site.pages.introductions.english import english_recipe
from ita_site.pages.output import Output, Place
from ita_site.pages.recipe import Entry, PageTable, Recipe
from ita_site.pages.report.context import ReportContext
from ita_site.pages.report.coverage import coverage_recipe
from ita_site.pages.report.evidence import evidence_recipe
from ita_site.pages.report.indicators import indicator_recipes
from ita_site.pages.report.measure import measure_recipes
from ita_site.pages.report.official import report_recipe
from ita_site.pages.report.places import main_pages
from ita_site.pages.report.promise_page import promise_recipes
from ita_site.pages.report.units import unit_recipes
from ita_site.pages.site_context import ENGLISH_PLACE, HOME_PLACE, ITA_PLACE, YEARS_PLACE, SiteContext
from ita_site.pages.site_index import site_index_recipe
from ita_site.pages.years import years_recipe
from ita_site.settings import Settings


def page_table(catalogue: Catalogue, settings: Settings) -> Mapping[str, Recipe]:
    """Return the recipe of every page of the site by path, in their order, home first; no page is made."""
    return PageTable(_entries(SiteContext(catalogue, settings, reading_path(catalogue))))


def page_at(catalogue: Catalogue, settings: Settings, path: str) -> Output | None:
    """Return the page of a path; None where the site has none."""
    table = page_table(catalogue, settings)
    return table[path].make() if path in table else None


def reading_path(catalogue: Catalogue) -> tuple[Place, ...]:
    """Return the site from front to back, behind home: the newest report's main pages, then what is of no report."""
    years = (YEARS_PLACE,) if len(catalogue.reports) > 1 else ()
    main = [place for report in catalogue.reports[:1] for place in main_pages(report).in_order()]
    return (*main, *years, HEALTH_PLACE, DATA_PLACE, *text_places(catalogue))


def _entries(context: SiteContext) -> Iterator[Entry]:
    """Yield path and recipe of every page."""
    yield urls.HOME, partial(home_recipe, context)
    for at, report in enumerate(context.catalogue.reports):
        yield from _of_report(context, report, is_newest=not at)
    yield urls.LINK_HEALTH, partial(health_recipe, context)
    if len(context.catalogue.reports) > 1:
        yield urls.YEARS, partial(years_recipe, context)
    yield urls.DATA, partial(data_recipe, context)
    yield from text_recipes(context)
    yield urls.ITA, partial(ita_recipe, context)
    yield urls.ENGLISH, partial(english_recipe, context)
    general = (HOME_PLACE, *context.general_places(), ITA_PLACE, ENGLISH_PLACE, *PLACES)
    yield urls.SITE_INDEX, partial(site_index_recipe, context, general)
    yield from guide_recipes(context)
    yield from copy_recipes(context)


def _of_report(site: SiteContext, report: ReportView, *, is_newest: bool) -> Iterator[Entry]:
    """Yield path and recipe of every page of a report; the newest report's are on the path of the site."""
    context = ReportContext(site, report, site.path if is_newest else main_pages(report).in_order())
    main = context.main
    yield main.report.path, partial(report_recipe, context)
    yield main.coverage.path, partial(coverage_recipe, context)
    yield main.evidence.path, partial(evidence_recipe, context)
    yield from measure_recipes(context)
    yield from promise_recipes(context)
    yield from indicator_recipes(context)
    yield from unit_recipes(context)
