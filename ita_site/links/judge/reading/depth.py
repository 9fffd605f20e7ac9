"""How deep a page nests its elements: a parser's work grows with the square of it, and no page that is read goes far."""

from __future__ import annotations

import re
from typing import Final

MAX_DEPTH: Final = 1_000
"""Elements within each other; browsers stop at half as many."""
_MANY: Final = 5_000
"""Tags from which on a page may nest so deep."""
_TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_NEVER_AROUND: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th thead tbody tfoot".split()
)
"""Elements that hold nothing, or that the next of their kind ends."""


def without_depth(source: str) -> str:
    """Return a page's source up to the tag that nests too deep."""
    if source.count("<") < _MANY:
        return source
    depth = 0
    for tag in _TAG.finditer(source):
        if tag[2].lower() not in _NEVER_AROUND:
            depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > MAX_DEPTH:
            return source[: tag.start()]
    return source
