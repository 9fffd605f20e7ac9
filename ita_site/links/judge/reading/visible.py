"""The visible text of a parsed page, block by block: a block is a paragraph, a cell, an item, a line.

The parser does the work: it takes out what is not seen, joins what is in one line, and gives all text at once. Marks
that were put around links and margins before say what each piece is part of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_UNSEEN: Final = "script style template noscript svg title noframes object datalist iframe".split()
"""Elements whose text a reader does not see."""
_IN_LINE: Final = "b strong i em span font u small big label sup sub mark abbr time bdi bdo cite code q s strike tt var ins del kbd samp wbr".split()
"""Elements that begin no new line: what they hold is part of the sentence around them."""
_LINKS: Final = "a, nav, select, button"
"""Elements whose text leads elsewhere, or is one of several to choose from."""
_MARGINS: Final = "nav, footer, aside"
"""Elements that a page itself calls no part of what it is about."""
_MAY_HIDE: Final = '[hidden], [style*="display" i], [style*="visibility" i]'
_HIDES: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_MANY_MARKS: Final = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{16})"
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
"""Marks above and below one letter beyond what any script writes: putting them in order takes the square of their number."""
# characters that no page shows, each put around what it marks
_LINK, _LINK_END, _MARGIN, _MARGIN_END, _BORDER = "\x0e", "\x0f", "\x10", "\x11", "\x1e"
_MARKS: Final = frozenset({_LINK, _LINK_END, _MARGIN, _MARGIN_END})


def without_marks(source: str) -> str:
    """Return a page's source without the characters that are marks here."""
    for mark in (*_MARKS, _BORDER):
        if mark in source:
            source = source.replace(mark, " ")
    return source


def take_out_unseen(tree: LexborHTMLParser) -> None:
    """Take out of a tree what is meant for other readers, and what the page itself hides."""
    for node in tree.css("noscript, template"):
        node.decompose()
    for node in tree.css(_MAY_HIDE):
        if _is_hidden(node) and node.tag not in {"html", "body"}:
            node.decompose()


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDES.search(attributes.get("style") or ""))


def texts(tree: LexborHTMLParser) -> Iterator[tuple[str, bool, bool]]:
    """Yield each visible block's text, on one line; whether it is within a link; whether it is in a margin.

    The tree is used up: its elements in lines are gone after that.
    """
    root = tree.root
    if root is None:
        return
    _mark(tree, _LINKS, _LINK, _LINK_END)
    _mark(tree, _MARGINS, _MARGIN, _MARGIN_END)
    tree.strip_tags(_UNSEEN, recursive=True)
    tree.unwrap_tags(_IN_LINE)
    root.merge_text_nodes()
    links = margins = 0
    text = _MANY_MARKS.sub(r"\1", root.text(deep=True, separator=_BORDER))
    for piece in _pieces(text):
        if piece in _MARKS:
            links += (piece == _LINK) - (piece == _LINK_END)
            margins += (piece == _MARGIN) - (piece == _MARGIN_END)
        elif line := " ".join(piece.split()):
            yield line, links > 0, margins > 0


def _pieces(text: str) -> list[str]:
    """Return the pieces of a text between borders, each mark a piece of its own."""
    for mark in _MARKS:
        text = text.replace(mark, f"{_BORDER}{mark}{_BORDER}")
    return _without_nothing(text).split(_BORDER)


def _mark(tree: LexborHTMLParser, selector: str, start: str, end: str) -> None:
    for node in tree.css(selector):
        node.insert_before(start)
        node.insert_after(end)


def one_line(text: str) -> str:
    """Return a text with single spaces, without characters of no width."""
    return " ".join(_without_nothing(text).split())


def _without_nothing(text: str) -> str:
    """Return a text with a space for each character of no width."""
    return text.replace("\u200b", " ").replace("\ufeff", " ")
