"""Read a page's HTML into sections with an address of their own, each with the blocks of plain text in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

_TEXT: Final = "-text"
"""What the parser calls a piece of text between tags."""
_INLINE: Final = frozenset(
    "a abbr b bdi cite code em i kbd mark q s small span strong sub sup time u wbr".split()  # noqa: SIM905 - words
)
# what is between their items is only the space of the source
_LISTS: Final = frozenset({"dl", "ol", "table", "tbody", "tfoot", "thead", "tr", "ul"})
_SKIPPED: Final = frozenset({"-comment", "script", "style", "svg", "template", "noscript"})
_HIDDEN: Final = ":is([hidden], [data-search-exclude], [aria-hidden=true])"
_TITLES: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
"""Headings that begin a part; a caption is one of the part that its table is."""
_HEADINGS: Final = _TITLES | {"caption"}
# elements with addresses that links lead to
_ITEMS: Final = frozenset({"li", "tr", "section", "dt"})
# the line above a title: "มาตรการที่ 3 จาก 5"
_KICKER: Final = "[class=ita-kicker]"
_LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page. `anchor` is empty for what the page says before its first heading."""

    anchor: str
    heading: str
    blocks: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    """Those of the blocks that the text after them explains: `dt`, and headers of rows."""


def sections(html: str) -> tuple[Section, ...]:
    """Return the sections of a page's content that have a text. Parts with `data-search-exclude` are left out."""
    body = LexborHTMLParser(html).body
    return () if body is None else sections_of(body)


def sections_of(content: LexborNode) -> tuple[Section, ...]:
    """Return the sections of an element of a parsed page that have a text, in the order of the page."""
    reader = _Reader(_matches(content, _HIDDEN), _matches(content, _KICKER))
    reader.read(content)
    reader.flush()
    return tuple(part.section() for part in reader.parts if part.heading or part.blocks)


@dataclass(slots=True)
class _Part:
    """A section while it is read."""

    anchor: str
    heading: str
    element: int = 0
    """The identity of the element that it is, 0 where it begins with a heading."""
    inherits: bool = False
    """Whether the heading is that of the section around it."""
    blocks: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)

    def section(self) -> Section:
        return Section(self.anchor, self.heading, tuple(self.blocks), tuple(self.terms))


class _Reader:
    """Read elements in the order of the page. The open parts are a stack, the innermost last."""

    def __init__(self, hidden: frozenset[int], kickers: frozenset[int]) -> None:
        self.hidden = hidden
        self.kickers = kickers
        self.parts = [_Part("", "")]
        self.open = [self.parts[0]]
        self.words: list[str] = []

    def read(self, content: LexborNode) -> None:
        """Read all that is within an element. The elements around a node are a stack, for they nest to any depth."""
        around = [(content, "", content.iter(include_text=True))]
        while around:
            element, tag, nodes = around[-1]
            inner = self.read_words(nodes)
            if inner is None:
                around.pop()
                self.end(element, tag)
            else:
                around.append(self.start(inner, inner.tag or ""))

    def read_words(self, nodes: Iterator[LexborNode]) -> LexborNode | None:
        """Read texts up to an element that may have more of them, and return it; None at the end of the nodes."""
        for node in nodes:
            tag = node.tag
            if tag == _TEXT:
                self.words.append(node.text_content or "")
            elif tag == "br":
                self.words.append(" ")
            elif tag not in _SKIPPED and node.mem_id not in self.hidden:
                return node
        return None

    def start(self, element: LexborNode, tag: str) -> tuple[LexborNode, str, Iterator[LexborNode]]:
        """Begin a block, unless the element is part of a line, and a part if it has an address; return its nodes."""
        if tag not in _INLINE:
            self.flush()
            anchor = _item_anchor(element, tag)
            if anchor:
                self.begin(_Part(anchor, self.open[-1].heading, element.mem_id, inherits=True))
        return element, tag, element.iter(include_text=True, skip_empty=tag in _LISTS)

    def end(self, element: LexborNode, tag: str) -> None:
        """End a block, or a line that is a heading."""
        if tag in _HEADINGS or element.mem_id in self.kickers:
            self.head(element, tag)
        elif tag not in _INLINE:
            self.flush(term=_is_term(element, tag))
        if self.open[-1].element == element.mem_id:
            self.open.pop()

    def begin(self, part: _Part) -> None:
        """Begin a part within the open one."""
        self.parts.append(part)
        self.open.append(part)

    def head(self, element: LexborNode, tag: str) -> None:
        """Take the words read so far as a heading: of a new part, of the open one, or only as a line of it."""
        text, anchor = self.take(), element.id
        part = self.open[-1]
        if tag in _TITLES and len(self.open) == 1 and anchor:
            self.open.clear()
            self.begin(_Part(anchor, text))
        elif part.inherits or not part.heading:
            part.heading, part.inherits = text, False
        else:
            part.blocks.append(text)

    def flush(self, *, term: bool = False) -> None:
        """Add the words read so far to the open part as a block, if they have a letter."""
        if not self.words:
            return
        text = self.take()
        if _LETTER.search(text):
            part = self.open[-1]
            part.blocks.append(text)
            if term:
                part.terms.append(text)

    def take(self) -> str:
        """Return the words read so far with single spaces between them, and forget them."""
        text = " ".join("".join(self.words).split())
        self.words.clear()
        return text


def _matches(content: LexborNode, selector: str) -> frozenset[int]:
    """Return the identities of the elements that a selector selects."""
    return frozenset(node.mem_id for node in content.css(selector))


def _item_anchor(element: LexborNode, tag: str) -> str:
    """Return the anchor of an element that is a section, empty for any other: a table has that of its caption."""
    if tag == "table":
        caption = element.css_first("caption")
        return (caption.id or "") if caption else ""
    return (element.id or "") if tag in _ITEMS else ""


def _is_term(element: LexborNode, tag: str) -> bool:
    return tag == "dt" or (tag == "th" and element.attributes.get("scope") == "row")
