"""The site that each agency has of its own: built beside the portal, or somewhere else on the web."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ita_site import urls
from ita_site.nation.portal.pages.facts import Agency
from ita_site.urls import Addresses

_FOLDER: Final = "sites"
_SLASHES: Final = Addresses()
_NO_SLASHES: Final = Addresses(directories=False)


@dataclass(frozen=True, slots=True)
class OwnSites:
    """Knows where agencies' own sites are; `public` is the folder that is published with the portal at its root."""

    public: Path

    def home(self, agency: Agency) -> str:
        """Return the address of an agency's site, from the portal's root or whole; empty where none is known."""
        beside = f"{_FOLDER}/{agency.id}/"
        return beside if (self.public / beside / "index.html").is_file() else _whole(agency.site_url)

    def report(self, agency: Agency, report_id: str) -> str:
        """Return the address of a report on its agency's site; empty where none is known."""
        return self._page(agency, urls.report(report_id))

    def measure(self, agency: Agency, measure_id: str) -> str:
        """Return the address of a measure, whose id begins with that of its report; empty where none is known."""
        report_id, _, name = measure_id.partition("/")
        return self._page(agency, urls.measure(report_id, name))

    def complain(self, agency: Agency) -> str:
        """Return the address at which an agency's site says where to complain; empty where none is known."""
        home = self.home(agency)
        return f"{home}#complain" if home else ""

    def _page(self, agency: Agency, path: str) -> str:
        home = self.home(agency)
        if not home or "://" in home:
            return home and home + _SLASHES.of(path)
        forms = (_SLASHES, _NO_SLASHES)
        there = (form.of(path) for form in forms if (self.public / home / form.file(path)).is_file())
        # a site that was built before this report was written has no page of it yet
        return home + next(there, "")


def _whole(address: str) -> str:
    return f"{address.rstrip('/')}/" if address.startswith(("http://", "https://")) else ""
