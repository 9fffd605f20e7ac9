"""Whether two addresses of a site show the same page: the proof that an address, or its parameter, means nothing there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from ita_site.links.judge.reading.folding import fold, number

if TYPE_CHECKING:
    from ita_site.links.judge.reading.page import Block, Page
    from ita_site.links.request.targets import Target

TRIFLE: Final = 20
"""Characters of text by which two answers may differ and be the same page: a random greeting, a name of the day."""
_TOKEN: Final = re.compile(r"[^/?&=]{4,}")


def is_same_page(page: Page, address: Target, other: Page, other_address: Target) -> bool:
    """Return whether two pages show the same, but for what they repeat of their own addresses."""
    if fold(page.title) != fold(other.title):
        return False
    return _left(page, address, other, other_address) <= TRIFLE >= _left(other, other_address, page, address)


def _left(page: Page, address: Target, other: Page, other_address: Target) -> int:
    """Return how many characters a page shows that another does not; a picture or field counts as many."""
    without = _numbers(other, other_address)
    texts = sum(
        len(block.text)
        for block in page.blocks
        if block.number not in without and _number(block, address) not in without
    )
    return texts + 2 * TRIFLE * sum(thing.number not in without for thing in page.shown)


def _numbers(page: Page, address: Target) -> frozenset[int]:
    return page.numbers | {_number(block, address) for block in page.blocks} | {0}


def _number(block: Block, address: Target) -> int:
    """Return the number of a block without the words of an address, which some pages repeat."""
    path = unquote(address.path)
    words = [word for word in (path, address.path, *_TOKEN.findall(path)) if word in block.text and len(word) > 1]
    if not words:
        return block.number
    text = block.text
    for word in words:
        text = text.replace(word, "")
    return number(fold(text))


def whole_digest(page: Page, address: Target) -> str:
    """Return a digest of all that a page shows, in any order, without the words of its address."""
    shown = {_number(block, address) for block in page.blocks} | {thing.number for thing in page.shown}
    return f"{number(fold(page.title) + ' '.join(map(str, sorted(shown)))):08x}"
