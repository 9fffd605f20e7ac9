"""Read a page's HTML into sections with an address of their own, each a list of blocks of plain text."""

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

_INLINE: Final = frozenset(
    "a abbr b bdi br cite code em i kbd mark q s small span strong sub sup time u wbr".split()  # noqa: SIM905 - words
)
_SKIPPED: Final = frozenset({"script", "style", "svg", "template", "noscript"})
_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
# elements with addresses that links lead to
_ITEMS: Final = frozenset({"li", "tr", "section", "dt"})
# the class of the line above a title: "มาตรการที่ 3 จาก 5"
_KICKER: Final = "ita-kicker"
_LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class Section:
    """A part of a page. `anchor` is empty for what the page says before its first heading."""

    anchor: str
    heading: str
    blocks: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    """Those of the blocks that the text after them explains: `dt`, and headers of rows."""
    inherits: bool = False
    """Whether the heading is that of the section around it."""


def sections(html: str) -> list[Section]:
    """Return the sections of a page's content that have a text. Parts with `data-search-exclude` are left out."""
    root: etree._Element | None = etree.fromstring(html or " ", etree.HTMLParser(huge_tree=True))
    walk = _Walk()
    if root is not None:
        walk.run(root)
    return [section for section in walk.sections if section.heading or section.blocks]


class _Walk:
    """Walk over the elements once. The open sections are a stack, the innermost last."""

    def __init__(self) -> None:
        self.sections = [Section("", "")]
        self.open: list[tuple[etree._Element | None, Section]] = [(None, self.sections[0])]
        self.words: list[str] = []

    def run(self, root: etree._Element) -> None:
        """Read all elements below `root`."""
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            if not isinstance(element.tag, str) or _is_hidden(element):
                if event == "start":
                    events.skip_subtree()
                else:
                    self.words.append(element.tail or "")
            elif event == "start":
                self.start(element)
            else:
                self.end(element)
        self.flush()

    def start(self, element: etree._Element) -> None:
        """Open an element: one that is not inline begins a block, one with an address begins a section."""
        tag = element.tag
        if tag == "br":
            self.words.append(" ")
        elif tag not in _INLINE:
            self.flush()
            anchor = _item_anchor(element)
            if anchor:
                section = Section(anchor, self.open[-1][1].heading, inherits=True)
                self.sections.append(section)
                self.open.append((element, section))
        self.words.append(element.text or "")

    def end(self, element: etree._Element) -> None:
        """Close an element: one that is not inline ends a block."""
        tag = element.tag
        if tag in _HEADINGS or tag == "caption" or element.get("class") == _KICKER:
            self.head(element)
        elif tag == "dt" or element.get("scope") == "row":
            self.flush(term=True)
        elif tag not in _INLINE:
            self.flush()
        if self.open[-1][0] is element:
            self.open.pop()
        self.words.append(element.tail or "")

    def head(self, element: etree._Element) -> None:
        """Take the words read so far as a heading: of a new section, of the open one, or only as a line of it."""
        text, anchor = self.take(), element.get("id")
        within, section = self.open[-1]
        if element.tag in _HEADINGS and within is None and anchor:
            self.open = [(None, Section(anchor, text))]
            self.sections.append(self.open[0][1])
        elif section.inherits or not section.heading:
            section.heading, section.inherits = text, False
        else:
            section.blocks.append(text)

    def flush(self, *, term: bool = False) -> None:
        """Add the words read so far to the open section as a block, if they have a letter."""
        text = self.take()
        if _LETTER.search(text):
            section = self.open[-1][1]
            section.blocks.append(text)
            if term:
                section.terms.append(text)

    def take(self) -> str:
        """Return the words read so far with single spaces between them, and forget them."""
        text = " ".join("".join(self.words).split())
        self.words.clear()
        return text


def _item_anchor(element: etree._Element) -> str:
    """Return the anchor of an element that is a section, empty for any other: a table has that of its caption."""
    if element.tag == "table":
        caption = element.find("caption")
        return "" if caption is None else caption.get("id", "")
    return element.get("id", "") if element.tag in _ITEMS else ""


def _is_hidden(element: etree._Element) -> bool:
    return (
        element.tag in _SKIPPED
        or "data-search-exclude" in element.attrib
        or "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
    )
