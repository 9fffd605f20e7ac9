"""Provinces and districts: the agencies of each in one table, by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ita_site.nation.portal.pages import addresses
from ita_site.nation.portal.pages.facts import Agency, Report
from ita_site.nation.portal.pages.happenings import Happening
from ita_site.nation.portal.pages.kinds.changes import province_happenings
from ita_site.nation.portal.pages.nation import Nation
from ita_site.nation.portal.pages.page import PortalPage, Step
from ita_site.nation.portal.pages.sums import latest
from ita_site.text.thai import sort_key

NO_DISTRICT = "ไม่ระบุอำเภอ"
_RECENT = 5


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """An agency in a table: its newest report in numbers, None where it has none."""

    id: str
    name: str
    address: str
    report: Report | None
    reports: int


@dataclass(frozen=True, slots=True)
class District:
    """The agencies of a district, by name."""

    name: str
    address: str
    agencies: tuple[AgencyLine, ...]


@dataclass(frozen=True, slots=True)
class ProvinceContent:
    """What the page of a province says."""

    province: str
    province_code: str
    agencies: int
    districts: tuple[District, ...]
    recent: tuple[Happening, ...]
    changes_feed: str


@dataclass(frozen=True, slots=True)
class DistrictContent:
    """What the page of a district says."""

    province: str
    province_code: str
    district: str
    agencies: tuple[AgencyLine, ...]


def province_pages(nation: Nation) -> Iterator[PortalPage]:
    """Yield the page of every province, and of every district in which an agency publishes here."""
    for code in nation.codes():
        of_province = nation.by_province[code]
        districts = districts_of(code, of_province)
        yield _province(nation, code, of_province, districts)
        yield from (_district(nation, code, district, of_province) for district in districts)


def place_words(agency: Agency) -> str:
    """Return where an agency is: `อำเภอปักธงชัย จังหวัดนครราชสีมา`."""
    return f"{agency.district} {agency.province}".strip()


def districts_of(code: str, agencies: tuple[Agency, ...]) -> tuple[District, ...]:
    """Return the districts of a province in the order of their names; the agencies are sorted by theirs."""
    by_district = sorted(agencies, key=lambda agency: sort_key(agency.district))
    return tuple(
        District(name or NO_DISTRICT, addresses.district(code, name), tuple(map(_line, of_district)))
        for name, of_district in groupby(by_district, key=lambda agency: agency.district)
    )


def agency_step(nation: Nation, code: str) -> Step:
    """Return the province as a page above another."""
    return Step(addresses.province(code), nation.names[code])


def _province(nation: Nation, code: str, agencies: tuple[Agency, ...], districts: tuple[District, ...]) -> PortalPage:
    name, feed = nation.names[code], addresses.province_feed(code)
    return PortalPage(
        address=addresses.province(code),
        title=name,
        description=f"รายงาน ITA ของหน่วยงานใน{name}ที่เผยแพร่ผ่านระบบนี้ {len(agencies)} แห่ง",
        template="province.html.jinja",
        content=ProvinceContent(
            name, code, len(agencies), districts, province_happenings(nation, code)[:_RECENT], feed
        ),
        renewed=renewed_of(agencies),
        feed=feed,
    )


def _district(nation: Nation, code: str, district: District, agencies: tuple[Agency, ...]) -> PortalPage:
    own = {line.id for line in district.agencies}
    name = nation.names[code]
    return PortalPage(
        address=district.address,
        title=f"{district.name} {name}",
        description=f"รายงาน ITA ของหน่วยงานใน{district.name} {name} ที่เผยแพร่ผ่านระบบนี้ {len(own)} แห่ง",
        template="district.html.jinja",
        content=DistrictContent(name, code, district.name, district.agencies),
        above=(agency_step(nation, code),),
        renewed=renewed_of(tuple(agency for agency in agencies if agency.id in own)),
    )


def renewed_of(agencies: tuple[Agency, ...]) -> str:
    """Return when what is known of agencies last changed."""
    return latest(
        moment
        for agency in agencies
        for moment in (agency.updated, *(report.last_checked or "" for report in agency.reports))
    )


def _line(agency: Agency) -> AgencyLine:
    newest = agency.reports[0] if agency.reports else None
    return AgencyLine(agency.id, agency.name, addresses.agency(agency.id), newest, len(agency.reports))
