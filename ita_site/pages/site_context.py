"""All content in its site: what the pages of a site share."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue
from ita_site.catalogue.comparison import Years, compare
from ita_site.catalogue.git_dates import latest_day
from ita_site.pages.output import Place
from ita_site.pages.render import SiteFacts, around
from ita_site.settings import Settings

HOME_PLACE: Final = Place(urls.HOME, "หน้าแรก")
YEARS_PLACE: Final = Place(urls.YEARS, "เทียบหลักฐานกับปีก่อน")
ITA_PLACE: Final = Place(urls.ITA, "ITA คืออะไร")
ENGLISH_PLACE: Final = Place(urls.ENGLISH, "English summary")


@dataclass(frozen=True)
class SiteContext:
    """All content in its site; `path` are the pages that are read one after the other."""

    catalogue: Catalogue
    settings: Settings
    path: tuple[Place, ...]

    @cached_property
    def facts(self) -> SiteFacts:
        """Return what every page shows of the site."""
        agency, settings = self.catalogue.agency, self.settings
        return SiteFacts(
            addresses=settings.addresses,
            edit_base=settings.edit_base,
            site_url=settings.site_url,
            agency_name=agency.name,
            has_about=self.catalogue.text("about") is not None,
            names=agency.whole_names,
        )

    @property
    def home(self) -> Place:
        """Return the home page."""
        return HOME_PLACE

    @property
    def years(self) -> Years | None:
        """Return the comparison of all reports; None where there is but one."""
        return self.catalogue.once(compare)

    def around(self, place: Place) -> tuple[Place | None, Place | None]:
        """Return the pages before and after one that is on the path."""
        return around(self.path, self.path.index(place))

    def changed(self, *paths: str) -> date | None:
        """Return the day of the last change of content files; files without a name count for nothing."""
        return latest_day(self.settings.changes, {*paths})

    def general_places(self) -> Iterator[Place]:
        """Yield the pages of the path that are of no report."""
        return (place for place in self.path if not is_of_a_report(place))


def is_of_a_report(place: Place) -> bool:
    """Return whether a page is one of a report's."""
    return place.path.startswith("reports/")
