"""Pages that show a report from another side: by indicator and by unit."""

from collections.abc import Iterator

from ita_site import urls
from ita_site.catalogue.catalogue import Coverage
from ita_site.labels import report_name, short_name
from ita_site.model.framework import Framework
from ita_site.pages.output import Output, Place
from ita_site.pages.render import around, page
from ita_site.pages.report import ReportContext


def indicator_pages(context: ReportContext) -> Iterator[Output]:
    """The index of indicators, and a page for each with its items as anchors."""
    report, framework = context.report, context.report.framework
    source = context.catalogue.framework_paths[framework.key]
    index = context.main_pages()[3]
    addressed = len(report.by_indicator)
    names = {source.id: source.name for source in framework.sources}
    coded = {measure.entry.id for measures in report.by_indicator.values() for measure in measures}
    yield context.main_page(
        3,
        "indicators.md.jinja",
        f"ตัวชี้วัด ITA {len(framework.indicators)} ตัว มีมาตรการตอบ {addressed} ตัว ใน{report_name(report.entry)}",
        source,
        source_names=names,
        uncoded=[measure for measure in report.measures if measure.entry.id not in coded],
    )
    places = [
        Place(urls.indicator(report.entry.id, i.number), f"ตัวชี้วัดที่ {i.number} {i.name}") for i in framework.indicators
    ]
    for at, indicator in enumerate(framework.indicators):
        measures = report.by_indicator.get(indicator.number, ())
        yield page(
            "indicator.md.jinja",
            places[at],
            f"{places[at].title} ใน{report_name(report.entry)}: {len(measures)} มาตรการ",
            source,
            context.settings,
            above=(context.home, context.place, index),
            neighbours=around(places, at),
            sources=[measure.path for measure in measures],
            tab=short_name(report),
            elsewhere=context.beside.indicators.get(indicator.number, ()),
            twin=urls.indicator_file(report.entry.id, indicator.number),
            report=report,
            indicator=indicator,
            instrument=_instrument(framework, indicator.instrument),
            measures=measures,
            items=[item for item in framework.items if item.indicator == indicator.number],
            source_names=names,
        )


def _instrument(framework: Framework, code: str) -> object:
    return next(instrument for instrument in framework.instruments if instrument.code == code)


def unit_pages(context: ReportContext) -> Iterator[Output]:
    """The index of units, and a page for each."""
    report, agency = context.report, context.catalogue.agency
    index = context.main_pages()[4]
    shares = [(unit, report.by_unit.get(unit.id, ())) for unit in agency.units]
    yield context.main_page(
        4,
        "units.md.jinja",
        f"ส่วนราชการ {len(agency.units)} ส่วนของ{agency.name} กับมาตรการที่รับผิดชอบ {short_name(report)}",
        context.catalogue.agency_path,
        shares=shares,
        totals={
            unit.id: {state: sum(measure.count(state) for measure in measures) for state in Coverage}
            for unit, measures in shares
        },
    )
    places = [Place(urls.unit(report.entry.id, unit.id), f"{unit.name} {short_name(report)}") for unit in agency.units]
    for at, (unit, measures) in enumerate(shares):
        yield page(
            "unit.md.jinja",
            places[at],
            f"{unit.name} {agency.name}: รับผิดชอบ {len(measures)} มาตรการ ใน{report_name(report.entry)}",
            context.catalogue.agency_path,
            context.settings,
            above=(context.home, context.place, index),
            neighbours=around(places, at),
            sources=[measure.path for measure in measures],
            report=report,
            agency=agency,
            report_name=report_name(report.entry),
            measures=measures,
        )
