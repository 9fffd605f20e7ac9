"""The pages of a report's indicators: an index, and a page for each with its items as anchors."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from ita_site import urls
from ita_site.catalogue.catalogue import MeasureView, ReportView
from ita_site.labels import report_name, ways
from ita_site.model.framework import Indicator, Instrument, Item
from ita_site.pages.output import PageData, PageHead, Place
from ita_site.pages.recipe import Entry, Recipe, narrow_recipe, wide_recipe
from ita_site.pages.render import Ingredients, around
from ita_site.pages.report.cards import MeasureCard
from ita_site.pages.report.context import ReportContext
from ita_site.pages.scores import IndicatorScores, indicator_scores


@dataclass(frozen=True, slots=True)
class IndicatorsData(PageData):
    """The values of the index of indicators."""

    template: ClassVar[str] = "indicators.md.jinja"

    report: ReportView
    source_names: Mapping[str, str]
    """Id of a source → its name."""
    ways: Mapping[str, str]
    """What each instrument does, in words of our own; empty where that is not known."""
    uncoded: tuple[MeasureCard, ...]
    """Measures that name no indicator."""


@dataclass(frozen=True, slots=True)
class NamedMeasure:
    """A measure as a link names it."""

    id: str
    order: int
    title: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of an indicator, with the measures that name it and those whose words resemble its own."""

    item: Item
    source_name: str
    named_by: tuple[NamedMeasure, ...]
    resembled_by: tuple[NamedMeasure, ...]


@dataclass(frozen=True, slots=True)
class IndicatorData(PageData):
    """The values of an indicator's page."""

    template: ClassVar[str] = "indicator.md.jinja"

    report_id: str
    framework_title: str
    has_items: bool
    """Whether the framework has items of any indicator."""
    indicator: Indicator
    source_name: str
    instrument: Instrument
    way: str
    """What the instrument does, in words of our own; empty where that is not known."""
    measures: tuple[MeasureCard, ...]
    items: tuple[ItemRow, ...]
    scores: tuple[IndicatorScores, ...]
    """Its own scores; empty where the site has none."""


def indicator_recipes(context: ReportContext) -> Iterator[Entry]:
    """Yield the recipes of the index of indicators, and of a page for each."""
    report = context.report
    yield context.main.indicators.path, partial(_index_recipe, context)
    for at, indicator in enumerate(report.framework.indicators):
        yield urls.indicator(report.entry.id, indicator.number), partial(_recipe, context, at)


def _index_recipe(context: ReportContext) -> Recipe:
    place = context.main.indicators
    return wide_recipe(place.path, lambda: _index(context), *context.reads(place), _source(context))


def _source(context: ReportContext) -> str:
    """Return the path of the framework's file."""
    return context.catalogue.framework_paths[context.report.framework.key]


def _index(context: ReportContext) -> Ingredients:
    report = context.report
    coded = {measure.entry.id for measures in report.by_indicator.values() for measure in measures}
    description = (
        f"ตัวชี้วัด ITA {len(report.framework.indicators)} ตัว มีมาตรการแก้ {len(report.by_indicator)} ตัว "
        f"ใน{report_name(report.entry)}"
    )
    data = IndicatorsData(
        report=report,
        source_names=context.source_names,
        ways=ways(report.framework),
        uncoded=tuple(card for measure, card in context.cards.items() if measure not in coded),
    )
    return Ingredients(context.head(context.main.indicators, description, _source(context)), data, context.site.facts)


def _recipe(context: ReportContext, at: int) -> Recipe:
    return narrow_recipe(Ingredients(_head(context, at), _data(context, at), context.site.facts))


def _head(context: ReportContext, at: int) -> PageHead:
    report, source = context.report, _source(context)
    indicator = report.framework.indicators[at]
    places = [_place(report, entry) for entry in report.framework.indicators]
    measures = report.by_indicator.get(indicator.number, ())
    return PageHead(
        place=places[at],
        description=f"{places[at].title} ใน{report_name(report.entry)}: {len(measures)} มาตรการ",
        source=source,
        above=(context.site.home, context.main.report, context.main.indicators),
        neighbours=around(places, at),
        changed=context.site.changed(source, *(measure.path for measure in measures)),
        tab=context.short_name,
        elsewhere=context.beside.indicators.get(indicator.number, ()),
        twin=urls.indicator_file(report.entry.id, indicator.number),
        unpaired=report.unpaired,
        edition=context.edition(lambda other: _like_page(context, indicator, other)),
    )


def _like_page(context: ReportContext, indicator: Indicator, other: ReportView) -> str:
    """Return the path of the indicator's page in another report, or of all its indicators where it has another."""
    is_same = (indicator.number, other.entry.id) in context.beside.same_indicators
    return urls.indicator(other.entry.id, indicator.number) if is_same else urls.indicators(other.entry.id)


def _place(report: ReportView, indicator: Indicator) -> Place:
    return Place(urls.indicator(report.entry.id, indicator.number), f"ตัวชี้วัดที่ {indicator.number} {indicator.name}")


def _data(context: ReportContext, at: int) -> IndicatorData:
    report, framework = context.report, context.report.framework
    indicator = framework.indicators[at]
    return IndicatorData(
        report_id=report.entry.id,
        framework_title=framework.title,
        has_items=bool(framework.items),
        indicator=indicator,
        source_name=context.source_names[indicator.source],
        instrument=next(entry for entry in framework.instruments if entry.code == indicator.instrument),
        way=ways(framework)[indicator.instrument],
        measures=tuple(context.cards[measure.entry.id] for measure in report.by_indicator.get(indicator.number, ())),
        items=tuple(_row(context, item) for item in framework.items if item.indicator == indicator.number),
        scores=indicator_scores(context.catalogue, report, [indicator]),
    )


def _row(context: ReportContext, item: Item) -> ItemRow:
    report = context.report
    return ItemRow(
        item=item,
        source_name=context.source_names[item.source],
        named_by=_named(report.by_item.get(item.code, ())),
        resembled_by=_named(report.resembling.get(item.code, ())),
    )


def _named(measures: Sequence[MeasureView]) -> tuple[NamedMeasure, ...]:
    return tuple(NamedMeasure(entry.id, entry.order, entry.title) for entry in (view.entry for view in measures))
