"""What the poster and the loudspeaker announce of a report: the figures of the site, and where to read and to ask."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.catalogue.evidence.ladder import Ladder, ladder_of
from ita_site.catalogue.link_health import LinkHealth
from ita_site.links.memory.history import State
from ita_site.model.agency import Agency, Channel
from ita_site.settings import Settings

_MISLEADING: Final = frozenset({State.BROKEN, State.SUSPECT})
"""States of an address to which nobody is to be sent from paper."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to ask or to complain; a channel without telephone, address and e-mail names only itself."""

    name: str
    phone: str = ""
    url: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Announcement:
    """A report, its ladder, and where to read and to ask."""

    agency: Agency
    report: ReportView
    ladder: Ladder
    address: str
    """Where the site shows the report: an absolute address."""
    contacts: tuple[Contact, ...]
    """Ways to complain or to ask, those with a telephone first; the agency's own pages where it names none."""
    checked: datetime | None
    """When links were last checked; None where they never were."""

    @property
    def same(self) -> int:
        """Return how many promises without a result have one under another measure."""
        return sum(standing.same is not None for own in self.ladder.standings.values() for standing in own)


def announcement(catalogue: Catalogue, report: ReportView, settings: Settings) -> Announcement:
    """Return what is announced of a report of the catalogue; the site's address must be configured."""
    health = catalogue.health
    contacts = [_contact(channel, health) for channel in catalogue.agency.complaints]
    return Announcement(
        agency=catalogue.agency,
        report=report,
        ladder=ladder_of(catalogue, report),
        address=_address(catalogue, report, settings),
        contacts=tuple(sorted(contacts or _pages(catalogue.agency, health), key=lambda way: not way.phone)),
        checked=health.checked,
    )


def _address(catalogue: Catalogue, report: ReportView, settings: Settings) -> str:
    """Return the site's address for the newest report, which the home page shows; the report's page for another."""
    if report is catalogue.reports[0]:
        return settings.site_url
    return settings.site_url + settings.addresses.of(urls.report(report.entry.id))


def _contact(channel: Channel, health: LinkHealth) -> Contact:
    url = _good_address(channel.url, health) if channel.url else ""
    return Contact(channel.name, channel.phone or "", url, channel.email or "")


def _pages(agency: Agency, health: LinkHealth) -> Iterator[Contact]:
    """Yield the agency's own pages that still lead there: that for contact, and its website."""
    for name, url in (("หน้าติดต่อของหน่วยงาน", agency.contact), ("เว็บไซต์หลักของหน่วยงาน", agency.website)):
        if url and (address := _good_address(url, health)):
            yield Contact(name, url=address)


def _good_address(url: str, health: LinkHealth) -> str:
    """Return the address of a page, the new one where it moved; empty where it is known to lead elsewhere."""
    status = health.of(url)
    if status.state in _MISLEADING:
        return ""
    return status.link.moved_to if status.state is State.MOVED and status.link.moved_to else url
