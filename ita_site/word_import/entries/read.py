"""Read the paragraphs of a cell as its entries: activities with their numbers, claims with their addresses."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from ita_site.office.our_form import LOST_PICTURE
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.entries.entry import Entries, Entry, with_words
from ita_site.word_import.entries.lines import CellLine, lines_of, text_of
from ita_site.word_import.entries.parting import Role, part
from ita_site.word_import.entries.split_items import split_items
from ita_site.word_import.entries.status_lines import take_status
from ita_site.word_import.words.addresses import carries_on, goes_on, only_addresses
from ita_site.word_import.words.status import says_nothing

_MOST_BROKEN = 5
"""The most lines over which an address is broken."""


def activities_of(paragraphs: Sequence[Paragraph], row: int = 0, *, alone: bool = True) -> Entries:
    """Return the activities of a cell: its outermost list, else each paragraph; `alone` if no row continues it."""
    lines = split_items(lines_of(paragraphs), alone=alone)
    parting = part(lines, alone=alone)
    lead = lines[: parting.first]
    groups = _groups(lines[parting.first :], parting.roles[parting.first :])
    entries = with_words(_entry(group, row) for group in groups)
    pictures = tuple(chain.from_iterable(line.pictures for line in lead))
    if pictures and entries:
        entries[0] = replace(entries[0], pictures=(*entries[0].pictures, *pictures))
    return Entries("\n".join(line.text for line in lead), tuple(entries), parting.doubts)


def claims_of(paragraphs: Sequence[Paragraph], row: int = 0, *, alone: bool = True) -> Entries:
    """Return the claims of a cell: one to a paragraph or listed line, with the lines of addresses below it.

    `alone` where the cell speaks for the whole measure, so that it may tell a status.
    """
    lines = lines_of(paragraphs)
    ours = any(line.ours for line in lines)
    if not ours and says_nothing([line.text for line in lines]) and not any(line.hangs for line in lines):
        return Entries(aside=text_of(paragraphs))
    cell = take_status(lines, alone=alone and not ours)
    rest = split_items(cell.rest, alone=alone)
    parting = part(rest, alone=alone)
    entries = with_words(_claim(group, row) for group in _groups(rest, _claim_roles(rest, parting.roles)))
    return Entries(cell.status, tuple(entries), parting.doubts, cell.doubts, cell.aside)


def _claim_roles(lines: Sequence[CellLine], roles: Sequence[Role]) -> list[Role]:
    """Return the role of each line, where an address and what continues one belong to the claim above."""
    return [role if at == 0 or not _proves(lines, at) else Role.CONTINUES for at, role in enumerate(roles)]


def _proves(lines: Sequence[CellLine], at: int) -> bool:
    """Return whether a line is nothing but an address, the rest of one, or a note that a picture was lost."""
    text = lines[at].text
    above = "\n".join(line.text for line in lines[max(0, at - _MOST_BROKEN) : at])
    return text == LOST_PICTURE or only_addresses(text) or carries_on(above, text)


@dataclass(slots=True)
class _Group:
    """The lines of an entry."""

    lines: list[CellLine]
    begins: int = 0
    """The place of the line that begins it, below those that head it."""


def _groups(lines: Sequence[CellLine], roles: Sequence[Role]) -> list[_Group]:
    """Return the lines of each entry; what heads nothing is an entry of its own."""
    groups: list[_Group] = []
    heading = False
    for line, role in zip(lines, roles, strict=True):
        if groups and (heading or role is Role.CONTINUES):
            groups[-1].lines.append(line)
            groups[-1].begins += heading
        else:
            groups.append(_Group([line]))
        heading = role is Role.HEADS or (heading and role is Role.CONTINUES)
    return groups


def _entry(group: _Group, row: int) -> Entry:
    """Return the entry that some lines make."""
    return Entry(
        "\n".join(line.text for line in group.lines),
        tuple(dict.fromkeys(chain.from_iterable(line.links for line in group.lines))),
        pictures=tuple(chain.from_iterable(line.pictures for line in group.lines)),
        row=row,
        label=group.lines[group.begins].label,
        places=tuple(dict.fromkeys(line.source.place for line in group.lines if line.source)),
    )


def _claim(group: _Group, row: int) -> Entry:
    """Return the claim that some lines make; addresses alone below its words are no words of it."""
    words = [line.text for line in group.lines[: group.begins + 1]]
    addresses: list[tuple[str, bool]] = []
    above = ""
    for line in group.lines[group.begins + 1 :]:
        if above and goes_on(above, line.text):
            addresses[-1] = (f"{addresses[-1][0]}{line.text}", True)
        elif only_addresses(line.text):
            addresses.append((line.text, False))
        elif line.text != LOST_PICTURE:
            words.append(line.text)
        above = line.text if only_addresses(line.text) else ""
    lost = any(line.text == LOST_PICTURE for line in group.lines[1:])
    return replace(_entry(group, row), text="\n".join(words), addresses=tuple(addresses), lost_picture=lost)
