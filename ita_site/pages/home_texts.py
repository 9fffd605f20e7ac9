"""The home page, and the pages of free text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import ClassVar, Final

from markupsafe import Markup

from ita_site import urls
from ita_site.catalogue.catalogue import ActivityView, Catalogue, Counts, Coverage, MeasureView, ReportView, Text
from ita_site.catalogue.link_health import LinkHealth
from ita_site.labels import report_name
from ita_site.links.memory.history import State
from ita_site.model.agency import Agency
from ita_site.model.framework import Framework
from ita_site.pages.bars import Bar, bars
from ita_site.pages.output import Output, PageData, PageHead, Place
from ita_site.pages.render import around, page, prose
from ita_site.pages.report_places import main_pages, page_sources
from ita_site.settings import Settings

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
    body: Markup
    report: ReportView | None = None
    measures: tuple[MeasureView, ...] = ()
    missing: tuple[tuple[MeasureView, ActivityView], ...] = ()
    """The first activities for which no result is stated."""
    counts: Counts | None = None
    report_name: str = ""
    bars: tuple[Bar, ...] = ()
    health_counts: Mapping[State, int] | None = None


@dataclass(frozen=True, slots=True)
class TextData(PageData):
    """The values of a page of free text."""

    template: ClassVar[str] = "text.md.jinja"

    agency: Agency
    body: Markup
    frameworks: tuple[Framework, ...] = ()
    """The frameworks whose sources the page names."""


def home_page(catalogue: Catalogue, home: Place, settings: Settings, path: tuple[Place, ...]) -> Output:
    """Return the home page; `path` are the pages that are read one after the other."""
    text = catalogue.text("index")
    source = text.path if text else catalogue.agency_path
    report = catalogue.reports[0] if catalogue.reports else None
    head = PageHead(
        place=home,
        description=text.prose.description if text else catalogue.agency.name,
        source=source,
        neighbours=around(path, 0),
        sources=page_sources(report) if report else (),
        weight=0.6,
    )
    body = prose(text.body, source, home, settings) if text else Markup()
    return page(head, _home_data(catalogue, report, body), settings)


def _home_data(catalogue: Catalogue, report: ReportView | None, body: Markup) -> HomeData:
    older = [main_pages(other).report for other in catalogue.reports[1:]]
    health = catalogue.health
    if report is None:
        return HomeData(catalogue.agency, health, health.checked, older, body)
    return HomeData(
        agency=catalogue.agency,
        health=health,
        checked=health.checked,
        older=older,
        body=body,
        report=report,
        measures=report.measures[:MOST_ON_HOME],
        missing=tuple(islice(_silent(report), MOST_ON_HOME)),
        counts=report.counts,
        report_name=report_name(report.entry),
        bars=tuple(bars(report.counts)),
        health_counts=health.count(link.url for link in report.links),
    )


def _silent(report: ReportView) -> Iterator[tuple[MeasureView, ActivityView]]:
    """Yield the activities for which no result is stated, with their measures."""
    for measure in report.measures:
        for activity in measure.activities:
            if activity.coverage is Coverage.SILENT:
                yield measure, activity


def text_pages(catalogue: Catalogue, home: Place, settings: Settings, path: tuple[Place, ...]) -> Iterator[Output]:
    """Yield the pages of free text but the home page; `path` are the pages that are read one after the other."""
    for text in catalogue.texts:
        place = Place(f"{text.name}.md", text.prose.title)
        if place.path != urls.HOME:
            yield _text(catalogue, text, place, home, settings, around(path, path.index(place)))


def _text(  # noqa: PLR0913 - what a page is made of
    catalogue: Catalogue,
    text: Text,
    place: Place,
    home: Place,
    settings: Settings,
    neighbours: tuple[Place | None, Place | None],
) -> Output:
    about = place.path == urls.ABOUT
    head = PageHead(
        place=place,
        description=text.prose.description,
        source=text.path,
        above=(home,),
        neighbours=neighbours,
        sources=(catalogue.agency_path, *catalogue.framework_paths.values()) if about else (),
    )
    data = TextData(
        agency=catalogue.agency,
        body=prose(text.body, text.path, place, settings),
        frameworks=tuple(catalogue.frameworks.values()) if about else (),
    )
    return page(head, data, settings)
