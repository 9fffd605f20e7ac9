"""The visible text of a parsed page, block by block: a block is a paragraph, a cell, an item, a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_UNSEEN: Final = frozenset("script style template noscript svg head title noframes object datalist iframe".split())
"""Elements whose text a reader does not see."""
_BLOCKS: Final = frozenset(
    "p div td th tr li ul ol h1 h2 h3 h4 h5 h6 br table section article header footer main hr dd dt dl center form pre "
    "nav aside blockquote fieldset legend option select textarea caption figure figcaption address details summary body".split()
)
_LINKS: Final = frozenset("a nav select button".split())
"""Elements whose text leads elsewhere, or is one of several to choose from."""
_MARGINS: Final = frozenset("nav footer aside".split())
"""Elements that a page itself calls no part of what it is about."""
_MAY_HIDE: Final = '[hidden], [style*="display" i], [style*="visibility" i]'
_HIDES: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
MAX_NODES: Final = 200_000
"""Nodes that are looked at: a page of a megabyte has half as many."""


def hidden_nodes(tree: LexborHTMLParser) -> frozenset[int]:
    """Return the identities of the elements that the page itself hides from its reader."""
    return frozenset(node.mem_id for node in tree.css(_MAY_HIDE) if _is_hidden(node))


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDES.search(attributes.get("style") or ""))


@dataclass(frozen=True, slots=True)
class _Step:
    """A piece of text, or the border of a block, on the way through a page."""

    text: str | None
    """None for a border."""
    links: int
    """Links around it."""
    margins: int
    """Margins around it."""


def texts(root: LexborNode, hidden: frozenset[int]) -> Iterator[tuple[str, bool, bool]]:
    """Yield each visible block's text, on one line; whether all of it is within links; whether it is in a margin."""
    pieces: list[_Step] = []
    for step in _steps(root, hidden):
        if step.text is not None:
            pieces.append(step)
        elif pieces:
            yield from _block(pieces)
            pieces = []
    yield from _block(pieces)


def _block(pieces: list[_Step]) -> Iterator[tuple[str, bool, bool]]:
    """Yield the block that pieces of text make; nothing where they are only space."""
    line = one_line("".join(piece.text or "" for piece in pieces))
    if line:
        yield line, all(piece.links or not (piece.text or "").strip() for piece in pieces), pieces[0].margins > 0


def _steps(root: LexborNode, hidden: frozenset[int]) -> Iterator[_Step]:
    """Yield each piece of text and each border of a block, in the order of the page."""
    # each entry is a node to enter, or the tag of one to leave
    stack: list[LexborNode | str] = [root]
    links = margins = 0
    for _ in range(2 * MAX_NODES):
        if not stack:
            return
        node = stack.pop()
        if isinstance(node, str):
            if node in _BLOCKS:
                yield _Step(None, links, margins)
            links -= node in _LINKS
            margins -= node in _MARGINS
            continue
        tag = node.tag or ""
        if following := node.next if node is not root else None:
            stack.append(following)
        if tag == "-text":
            yield _Step(node.text_content or "", links, margins)
        elif tag not in _UNSEEN and not tag.startswith("-") and node.mem_id not in hidden:
            if tag in _BLOCKS:
                yield _Step(None, links, margins)
            links += tag in _LINKS
            margins += tag in _MARGINS
            stack.append(tag)
            if child := node.first_child:
                stack.append(child)


def one_line(text: str) -> str:
    """Return a text with single spaces, without characters of no width."""
    return " ".join(text.replace("\u200b", " ").replace("\ufeff", " ").split())
