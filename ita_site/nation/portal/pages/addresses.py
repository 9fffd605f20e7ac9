"""Where each page of the portal lives, from the portal's root. Built from ids and codes, never from titles.

An address ends in a slash, that of the home page is empty; the JSON twin of `a/some-id/` is `a/some-id.json`.
"""

import hashlib
from typing import Final

HOME: Final = ""
HOME_TWIN: Final = "index.json"
INDICATORS: Final = "i/"
COMPARE: Final = "compare/"
CHANGES: Final = "changes/"
DEAD: Final = "dead/"
DATA: Final = "data/"
METHOD: Final = "method/"
NOT_FOUND: Final = "404.html"
FINDER: Final = "finder.json"
FEED: Final = "changes/feed.xml"

NO_PROVINCE: Final = "unknown"
"""In place of the code of a province, for agencies of which no province is known."""

_DIGITS: Final = 8
"""Hexadecimal digits that keep the districts of a province apart."""


def province(code: str) -> str:
    """Return the address of a province's page."""
    return f"p/{code or NO_PROVINCE}/"


def district(code: str, name: str) -> str:
    """Return the address of a district's page: districts have no codes here, and servers take no Thai names for sure.

    >>> district("TH-30", "อำเภอปักธงชัย")
    'p/TH-30/d-50bf9af2/'
    """
    return f"{province(code)}d-{hashlib.sha256(name.encode()).hexdigest()[:_DIGITS]}/"


def agency(agency_id: str) -> str:
    """Return the address of an agency's page."""
    return f"a/{agency_id}/"


def indicator(indicator_id: str) -> str:
    """Return the address of an indicator's page, whose id is such as `nacc-2566/6`."""
    return f"i/{indicator_id}/"


def indicator_province(indicator_id: str, code: str) -> str:
    """Return the address of the page with the measures of a province for an indicator."""
    return f"{indicator(indicator_id)}{code or NO_PROVINCE}/"


def province_feed(code: str) -> str:
    """Return the address of the feed of a province's changes."""
    return f"changes/{code or NO_PROVINCE}.xml"


def twin(address: str) -> str:
    """Return the address of a page's JSON twin."""
    return f"{address.removesuffix('/')}.json" if address else HOME_TWIN


def file(address: str) -> str:
    """Return the file of a page or of a file beside the pages."""
    return f"{address}index.html" if address.endswith("/") or not address else address


def root_of(address: str) -> str:
    """Return the way from a page up to the portal's root: `../../` from `a/some-id/`, empty from the home page."""
    return "../" * address.count("/")


def way(start: str, address: str) -> str:
    """Return the relative address of a page or file as seen from the page `start`; whole addresses stay as they are."""
    if "://" in address:
        return address
    return f"{root_of(start)}{address}" or "./"
