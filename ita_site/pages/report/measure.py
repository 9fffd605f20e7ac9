"""The page of a measure: what was promised, what is reported, by which evidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import ClassVar

from ita_site import urls
from ita_site.catalogue.catalogue import Link, MeasureView, ReportView, responsible_units
from ita_site.catalogue.evidence.ladder import Rung
from ita_site.catalogue.evidence.reach import Reach, host_of
from ita_site.labels import explained, report_name
from ita_site.model.agency import Unit
from ita_site.model.framework import Indicator, Item
from ita_site.pages.known_links import KnownLink, known_link
from ita_site.pages.output import PageData, PageHead
from ita_site.pages.recipe import Entry, Recipe, narrow_recipe
from ita_site.pages.render import FreeText, Ingredients, around
from ita_site.pages.report.cards import MeasureCard
from ita_site.pages.report.context import ReportContext
from ita_site.pages.report.promises import Promise, promises, unanswering
from ita_site.pages.report.same_measures import same_measures
from ita_site.pages.scores import IndicatorScores, indicator_scores


@dataclass(frozen=True, slots=True)
class CitedAddress:
    """An address as printed: its host, what it points at, and how many claims of the report share it."""

    host: str
    reach: Reach
    claims: int


@dataclass(frozen=True, slots=True)
class MeasureData(PageData):
    """The values of a measure's page."""

    template: ClassVar[str] = "measure.md.jinja"

    report_id: str
    report_name: str
    measures: int
    """How many measures the report has."""
    measure: MeasureView
    card: MeasureCard
    indicators: tuple[Indicator, ...]
    scores: tuple[IndicatorScores, ...]
    """Of its indicators, those that the site has scores of."""
    explained: tuple[tuple[str, str], ...]
    """Codes of instruments in the report's words, each with what the instrument does."""
    items: tuple[Item, ...]
    resembling: tuple[Item, ...]
    units: tuple[Unit, ...]
    promises: tuple[Promise, ...]
    unanswering: tuple[int, ...]
    """Positions of the results that answer none of its promises."""
    cited: Mapping[str, CitedAddress]
    """By address as printed."""
    known: Mapping[str, KnownLink]
    """What is known of each address, by the address as it is opened."""
    ask: str
    """Where to ask the agency for a copy."""
    promise_pages: bool
    """Whether each promise has a page of its own."""


def cited_address(link: Link) -> CitedAddress:
    """Return what a page says of an address as printed."""
    return CitedAddress(host_of(link.url), link.reach, link.claims)


def measure_recipes(context: ReportContext) -> Iterator[Entry]:
    """Yield the recipe of each measure's page."""
    report = context.report
    for at, measure in enumerate(report.measures):
        yield urls.measure(report.entry.id, measure.entry.id), partial(_recipe, context, at)


def _recipe(context: ReportContext, at: int) -> Recipe:
    measure = context.report.measures[at]
    return narrow_recipe(
        Ingredients(
            head=_head(context, at),
            data=_data(context, measure),
            site=context.site.facts,
            free_text=FreeText(measure.body, measure.path, top=3),
        )
    )


def _head(context: ReportContext, at: int) -> PageHead:
    report, measure = context.report, context.report.measures[at]
    return PageHead(
        place=context.measure_places[at],
        description=_description(measure, context),
        source=measure.path,
        above=(context.site.home, context.main.report),
        neighbours=around(context.measure_places, at),
        changed=context.site.changed(measure.path),
        tab=context.short_name,
        elsewhere=context.beside.measures.get(measure.entry.id, ()),
        twin=urls.measure_file(report.entry.id, measure.entry.id),
        unpaired=report.unpaired,
        edition=context.edition(lambda other: like_measure_page(context, measure, other)),
    )


def like_measure_page(context: ReportContext, measure: MeasureView, other: ReportView) -> str:
    """Return the path of the measure's page in another report, or of its list of activities where it is not in it."""
    same = context.catalogue.once(same_measures).get((context.report.entry.id, measure.entry.id), {})
    other_id = other.entry.id
    return urls.measure(other_id, same[other_id]) if other_id in same else urls.coverage(other_id)


def _description(measure: MeasureView, context: ReportContext) -> str:
    """Return what the page says of itself."""
    tally = context.ladder.tally(measure.entry.id)
    linked = tally[Rung.PAGE_LINK] + tally[Rung.SHOWN]
    rungs = f"มีลิงก์ของหน้าเฉพาะ {linked} รายงานไม่ได้บอกผล {tally[Rung.NOT_MENTIONED]}"
    number = f"มาตรการที่ {measure.entry.order} {context.short_name}"
    return f"{number}: {measure.entry.title} บอกว่าจะทำ {len(measure.activities)} กิจกรรม {rungs}"


def _data(context: ReportContext, measure: MeasureView) -> MeasureData:
    report, catalogue, issue = context.report, context.catalogue, measure.entry.issue
    named = tuple(context.items[code] for code in dict.fromkeys(issue.items))
    indicators = _indicators(context, measure, named)
    units = responsible_units(measure.entry, catalogue.agency)
    claims = (*measure.entry.results, *measure.entry.outcomes)
    evidence = tuple(chain.from_iterable(claim.evidence for claim in claims))
    links = (context.links[entry.as_printed] for entry in evidence)
    return MeasureData(
        report_id=report.entry.id,
        report_name=report_name(report.entry),
        measures=len(report.measures),
        measure=measure,
        card=context.cards[measure.entry.id],
        indicators=indicators,
        scores=indicator_scores(catalogue, report, indicators),
        explained=explained(report.framework, _words(measure)),
        items=named,
        resembling=tuple(context.items[code] for code in dict.fromkeys(issue.resembles)),
        units=tuple(unit for unit in catalogue.agency.units if unit.id in units),
        promises=promises(measure, context.ladder),
        unanswering=unanswering(measure),
        cited={link.printed: cited_address(link) for link in links},
        promise_pages=catalogue.agency.promise_pages,
        known={entry.url: known_link(entry.url, catalogue.health, catalogue.copies) for entry in evidence},
        ask=catalogue.copies.ask,
    )


def _words(measure: MeasureView) -> str:
    """Return what the report says in its table of a measure."""
    entry = measure.entry
    claims = (claim.text for claim in (*entry.results, *entry.outcomes))
    return " ".join((entry.issue.text, *(activity.text for activity in entry.activities), *claims))


def _indicators(context: ReportContext, measure: MeasureView, items: Sequence[Item]) -> tuple[Indicator, ...]:
    numbers = {measure.entry.issue.indicator, *(item.indicator for item in items)}
    return tuple(indicator for indicator in context.report.framework.indicators if indicator.number in numbers)
