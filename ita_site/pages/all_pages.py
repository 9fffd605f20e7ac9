"""All pages of the site, and its menu."""

from collections.abc import Iterator

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue
from ita_site.labels import report_name
from ita_site.pages.output import Output, Place
from ita_site.pages.page_table import page_table, reading_path
from ita_site.pages.site_context import is_of_a_report
from ita_site.settings import Settings


def all_pages(catalogue: Catalogue, settings: Settings) -> Iterator[Output]:
    """Yield every page of the site, home first."""
    for recipe in page_table(catalogue, settings).values():
        yield recipe.make()


def navigation(catalogue: Catalogue) -> list[dict[str, object]]:
    """Return the menu in the form of `nav` in mkdocs.yml: it does not grow with the number of measures."""
    entries: list[dict[str, object]] = [{_menu_name(place): place.path} for place in reading_path(catalogue)]
    older = [{report_name(report.entry): urls.report(report.entry.id)} for report in catalogue.reports[1:]]
    return [*entries, {"รายงานฉบับอื่น": older}] if older else entries


def _menu_name(place: Place) -> str:
    # the menu lists one report's pages, so it need not tell them from another's
    return place.title.split(" ปี ")[0] if is_of_a_report(place) else place.title
