"""The paragraphs of a cell → its entries: activities with their numbers, claims with their addresses."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ita_site.office.our_form import LOST_PICTURE
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.entries.boundaries import Parting, parting_of
from ita_site.word_import.entries.entry import Entries, Entry, entry_of, with_words
from ita_site.word_import.entries.lines import CellLine, labelled, lines_of
from ita_site.word_import.entries.part_headings import heads_part
from ita_site.word_import.entries.split_items import spread
from ita_site.word_import.words.addresses import carries_on, goes_on, only_addresses
from ita_site.word_import.words.status import choice_in, is_status, says_nothing

_SEVERAL: Final = 2


def activities_of(paragraphs: Sequence[Paragraph], row: int = 0, *, alone: bool = True) -> Entries:
    """The activities of a cell: its outermost list, else each paragraph; ``alone`` where no row goes on with it."""
    found = spread([line for line in lines_of(paragraphs) if line.text or line.pictures], alone=alone, leads=True)
    lines = labelled(found)
    if lines and all(line.ours for line in lines):
        return _ours(lines, row)
    parting = parting_of(lines, alone=alone)
    first = 0
    if parting.listed:
        first = next(at for at, line in enumerate(lines) if line.level == parting.level or line.apart)
    pieces = _pieces(lines[first:], parting, row)
    return replace(_with_lead(lines[:first], pieces), doubts=parting.doubts)


def _pieces(lines: Sequence[CellLine], parting: Parting, row: int) -> list[Entry]:
    pieces: list[Entry] = []
    waiting: list[CellLine] = []
    for at, line in enumerate(lines):
        if parting.heads(line) or (pieces and parting.counted and _heads_a_new_count(lines, at, parting.level)):
            waiting.append(line)
        elif parting.begins(line) or not pieces:
            pieces.append(entry_of([*waiting, line], row))
            waiting = []
        else:
            pieces[-1] = pieces[-1].with_line(line)
    for line in waiting:
        pieces[-1] = pieces[-1].with_line(line)
    return with_words(pieces)


def _ours(lines: Sequence[CellLine], row: int) -> Entries:
    """A cell of our own form: what stands before the first number is the lead, and each paragraph is an entry."""
    numbered = [at for at, line in enumerate(lines) if line.starts and _number(line) is not None]
    first = numbered[0] if numbered else 0
    return _with_lead(lines[:first], _by_paragraph(lines[first:], row))


def _number(line: CellLine) -> int | None:
    return line.label.number if line.label is not None else None


def _by_paragraph(lines: Sequence[CellLine], row: int) -> list[Entry]:
    pieces: list[Entry] = []
    for line in lines:
        if line.starts or not pieces:
            pieces.append(entry_of([line], row))
        else:
            pieces[-1] = pieces[-1].with_line(line)
    return [piece for piece in pieces if piece.text or piece.pictures]


def _heads_a_new_count(lines: Sequence[CellLine], at: int, level: int) -> bool:
    """Whether a line without a label stands right above a count that begins again."""
    following = lines[at + 1] if at + 1 < len(lines) else None
    if lines[at].level is not None or following is None or following.level != level or following.label is None:
        return False
    return following.label.path[-1:] == (1,)


def _with_lead(lead: Sequence[CellLine], pieces: list[Entry]) -> Entries:
    pictures = tuple(part for line in lead for part in line.pictures)
    first = [replace(piece, pictures=(*piece.pictures, *pictures)) for piece in pieces[:1]]
    return Entries("\n".join(line.text for line in lead), (*first, *pieces[1:]))


@dataclass(frozen=True, slots=True)
class _Standing:
    """What a cell of results says of the row as a whole, and the lines that say more."""

    rest: Sequence[CellLine]
    said: str = ""
    doubts: tuple[Doubt, ...] = ()
    aside: str = ""


def claims_of(paragraphs: Sequence[Paragraph], row: int = 0, *, alone: bool = True) -> Entries:
    """The claims of a cell: one to a paragraph or listed line; lines of addresses alone belong to the claim above.

    ``alone`` where the cell speaks for the whole measure, so that it may tell a status.
    """
    lines = spread(lines_of(paragraphs), alone=alone)
    ours = any(line.ours for line in lines)
    if not ours and says_nothing([line.text for line in lines]) and not any(_hangs(line) for line in lines):
        return Entries(aside="\n".join(line.text for line in lines))
    first = _first_status(lines) if ours or not alone else _boxes(lines) or _first_status(lines)
    parting = parting_of([line for line in labelled(first.rest) if not heads_part(line)], alone=alone)
    standing = _last_status(first, parting) if alone and not ours and not (first.said or first.aside) else first
    pieces = _claims(standing.rest, parting, row)
    return Entries(
        standing.said,
        tuple(with_words(pieces)),
        doubts=parting.doubts,
        lead_doubts=standing.doubts,
        aside=standing.aside,
    )


def _first_status(lines: Sequence[CellLine]) -> _Standing:
    if not lines or not lines[0].starts or not is_status(lines[0].text):
        return _Standing(lines)
    first, *rest = lines
    if first.links or first.pictures:
        # what hangs on its words goes with what follows them
        rest = rest or [CellLine("", 0, [], [], starts=True)]
        rest[0].links[:0], rest[0].pictures[:0] = first.links, first.pictures
    return _Standing(rest, first.text)


def _boxes(lines: Sequence[CellLine]) -> _Standing | None:
    """The status whose box is ticked among others; None where the cell has no such boxes."""
    choices = {at: choice for at, line in enumerate(lines) if _is_bare(line) and (choice := choice_in(line.text))}
    ticked = [one for choice in choices.values() for one in choice.ticked]
    if not choices or (ticked and sum(choice.count for choice in choices.values()) == 1):
        return None
    told = {at for at, line in enumerate(lines) if at in choices or (_is_bare(line) and is_status(line.text))}
    rest = [line for at, line in enumerate(lines) if at not in told]
    said = ticked[0] if len(ticked) == 1 else ""
    return _Standing(
        rest, said, (doubt(DoubtKind.STATUS_BOX),) if said else (), "\n".join(lines[at].text for at in sorted(told))
    )


def _is_bare(line: CellLine) -> bool:
    """Whether a paragraph begins with a line and nothing but words hangs on it."""
    return line.starts and not _hangs(line)


def _hangs(line: CellLine) -> bool:
    return bool(line.links or line.pictures)


def _last_status(standing: _Standing, parting: Parting) -> _Standing:
    """A status below all results, where no number says whose it is."""
    rest = standing.rest
    if len(rest) < _SEVERAL or parting.counted or not rest[-1].plain or not _is_bare(rest[-1]):
        return standing
    told = [at for at, line in enumerate(rest) if is_status(line.text)]
    return (
        _Standing(rest[:-1], rest[-1].text, (doubt(DoubtKind.STATUS_BELOW),)) if told == [len(rest) - 1] else standing
    )


def _claims(lines: Sequence[CellLine], parting: Parting, row: int) -> list[Entry]:
    pieces: list[Entry] = []
    waiting: list[CellLine] = []
    at = 0
    while at < len(lines):
        line, step = lines[at], 1
        if pieces and line.text == LOST_PICTURE:
            pieces[-1] = replace(pieces[-1], lost_picture=True)
        elif pieces and only_addresses(line.text):
            joined = at + 1 < len(lines) and goes_on(line.text, lines[at + 1].text)
            step = 2 if joined else 1
            address = "".join(one.text for one in lines[at : at + step])
            pieces[-1] = pieces[-1].with_address(address, lines[at : at + step], joined=joined)
        elif pieces and carries_on(pieces[-1].text, line.text):
            pieces[-1] = pieces[-1].with_line(line)
        elif parting.heads(line) or heads_part(line):
            waiting.append(line)
        elif not pieces or parting.begins(line) or any(map(heads_part, waiting)):
            pieces.append(entry_of([*waiting, line], row))
            waiting = []
        else:
            pieces[-1] = pieces[-1].with_line(line)
        at += step
    # what heads nothing says something of its own
    return [*pieces, entry_of(waiting, row)] if waiting else pieces
