"""The page that lists everything: for reading without JavaScript, and where search sends those it cannot serve."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.labels import report_name, short_name
from ita_site.pages.output import Output, Place
from ita_site.pages.render import page
from ita_site.pages.report import ReportContext
from ita_site.settings import Settings
from ita_site.text.thai import initial, sort_key

SITE_INDEX_PLACE: Final = Place(urls.SITE_INDEX, "รวมทุกหน้า")


@dataclass(frozen=True, slots=True)
class Part:
    """All pages of one report."""

    report: ReportView
    name: str
    pages: tuple[Place, ...]


def site_index(catalogue: Catalogue, settings: Settings, home: Place, general: tuple[Place, ...]) -> Output:
    """Everything that the site has, report by report and by letter; ``general`` are pages of no one report."""
    contexts = [ReportContext(catalogue, report, settings, home) for report in catalogue.reports]
    parts = [Part(one.report, report_name(one.report.entry), one.main_pages()) for one in contexts]
    named = [*general, *(place for part in parts for place in _named(catalogue, part, several=len(parts) > 1))]
    return page(
        "site-index.md.jinja",
        SITE_INDEX_PLACE,
        f"รายการทุกหน้าของเว็บไซต์นี้ {len(named)} หน้า เรียงตามรายงานและตามตัวอักษร",
        catalogue.agency_path,
        settings,
        above=(home,),
        weight=0,
        agency=catalogue.agency,
        general=general,
        parts=parts,
        letters=_by_letter(named),
        units=sorted(catalogue.agency.units, key=lambda unit: sort_key(unit.name)),
    )


def _named(catalogue: Catalogue, part: Part, *, several: bool) -> Iterator[Place]:
    """Every page of a report by its name; with the year where reports have pages of the same name."""
    report_id, report = part.report.entry.id, part.report
    year = f" {short_name(report)}" if several else ""
    measures = {urls.measure(report_id, measure.entry.id): measure.entry.title for measure in report.measures}
    indicators = {urls.indicator(report_id, one.number): one.name for one in report.framework.indicators}
    units = {urls.unit(report_id, unit.id): unit.name for unit in catalogue.agency.units}
    yield from part.pages
    yield from (Place(path, f"{name}{year}") for path, name in (measures | indicators | units).items())


def _by_letter(places: list[Place]) -> list[tuple[str, list[Place]]]:
    """Places in the order of a Thai dictionary, those of one letter together."""
    ordered = sorted(places, key=lambda place: (sort_key(place.title), place.path))
    return [(letter, list(some)) for letter, some in groupby(ordered, key=lambda place: initial(place.title))]
