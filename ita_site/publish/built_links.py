"""The finished site: does every internal link lead to a file that is there, and every anchor to one element?

MkDocs checks only links written in Markdown; this knows the HTML that visitors get, the theme's links included. It also
holds the site to work under any base path: a link that starts with `/` would tie it to one.
"""

import os
import posixpath
import re
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
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
        check.add(name, facts)
    return check.problems(names, site_name, source)


class LinkCheck:
    """A check of all links of a site. Pages are added one after another, and little is kept of each.

    `base` is the path under which the site is published: `/`, or `/some/folder/`.
    """

    def __init__(self, base: str = "/") -> None:
        self._base = f"{base.rstrip('/')}/"
        # the numbers of all places that links lead to, by file and by anchor, empty for the file itself
        self._targets: dict[str, dict[str, int]] = {}
        self._count = 0
        self._links: dict[str, array[int]] = {}
        self._anchors: dict[str, tuple[str, ...]] = {}
        self._ids: dict[str, str] = {}
        self._doubtful: set[str] = set()

    def add(self, name: str, facts: PageFacts) -> None:
        """Note where the links of the page `name` lead, and its anchors."""
        # many pages have the same ids: one string for all of them
        self._anchors[name] = tuple(self._ids.setdefault(anchor, anchor) for anchor in facts.anchors)
        self._links[name] = array("I", self._numbers(name, facts.links))
        if facts.twice or any(_is_wrong(name, link, facts.anchors) for link in facts.links):
            self._doubtful.add(name)

    def problems(
        self, names: AbstractSet[str], site_name: str, source: Callable[[str], str | bytes]
    ) -> tuple[Problem, ...]:
        """Return every broken internal link and doubled id, by page; `names` are the files of the whole site.

        `source` returns the text of a page. It is read only for pages that have a problem, to name the lines.
        """
        broken = frozenset(number for file in self._targets for number in self._broken(file, names))
        doubtful = {name for name, numbers in self._links.items() if not broken.isdisjoint(numbers)}
        return tuple(
            problem
            for name in sorted(doubtful | self._doubtful)
            for problem in self._problems(name, broken, f"{site_name}/{name}", source(name))
        )

    def _numbers(self, name: str, links: Iterable[str]) -> Iterator[int]:
        """Yield the numbers of the places that links lead to on other pages and files of the site."""
        for link in links:
            if not _is_own(link) and (place := self._place(name, link)):
                file, anchor = place
                yield self._targets.setdefault(file, {}).setdefault(self._ids.setdefault(anchor, anchor), self._count)
                self._count += 1

    def _place(self, name: str, link: str) -> tuple[str, str] | None:
        """Return the file and the anchor that a link leads to, None for a link out of the site."""
        return _place(*_without_climbing(name, link), self._base)

    def _broken(self, file: str, names: AbstractSet[str]) -> Iterator[int]:
        """Yield the numbers of the places in a file that are not there."""
        places = self._targets[file]
        if file not in names:
            yield from places.values()
        elif file in self._anchors:
            anchors = frozenset(self._anchors[file])
            yield from (number for anchor, number in places.items() if not _has(anchors, anchor))

    def _problems(self, name: str, broken: AbstractSet[int], path: str, html: str | bytes) -> Iterator[Problem]:
        """Yield the problems of a page, which is parsed again: lines cost too much to note them for every page."""
        facts, lines = read_page(html), read_lines(html)
        for link in facts.links:
            if _is_tied(name, link):
                yield Problem(path, lines.links.get(link, 0), Code.BROKEN_LINK, found=link, allowed=_RELATIVE)
            elif _is_wrong(name, link, facts.anchors) or self._is_broken(name, link, broken):
                yield Problem(path, lines.links.get(link, 0), Code.BROKEN_LINK, found=link)
        for anchor in dict.fromkeys(facts.twice):
            for line in lines.twice.get(anchor, (0,)):
                yield Problem(path, line, Code.DUPLICATE_ID, "id", anchor)

    def _is_broken(self, name: str, link: str, broken: AbstractSet[int]) -> bool:
        file, anchor = self._place(name, link) or ("", "")
        return self._targets.get(file, {}).get(anchor) in broken


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


@lru_cache(_REMEMBERED)
def _place(folder: str, link: str, base: str) -> tuple[str, str] | None:
    """Return the file and the anchor that a link on a page in `folder` leads to, None for a link out of the site."""
    parts = _split(link)
    return None if parts is None else (_file(folder, parts[0], base), parts[1])


def _file(folder: str, path: str, base: str) -> str:
    """Return the file that a server sends for `path` on a page in `folder`."""
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
