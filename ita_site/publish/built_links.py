"""The finished site: does every internal link lead to a file that is there, and every anchor to one element?

MkDocs checks only links written in Markdown; this reads the HTML that visitors get, the theme's links included. It also
holds the site to work under any base path: a link that starts with `/` would tie it to one.
"""

import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from lxml import etree

from ita_site.source.problems import Code, Problem

_LINKS: Final = frozenset({"href", "src", "poster", "data", "xlink:href"})
_LISTS: Final = frozenset({"srcset", "imagesrcset"})
_CANDIDATE: Final = re.compile(r"(\S*[^\s,])(?:\s+[\d.]+[wxh])*\s*(?:,|$)")
_PLAIN: Final = re.compile(r"(?!//)[\w./~-]*(?:#[\w.-]*)?")
_FOLDER: Final = frozenset({"", ".", ".."})
_TOP: Final = frozenset({"", "top"})
# a server answers with it at any depth, so its links cannot be relative
_ANYWHERE: Final = "404.html"
_RELATIVE: Final = "ที่อยู่สัมพัทธ์ (a relative address)"


@dataclass(slots=True)
class _Page:
    """What one page offers to links, and where its own links lead."""

    anchors: set[str] = field(default_factory=set)
    links: dict[str, int] = field(default_factory=dict)
    """Each address with the first line that has it."""
    twice: list[tuple[int, str]] = field(default_factory=list)
    """Lines and ids that an earlier element has already."""

    def take(self, element: etree._Element) -> None:
        """Note the anchors and links of an element."""
        line = element.sourceline or 0
        for key, value in element.items():
            if key in _LINKS:
                self.links.setdefault(value.strip(), line)
            elif key == "id":
                self._take_id(value, line)
            elif key == "name" and element.tag == "a":
                self.anchors.add(value)
            elif key in _LISTS:
                for address in _CANDIDATE.findall(value):
                    self.links.setdefault(address, line)

    def _take_id(self, value: str, line: int) -> None:
        if value in self.anchors:
            self.twice.append((line, value))
        self.anchors.add(value)


@dataclass(frozen=True, slots=True)
class _Site:
    names: frozenset[str]
    pages: Mapping[str, _Page]
    base: str

    def leads_somewhere(self, name: str, link: str) -> bool:
        """Return whether `link` on the page `name` leads out of the site, or to a file and an anchor of it."""
        parts = _split(link)
        if parts is None:
            return True
        path, fragment = parts
        wanted = self.file(name, path)
        if wanted not in self.names:
            return False
        page = self.pages.get(wanted)
        return page is None or not fragment or _has(page, fragment)

    def file(self, name: str, path: str) -> str:
        """Return the file that a server sends for `path` on the page `name`."""
        if not path:
            return name
        if path.startswith("/"):
            inside = path.removeprefix(self.base) if path.startswith(self.base) else f"..{path}"
        else:
            inside = f"{name.rpartition('/')[0]}/{path}".lstrip("/")
        last = inside.rpartition("/")[2]
        return posixpath.normpath(f"{inside}/index.html".lstrip("/") if last in _FOLDER else inside)


def check_site(site: Path, base: str = "/") -> tuple[Problem, ...]:
    """Return every broken internal link and doubled id of the HTML files of a site, published under the path `base`."""
    names = frozenset(_files(site))
    pages = {name: _read((site / name).read_bytes()) for name in sorted(names) if name.endswith(".html")}
    whole = _Site(names, pages, f"{base.rstrip('/')}/")
    return tuple(problem for name in pages for problem in _problems(whole, name, f"{site.name}/{name}"))


def _problems(site: _Site, name: str, path: str) -> Iterator[Problem]:
    page = site.pages[name]
    for link, line in page.links.items():
        if link.startswith("/") and not link.startswith("//") and name != _ANYWHERE:
            yield Problem(path, line, Code.BROKEN_LINK, found=link, allowed=_RELATIVE)
        elif not site.leads_somewhere(name, link):
            yield Problem(path, line, Code.BROKEN_LINK, found=link)
    for line, anchor in page.twice:
        yield Problem(path, line, Code.DUPLICATE_ID, "id", anchor)


def _files(site: Path) -> Iterator[str]:
    for folder, _, files in os.walk(site, followlinks=True):
        inside = Path(folder).relative_to(site).as_posix()
        yield from (file if inside == "." else f"{inside}/{file}" for file in files)


def _read(data: bytes) -> _Page:
    """Return what a page offers and links to, in one pass over its elements."""
    page = _Page()
    for element in _elements(data):
        page.take(element)
    return page


def _elements(data: bytes) -> Iterator[etree._Element]:
    # the type says otherwise, but an empty file has no root
    root: etree._Element | None = etree.fromstring(
        data, etree.HTMLParser(encoding="utf-8", huge_tree=True, collect_ids=False)
    )
    return iter(()) if root is None else root.iter(etree.Element)


def _split(link: str) -> tuple[str, str] | None:
    """Return path and fragment, both decoded, of an address within the site; None where it leads out of it."""
    if _PLAIN.fullmatch(link):
        path, _, fragment = link.partition("#")
        return path, fragment
    try:
        parts = urlsplit(link)
    except ValueError:
        # no browser opens it either
        return "", link
    if parts.scheme or parts.netloc:
        return None
    return unquote(parts.path), parts.fragment


def _has(page: _Page, fragment: str) -> bool:
    wanted = fragment.partition(":~:")[0]
    return wanted in page.anchors or wanted in _TOP or unquote(wanted) in page.anchors
