"""An agency: who it is, its reports through the years, what changed lately, and where to complain."""

from collections.abc import Iterator
from dataclasses import dataclass

from ita_site.nation.portal.pages import addresses
from ita_site.nation.portal.pages.facts import Agency, Report
from ita_site.nation.portal.pages.happenings import Happening
from ita_site.nation.portal.pages.kinds.changes import in_words
from ita_site.nation.portal.pages.kinds.places import NO_DISTRICT, agency_step, place_words, renewed_of
from ita_site.nation.portal.pages.nation import Nation
from ita_site.nation.portal.pages.page import PortalPage, Step


@dataclass(frozen=True, slots=True)
class ReportLink:
    """A report in numbers, and its address on the agency's own site; empty where none is known."""

    figures: Report
    address: str


@dataclass(frozen=True, slots=True)
class AgencyContent:
    """What the page of an agency says."""

    id: str
    name: str
    kind: str
    district: str
    province: str
    province_code: str
    website: str
    contact: str
    phone: str
    own_site: str
    """The site with its reports, from the portal's root or whole; empty where none is known."""
    complain: str
    """Where that site says how to complain."""
    reports: tuple[ReportLink, ...]
    """The newest first."""
    happenings: tuple[Happening, ...]


def agency_pages(nation: Nation) -> Iterator[PortalPage]:
    """Yield the page of every agency."""
    return (_page(nation, agency) for agency in nation.agencies)


def _page(nation: Nation, agency: Agency) -> PortalPage:
    return PortalPage(
        address=addresses.agency(agency.id),
        title=agency.name,
        description=f"รายงาน ITA ของ{agency.name} {place_words(agency)}",
        template="agency.html.jinja",
        content=_content(nation, agency),
        above=(agency_step(nation, agency.province_code), _district_step(agency)),
        renewed=renewed_of((agency,)),
    )


def _content(nation: Nation, agency: Agency) -> AgencyContent:
    sites = nation.own_sites
    reports = (ReportLink(report, sites.report(agency, report.report_id)) for report in agency.reports)
    return AgencyContent(
        id=agency.id,
        name=agency.name,
        kind=agency.kind,
        district=agency.district,
        province=agency.province,
        province_code=agency.province_code,
        website=agency.website,
        contact=agency.contact,
        phone=agency.phone,
        own_site=sites.home(agency),
        complain=sites.complain(agency),
        reports=tuple(reports),
        happenings=in_words(nation, nation.agency_events.get(agency.id, ())),
    )


def _district_step(agency: Agency) -> Step:
    return Step(addresses.district(agency.province_code, agency.district), agency.district or NO_DISTRICT)
