"""Pages that show a report from another side: by indicator and by unit."""

from collections.abc import Iterator

from ita_site import urls
from ita_site.catalogue.catalogue import Coverage
from ita_site.labels import report_name, short_name
from ita_site.model.framework import Framework
from ita_site.pages.output import Output, Place
from ita_site.pages.render import around, page
from ita_site.pages.report import Shelf


def indicator_pages(shelf: Shelf) -> Iterator[Output]:
    """The index of indicators, and a page for each with its items as anchors."""
    volume, framework = shelf.volume, shelf.volume.framework
    source = shelf.catalogue.framework_paths[framework.key]
    index = shelf.main_pages()[3]
    addressed = len(volume.by_indicator)
    names = {source.id: source.name for source in framework.sources}
    coded = {row.measure.id for rows in volume.by_indicator.values() for row in rows}
    yield shelf.main_page(
        3,
        "indicators.md.jinja",
        f"ตัวชี้วัด ITA {len(framework.indicators)} ตัว มีมาตรการตอบ {addressed} ตัว ใน{report_name(volume.report)}",
        source,
        source_names=names,
        uncoded=[row for row in volume.rows if row.measure.id not in coded],
    )
    places = [
        Place(urls.indicator(volume.report.id, i.number), f"ตัวชี้วัดที่ {i.number} {i.name}") for i in framework.indicators
    ]
    for at, indicator in enumerate(framework.indicators):
        rows = volume.by_indicator.get(indicator.number, ())
        yield page(
            "indicator.md.jinja",
            places[at],
            f"{places[at].title} ใน{report_name(volume.report)}: {len(rows)} มาตรการ",
            source,
            shelf.settings,
            above=(shelf.home, shelf.report, index),
            neighbours=around(places, at),
            sources=[row.path for row in rows],
            tab=short_name(volume),
            elsewhere=shelf.beside.indicators.get(indicator.number, ()),
            twin=urls.indicator_file(volume.report.id, indicator.number),
            volume=volume,
            indicator=indicator,
            instrument=_instrument(framework, indicator.instrument),
            rows=rows,
            items=[item for item in framework.items if item.indicator == indicator.number],
            source_names=names,
        )


def _instrument(framework: Framework, code: str) -> object:
    return next(instrument for instrument in framework.instruments if instrument.code == code)


def unit_pages(shelf: Shelf) -> Iterator[Output]:
    """The index of units, and a page for each."""
    volume, agency = shelf.volume, shelf.catalogue.agency
    index = shelf.main_pages()[4]
    shares = [(unit, volume.by_unit.get(unit.id, ())) for unit in agency.units]
    yield shelf.main_page(
        4,
        "units.md.jinja",
        f"ส่วนราชการ {len(agency.units)} ส่วนของ{agency.name} กับมาตรการที่รับผิดชอบ {short_name(volume)}",
        shelf.catalogue.agency_path,
        shares=shares,
        totals={unit.id: {state: sum(row.count(state) for row in rows) for state in Coverage} for unit, rows in shares},
    )
    places = [Place(urls.unit(volume.report.id, unit.id), f"{unit.name} {short_name(volume)}") for unit in agency.units]
    for at, (unit, rows) in enumerate(shares):
        yield page(
            "unit.md.jinja",
            places[at],
            f"{unit.name} {agency.name}: รับผิดชอบ {len(rows)} มาตรการ ใน{report_name(volume.report)}",
            shelf.catalogue.agency_path,
            shelf.settings,
            above=(shelf.home, shelf.report, index),
            neighbours=around(places, at),
            sources=[row.path for row in rows],
            volume=volume,
            agency=agency,
            report_name=report_name(volume.report),
            rows=rows,
        )
