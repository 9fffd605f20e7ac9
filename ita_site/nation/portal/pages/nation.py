"""All that the pages are made of, read once: agencies, provinces, events, hosts, indicators."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ita_site.nation.portal.pages.facts import Agency, Event, Indicator, Province
from ita_site.nation.portal.pages.own_sites import OwnSites
from ita_site.nation.portal.pages.queries import agencies, events, indicators
from ita_site.nation.portal.pages.sums import latest

EVENTS_OF_AGENCY = 10
"""The latest changes that an agency's page lists."""
EVENTS_LISTED = 200
"""The latest changes that a page of changes and a feed list."""


@dataclass(frozen=True)
class Nation:
    """What the database says, for all pages of one run. `public` is the folder in which the portal is written."""

    database: sqlite3.Connection
    public: Path

    @cached_property
    def agencies(self) -> tuple[Agency, ...]:
        """Return every agency, by name."""
        return agencies.agencies(self.database)

    @cached_property
    def by_id(self) -> Mapping[str, Agency]:
        """Return every agency by its id."""
        return {agency.id: agency for agency in self.agencies}

    @cached_property
    def by_province(self) -> Mapping[str, tuple[Agency, ...]]:
        """Return the agencies of each province by its code, by name; under an empty code those without one."""
        grouped: dict[str, list[Agency]] = {province.code: [] for province in self.provinces}
        for agency in self.agencies:
            grouped.setdefault(agency.province_code, []).append(agency)
        return {code: tuple(of_province) for code, of_province in grouped.items()}

    @cached_property
    def provinces(self) -> tuple[Province, ...]:
        """Return all 77 provinces, by name."""
        return agencies.provinces(self.database)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Return the name of each province by its code; of the empty code, that none is known."""
        return {province.code: province.name for province in self.provinces} | {"": "ไม่ระบุจังหวัด"}

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """Return every indicator of the assessments that reports answer to."""
        return indicators.indicators(self.database)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Return the latest changes in the nation."""
        return events.of_nation(self.database, EVENTS_LISTED)

    @cached_property
    def agency_events(self) -> Mapping[str, list[Event]]:
        """Return the latest changes of each agency by its id."""
        return events.by_agency(self.database, EVENTS_OF_AGENCY)

    @cached_property
    def own_sites(self) -> OwnSites:
        """Return where the agencies' own sites are."""
        return OwnSites(self.public)

    @cached_property
    def renewed(self) -> str:
        """Return when an agency's content, or what is known of its links, was last seen to have changed."""
        return latest(self._moments())

    def codes(self) -> Iterator[str]:
        """Yield the code of every province, and the empty code where agencies have none."""
        yield from (province.code for province in self.provinces)
        if "" in self.by_province:
            yield ""

    def _moments(self) -> Iterator[str]:
        yield from (agency.updated for agency in self.agencies)
        yield from (report.last_checked or "" for agency in self.agencies for report in agency.reports)
        yield from (event.at for event in self.events)
