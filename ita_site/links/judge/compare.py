"""Whether two addresses of a site show the same page: the proof that an address, or its parameter, means nothing there."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from ita_site.links.judge.reading.folding import fold, number

if TYPE_CHECKING:
    from ita_site.links.judge.reading.page import Block, Page
    from ita_site.links.request.targets import Target

TRIFLE: Final = 20
"""Characters of text by which two answers may differ and be the same page: a random greeting, a name of the day."""
MAX_WORDS: Final = 20
"""Parts of an address that are looked for in a page."""
_TOKEN: Final = re.compile(r"[^/?&=]{4,}")


def is_same_page(page: Page, address: Target, other: Page, other_address: Target) -> bool:
    """Return whether two pages show the same, but for what they repeat of their own addresses."""
    if fold(page.title) != fold(other.title):
        return False
    return _left(page, address, other, other_address) <= TRIFLE >= _left(other, other_address, page, address)


def _left(page: Page, address: Target, other: Page, other_address: Target) -> int:
    """Return how many characters a page shows that another does not; a picture or field counts as many."""
    without = _numbers(other, other_address) | other.numbers
    numbers = (_number(block, address) for block in page.blocks)
    texts = sum(
        len(block.text)
        for block, own in zip(page.blocks, numbers, strict=True)
        if block.number not in without and own not in without
    )
    return texts + 2 * TRIFLE * sum(thing.number not in without for thing in page.shown)


def _numbers(page: Page, address: Target) -> frozenset[int]:
    """Return the numbers of all that a page shows, without the words of its address."""
    words = _words(address)
    if not any(word in page.text for word in words):
        return page.numbers | {0}
    return frozenset({_number(block, address) for block in page.blocks} | {thing.number for thing in page.shown} | {0})


def _number(block: Block, address: Target) -> int:
    """Return the number of a block without the words of an address, which some pages repeat."""
    text = block.text
    for word in _words(address):
        text = text.replace(word, "")
    return block.number if text == block.text else number(fold(text))


@lru_cache(maxsize=64)
def _words(address: Target) -> tuple[str, ...]:
    """Return what a page repeats that tells which address was asked: its path, and the parts of it."""
    path = unquote(address.path)
    return tuple(
        word for word in dict.fromkeys((path, address.path, *_TOKEN.findall(path)[:MAX_WORDS])) if len(word) > 1
    )


def whole_digest(page: Page, address: Target) -> str:
    """Return a digest of all that a page shows, in any order, without the words of its address."""
    shown = " ".join(map(str, sorted(_numbers(page, address))))
    return f"{number(f'{fold(page.title)} {shown}'):08x}"
