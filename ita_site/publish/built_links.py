"""The finished site: does every internal link lead to a file that is there, and every anchor to one element?

MkDocs checks only links written in Markdown; this knows the HTML that visitors get, the theme's links included. It also
holds the site to work under any base path: a link that starts with `/` would tie it to one.
"""

import os
import posixpath
import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from ita_site.publish.page_facts import PageFacts, read_lines, read_page
from ita_site.source.problems import Code, Problem

_PLAIN: Final = re.compile(r"(?!//)[\w./~-]*(?:#[\w.-]*)?")
_FOLDER: Final = frozenset({"", ".", ".."})
_TOP: Final = frozenset({"", "top"})
# a server answers with it at any depth, so its links cannot be relative
_ANYWHERE: Final = "404.html"
_RELATIVE: Final = "ที่อยู่สัมพัทธ์ (a relative address)"
_BETWEEN: Final = "\0"
"""Between the file and the anchor of a place: an HTML parser lets none into an anchor."""
_REMEMBERED: Final = 4096
"""Pairs of folder and address whose place is remembered: the links of the frame are on every page."""


def check_site(site: Path, base: str = "/") -> tuple[Problem, ...]:
    """Return every broken internal link and doubled id of the HTML files of a site, published under the path `base`."""
    names = files_below(site)

    def source(name: str) -> bytes:
        return (site / name).read_bytes()

    pages = ((name, read_page(source(name))) for name in names if name.endswith(".html"))
    return check_pages(pages, names, base, site.name, source)


def check_pages(
    pages: Iterable[tuple[str, PageFacts]],
    names: AbstractSet[str],
    base: str,
    site_name: str,
    source: Callable[[str], str | bytes],
) -> tuple[Problem, ...]:
    """Return the problems of pages whose facts are at hand, as `LinkCheck` does. Paths are within the site."""
    check = LinkCheck(base)
    for name, facts in pages:
        check.add(name, page_links(name, facts, base))
    return check.problems(names, site_name, source)


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What the check of a whole site needs to know of the links of one page."""

    anchors: tuple[str, ...]
    places: tuple[str, ...]
    """Where its links to other pages and files of the site lead, each file and anchor once."""
    is_wrong: bool
    """Whether the page alone shows that it has a problem."""


def page_links(name: str, facts: PageFacts, base: str) -> PageLinks:
    """Return what the facts of the page `name` say of its links; `base` is as `LinkCheck` has it."""
    places = (_place(name, link, base) for link in facts.links)
    is_wrong = bool(facts.twice) or any(_is_wrong(name, link, facts.anchors) for link in facts.links)
    return PageLinks(tuple(sorted(facts.anchors)), tuple(dict.fromkeys(filter(None, places))), is_wrong)


class LinkCheck:
    """A check of all links of a site. Pages are added one after another, and little is kept of each.

    `base` is the path under which the site is published: `/`, or `/some/folder/`.
    """

    def __init__(self, base: str = "/") -> None:
        self._base = base
        # the number of each place that a link leads to
        self._numbers: dict[str, int] = {}
        self._links: dict[str, array[int]] = {}
        self._anchors: dict[str, tuple[str, ...]] = {}
        self._ids: dict[str, str] = {}
        self._wrong: set[str] = set()

    def add(self, name: str, links: PageLinks) -> None:
        """Note where the links of the page `name` lead, and its anchors."""
        numbers, ids = self._numbers, self._ids
        # many pages have the same ids: one string for all of them
        self._anchors[name] = tuple(ids.setdefault(anchor, anchor) for anchor in links.anchors)
        self._links[name] = array("I", (numbers.setdefault(place, len(numbers)) for place in links.places))
        if links.is_wrong:
            self._wrong.add(name)

    def problems(
        self, names: AbstractSet[str], site_name: str, source: Callable[[str], str | bytes]
    ) -> tuple[Problem, ...]:
        """Return every broken internal link and doubled id, by page; `names` are the files of the whole site.

        `source` returns the text of a page. It is read only for pages that have a problem, to name the lines.
        """
        broken = frozenset(self._broken(names))
        numbers = {self._numbers[place] for place in broken}
        doubtful = {name for name, places in self._links.items() if not numbers.isdisjoint(places)}
        return tuple(
            problem
            for name in sorted(doubtful | self._wrong)
            for problem in self._problems(name, broken, f"{site_name}/{name}", source(name))
        )

    def _broken(self, names: AbstractSet[str]) -> Iterator[str]:
        """Yield the places that are not there."""
        for file, anchors in self._linked_anchors().items():
            if file not in names:
                yield from (f"{file}{_BETWEEN}{anchor}" for anchor in anchors)
            elif file in self._anchors:
                there = frozenset(self._anchors[file])
                yield from (f"{file}{_BETWEEN}{anchor}" for anchor in anchors if not _has(there, anchor))

    def _linked_anchors(self) -> Mapping[str, list[str]]:
        """Return the anchors that links lead to, by file; empty for the file itself."""
        anchors = defaultdict(list)
        for place in self._numbers:
            file, _, anchor = place.rpartition(_BETWEEN)
            anchors[file].append(anchor)
        return anchors

    def _problems(self, name: str, broken: AbstractSet[str], path: str, html: str | bytes) -> Iterator[Problem]:
        """Yield the problems of a page, which is parsed again: lines cost too much to note them for every page."""
        facts, lines = read_page(html), read_lines(html)
        for link in facts.links:
            if _is_tied(name, link):
                yield Problem(path, lines.links.get(link, 0), Code.BROKEN_LINK, found=link, allowed=_RELATIVE)
            elif _is_wrong(name, link, facts.anchors) or _place(name, link, self._base) in broken:
                yield Problem(path, lines.links.get(link, 0), Code.BROKEN_LINK, found=link)
        for anchor in dict.fromkeys(facts.twice):
            for line in lines.twice.get(anchor, (0,)):
                yield Problem(path, line, Code.DUPLICATE_ID, "id", anchor)


def files_below(site: Path) -> frozenset[str]:
    """Return the path of every file of a site's folder, within it."""
    return frozenset(
        file.relative_to(site).as_posix()
        for folder, _, names in os.walk(site, followlinks=True)
        for file in (Path(folder, name) for name in names)
    )


def _is_tied(name: str, link: str) -> bool:
    """Return whether a link ties the site to one base path."""
    return link.startswith("/") and not link.startswith("//") and name != _ANYWHERE


def _is_own(link: str) -> bool:
    """Return whether a link leads to the page that it is on."""
    return not link or link[0] in "#?"


def _is_wrong(name: str, link: str, anchors: Collection[str]) -> bool:
    """Return whether a link needs no other page to be known as wrong."""
    return not _has(anchors, urlsplit(link).fragment) if _is_own(link) else _is_tied(name, link)


def _without_climbing(name: str, link: str) -> tuple[str, str]:
    """Return the folder that a link climbs to, and the rest of it: `a/` and `d.html` of `../d.html` on `a/b/c.html`."""
    folder = name[: name.rfind("/") + 1]
    while folder and link.startswith("../"):
        folder = folder[: folder.rfind("/", 0, -1) + 1]
        link = link[3:]
    return folder, link


def _place(name: str, link: str, base: str) -> str | None:
    """Return the file and the anchor that a link on the page `name` leads to, with `_BETWEEN` between them.

    None is for a link that stays on the page, and for one out of the site.
    """
    return None if _is_own(link) else _place_from(*_without_climbing(name, link), base)


@lru_cache(_REMEMBERED)
def _place_from(folder: str, link: str, base: str) -> str | None:
    """Return what `_place` does, of a link on a page in `folder`."""
    parts = _split(link)
    return None if parts is None else f"{_file(folder, parts[0], base)}{_BETWEEN}{parts[1]}"


def _file(folder: str, path: str, base: str) -> str:
    """Return the file that a server sends for `path` on a page in `folder`."""
    base = f"{base.rstrip('/')}/"
    if path.startswith("/"):
        inside = path.removeprefix(base) if path.startswith(base) else f"..{path}"
    else:
        inside = f"{folder}{path}"
    last = inside.rpartition("/")[2]
    return posixpath.normpath(f"{inside}/index.html".lstrip("/") if last in _FOLDER else inside)


def _split(link: str) -> tuple[str, str] | None:
    """Return path and fragment, the path decoded, of an address within the site; None where it leads out of it."""
    if _PLAIN.fullmatch(link):
        path, _, fragment = link.partition("#")
        return path, fragment
    try:
        parts = urlsplit(link)
    except ValueError:
        # no browser opens it either, and no file is named like this
        return link, ""
    if parts.scheme or parts.netloc:
        return None
    return unquote(parts.path), parts.fragment


def _has(anchors: Collection[str], fragment: str) -> bool:
    wanted = fragment.partition(":~:")[0]
    return wanted in _TOP or wanted in anchors or unquote(wanted) in anchors
