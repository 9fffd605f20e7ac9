"""What a page's own words say of it: the sentences of programs that have nothing to show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.signs.phrase_filter import may_have_phrase
from ita_site.links.judge.signs.phrases import TABLES
from ita_site.links.judge.signs.sign import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_site.links.judge.own_words import OwnWords
    from ita_site.links.judge.signs.phrases import PhraseTable

MAX_BLOCKS: Final = 400
"""Blocks that are searched: a page that has nothing to show is short."""
HALF: Final = 0.5
"""A sentence that fills less of a title, a heading or a page than this is only one of the things it says."""
_WHOLE: Final = 80
"""Characters of a block above which it says more than an everyday phrase."""
_HEADINGS: Final = 2
_TITLE_BORDER: Final = re.compile(r"\s*[|»·•]\s*|\s+[-–—:]+\s+")


def title_parts(title: str) -> tuple[str, ...]:
    """Return the parts of a title: `ไม่พบหน้า | อบต.หนองบัว` has two."""
    return tuple(part for part in _TITLE_BORDER.split(title) if part)


def of_words(own: OwnWords) -> Iterator[Sign]:
    """Yield the signs that the sentences of a page give: in its title, its headings, its text, and as all it says."""
    if not may_have_phrase(" ".join((own.title, *own.headings, *own.prose[:MAX_BLOCKS]))):
        return
    for table in TABLES:
        yield from _of_table(table, own)


def _of_table(table: PhraseTable, own: OwnWords) -> Iterator[Sign]:
    """Yield the signs of one table, at most one for each place."""
    if words := next(filter(None, (_mostly(table, part) for part in title_parts(own.title))), ""):
        yield Sign(table.reason, f"title: {words}")
    if words := next(filter(None, (_mostly(table, heading) for heading in own.headings[:_HEADINGS])), ""):
        yield Sign(table.reason, f"heading: {words}")
    said = [(block, words) for block in own.prose[:MAX_BLOCKS] if (words := _in_block(table, block))]
    text = next((words for block, words in said if block not in own.headings), "")
    if text:
        yield Sign(table.reason, f"text: {text}")
    if said and _fills(said, own):
        yield Sign(table.reason, f"says nothing else: {said[0][1]}")


def _mostly(table: PhraseTable, line: str) -> str:
    """Return a sentence of the table that is most of a line; empty where there is none."""
    if table.everything.fullmatch(line[:_WHOLE]):
        return line[:_WHOLE]
    hit = table.sentences.search(line)
    return hit.group() if hit and len(hit.group()) >= HALF * len(line) else ""


def _in_block(table: PhraseTable, block: str) -> str:
    """Return a sentence of the table that stands in a block, or an everyday phrase that is all of it."""
    if len(block) <= _WHOLE and table.everything.fullmatch(block):
        return block
    hit = table.sentences.search(block)
    return hit.group().strip() if hit else ""


def _fills(said: list[tuple[str, str]], own: OwnWords) -> bool:
    """Return whether blocks with sentences of a table are most of what a page says, and it shows nothing else."""
    if own.shows("file") or own.shows("frame"):
        return False
    return sum(len(block) for block, _ in said) >= HALF * own.length
