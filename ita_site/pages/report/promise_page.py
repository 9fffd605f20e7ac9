"""The page of a promise: what was promised, what is reported, the evidence, other years, and whom to ask."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import ClassVar

from ita_site import urls
from ita_site.catalogue.catalogue import ActivityView, MeasureView, ReportView
from ita_site.labels import RUNGS, explained, report_name
from ita_site.model.agency import Channel
from ita_site.pages.known_links import KnownLink, known_link
from ita_site.pages.output import LAST_FOUND, Letter, PageData, PageHead, Place
from ita_site.pages.recipe import Entry, Recipe, narrow_recipe
from ita_site.pages.render import Ingredients, around
from ita_site.pages.report.beside import OtherYear
from ita_site.pages.report.context import ReportContext
from ita_site.pages.report.letters import ask_letter, contest_letter
from ita_site.pages.report.measure import CitedAddress, cited_address, like_measure_page
from ita_site.pages.report.places import promise_place
from ita_site.pages.report.promises import Promise, promise_alone


@dataclass(frozen=True, slots=True)
class PromiseData(PageData):
    """The values of a promise's page."""

    template: ClassVar[str] = "promise.md.jinja"

    report_id: str
    report_name: str
    measure: MeasureView
    measure_place: Place
    promise: Promise
    explained: tuple[tuple[str, str], ...]
    """Codes of instruments in the page's words, each with what the instrument does."""
    cited: Mapping[str, CitedAddress]
    """By address as printed."""
    known: Mapping[str, KnownLink]
    """What is known of each address, by the address as it is opened."""
    ask: str
    """Where to ask the agency for a copy."""
    other_years: tuple[OtherYear, ...]
    question: Letter
    complaint: Letter
    """What says that the site is wrong."""
    channels: tuple[Channel, ...]
    contact: str
    """The agency's own page for contact; empty where it has none."""
    address: str
    """Where the page is published; empty where that is not known."""


def promise_recipes(context: ReportContext) -> Iterator[Entry]:
    """Yield the recipe of each promise's page; none where the agency wants no such pages."""
    if not context.catalogue.agency.promise_pages:
        return
    for measure_at, measure in enumerate(context.report.measures):
        for at, activity in enumerate(measure.activities):
            path = urls.promise(context.report.entry.id, measure.entry.id, activity.entry.number)
            yield path, partial(_recipe, context, measure_at, at)


def _recipe(context: ReportContext, measure_at: int, at: int) -> Recipe:
    head = _head(context, measure_at, at)
    return narrow_recipe(Ingredients(head, _data(context, measure_at, at, head.place), context.site.facts))


def _head(context: ReportContext, measure_at: int, at: int) -> PageHead:
    report, measure = context.report, context.report.measures[measure_at]
    report_id, activity = report.entry.id, measure.activities[at].entry
    place = promise_place(report_id, measure, at)
    standing = context.ladder.standings[measure.entry.id][at]
    where = f"มาตรการที่ {measure.entry.order} ข้อ {activity.number}"
    return PageHead(
        place=place,
        description=f"{where} {context.short_name}: {place.title} {RUNGS[standing.rung].words}",
        source=measure.path,
        above=(context.site.home, context.main.report, context.measure_places[measure_at]),
        neighbours=_neighbours(report_id, measure, at),
        changed=context.site.changed(measure.path),
        tab=f"{where} {context.short_name}",
        # the page of the measure says the same, with all around it
        weight=LAST_FOUND,
        twin=urls.promise_file(report_id, measure.entry.id, activity.number),
        unpaired=report.unpaired,
        edition=context.edition(lambda other: _like_page(context, measure, activity.number, other)),
    )


def _neighbours(report_id: str, measure: MeasureView, at: int) -> tuple[Place | None, Place | None]:
    """Return the pages of the promises before and after one in its measure."""
    before, after = around(range(len(measure.activities)), at)
    return (
        None if before is None else promise_place(report_id, measure, before),
        None if after is None else promise_place(report_id, measure, after),
    )


def _like_page(context: ReportContext, measure: MeasureView, number: int, other: ReportView) -> str:
    """Return the path of the promise's page in another report, or of its measure's like where it is not in it."""
    same = context.like_promises.get((measure.entry.id, number), ())
    path = next((year.place.path for year in same if year.report_id == other.entry.id), "")
    return path or like_measure_page(context, measure, other)


def _data(context: ReportContext, measure_at: int, at: int, place: Place) -> PromiseData:
    report, catalogue = context.report, context.catalogue
    measure = report.measures[measure_at]
    promise = promise_alone(measure, context.ladder, at)
    activity, agency, site = measure.activities[at], catalogue.agency, context.site.facts
    evidence = tuple(chain.from_iterable(result.evidence for result in activity.results))
    links = (context.links[entry.as_printed] for entry in evidence)
    about = (agency, report_name(report.entry), measure.entry.order, activity.entry.number, activity.entry.text)
    address = site.site_url + site.addresses.of(place.path) if site.site_url else ""
    rung = promise.standing.rung
    return PromiseData(
        report_id=report.entry.id,
        report_name=report_name(report.entry),
        measure=measure,
        measure_place=context.measure_places[measure_at],
        promise=promise,
        explained=explained(report.framework, _words(activity)),
        cited={link.printed: cited_address(link) for link in links},
        known={entry.url: known_link(entry.url, catalogue.health, catalogue.copies) for entry in evidence},
        ask=catalogue.copies.ask,
        other_years=context.like_promises.get((measure.entry.id, activity.entry.number), ()),
        question=ask_letter(*about, rung),
        complaint=contest_letter(*about, RUNGS[rung].words, address or place.path.removesuffix(".md")),
        channels=agency.complaints,
        contact=agency.contact or "",
        address=address,
    )


def _words(activity: ActivityView) -> str:
    """Return what the report says of an activity."""
    return " ".join((activity.entry.text, *(result.text for result in activity.results)))
