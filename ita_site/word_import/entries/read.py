"""Read the paragraphs of a cell as its entries: activities with their numbers, claims with their addresses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ita_site.office.our_form import LOST_PICTURE
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.entries.entry import Entries, Entry, with_words
from ita_site.word_import.entries.lines import CellLine, lines_of
from ita_site.word_import.entries.outline import labelled
from ita_site.word_import.entries.parting import Parting, Role, part
from ita_site.word_import.entries.split_items import split_items
from ita_site.word_import.entries.status_lines import take_status
from ita_site.word_import.words.addresses import carries_on, goes_on, only_addresses
from ita_site.word_import.words.status import says_nothing

_MOST_BROKEN = 5
"""The most lines over which an address is broken."""


def activities_of(paragraphs: Sequence[Paragraph], row: int = 0, *, alone: bool = True) -> Entries:
    """Return the activities of a cell: its outermost list, else each paragraph; `alone` if no row continues it."""
    lines = split_items(lines_of(paragraphs), alone=alone, leads=True)
    parting = part(lines, alone=alone)
    first = _first_number(lines) if any(line.ours for line in lines) else parting.first
    lead, groups = lines[:first], _groups(lines[first:], parting.roles[first:])
    entries = with_words(_entry(group, row) for group in groups)
    pictures = tuple(part for line in lead for part in line.pictures)
    if pictures and entries:
        entries[0] = replace(entries[0], pictures=(*entries[0].pictures, *pictures))
    return Entries("\n".join(line.text for line in lead), tuple(entries), parting.doubts)


def _first_number(lines: Sequence[CellLine]) -> int:
    """Return how many lines of a cell of our own form come before its first number."""
    return next((at for at, line in enumerate(lines) if line.starts and line.number is not None), 0)


def claims_of(paragraphs: Sequence[Paragraph], row: int = 0, *, alone: bool = True) -> Entries:
    """Return the claims of a cell: one to a paragraph or listed line, with the lines of addresses below it.

    `alone` where the cell speaks for the whole measure, so that it may tell a status.
    """
    lines = split_items(lines_of(paragraphs), alone=alone)
    ours = any(line.ours for line in lines)
    if not ours and says_nothing([line.text for line in lines]) and not any(line.hangs for line in lines):
        return Entries(aside="\n".join(line.text for line in lines))
    cell = take_status(lines, alone=alone)
    rest = labelled(cell.rest)
    parting = part(rest, alone=alone, rounds=True)
    entries = with_words(_claim(group, row) for group in _groups(rest, _claim_roles(rest, parting)))
    return Entries(cell.status, tuple(entries), parting.doubts, cell.doubts, cell.aside)


@dataclass(frozen=True, slots=True)
class _Group:
    """The lines of an entry, those that head it apart."""

    heads: list[CellLine]
    lines: list[CellLine]


def _claim_roles(lines: Sequence[CellLine], parting: Parting) -> list[Role]:
    """Return the part of each line, where an address and what continues one belong to the claim above."""
    roles = list(parting.roles)
    for at in range(1, len(lines)):
        text, above = lines[at].text, lines[at - 1].text
        last = "\n".join(line.text for line in lines[max(0, at - _MOST_BROKEN) : at])
        broken = carries_on(last, text) or (only_addresses(above) and goes_on(above, text))
        if broken or text == LOST_PICTURE or only_addresses(text):
            roles[at] = Role.CONTINUES
    return roles


def _groups(lines: Sequence[CellLine], roles: Sequence[Role]) -> Iterator[_Group]:
    """Yield the lines of each entry; what heads nothing is an entry of its own."""
    group = _Group([], [])
    for line, role in zip(lines, roles, strict=True):
        if group.lines and role is not Role.CONTINUES:
            yield group
            group = _Group([], [])
        heads = role is Role.HEADS or (role is Role.CONTINUES and group.heads and not group.lines)
        (group.heads if heads else group.lines).append(line)
    if group.heads or group.lines:
        yield group


def _entry(group: _Group, row: int, words: Sequence[CellLine] | None = None) -> Entry:
    """Return the entry that some lines make, of which only some are its `words`."""
    lines = [*group.heads, *group.lines]
    text = "\n".join(line.text for line in (lines if words is None else words))
    links = dict.fromkeys(link for line in lines for link in line.links)
    pictures = tuple(part for line in lines for part in line.pictures)
    return Entry(text, tuple(links), pictures=pictures, row=row, label=(group.lines or lines)[0].label)


def _claim(group: _Group, row: int) -> Entry:
    """Return the claim that some lines make; addresses alone below its words are no words of it."""
    words = [*group.heads, *group.lines[:1]]
    addresses: list[tuple[str, bool]] = []
    at = 1
    while at < len(group.lines):
        line, following = group.lines[at], group.lines[at + 1 : at + 2]
        joined = [one for one in following if only_addresses(line.text) and goes_on(line.text, one.text)]
        if only_addresses(line.text):
            addresses.append(("".join(one.text for one in (line, *joined)), bool(joined)))
        elif line.text != LOST_PICTURE:
            words.append(line)
        at += 1 + len(joined)
    lost = any(line.text == LOST_PICTURE for line in group.lines[1:])
    return replace(_entry(group, row, words), addresses=tuple(addresses), lost_picture=lost)
