"""The finished site: does every internal link lead to a file that is there, and every anchor to an element?

MkDocs checks only links written in Markdown; this reads the HTML that visitors get, the theme's links included.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from ita_site.problems import Code, Problem

_TARGETS: Final = etree.XPath("//@id | //a/@name", smart_strings=False)
_LINKS: Final = etree.XPath("//*[@href or @src]")
_ORIGIN: Final = "https://site.invalid/"
_ANY: Final = frozenset({"", "top"})


@dataclass(frozen=True, slots=True)
class _Page:
    anchors: frozenset[str]
    links: tuple[tuple[int, str], ...]


def check_site(site: Path, base: str = "/") -> tuple[Problem, ...]:
    """Every broken internal link of the HTML files below ``site``, which is published under the path ``base``."""
    names = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    pages = {name: _read(site / name) for name in sorted(names) if name.endswith(".html")}
    return tuple(
        Problem(f"{site.name}/{name}", line, Code.BROKEN_LINK, found=link)
        for name, page in pages.items()
        for line, link in page.links
        if not _leads_somewhere(link, name, names, pages, base)
    )


def _read(file: Path) -> _Page:
    root = html.document_fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    links = dict.fromkeys(
        (element.sourceline, element.get("href") or element.get("src") or "") for element in _LINKS(root)
    )
    return _Page(frozenset(_TARGETS(root)), tuple(links))


def _leads_somewhere(link: str, name: str, names: set[str], pages: Mapping[str, _Page], base: str) -> bool:
    try:
        parts = urlsplit(urljoin(f"{_ORIGIN}{name}", link.strip()))
    except ValueError:
        return False
    if f"{parts.scheme}://{parts.netloc}/" != _ORIGIN:
        return True
    path = unquote(parts.path)
    if link.startswith("/"):
        path = path.removeprefix(base.rstrip("/"))
    wanted = path.lstrip("/")
    wanted += "index.html" if not wanted or wanted.endswith("/") else ""
    if wanted not in names:
        return False
    return wanted not in pages or unquote(parts.fragment) in pages[wanted].anchors | _ANY
