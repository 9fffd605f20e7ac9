"""All pages of the site, their navigation, and the check of links that editors write in free text."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from typing import Final

from ita_site import urls
from ita_site.catalogue.catalogue import ActivityView, Catalogue, Coverage, MeasureView, ReportView
from ita_site.catalogue.comparison import compare
from ita_site.catalogue.free_text import is_internal, links, target
from ita_site.labels import report_name
from ita_site.model.nearest import nearest
from ita_site.open_data.files import file_paths
from ita_site.pages.bars import bars
from ita_site.pages.data import DATA_PLACE, data_page
from ita_site.pages.editors_guide import PLACES, guide_pages
from ita_site.pages.health import HEALTH_PLACE, health_page
from ita_site.pages.indicators_units import indicator_pages, unit_pages
from ita_site.pages.output import Output, Place
from ita_site.pages.render import around, page, prose
from ita_site.pages.report import ReportContext, report_pages
from ita_site.pages.site_index import SITE_INDEX_PLACE, site_index
from ita_site.pages.years import YEARS_PLACE, beside, years_page
from ita_site.settings import Settings
from ita_site.source.folder import look
from ita_site.source.problems import Code, Problem

HOME_TITLE: Final = "หน้าแรก"

MOST_ON_HOME: Final = 12
"""Measures, and activities without a result, that the home page lists; the coverage page lists all."""


_PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"})
_NO_PICTURE: Final = "ไม่มีไฟล์ภาพนี้ อาจถูกลบหรือเปลี่ยนชื่อ | there is no such picture; it may have been deleted or renamed"
_NO_FILE: Final = "ไม่มีไฟล์นี้ อาจถูกลบหรือเปลี่ยนชื่อ | there is no such file; it may have been deleted or renamed"


def all_pages(catalogue: Catalogue, settings: Settings) -> Iterator[Output]:
    """Every page of the site, home first."""
    settings = replace(settings, agency_name=catalogue.agency.name, names=catalogue.agency.whole_names)
    home = Place(urls.HOME, HOME_TITLE)
    path = reading_path(catalogue)
    years = compare(catalogue)
    yield _home(catalogue, home, settings, path)
    for at, report in enumerate(catalogue.reports):
        context = ReportContext(catalogue, report, settings, home, () if at else path, beside(years, report))
        yield from report_pages(context)
        yield from indicator_pages(context)
        yield from unit_pages(context)
    yield health_page(catalogue, settings, home, around(path, path.index(HEALTH_PLACE)))
    if years:
        yield years_page(catalogue, years, settings, home, around(path, path.index(YEARS_PLACE)))
    yield data_page(catalogue, settings, home, around(path, path.index(DATA_PLACE)))
    yield from _texts(catalogue, home, settings, path)
    general = (*(place for place in path if not _is_of_a_report(place)), *PLACES)
    yield site_index(catalogue, settings, home, general)
    yield from guide_pages(catalogue, settings, home)


def page_paths(catalogue: Catalogue) -> Iterator[str]:
    """The path of every page, without making the pages."""
    yield from (place.path for place in reading_path(catalogue))
    yield SITE_INDEX_PLACE.path
    yield from (place.path for place in PLACES)
    for report in catalogue.reports:
        report_id = report.entry.id
        context = ReportContext(catalogue, report, Settings(), Place(urls.HOME, HOME_TITLE))
        yield from (place.path for place in context.main_pages())
        yield from (urls.measure(report_id, measure.entry.id) for measure in report.measures)
        yield from (urls.indicator(report_id, indicator.number) for indicator in report.framework.indicators)
        yield from (urls.unit(report_id, unit.id) for unit in catalogue.agency.units)


def reading_path(catalogue: Catalogue) -> tuple[Place, ...]:
    """The site from front to back: home, the newest report's main pages, the free texts."""
    home = Place(urls.HOME, HOME_TITLE)
    newest = [ReportContext(catalogue, report, Settings(), home) for report in catalogue.reports[:1]]
    texts = [Place(f"{text.name}.md", text.prose.title) for text in catalogue.texts if f"{text.name}.md" != urls.HOME]
    years = (YEARS_PLACE,) if len(catalogue.reports) > 1 else ()
    main = [place for context in newest for place in context.main_pages()]
    return (home, *main, *years, HEALTH_PLACE, DATA_PLACE, *texts)


def navigation(catalogue: Catalogue) -> list[dict[str, object]]:
    """What the menu lists, in the form of ``nav`` in mkdocs.yml: it does not grow with the number of measures."""
    entries: list[dict[str, object]] = [{_menu_name(place): place.path} for place in reading_path(catalogue)]
    older = [{report_name(report.entry): urls.report(report.entry.id)} for report in catalogue.reports[1:]]
    return [*entries, {"รายงานฉบับอื่น": older}] if older else entries


def check_links(catalogue: Catalogue, root: Path) -> Iterator[Problem]:
    """Links in free text that lead to no page and no file of the content folder ``root``."""
    known = {*page_paths(catalogue), *file_paths(catalogue), urls.FEED}
    for path, body, first_line in _free_texts(catalogue):
        inside = path.split("/", 1)[1]
        for line, address in links(body, first_line):
            if is_internal(address):
                wanted = target(address, inside)
                if wanted not in known and not (root / wanted).is_file():
                    yield _broken(path, line, address, wanted, known, root)


def _broken(path: str, line: int, address: str, wanted: str, known: Iterable[str], root: Path) -> Problem:  # noqa: PLR0913 - a link
    """A link to a file that is missing, with the nearest file of its kind; or to a page, with the nearest page."""
    kind = PurePosixPath(wanted).suffix.lower()
    if kind in {"", ".md", ".html"}:
        pages = [one for one in known if one.endswith(".md")]
        return Problem(path, line, Code.BROKEN_LINK, found=address, nearest=nearest(wanted, pages))
    kinds = _PICTURES if kind in _PICTURES else {kind}
    files = chain(known, chain.from_iterable(look(root).others.values()))
    alike = sorted(one for one in files if PurePosixPath(one).suffix.lower() in kinds)
    hint = _NO_PICTURE if kind in _PICTURES else _NO_FILE
    return Problem(path, line, Code.BROKEN_LINK, found=address, nearest=nearest(wanted, alike), hint=hint)


def _menu_name(place: Place) -> str:
    # the menu lists one report's pages, so it need not tell them from another's
    return place.title.split(" ปี ")[0] if _is_of_a_report(place) else place.title


def _is_of_a_report(place: Place) -> bool:
    return place.path.startswith("reports/")


def _free_texts(catalogue: Catalogue) -> Iterator[tuple[str, str, int]]:
    for text in catalogue.texts:
        yield text.path, text.body, text.body_line
    for report in catalogue.reports:
        yield report.path, report.body, report.body_line
        for measure in report.measures:
            yield measure.path, measure.body, measure.body_line


def _home(catalogue: Catalogue, home: Place, settings: Settings, path: tuple[Place, ...]) -> Output:
    text = catalogue.text("index")
    source = text.path if text else catalogue.agency_path
    report = catalogue.reports[0] if catalogue.reports else None
    return page(
        "home.md.jinja",
        home,
        text.prose.description if text else catalogue.agency.name,
        source,
        settings,
        neighbours=around(path, 0),
        sources=[report.path, *(measure.path for measure in report.measures)] if report else [],
        weight=0.6,
        agency=catalogue.agency,
        report=report,
        measures=report.measures[:MOST_ON_HOME] if report else (),
        missing=list(islice(_silent(report), MOST_ON_HOME)) if report else [],
        health=catalogue.health,
        counts=report.counts if report else None,
        report_name=report_name(report.entry) if report else "",
        bars=bars(report.counts) if report else [],
        health_counts=catalogue.health.count(link.url for link in report.links) if report else {},
        checked=catalogue.health.checked,
        older=[Place(urls.report(other.entry.id), report_name(other.entry)) for other in catalogue.reports[1:]],
        body=prose(text.body, source, home, settings) if text else "",
    )


def _silent(report: ReportView) -> Iterator[tuple[MeasureView, ActivityView]]:
    """Activities for which no result is stated, with their measures."""
    for measure in report.measures:
        for activity in measure.activities:
            if activity.coverage is Coverage.SILENT:
                yield measure, activity


def _texts(catalogue: Catalogue, home: Place, settings: Settings, path: tuple[Place, ...]) -> Iterator[Output]:
    for text in catalogue.texts:
        place = Place(f"{text.name}.md", text.prose.title)
        if place.path == urls.HOME:
            continue
        about = place.path == urls.ABOUT
        yield page(
            "text.md.jinja",
            place,
            text.prose.description,
            text.path,
            settings,
            above=(home,),
            neighbours=around(path, path.index(place)),
            sources=[catalogue.agency_path, *catalogue.framework_paths.values()] if about else [],
            agency=catalogue.agency,
            frameworks=tuple(catalogue.frameworks.values()) if about else (),
            body=prose(text.body, text.path, place, settings),
        )
