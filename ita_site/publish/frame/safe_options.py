"""Make what a mkdocs.yml says fit for the places that it reaches: pages, header files of servers, feeds.

The theme puts most options into HTML as they are. A name or a text is escaped; an address that would end an attribute,
or a line of a server's settings, is refused.
"""

import re
from typing import Final

import nh3
from markupsafe import escape

from ita_site.source.problems import Code, Problem

_ADDRESS: Final = re.compile(
    r"https?://(?:[\w\u0e00-\u0e7f.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?(?:/[\w\u0e00-\u0e7f.~%@:+=!-]*)*", re.IGNORECASE
)
"""An address whose characters mean nothing to HTML, XML, nginx, Apache and IIS."""

_ALLOWED: Final = "https://ชื่อเว็บ/ทางเดิน/ (https://host/path/ without quotes, spaces, ; & ? #)"
_CREDIT_TAGS: Final = {"a", "b", "br", "em", "i", "small", "span", "strong"}


def check_address(address: str, field: str, file: str) -> Problem | None:
    """Return the problem of an address in a mkdocs.yml called `file`; None where it is safe everywhere."""
    if not address or _ADDRESS.fullmatch(address):
        return None
    return Problem(file, 0, Code.BAD_URL, field, found=address, allowed=_ALLOWED)


def safe_credit(html: str) -> str:
    """Return the option `copyright`, which may have links and emphasis, without all that runs or loads."""
    return nh3.clean(html, tags=_CREDIT_TAGS, url_schemes={"http", "https", "mailto"})


def escaped(value: object) -> object:
    """Return an option with every text in it escaped for HTML; lists and mappings are followed."""
    if isinstance(value, dict):
        return {name: escaped(below) for name, below in value.items()}
    if isinstance(value, list):
        return [escaped(part) for part in value]
    return escape(value) if isinstance(value, str) and value != str(escape(value)) else value
