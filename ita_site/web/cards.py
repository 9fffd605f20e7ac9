"""What is handed to the theme for each page, and the files beside the pages that it names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, MeasureView, ReportView
from ita_site.catalogue.evidence.ladder import ladder_of
from ita_site.disk.cache import Cache
from ita_site.labels import RUNGS, report_name
from ita_site.pages.output import Output
from ita_site.settings import Settings
from ita_site.web.card_pictures import HEIGHT, SMALL, WIDTH, png, promise_drawing, report_drawing, site_drawing
from ita_site.web.structured_data import structured

ROBOTS: Final = "robots.txt"


@dataclass(frozen=True, slots=True)
class Card:
    """One page as others show it.

    `picture` is an absolute address, empty where the site's own is not configured: a relative one is not valid there.
    """

    structured: str
    picture: str = ""
    alt: str = ""
    width: int = WIDTH
    """Of the picture in pixels; it is as wide to its height as `WIDTH` to `HEIGHT`."""

    @property
    def height(self) -> int:
        """Return the height of the picture in pixels."""
        return self.width * HEIGHT // WIDTH


def cards(catalogue: Catalogue, outputs: Mapping[str, Output], settings: Settings, site_name: str) -> dict[str, Card]:
    """Return the card of each page, by path."""
    return {path: card(output, catalogue, settings, site_name) for path, output in outputs.items()}


def share_files(
    catalogue: Catalogue, settings: Settings, site_name: str, cache: Cache | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of files for others: robots.txt, and pictures where the site's address is known.

    A picture that `cache` remembers is not drawn again.
    """
    for path in share_paths(catalogue, settings):
        yield path, share_file(catalogue, settings, site_name, path, cache)


def share_paths(catalogue: Catalogue, settings: Settings) -> Iterator[str]:
    """Yield the path of each file of `share_files`, without making it."""
    yield ROBOTS
    if settings.site_url:
        yield urls.share_picture()
        yield from (urls.share_picture(report.entry.id) for report in catalogue.reports)
        yield from catalogue.once(_promises)


def share_file(
    catalogue: Catalogue, settings: Settings, site_name: str, path: str, cache: Cache | None = None
) -> bytes:
    """Return the file of one path of `share_paths`."""
    if path == ROBOTS:
        return _robots(settings)
    memory = cache or Cache()
    if path == urls.share_picture():
        return png(site_drawing(catalogue.agency, site_name), memory)
    if promise := catalogue.once(_promises).get(path):
        return png(_promise_drawing(catalogue, promise), memory, SMALL)
    report = next(report for report in catalogue.reports if path == urls.share_picture(report.entry.id))
    return png(report_drawing(catalogue.agency, report_name(report.entry), ladder_of(catalogue, report)), memory)


def _robots(settings: Settings) -> bytes:
    sitemap = f"\nSitemap: {settings.site_url}sitemap.xml\n" if settings.site_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}".encode()


@dataclass(frozen=True, slots=True)
class _Promise:
    """A promise with a page of its own."""

    report: ReportView
    measure: MeasureView
    at: int

    @property
    def number(self) -> int:
        return self.measure.activities[self.at].entry.number


def _promises(catalogue: Catalogue) -> dict[str, _Promise]:
    """Return each promise that has a page, by the path of its picture."""
    if not catalogue.agency.promise_pages:
        return {}
    promises = (
        _Promise(report, measure, at)
        for report in catalogue.reports
        for measure in report.measures
        for at in range(len(measure.activities))
    )
    return {urls.promise_picture(each.report.entry.id, each.measure.entry.id, each.number): each for each in promises}


def _promise_drawing(catalogue: Catalogue, promise: _Promise) -> str:
    report, measure = promise.report, promise.measure
    where = f"{report_name(report.entry)} มาตรการที่ {measure.entry.order} ข้อ {promise.number}"
    rung = ladder_of(catalogue, report).standings[measure.entry.id][promise.at].rung
    return promise_drawing(catalogue.agency, where, measure.activities[promise.at].entry.text, rung)


def card(output: Output, catalogue: Catalogue, settings: Settings, site_name: str) -> Card:
    """Return the card of one page."""
    graph = structured(output, catalogue, settings)
    if not settings.site_url:
        return Card(graph)
    picture = _promise_picture(output.path)
    if picture in catalogue.once(_promises):
        return Card(graph, settings.site_url + picture, output.description, SMALL)
    report = _report_view(output.path, catalogue)
    if not report:
        return Card(graph, settings.site_url + urls.share_picture(), site_name)
    return Card(graph, settings.site_url + urls.share_picture(report.entry.id), _alt(report, catalogue))


def _promise_picture(path: str) -> str:
    """Return the path of the picture of a promise's page, as `urls.promise_picture`; "" for another page."""
    parts = path.removesuffix(".md").split("/")
    if len(parts) != 6 or parts[4] != "activities":  # noqa: PLR2004 - reports/<id>/measures/<id>/activities/<number>
        return ""
    return urls.promise_picture(parts[1], parts[3], int(parts[5]))


def _report_view(path: str, catalogue: Catalogue) -> ReportView | None:
    """Return the report that a page is of; the newest for the home page, which shows its figures."""
    if path == urls.HOME:
        return catalogue.reports[0] if catalogue.reports else None
    return next(
        (report for report in catalogue.reports if path.startswith(urls.report(report.entry.id)[: -len("index.md")])),
        None,
    )


def _alt(report: ReportView, catalogue: Catalogue) -> str:
    totals = ladder_of(catalogue, report).totals
    rungs = " ".join(f"{RUNGS[rung].words} {number}" for rung, number in totals.items())
    return f"{catalogue.agency.name} {report_name(report.entry)} บอกว่าจะทำ {report.counts.activities} กิจกรรม {rungs}"
