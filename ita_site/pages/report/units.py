"""The pages of an agency's units in a report: an index, and a page for each with the measures it is responsible for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from ita_site import urls
from ita_site.catalogue.catalogue import MeasureView, ReportView
from ita_site.catalogue.evidence.ladder import Rung, tally
from ita_site.labels import report_name, short_name
from ita_site.model.agency import Unit
from ita_site.pages.output import PageData, PageHead, Place
from ita_site.pages.recipe import Entry, Recipe, narrow_recipe, wide_recipe
from ita_site.pages.render import Ingredients, around
from ita_site.pages.report.cards import MeasureCard
from ita_site.pages.report.context import ReportContext


@dataclass(frozen=True, slots=True)
class UnitsData(PageData):
    """The values of the index of units."""

    template: ClassVar[str] = "units.md.jinja"

    report: ReportView
    shares: list[tuple[Unit, tuple[MeasureView, ...]]]
    """Each unit with the measures that it is responsible for."""
    common: tuple[MeasureCard, ...]
    """The measures of every unit, where all have the same; empty where they differ."""
    totals: Mapping[str, Mapping[Rung, int]]
    """Id of a unit → how many activities of its measures are on each rung."""


@dataclass(frozen=True, slots=True)
class UnitData(PageData):
    """The values of a unit's page."""

    template: ClassVar[str] = "unit.md.jinja"

    report_id: str
    report_name: str
    measures: tuple[MeasureCard, ...]


def unit_recipes(context: ReportContext) -> Iterator[Entry]:
    """Yield the recipes of the index of units, and of a page for each."""
    yield context.main.units.path, partial(_index_recipe, context)
    for at, unit in enumerate(context.catalogue.agency.units):
        yield urls.unit(context.report.entry.id, unit.id), partial(_recipe, context, at)


def _index_recipe(context: ReportContext) -> Recipe:
    place = context.main.units
    return wide_recipe(place.path, lambda: _index(context), *context.reads(place), context.catalogue.agency_path)


def _index(context: ReportContext) -> Ingredients:
    report, agency, ladder = context.report, context.catalogue.agency, context.ladder
    shares = [(unit, report.by_unit.get(unit.id, ())) for unit in agency.units]
    description = f"ส่วนราชการ {len(shares)} ส่วนของ{agency.name} กับมาตรการที่รับผิดชอบ {short_name(context.report)}"
    totals = {
        unit.id: tally(each.rung for measure in measures for each in ladder.standings[measure.entry.id])
        for unit, measures in shares
    }
    data = UnitsData(report=context.report, shares=shares, common=_common(context, shares), totals=totals)
    head = context.head(context.main.units, description, context.catalogue.agency_path)
    return Ingredients(head, data, context.site.facts)


def _common(context: ReportContext, shares: Sequence[tuple[Unit, tuple[MeasureView, ...]]]) -> tuple[MeasureCard, ...]:
    """Return the measures of every unit, where there are several units, and all have the same."""
    different = {tuple(measure.entry.id for measure in measures) for _, measures in shares}
    if len(shares) == 1 or len(different) != 1:
        return ()
    return tuple(context.cards[measure_id] for measure_id in different.pop())


def _recipe(context: ReportContext, at: int) -> Recipe:
    report, unit = context.report, context.catalogue.agency.units[at]
    measures = report.by_unit.get(unit.id, ())
    data = UnitData(
        report_id=report.entry.id,
        report_name=report_name(report.entry),
        measures=tuple(context.cards[measure.entry.id] for measure in measures),
    )
    return narrow_recipe(Ingredients(_head(context, at, measures), data, context.site.facts))


def _place(context: ReportContext, unit: Unit) -> Place:
    return Place(urls.unit(context.report.entry.id, unit.id), f"{unit.name} {context.short_name}")


def _head(context: ReportContext, at: int, measures: tuple[MeasureView, ...]) -> PageHead:
    report, agency, source = context.report, context.catalogue.agency, context.catalogue.agency_path
    unit = agency.units[at]
    places = [_place(context, entry) for entry in agency.units]
    return PageHead(
        place=places[at],
        description=f"{unit.name} {agency.name}: รับผิดชอบ {len(measures)} มาตรการ ใน{report_name(report.entry)}",
        source=source,
        above=(context.site.home, context.main.report, context.main.units),
        neighbours=around(places, at),
        changed=context.site.changed(source, *(measure.path for measure in measures)),
        unpaired=report.unpaired,
        # units are the agency's, so every report has a page of each
        edition=context.edition(lambda other: urls.unit(other.entry.id, unit.id)),
    )
