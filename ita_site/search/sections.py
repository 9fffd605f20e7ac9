"""A page's HTML as sections with an address of their own, each a list of blocks of plain text."""

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

_INLINE: Final = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "br",
        "cite",
        "code",
        "em",
        "i",
        "kbd",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
    }
    | {"sup", "time", "u", "wbr"}
)
_SKIPPED: Final = frozenset({"script", "style", "svg", "template", "noscript"})
_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
# what is shown at an address of its own when someone follows a link to it
_ITEMS: Final = frozenset({"li", "tr", "section", "dt"})
# the line that says what a page is one of
_KICKER: Final = "ita-kicker"
_LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class Section:
    """A part of a page. ``anchor`` is empty for what stands before the first heading."""

    anchor: str
    heading: str
    blocks: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    """Those of the blocks that what stands behind them explains."""
    inherits: bool = False
    """Whether the heading is that of the section around it."""


def sections(html: str) -> list[Section]:
    """The sections of a page's content, empty ones left out. Parts with ``data-search-exclude`` are no text."""
    root: etree._Element | None = etree.fromstring(html or " ", etree.HTMLParser(huge_tree=True))
    walk = _Walk()
    if root is not None:
        walk.run(root)
    return [section for section in walk.sections if section.heading or section.blocks]


class _Walk:
    """One pass over the elements; the open sections are a stack, the innermost last."""

    def __init__(self) -> None:
        self.sections = [Section("", "")]
        self.open: list[tuple[etree._Element | None, Section]] = [(None, self.sections[0])]
        self.words: list[str] = []

    def run(self, root: etree._Element) -> None:
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
        """The words read so far are a heading: of a new section, of the open one, or only a line of it."""
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
        text = self.take()
        if _LETTER.search(text):
            section = self.open[-1][1]
            section.blocks.append(text)
            if term:
                section.terms.append(text)

    def take(self) -> str:
        text = " ".join("".join(self.words).split())
        self.words.clear()
        return text


def _item_anchor(element: etree._Element) -> str:
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
