"""What one finished page gives to search and to links: its sections, its anchors, and where its links lead.

A document is parsed once, by a parser that follows the rules browsers follow (the HTML standard, section 13.2).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ita_site.search.sections import Section, sections_of

_ADDRESSES: Final = frozenset({"href", "src", "poster", "data", "xlink:href"})
"""Attributes that are one address."""
_LISTS: Final = frozenset({"srcset", "imagesrcset"})
"""Attributes that are a list of addresses, each with a size: `a.png 1x, b.png 2x`."""
_LINKS: Final = _ADDRESSES | _LISTS

_CONTENT: Final = "article.md-content__inner"
# `[href]` selects what has an `xlink:href` as well
_NAMED: Final = ":is([href], [id], [src], [name], [poster], [data], [srcset], [imagesrcset])"
_CANDIDATE: Final = re.compile(r"(\S*[^\s,])(?:\s+[\d.]+[wxh])*\s*(?:,|$)")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What search and the check of links need to know of one page."""

    sections: tuple[Section, ...] = ()
    """Of the page's content, without its frame."""
    anchors: frozenset[str] = frozenset()
    """The ids of its elements, and the names of `a`."""
    links: tuple[str, ...] = ()
    """Each address once, in the order of the page."""
    twice: tuple[str, ...] = ()
    """Ids that an earlier element has already."""


def read_page(html: str | bytes) -> PageFacts:
    """Return the facts of a finished document. One that is no HTML, or is empty, has none."""
    tree = LexborHTMLParser(html)
    reader = _Reader()
    for element in tree.css(_NAMED):
        reader.take(element)
    for element in _in_templates(tree):
        reader.take_links(element.attributes)
    content = tree.css_first(_CONTENT)
    sections = () if content is None else sections_of(content)
    return PageFacts(sections, frozenset(reader.anchors), tuple(reader.links), tuple(reader.twice))


@dataclass(frozen=True, slots=True)
class PageLines:
    """Lines of a page, counted from 1."""

    links: Mapping[str, int]
    """Of each address the first line that has it."""
    twice: Mapping[str, Sequence[int]]
    """Of each id that several elements have, the lines of all but the first."""


def read_lines(html: str | bytes) -> PageLines:
    """Return the lines of a document's links and doubled ids. It takes a parser that counts them, a slower one."""
    data = html.encode() if isinstance(html, str) else html
    # the type says otherwise, but an empty file has no root
    root: etree._Element | None = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    links: dict[str, int] = {}
    ids: dict[str, list[int]] = defaultdict(list)
    for element in () if root is None else root.iter(etree.Element):
        line = element.sourceline or 0
        if "id" in element.attrib:
            ids[element.attrib["id"]].append(line)
        for attribute, value in element.items():
            for address in _addresses(attribute, value):
                links.setdefault(address, line)
    return PageLines(links, {anchor: lines[1:] for anchor, lines in ids.items() if len(lines) > 1})


def _addresses(attribute: str, value: str) -> list[str]:
    """Return the addresses in an attribute's value: `["a.png", "b.png"]` of `srcset="a.png 1x, b.png 2x"`."""
    if attribute in _ADDRESSES:
        return [value.strip()]
    return _CANDIDATE.findall(value) if attribute in _LISTS else []


@dataclass(slots=True)
class _Reader:
    """The anchors and links of the elements read so far."""

    anchors: set[str] = field(default_factory=set)
    links: dict[str, None] = field(default_factory=dict)
    twice: list[str] = field(default_factory=list)

    def take(self, element: LexborNode) -> None:
        """Note the anchors and links of an element."""
        attributes = element.attributes
        if "id" in attributes:
            self._take_id(attributes["id"] or "")
        if "name" in attributes and element.tag == "a":
            self.anchors.add(attributes["name"] or "")
        self.take_links(attributes)

    def take_links(self, attributes: Mapping[str, str | None]) -> None:
        """Note the addresses in the attributes of an element."""
        for key, value in attributes.items():
            if key in _LINKS:
                self.links.update(dict.fromkeys(_addresses(key, value or "")))

    def _take_id(self, value: str) -> None:
        if value in self.anchors:
            self.twice.append(value)
        self.anchors.add(value)


def _in_templates(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """Yield the elements with links in the page's templates: a script may put them into the page."""
    for fragment in tree.template_fragments():
        yield from fragment.css(_NAMED)
