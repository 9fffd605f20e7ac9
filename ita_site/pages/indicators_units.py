"""Pages that show a report from another side: by indicator and by unit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from ita_site import urls
from ita_site.catalogue.catalogue import Coverage, MeasureView, ReportView
from ita_site.labels import report_name, short_name
from ita_site.model.agency import Agency, Unit
from ita_site.model.framework import Framework, Indicator, Instrument, Item
from ita_site.pages.output import Output, PageData, PageHead, Place
from ita_site.pages.render import around, page
from ita_site.pages.report import ReportContext


@dataclass(frozen=True, slots=True)
class IndicatorsData(PageData):
    """The values of the index of indicators."""

    template: ClassVar[str] = "indicators.md.jinja"

    report: ReportView
    source_names: Mapping[str, str]
    """Id of a source → its name."""
    uncoded: list[MeasureView]
    """Measures that name no indicator."""


@dataclass(frozen=True, slots=True)
class IndicatorData(PageData):
    """The values of an indicator's page."""

    template: ClassVar[str] = "indicator.md.jinja"

    report: ReportView
    indicator: Indicator
    instrument: Instrument
    measures: tuple[MeasureView, ...]
    items: list[Item]
    source_names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class UnitsData(PageData):
    """The values of the index of units."""

    template: ClassVar[str] = "units.md.jinja"

    report: ReportView
    shares: list[tuple[Unit, tuple[MeasureView, ...]]]
    """Each unit with the measures that it is responsible for."""
    totals: Mapping[str, Mapping[Coverage, int]]
    """Id of a unit → how many activities of its measures have each coverage."""


@dataclass(frozen=True, slots=True)
class UnitData(PageData):
    """The values of a unit's page."""

    template: ClassVar[str] = "unit.md.jinja"

    report: ReportView
    agency: Agency
    report_name: str
    measures: tuple[MeasureView, ...]


def indicator_pages(context: ReportContext) -> Iterator[Output]:
    """Yield the index of indicators, and a page for each with its items as anchors."""
    report, framework = context.report, context.report.framework
    source = context.catalogue.framework_paths[framework.key]
    names = {source.id: source.name for source in framework.sources}
    yield _indicator_index(context, source, names)
    places = [
        Place(urls.indicator(report.entry.id, entry.number), f"ตัวชี้วัดที่ {entry.number} {entry.name}")
        for entry in framework.indicators
    ]
    for at, indicator in enumerate(framework.indicators):
        measures = report.by_indicator.get(indicator.number, ())
        head = PageHead(
            place=places[at],
            description=f"{places[at].title} ใน{report_name(report.entry)}: {len(measures)} มาตรการ",
            source=source,
            above=(context.home, context.places.report, context.places.indicators),
            neighbours=around(places, at),
            sources=tuple(measure.path for measure in measures),
            tab=short_name(report),
            elsewhere=context.beside.indicators.get(indicator.number, ()),
            twin=urls.indicator_file(report.entry.id, indicator.number),
        )
        data = IndicatorData(
            report=report,
            indicator=indicator,
            instrument=_instrument(framework, indicator.instrument),
            measures=measures,
            items=[item for item in framework.items if item.indicator == indicator.number],
            source_names=names,
        )
        yield page(head, data, context.settings)


def _indicator_index(context: ReportContext, source: str, names: Mapping[str, str]) -> Output:
    report = context.report
    coded = {measure.entry.id for measures in report.by_indicator.values() for measure in measures}
    description = (
        f"ตัวชี้วัด ITA {len(report.framework.indicators)} ตัว มีมาตรการตอบ {len(report.by_indicator)} ตัว "
        f"ใน{report_name(report.entry)}"
    )
    data = IndicatorsData(
        report=report,
        source_names=names,
        uncoded=[measure for measure in report.measures if measure.entry.id not in coded],
    )
    return page(context.head(context.places.indicators, description, source), data, context.settings)


def _instrument(framework: Framework, code: str) -> Instrument:
    return next(instrument for instrument in framework.instruments if instrument.code == code)


def unit_pages(context: ReportContext) -> Iterator[Output]:
    """Yield the index of units, and a page for each."""
    report, agency = context.report, context.catalogue.agency
    shares = [(unit, report.by_unit.get(unit.id, ())) for unit in agency.units]
    yield _unit_index(context, shares)
    places = [Place(urls.unit(report.entry.id, unit.id), f"{unit.name} {short_name(report)}") for unit in agency.units]
    for at, (unit, measures) in enumerate(shares):
        head = PageHead(
            place=places[at],
            description=f"{unit.name} {agency.name}: รับผิดชอบ {len(measures)} มาตรการ ใน{report_name(report.entry)}",
            source=context.catalogue.agency_path,
            above=(context.home, context.places.report, context.places.units),
            neighbours=around(places, at),
            sources=tuple(measure.path for measure in measures),
        )
        data = UnitData(report=report, agency=agency, report_name=report_name(report.entry), measures=measures)
        yield page(head, data, context.settings)


def _unit_index(context: ReportContext, shares: list[tuple[Unit, tuple[MeasureView, ...]]]) -> Output:
    agency = context.catalogue.agency
    description = f"ส่วนราชการ {len(shares)} ส่วนของ{agency.name} กับมาตรการที่รับผิดชอบ {short_name(context.report)}"
    totals = {
        unit.id: {state: sum(measure.count(state) for measure in measures) for state in Coverage}
        for unit, measures in shares
    }
    data = UnitsData(report=context.report, shares=shares, totals=totals)
    head = context.head(context.places.units, description, context.catalogue.agency_path)
    return page(head, data, context.settings)
