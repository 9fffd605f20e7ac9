"""The page that lists everything: for reading without JavaScript, and where search sends those it cannot serve."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar, Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.labels import report_name, short_name
from ita_site.model.agency import Unit
from ita_site.pages.output import PageData, PageHead, Place
from ita_site.pages.recipe import Recipe, wide_recipe
from ita_site.pages.render import Ingredients
from ita_site.pages.report.places import main_pages
from ita_site.pages.site_context import SiteContext
from ita_site.text.thai import initial, sort_key

SITE_INDEX_PLACE: Final = Place(urls.SITE_INDEX, "รวมทุกหน้า")


@dataclass(frozen=True, slots=True)
class Part:
    """All pages of one report."""

    report: ReportView
    name: str
    pages: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class SiteIndexData(PageData):
    """The values of the page of all pages."""

    template: ClassVar[str] = "site-index.md.jinja"

    general: tuple[Place, ...]
    """Pages of no one report."""
    parts: list[Part]
    promise_pages: bool
    """Whether each promise has a page of its own."""
    letters: list[tuple[str, list[Place]]]
    """Places by their first letter."""
    units: list[Unit]


def site_index_recipe(context: SiteContext, general: tuple[Place, ...]) -> Recipe:
    """Return the recipe of the page of everything; `general` are pages of no one report."""
    return wide_recipe(
        urls.SITE_INDEX,
        lambda: _ingredients(context, general),
        context.catalogue.digest(),
        context.changed(context.catalogue.agency_path),
        context.facts,
        general,
    )


def _ingredients(context: SiteContext, general: tuple[Place, ...]) -> Ingredients:
    """Return what the page is made from: every page, report by report and by letter."""
    catalogue = context.catalogue
    parts = [Part(report, report_name(report.entry), main_pages(report).in_order()) for report in catalogue.reports]
    named = [*general, *(place for part in parts for place in _named(catalogue, part, several=len(parts) > 1))]
    head = PageHead(
        place=SITE_INDEX_PLACE,
        description=f"รายการทุกหน้าของเว็บไซต์นี้ {len(named)} หน้า เรียงตามรายงานและตามตัวอักษร",
        source=catalogue.agency_path,
        above=(context.home,),
        changed=context.changed(catalogue.agency_path),
        weight=0,
    )
    data = SiteIndexData(
        general=general,
        parts=parts,
        promise_pages=catalogue.agency.promise_pages,
        letters=_by_letter(named),
        units=sorted(catalogue.agency.units, key=lambda unit: sort_key(unit.name)),
    )
    return Ingredients(head, data, context.facts)


def _named(catalogue: Catalogue, part: Part, *, several: bool) -> Iterator[Place]:
    """Yield every page of a report by its name; with the year where reports have pages of the same name."""
    report_id, report = part.report.entry.id, part.report
    year = f" {short_name(report)}" if several else ""
    measures = {urls.measure(report_id, measure.entry.id): measure.entry.title for measure in report.measures}
    indicators = {urls.indicator(report_id, entry.number): entry.name for entry in report.framework.indicators}
    units = {urls.unit(report_id, unit.id): unit.name for unit in catalogue.agency.units}
    yield from part.pages
    yield from (Place(path, f"{name}{year}") for path, name in (measures | indicators | units).items())


def _by_letter(places: list[Place]) -> list[tuple[str, list[Place]]]:
    """Return places in the order of a Thai dictionary, those of one letter together."""
    ordered = sorted(places, key=lambda place: (sort_key(place.title), place.path))
    return [(letter, list(some)) for letter, some in groupby(ordered, key=lambda place: initial(place.title))]
