"""The one place that knows where a thing lives on the site.

A page is named by its source path, as MkDocs does (`reports/2567-12m/evidence.md`); `Addresses` turns that into an
address. Published paths never change meaning: they are built from ids, never from titles or positions.
"""

import hashlib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final
from urllib.parse import quote

HOME: Final = "index.md"
ABOUT: Final = "about.md"
READINGS: Final = "readings"
"""The part of that page on what is not the agency's word."""
LINK_HEALTH: Final = "link-health.md"
SITE_INDEX: Final = "site-index.md"
EDITORS: Final = "editors/index.md"
EDITORS_FIELDS: Final = "editors/fields.md"
EDITORS_PROBLEMS: Final = "editors/problems.md"
HEALTH_FILE: Final = "link-health.json"
HEALTH_FEED: Final = "link-health.xml"
FEED: Final = "feed.xml"
WEB_MANIFEST: Final = "site.webmanifest"
DATA: Final = "data.md"
YEARS: Final = "years.md"
ITA: Final = "about-ita.md"
ENGLISH: Final = "en/index.md"
MADE: Final = frozenset({LINK_HEALTH, SITE_INDEX, DATA, YEARS, ITA, "en.md"})
"""Pages of the site's own at its root, whose names no text can take."""
WORD_FILE: Final = "report.docx"
EXCEL_FILE: Final = "report.xlsx"
SECURITY_FILE: Final = ".well-known/security.txt"
"""Whom to tell of a security hole: a name that RFC 9116 fixes, from the root of the host."""
CATALOGUE_FILE: Final = "data/catalog.jsonld"

_REMEMBERED: Final = 1 << 12
"""Ways between two pages that are kept: of one page, most links lead to a few others."""


def report(report_id: str) -> str:
    """Return the address of a report's page, the official table."""
    return f"reports/{report_id}/index.md"


def measure(report_id: str, measure_id: str) -> str:
    """Return the address of a measure's page."""
    return f"reports/{report_id}/measures/{measure_id}.md"


def promise(report_id: str, measure_id: str, number: int) -> str:
    """Return the address of the page of one promised activity of a measure."""
    return f"reports/{report_id}/measures/{measure_id}/activities/{number}.md"


def indicators(report_id: str) -> str:
    """Return the address of the page with all indicators of the report's framework."""
    return f"reports/{report_id}/indicators/index.md"


def indicator(report_id: str, number: int) -> str:
    """Return the address of an indicator's page, where items are anchors such as `#e1`."""
    return f"reports/{report_id}/indicators/{number}.md"


def units(report_id: str) -> str:
    """Return the address of the page with all units of the agency."""
    return f"reports/{report_id}/units/index.md"


def unit(report_id: str, unit_id: str) -> str:
    """Return the address of the page with a unit's share of a report."""
    return f"reports/{report_id}/units/{unit_id}.md"


def evidence(report_id: str) -> str:
    """Return the address of the evidence register."""
    return f"reports/{report_id}/evidence.md"


def coverage(report_id: str) -> str:
    """Return the address of the coverage matrix."""
    return f"reports/{report_id}/coverage.md"


def share_picture(report_id: str = "") -> str:
    """Return the address of the picture beside a shared link: of a report, or of the site."""
    return f"share/report-{report_id}.png" if report_id else "share/site.png"


def report_file(report_id: str, name: str) -> str:
    """Return the address of a report's file, such as `report.docx` or `measures.csv`: beside the report's page."""
    return f"reports/{report_id}/{name}"


def promise_picture(report_id: str, measure_id: str, number: int) -> str:
    """Return the address of the picture beside a shared link to a promise."""
    return f"share/promise-{report_id}-{measure_id}-{number}.png"


def promise_file(report_id: str, measure_id: str, number: int) -> str:
    """Return the address of a promise's JSON twin."""
    return f"reports/{report_id}/measures/{measure_id}/activities/{number}.json"


def measure_file(report_id: str, measure_id: str) -> str:
    """Return the address of a measure's JSON twin: that of its page with `.json` for the slash at its end."""
    return f"reports/{report_id}/measures/{measure_id}.json"


def indicator_file(report_id: str, number: int) -> str:
    """Return the address of an indicator's JSON twin."""
    return f"reports/{report_id}/indicators/{number}.json"


def seen(sha256: str) -> str:
    """Return the address of the page that shows a copy of evidence, by the SHA-256 of the copied bytes.

    Half of the digits: by fewer, two files could be made that share a page.
    """
    return f"seen/{sha256[:32]}.md"


def seen_picture(sha256: str) -> str:
    """Return the address of the picture of a copy of evidence."""
    return f"seen/{sha256[:32]}.webp"


def schema_file(kind: str) -> str:
    """Return the address of the JSON Schema of `report`, `measure` or `indicator`."""
    return f"data/schema/{kind}.schema.json"


def guide_picture(name: str) -> str:
    """Return the address of a picture of the editors' guide."""
    return f"editors/{name}.png"


@cache
def link_anchor(printed: str) -> str:
    """Return the anchor of an address in the evidence register, which does not depend on its place in the list."""
    return "u-" + hashlib.sha256(printed.encode()).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class Addresses:
    """Source paths → addresses. `directories`: MkDocs' `use_directory_urls`."""

    directories: bool = True

    def of(self, page: str) -> str:
        """Return a page's address from the site's root; a folder's own page ends in `/` where directories are on."""
        stem = page.removesuffix(".md")
        if stem == page:
            return quote(page)
        if not self.directories:
            return f"{stem}.html"
        return "" if stem == "index" else f"{stem.removesuffix('/index')}/"

    def file(self, page: str) -> str:
        """Return the file of a page, or of a file beside the pages, from the site's root.

        >>> Addresses().file("reports/2567-12m/coverage.md")
        'reports/2567-12m/coverage/index.html'
        """
        if not page.endswith(".md"):
            return page
        address = self.of(page)
        return f"{address}index.html" if address.endswith("/") or not address else address

    def relative(self, start: str, page: str, anchor: str = "") -> str:
        """Return the address of `page` as seen from the page `start`, which works under any base path."""
        if not anchor:
            return _way(self, start, page)
        return f"#{anchor}" if start == page else f"{_way(self, start, page)}#{anchor}"


@lru_cache(maxsize=_REMEMBERED)
def _way(addresses: Addresses, start: str, page: str) -> str:
    """Return the address of a page as seen from another, without an anchor: up to a folder of both, and down again."""
    folders, there = addresses.of(start).split("/")[:-1], addresses.of(page).split("/")
    shared = 0
    for here, other in zip(folders, there[:-1], strict=False):
        if here != other:
            break
        shared += 1
    return "../" * (len(folders) - shared) + "/".join(there[shared:]) or "./"
