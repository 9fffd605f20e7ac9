"""Tell where the entries of a cell begin: the part of each of its lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.entries.inline_items import has_dashes
from ita_site.word_import.entries.lines import CellLine
from ita_site.word_import.entries.outline import entry_level
from ita_site.word_import.words.list_labels import bare

_WITHIN: Final = re.compile(r"(?<!ข้อ)(?<!ที่)(?<!หมู่)(?<!มาตรา)(?:\s\(?|(?<=[\u0e01-\u0e4e]))(\d{1,2})[.)]\s?(?=[ก-ฮเ-ไ])")
"""A number within a line that may begin an item."""

_ANNOUNCES: Final = re.compile(r"(?:[:：]|ดังนี้|ต่อไปนี้|ได้แก่)\s*$")
_FEW: Final = 60
"""The longest line, in characters, that only announces what is below it."""

_ROUND: Final = re.compile(
    r"[-–•*]?\s*(?:ผลการดำเนินการ|ผลการดำเนินงาน)?\s*(?:ใน|ช่วง)?\s*"
    r"(?:รอบ\s*(?:ที่\s*\d\s*)?\(?(?:6|12|หก|สิบสอง)\s*เดือน\)?\s*(?:แรก|หลัง)?|(?:6|หก)\s*เดือน(?:แรก|หลัง)"
    r"|ครึ่งปี(?:แรก|หลัง)|ไตรมาส\s*(?:ที่)?\s*[1-4])"
    r"\s*(?:(?:ของ)?ปีงบประมาณ\s*(?:พ\.?ศ\.?)?\s*\d{2,4}|/\s*\d{2,4})?\s*(?:\([^()]*\))?\s*[:：]?"
)
"""A line that says only of which part of the year those below it tell."""

_SEVERAL: Final = 2


class Role(StrEnum):
    """What a line is among the entries of its cell."""

    HEADS = "heads"
    """It heads the entry below it."""
    BEGINS = "begins"
    CONTINUES = "continues"


@dataclass(frozen=True, slots=True)
class Parting:
    """Where the entries of a cell begin."""

    roles: tuple[Role, ...]
    """One for each line."""
    first: int = 0
    """How many lines come before the list that makes the entries."""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class _List:
    """The list that makes a cell's entries."""

    level: int = 0
    is_list: bool = False
    """Whether lines with a label begin the entries."""
    counted: bool = False
    """Whether numbers tell the entries apart, so that paragraphs without one belong to them."""
    paragraphs: bool = False
    """Whether paragraphs without a label are the entries, and labelled lines their parts."""
    unsure: tuple[DoubtKind, ...] = ()


def part(lines: Sequence[CellLine], *, alone: bool, rounds: bool = False) -> Parting:
    """Return the part of each labelled line; `alone` where no other row of the table continues the list.

    With `rounds`, a line that names a part of the year heads what was done in it.
    """
    heading = [rounds and _names_round(line) for line in lines]
    listed = _list_of([line for line, heads in zip(lines, heading, strict=True) if not heads], alone=alone)
    roles = [Role.HEADS if heads else _role(line, listed) for line, heads in zip(lines, heading, strict=True)]
    continued = _between(lines, listed)
    for at in continued:
        roles[at] = Role.CONTINUES
    for at, (line, below) in enumerate(pairwise(lines)):
        if _heads(line, below, listed, first=at == 0):
            roles[at] = Role.HEADS
        if heading[at]:
            roles[at + 1] = Role.HEADS if heading[at + 1] else Role.BEGINS
    kinds = dict.fromkeys((*listed.unsure, *_unsure(lines, roles, listed, continued)))
    first = next((at for at, line in enumerate(lines) if listed.is_list and _opens(line, listed)), 0)
    return Parting(tuple(roles), first, tuple(map(doubt, kinds)))


def _names_round(line: CellLine) -> bool:
    return line.starts and not line.hangs and not line.ours and bool(_ROUND.fullmatch(fold(line.text)))


def _opens(line: CellLine, listed: _List) -> bool:
    return line.level == listed.level or line.split


def _list_of(lines: Sequence[CellLine], *, alone: bool) -> _List:
    marked = [line for line in lines if line.level is not None]
    if not marked:
        return _List()
    level = entry_level(lines, alone=alone)
    counted = next(line.counts for line in marked if line.level == level)
    if not counted and _paragraphs_head(lines):
        return _List(paragraphs=True, unsure=(DoubtKind.PLAIN_ABOVE,))
    top = next((line for line in marked if line.level == 0), marked[0])
    single = len(marked) == 1 and not counted and marked[0] is lines[0]
    unsure = (DoubtKind.LONE_HEADING,) if level and (top.counts or not counted) else ()
    return _List(level, not single, counted, unsure=unsure)


def _paragraphs_head(lines: Sequence[CellLine]) -> bool:
    """Return whether several paragraphs without a label are each right above lines with a bullet, from the first on."""
    sentences = [at for at, line in enumerate(lines) if line.is_sentence]
    above = all(at + 1 < len(lines) and lines[at + 1].level is not None for at in sentences)
    return len(sentences) >= _SEVERAL and sentences[0] == 0 and above


def _role(line: CellLine, listed: _List) -> Role:
    """Return the part of a line by itself."""
    if line.ours:
        begins = line.starts
    elif listed.paragraphs:
        begins = line.is_sentence
    elif line.level is not None and listed.is_list:
        if line.level < listed.level:
            return Role.HEADS
        begins = line.level == listed.level and not line.belongs
    else:
        begins = line.is_sentence and not listed.counted
    return Role.BEGINS if begins else Role.CONTINUES


def _between(lines: Sequence[CellLine], listed: _List) -> list[int]:
    """Return the lines without a label that continue the bullet above them.

    They are between two bullets, of which the lower is no deeper; where each bullet has such a line, those below the
    last continue it as well.
    """
    if listed.counted or listed.paragraphs or not listed.is_list:
        return []
    marked = [at for at, line in enumerate(lines) if line.level is not None]
    gaps = [(above, below) for above, below in pairwise(marked) if _is_gap(lines[above], lines[below])]
    between = [at for above, below in gaps for at in range(above + 1, below)]
    *others, last = [at for at in marked if lines[at].level == lines[marked[-1]].level]
    each = others and all(at + 1 in between for at in others)
    return [*between, *range(last + 1, len(lines))] if each else between


def _is_gap(above: CellLine, below: CellLine) -> bool:
    return not (above.counts or below.counts) and (below.level or 0) <= (above.level or 0)


def _heads(line: CellLine, below: CellLine, listed: _List, *, first: bool) -> bool:
    """Return whether a line without a label heads the list line right below it.

    It announces a list of bullets, or is above a count that begins anew.
    """
    if line.ours or line.level is not None or not listed.is_list or below.level != listed.level:
        return False
    if first or not listed.counted:
        return line.is_sentence and _announces(line.text, short=first)
    return below.label is not None and below.label.path[-1:] == (1,)


def _announces(words: str, *, short: bool) -> bool:
    """Return whether a line only announces what is below it; a `short` one names no number of its own."""
    text = fold(words)
    return bool(_ANNOUNCES.search(text)) and not (short and (len(text) > _FEW or any(map(str.isdigit, text))))


def _unsure(
    lines: Sequence[CellLine], roles: Sequence[Role], listed: _List, continued: Sequence[int]
) -> Iterator[DoubtKind]:
    if any(line.split for line in lines):
        yield DoubtKind.ITEMS_SPLIT
    if any(map(_counts_within, lines)):
        yield DoubtKind.NUMBERS_WITHIN
    if any(line.level == listed.level and _dashed_within(line) for line in lines):
        yield DoubtKind.DASHES_WITHIN
    if any(lines[at].is_sentence and roles[at] is Role.CONTINUES for at in continued):
        yield DoubtKind.PLAIN_BETWEEN
    heads = [line for line, role in zip(lines[1:], roles[1:], strict=True) if role is Role.HEADS]
    if not listed.counted and any(line.level is None and not _names_round(line) for line in heads):
        yield DoubtKind.PLAIN_HEADS


def _counts_within(line: CellLine) -> bool:
    """Return whether the count that a line begins goes on within it: `1. ก 2. ข`."""
    if line.number is None or line.ours or line.tabled:
        return False
    return any(int(digits) == line.number + 1 for digits in _WITHIN.findall(fold(bare(line.text))))


def _dashed_within(line: CellLine) -> bool:
    """Return whether a dash within a line may part it."""
    return not (line.ours or line.tabled or line.split) and has_dashes(line.text)
