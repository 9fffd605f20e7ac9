"""Tell where the entries of a cell begin: the role of each of its lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import zip_longest
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt, doubts_of
from ita_site.word_import.entries.inline_items import has_dash_within, has_number_within
from ita_site.word_import.entries.lines import CellLine
from ita_site.word_import.entries.outline import entry_level

_ANNOUNCES: Final = re.compile(r"(?:[:：]|ดังนี้|ต่อไปนี้|ได้แก่)\s*$")
"""How a line ends that announces what is below it."""

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

    level: int
    first: int
    """The place of its first line."""
    last: int
    counted: bool
    """Whether numbers tell the entries apart, so that paragraphs without one belong to them."""


def part(lines: Sequence[CellLine], *, alone: bool) -> Parting:
    """Return the role of each labelled line; `alone` where no other row of the table continues the list.

    A line of which a person said whether an entry begins with it has that role.
    """
    parting = _part(lines, alone=alone)
    begins = [at for at, line in enumerate(lines) if line.begins]
    roles = tuple(_chosen(line) or role for line, role in zip(lines, parting.roles, strict=True))
    return replace(parting, roles=roles, first=min([parting.first, *begins]))


def _chosen(line: CellLine) -> Role | None:
    """Return the role that a person gave a line."""
    return {None: None, True: Role.BEGINS, False: Role.CONTINUES}[line.begins]


def _part(lines: Sequence[CellLine], *, alone: bool) -> Parting:
    if any(line.ours for line in lines):
        return _parting_of_ours(lines)
    listed = _list_of(lines, alone=alone)
    if listed is None:
        roles = tuple(Role.BEGINS if line.is_sentence else Role.CONTINUES for line in lines)
        marked = any(line.level is not None and line.begins is None for line in lines)
        return Parting(roles, doubts=(doubt(DoubtKind.PLAIN_ABOVE),) if marked else _line_doubts(lines))
    roles = tuple(_role(line, at, below, listed) for at, (line, below) in enumerate(zip_longest(lines, lines[1:])))
    return Parting(roles, listed.first, (*_list_doubts(lines, roles, listed), *_line_doubts(lines)))


def _parting_of_ours(lines: Sequence[CellLine]) -> Parting:
    """Return the parting of a cell of our own form: its paragraphs are entries, from the first number on."""
    first = next((at for at, line in enumerate(lines) if line.starts and line.number is not None), 0)
    return Parting(tuple(Role.BEGINS if line.starts else Role.CONTINUES for line in lines), first)


def _list_of(lines: Sequence[CellLine], *, alone: bool) -> _List | None:
    """Return the list of a cell; None where paragraphs without a label are the entries."""
    level = entry_level(lines, alone=alone)
    places = [at for at, line in enumerate(lines) if line.level == level]
    if not places:
        return None
    listed = _List(level, places[0], places[-1], lines[places[0]].counts)
    return None if not listed.counted and _paragraphs_head(lines) else listed


def _paragraphs_head(lines: Sequence[CellLine]) -> bool:
    """Return whether several paragraphs without a label are each right above a line with a bullet."""
    sentences = [at for at, line in enumerate(lines) if line.is_sentence]
    above = {at - 1 for at, line in enumerate(lines) if line.level is not None}
    return len(sentences) >= _SEVERAL and above.issuperset(sentences)


def _role(line: CellLine, at: int, below: CellLine | None, listed: _List) -> Role:
    """Return the role of a line at a place, with the line `below` it."""
    if line.level is None:
        return _plain_role(line, at, below, listed)
    if line.level < listed.level:
        return Role.HEADS
    return Role.BEGINS if line.level == listed.level and not line.belongs else Role.CONTINUES


def _plain_role(line: CellLine, at: int, below: CellLine | None, listed: _List) -> Role:
    """Return the role of a line without a label: within the list it continues the entry above, or heads the next."""
    inside = listed.first < at < listed.last
    if below is not None and below.level == listed.level and _heads(line, below, counted=inside and listed.counted):
        return Role.HEADS
    begins = line.is_sentence and not inside and not listed.counted
    return Role.BEGINS if begins else Role.CONTINUES


def _heads(line: CellLine, below: CellLine, *, counted: bool) -> bool:
    """Return whether a line heads the entry below it: it announces it, or within a count, another begins there."""
    if counted:
        return below.label is not None and below.label.path[-1:] == (1,)
    return line.is_sentence and bool(_ANNOUNCES.search(fold(line.text)))


def _list_doubts(lines: Sequence[CellLine], roles: Sequence[Role], listed: _List) -> tuple[Doubt, ...]:
    """Return what is not certain of a list: of its level, and of lines without a bullet between those with one."""
    inside = list(zip(lines, roles, strict=True))[listed.first : listed.last]
    plain = set() if listed.counted else {role for line, role in inside if line.is_sentence and line.begins is None}
    # numbers below a bullet are a list and its lead, as the form has them
    above = [line for line in lines[: listed.first] if line.level == 0 and line.begins is None]
    kinds = {
        DoubtKind.LONE_HEADING: any(line.counts or not listed.counted for line in above),
        DoubtKind.PLAIN_BETWEEN: Role.CONTINUES in plain,
        DoubtKind.PLAIN_HEADS: Role.HEADS in plain,
    }
    return doubts_of(kinds)


def _line_doubts(lines: Sequence[CellLine]) -> tuple[Doubt, ...]:
    """Return what is not certain of lines that were, or may have to be, split into several items."""
    guessed = [line for line in lines if not line.is_whole]
    kinds = {
        DoubtKind.ITEMS_SPLIT: any(line.split for line in guessed),
        DoubtKind.NUMBERS_WITHIN: any(has_number_within(line.text, line.number or 0) for line in guessed),
        DoubtKind.DASHES_WITHIN: any(has_dash_within(line.text) for line in guessed),
    }
    return doubts_of(kinds)
