"""The home page, and the pages of free text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import ClassVar, Final

from ita_site import urls
from ita_site.catalogue.catalogue import ActivityView, Catalogue, Counts, MeasureView, ReportView, Text
from ita_site.catalogue.evidence.ladder import Ladder, Rung, Standing, ladder_of
from ita_site.catalogue.link_health import LinkHealth
from ita_site.labels import report_name
from ita_site.links.memory.history import State
from ita_site.model.agency import Agency
from ita_site.model.framework import Framework
from ita_site.pages.output import PageData, PageHead, Place
from ita_site.pages.recipe import Entry, Recipe, narrow_recipe, wide_recipe
from ita_site.pages.render import FreeText, Ingredients
from ita_site.pages.report.cards import MeasureCard, card
from ita_site.pages.report.places import main_pages, page_sources
from ita_site.pages.site_context import SiteContext
from ita_site.text.thai import Period, fiscal_period

MOST_ON_HOME: Final = 12
"""Measures, and activities without a result, that the home page lists; the coverage page lists all."""


@dataclass(frozen=True, slots=True)
class HomeData(PageData):
    """The values of the home page; those of a report are of the newest, and empty where there is none."""

    template: ClassVar[str] = "home.md.jinja"

    agency: Agency
    health: LinkHealth
    checked: datetime | None
    """When links were last checked."""
    older: list[Place]
    """The pages of all reports but the newest."""
    report: ReportView | None = None
    measures: tuple[MeasureCard, ...] = ()
    missing: tuple[tuple[MeasureView, ActivityView, Standing], ...] = ()
    """The first activities that the report does not mention; those that it answers elsewhere come last."""
    same: int = 0
    """How many of them are answered elsewhere in the report."""
    ladder: Ladder | None = None
    counts: Counts | None = None
    report_name: str = ""
    period: Period | None = None
    """The months that the report covers."""
    health_counts: Mapping[State, int] | None = None


@dataclass(frozen=True, slots=True)
class Readers:
    """Who read the reports as the site shows them: whom to ask about the data, each empty where nobody has said it."""

    maintainer: str
    email: str
    letters: bool
    """Whether the site has letters that say that it is wrong."""


@dataclass(frozen=True, slots=True)
class TextData(PageData):
    """The values of a page of free text."""

    template: ClassVar[str] = "text.md.jinja"

    about: Readers | None
    """On the page about the site itself, and there alone."""
    source: str
    """Where the facts on the agency come from."""
    frameworks: tuple[Framework, ...] = ()
    """The frameworks whose sources the page names."""


def home_recipe(context: SiteContext) -> Recipe:
    """Return the recipe of the home page."""
    return wide_recipe(
        urls.HOME, partial(_home, context), context.catalogue.digest(), _home_head(context), context.facts
    )


def _home_head(context: SiteContext) -> PageHead:
    catalogue, text = context.catalogue, context.catalogue.text("index")
    report = catalogue.reports[0] if catalogue.reports else None
    source = text.path if text else catalogue.agency_path
    return PageHead(
        place=context.home,
        description=" ".join((*_finding(catalogue, report), text.prose.description if text else catalogue.agency.name)),
        source=source,
        changed=context.changed(source, *(page_sources(report) if report else ())),
        weight=0.6,
        unpaired=report.unpaired if report else 0,
    )


def _finding(catalogue: Catalogue, report: ReportView | None) -> Iterator[str]:
    """Yield what the site says of the newest report in a sentence, as its heading does; nothing where there is none."""
    if report is not None:
        ladder = ladder_of(catalogue, report)
        numbers = (f"รายงานบอกผล {ladder.mentioned()}", f"มีลิงก์ของหน้าเฉพาะ {ladder.opened()}")
        yield f"บอกว่าจะทำ {report.counts.activities} กิจกรรม {' '.join(numbers)} ·"


def _home(context: SiteContext) -> Ingredients:
    catalogue, text = context.catalogue, context.catalogue.text("index")
    report = catalogue.reports[0] if catalogue.reports else None
    free_text = FreeText(text.body, text.path) if text else None
    return Ingredients(_home_head(context), _home_data(catalogue, report), context.facts, free_text)


def _home_data(catalogue: Catalogue, report: ReportView | None) -> HomeData:
    older = [main_pages(other).report for other in catalogue.reports[1:]]
    health = catalogue.health
    if report is None:
        return HomeData(catalogue.agency, health, health.checked, older)
    ladder = ladder_of(catalogue, report)
    missing = sorted(_missing(report, ladder), key=lambda place: place[2].same is not None)
    return HomeData(
        agency=catalogue.agency,
        health=health,
        checked=health.checked,
        older=older,
        report=report,
        measures=tuple(card(measure, ladder) for measure in report.measures[:MOST_ON_HOME]),
        missing=tuple(missing[:MOST_ON_HOME]),
        same=sum(place[2].same is not None for place in missing),
        ladder=ladder,
        counts=report.counts,
        report_name=report_name(report.entry),
        period=fiscal_period(report.entry.fiscal_year, report.entry.round),
        health_counts=health.count(link.url for link in report.links),
    )


def _missing(report: ReportView, ladder: Ladder) -> Iterator[tuple[MeasureView, ActivityView, Standing]]:
    """Yield the activities that a report does not mention, with their measures."""
    for measure in report.measures:
        for activity, standing in zip(measure.activities, ladder.standings[measure.entry.id], strict=True):
            if standing.rung is Rung.NOT_MENTIONED:
                yield measure, activity, standing


def text_places(catalogue: Catalogue) -> tuple[Place, ...]:
    """Return the pages of free text but the home page."""
    return tuple(_text_place(text) for text in catalogue.texts if _text_place(text).path != urls.HOME)


def _text_place(text: Text) -> Place:
    return Place(f"{text.name}.md", text.prose.title)


def text_recipes(context: SiteContext) -> Iterator[Entry]:
    """Yield the recipes of the pages of free text but the home page."""
    for text in context.catalogue.texts:
        place = _text_place(text)
        if place.path != urls.HOME:
            yield place.path, partial(_text_recipe, context, text, place)


def _text_recipe(context: SiteContext, text: Text, place: Place) -> Recipe:
    catalogue = context.catalogue
    about = place.path == urls.ABOUT
    sources = (catalogue.agency_path, *catalogue.framework_paths.values()) if about else ()
    head = PageHead(
        place=place,
        description=text.prose.description,
        source=text.path,
        above=(context.home,),
        neighbours=context.around(place),
        changed=context.changed(text.path, *sources),
    )
    frameworks = tuple(catalogue.frameworks.values()) if about else ()
    readers = _readers(catalogue.agency) if about else None
    data = TextData(about=readers, source=catalogue.agency.source, frameworks=frameworks)
    return narrow_recipe(Ingredients(head, data, context.facts, FreeText(text.body, text.path)))


def _readers(agency: Agency) -> Readers:
    named = agency.open_data
    return Readers(named.maintainer or "", named.maintainer_email or "", agency.promise_pages)
