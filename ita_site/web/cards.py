"""What is handed to the theme for each page, and the files beside the pages that it names."""

from collections.abc import Mapping
from dataclasses import dataclass

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.catalogue.evidence_ladder import ladder_of
from ita_site.disk.cache import Cache
from ita_site.labels import RUNGS, report_name
from ita_site.pages.output import Output
from ita_site.settings import Settings
from ita_site.web.card_pictures import png, report_drawing, site_drawing
from ita_site.web.structured_data import structured


@dataclass(frozen=True, slots=True)
class Card:
    """One page as others show it.

    `picture` is an absolute address, empty where the site's own is not configured: a relative one is not valid there.
    """

    structured: str
    picture: str = ""
    alt: str = ""


def cards(catalogue: Catalogue, outputs: Mapping[str, Output], settings: Settings, site_name: str) -> dict[str, Card]:
    """Return the card of each page, by path."""
    return {path: card(output, catalogue, settings, site_name) for path, output in outputs.items()}


def share_files(
    catalogue: Catalogue, settings: Settings, site_name: str, cache: Cache | None = None
) -> dict[str, bytes]:
    """Return files for others, by path: robots.txt, and pictures where the site's address is known.

    A picture that `cache` remembers is not drawn again.
    """
    if not settings.site_url:
        return {"robots.txt": b"User-agent: *\nAllow: /\n"}
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {settings.site_url}sitemap.xml\n"
    memory = cache or Cache()
    pictures = {path: png(drawing, memory) for path, drawing in _drawings(catalogue, site_name).items()}
    return {"robots.txt": robots.encode(), **pictures}


def _drawings(catalogue: Catalogue, site_name: str) -> dict[str, str]:
    """Return the pictures of the site and of each report as SVG, by the path of the finished picture."""
    reports = {
        urls.share_picture(report.entry.id): report_drawing(
            catalogue.agency, report_name(report.entry), ladder_of(catalogue, report)
        )
        for report in catalogue.reports
    }
    return {urls.share_picture(): site_drawing(catalogue.agency, site_name), **reports}


def card(output: Output, catalogue: Catalogue, settings: Settings, site_name: str) -> Card:
    """Return the card of one page."""
    graph = structured(output, catalogue, settings)
    if not settings.site_url:
        return Card(graph)
    report = _report_view(output.path, catalogue)
    if not report:
        return Card(graph, settings.site_url + urls.share_picture(), site_name)
    return Card(graph, settings.site_url + urls.share_picture(report.entry.id), _alt(report, catalogue))


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
