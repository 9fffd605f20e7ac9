"""The visible text of a parsed page, block by block: a block is a paragraph, a cell, an item, a line."""

from __future__ import annotations

import re
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


def texts(root: LexborNode, hidden: frozenset[int]) -> Iterator[tuple[str, bool]]:
    """Yield each visible block's text, on one line, and whether all of it is within links."""
    pieces: list[str] = []
    is_link = True
    for step, depth in _steps(root, hidden):
        if step is not None:
            pieces.append(step)
            is_link = is_link and (depth > 0 or not step.strip())
        elif pieces:
            if line := one_line("".join(pieces)):
                yield line, is_link
            pieces, is_link = [], True
    if line := one_line("".join(pieces)):
        yield line, is_link


def _steps(root: LexborNode, hidden: frozenset[int]) -> Iterator[tuple[str | None, int]]:
    """Yield each piece of text with the number of links around it, and None for each border of a block."""
    # each entry is a node to enter, or the tag of one to leave
    stack: list[LexborNode | str] = [root]
    depth = 0
    for _ in range(2 * MAX_NODES):
        if not stack:
            return
        node = stack.pop()
        if isinstance(node, str):
            depth -= node in _LINKS
            if node in _BLOCKS:
                yield None, depth
            continue
        tag = node.tag or ""
        if following := node.next if node is not root else None:
            stack.append(following)
        if tag == "-text":
            yield node.text_content or "", depth
        elif tag not in _UNSEEN and not tag.startswith("-") and node.mem_id not in hidden:
            yield from ((None, depth) for _ in range(tag in _BLOCKS))
            depth += tag in _LINKS
            stack.append(tag)
            if child := node.first_child:
                stack.append(child)


def one_line(text: str) -> str:
    """Return a text with single spaces, without characters of no width."""
    return " ".join(text.replace("\u200b", " ").replace("\ufeff", " ").split())
