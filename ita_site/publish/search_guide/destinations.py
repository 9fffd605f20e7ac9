"""Where a page's name in the editors' table of search words leads: `contact`, `report`, `about.md#sources`."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.catalogue.evidence.ladder import Rung
from ita_site.labels import RUNGS
from ita_site.pages.page_table import page_table
from ita_site.settings import Settings

CONTACT: Final = "complain"
"""The anchor of the home page's part with the agency's channels."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place of the site: the path of a page, and an anchor or query on it."""

    path: str
    part: str = ""
    heading: str = ""


_OF_SITE: Final[Mapping[str, Target]] = {
    "home": Target(urls.HOME),
    "contact": Target(urls.HOME, CONTACT),
    "links": Target(urls.LINK_HEALTH),
    "data": Target(urls.DATA),
    "about": Target(urls.ABOUT),
    "years": Target(urls.YEARS),
}
_OF_REPORT: Final[Mapping[str, Callable[[str], Target]]] = {
    "report": lambda report: Target(urls.report(report)),
    "coverage": lambda report: Target(urls.coverage(report)),
    "not-mentioned": lambda report: Target(
        urls.coverage(report), f"?state={Rung.NOT_MENTIONED}", RUNGS[Rung.NOT_MENTIONED].words
    ),
    "evidence": lambda report: Target(urls.evidence(report)),
    "indicators": lambda report: Target(urls.indicators(report)),
    "units": lambda report: Target(urls.units(report)),
}
NAMES: Final = (*_OF_SITE, *_OF_REPORT)
"""The names of pages that every report or site has."""


def target_of(page: str, catalogue: Catalogue, report: ReportView | None) -> Target:
    """Return what a page's name or path means; a name of a report's page means that of `report`.

    Raises LookupError where the site has no such report yet.
    """
    if page in _OF_SITE:
        return _OF_SITE[page]
    if page in _OF_REPORT:
        if report is None:
            raise LookupError(page)
        return _OF_REPORT[page](report.entry.id)
    path, _, anchor = page.partition("#")
    return Target(catalogue.once(pages_of_files).get(path, path), anchor)


def pages_of_files(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the path of the page of each measure by that of its file, both within the content folder."""
    return {
        measure.path.partition("/")[2]: urls.measure(report.entry.id, measure.entry.id)
        for report in catalogue.reports
        for measure in report.measures
    }


def page_paths(catalogue: Catalogue) -> AbstractSet[str]:
    """Return the path of every page of the site; no page is made."""
    return frozenset(page_table(catalogue, Settings()))
