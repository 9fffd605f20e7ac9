"""The tables of a document, and which round's report each is: those of another round than asked for are not taken."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.docx.blocks import Block, Paragraph, Table
from ita_site.word_import.words.column_names import MAX_HEADING

_WORDS: Final = {"หก": 6, "สิบสอง": 12}
_ROUND: Final = re.compile(r"(?:รอบ|ราย|ระยะ(?:เวลา)?)\s*(?:ที่\s*\d\s*)?[(:]?\s*(\d{1,2}|หก|สิบสอง)\s*เดือน(?!ละ)")


def rounds_in(text: str) -> frozenset[int]:
    """The rounds that words name, in months: 6, 12."""
    found = (one[1] for one in _ROUND.finditer(fold(text)))
    named = (_WORDS.get(one) or int(one) for one in found)
    return frozenset(one for one in named if one in _WORDS.values())


def of_other_rounds(
    blocks: Sequence[Block], months: int, is_form: Callable[[Table], bool]
) -> tuple[frozenset[int], frozenset[int]]:
    """(places of tables that report another round, these rounds); none unless one reports the round of ``months``."""
    told = list(_rounds(blocks, is_form))
    if not any(named == months for _, named in told):
        return frozenset(), frozenset()
    others = [(at, named) for at, named in told if named not in {0, months}]
    return frozenset(at for at, _ in others), frozenset(named for _, named in others)


def _rounds(blocks: Sequence[Block], is_form: Callable[[Table], bool]) -> Iterator[tuple[int, int]]:
    """(place, round) of each table of the form, as the last line above it that names one round says; 0 for none."""
    now = 0
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            now = _named(block.text) or now
            continue
        above = [_named(cell.text) for line in block.lines[:2] for cell in line.cells if len(line.cells) == 1]
        now = next(filter(None, above), now)
        if is_form(block):
            yield at, now


def _named(text: str) -> int:
    """The one round that a line names."""
    named = rounds_in(text) if len(text) <= MAX_HEADING else frozenset()
    return next(iter(named)) if len(named) == 1 else 0
