"""Indicators of the assessments: the measures of all agencies for each, by province and name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from ita_site.nation.portal.pages import addresses
from ita_site.nation.portal.pages.facts import Agency, Indicator, IndicatorMeasure
from ita_site.nation.portal.pages.kinds.places import renewed_of
from ita_site.nation.portal.pages.nation import Nation
from ita_site.nation.portal.pages.page import PortalPage, Step
from ita_site.nation.portal.pages.queries.indicators import measures_for

_TOP: Final = Step(addresses.INDICATORS, "ตัวชี้วัด")

Measures = Mapping[str, tuple[IndicatorMeasure, ...]]
"""The measures of agencies for an indicator, by the agency's id."""


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator in a list."""

    indicator: Indicator
    address: str


@dataclass(frozen=True, slots=True)
class Framework:
    """The indicators of one assessment, by number. `year_be` is 0 where its id does not end in a year."""

    id: str
    year_be: int
    indicators: tuple[IndicatorLine, ...]


@dataclass(frozen=True, slots=True)
class FrameworksContent:
    """What the page with all indicators says."""

    frameworks: tuple[Framework, ...]


@dataclass(frozen=True, slots=True)
class ProvinceShare:
    """How many agencies of a province have measures for an indicator, and how many."""

    name: str
    address: str
    agencies: int
    measures: int


@dataclass(frozen=True, slots=True)
class IndicatorContent:
    """What the page of an indicator says."""

    indicator: Indicator
    year_be: int
    provinces: tuple[ProvinceShare, ...]


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure, and its address on its agency's own site; empty where none is known."""

    figures: IndicatorMeasure
    address: str


@dataclass(frozen=True, slots=True)
class AgencyMeasures:
    """The measures of an agency for an indicator."""

    name: str
    address: str
    measures: tuple[MeasureLine, ...]


@dataclass(frozen=True, slots=True)
class IndicatorProvinceContent:
    """What the page of an indicator in a province says."""

    indicator: Indicator
    year_be: int
    province: str
    agencies: tuple[AgencyMeasures, ...]


def indicator_pages(nation: Nation) -> Iterator[PortalPage]:
    """Yield the page with all indicators, that of each, and of each in every province that has measures for it."""
    yield _all(nation)
    for indicator in nation.indicators:
        yield from _of_indicator(nation, indicator)


def _all(nation: Nation) -> PortalPage:
    grouped = groupby(nation.indicators, key=lambda indicator: indicator.framework_id)
    frameworks = tuple(
        Framework(
            framework_id,
            _year(framework_id),
            tuple(IndicatorLine(indicator, addresses.indicator(indicator.id)) for indicator in of_framework),
        )
        for framework_id, of_framework in grouped
    )
    return PortalPage(
        address=addresses.INDICATORS,
        title="ดูตามตัวชี้วัดของ ITA",
        description="ตัวชี้วัดของการประเมิน ITA แต่ละปี และมาตรการของหน่วยงานต่าง ๆ ในเรื่องเดียวกัน",
        template="indicators.html.jinja",
        content=FrameworksContent(frameworks),
    )


def _of_indicator(nation: Nation, indicator: Indicator) -> Iterator[PortalPage]:
    """Yield the page of an indicator, and its pages of provinces."""
    of_agency = {
        agency_id: tuple(measures)
        for agency_id, measures in groupby(
            measures_for(nation.database, indicator.id), key=lambda measure: measure.agency_id
        )
    }
    shares = []
    for code in nation.codes():
        agencies = tuple(agency for agency in nation.by_province[code] if agency.id in of_agency)
        if agencies:
            page = _in_province(nation, indicator, code, agencies, of_agency)
            shares.append(_share(page, sum(len(of_agency[agency.id]) for agency in agencies)))
            yield page
    yield PortalPage(
        address=addresses.indicator(indicator.id),
        title=_title(indicator),
        description=f"มาตรการของหน่วยงานต่าง ๆ สำหรับ{_title(indicator)}",
        template="indicator.html.jinja",
        content=IndicatorContent(indicator, _year(indicator.framework_id), tuple(shares)),
        above=(_TOP,),
    )


def _in_province(
    nation: Nation, indicator: Indicator, code: str, agencies: tuple[Agency, ...], measures: Measures
) -> PortalPage:
    name = nation.names[code]
    lines = tuple(_agency(nation, agency, measures[agency.id]) for agency in agencies)
    return PortalPage(
        address=addresses.indicator_province(indicator.id, code),
        title=f"{_title(indicator)} {name}",
        description=f"มาตรการของหน่วยงานใน{name} สำหรับ{_title(indicator)}",
        template="indicator_province.html.jinja",
        content=IndicatorProvinceContent(indicator, _year(indicator.framework_id), name, lines),
        above=(_TOP, Step(addresses.indicator(indicator.id), _title(indicator))),
        renewed=renewed_of(agencies),
    )


def _agency(nation: Nation, agency: Agency, measures: tuple[IndicatorMeasure, ...]) -> AgencyMeasures:
    lines = (MeasureLine(measure, nation.own_sites.measure(agency, measure.measure_id)) for measure in measures)
    return AgencyMeasures(agency.name, addresses.agency(agency.id), tuple(lines))


def _share(page: PortalPage, measures: int) -> ProvinceShare:
    content: IndicatorProvinceContent = page.content
    return ProvinceShare(content.province, page.address, len(content.agencies), measures)


def _title(indicator: Indicator) -> str:
    return f"ตัวชี้วัดที่ {indicator.number} {indicator.name}"


def _year(framework_id: str) -> int:
    ending = framework_id.rpartition("-")[2]
    return int(ending) if ending.isdecimal() else 0
