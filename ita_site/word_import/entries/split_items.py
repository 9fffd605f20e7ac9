"""Split paragraphs that hold several items into a line for each, where every one of them begins an entry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ita_site.word_import.entries.inline_items import InlineItems, items_in
from ita_site.word_import.entries.lines import CellLine, hang
from ita_site.word_import.entries.outline import labelled
from ita_site.word_import.entries.parting import Role, part
from ita_site.word_import.words.status import is_status


@dataclass(frozen=True, slots=True)
class _Unit:
    """Lines that are read as one text, and what they are with a line for each item."""

    whole: tuple[CellLine, ...]
    split: tuple[CellLine, ...] = ()


def split_items(lines: Sequence[CellLine], *, alone: bool, leads: bool = False) -> list[CellLine]:
    """Return the labelled lines, with one for each item where several are in a paragraph; `alone` as in `part`.

    `leads` is whether words that announce a list have a place of their own; else they stay with its first item.
    """
    units = [unit for paragraph in _paragraphs(lines) for unit in _units(paragraph, len(lines), leads=leads)]
    if not any(unit.split for unit in units):
        return labelled(lines)
    trial = labelled([line for unit in units for line in unit.split or unit.whole])
    roles = part(trial, alone=alone, rounds=True).roles
    fits = _fitting(trial, roles)
    at = 0
    kept: list[CellLine] = []
    for unit in units:
        end = at + len(unit.split or unit.whole)
        kept += unit.split if unit.split and all(fits[at:end]) else unit.whole
        at = end
    return labelled(kept)


def _fitting(trial: Sequence[CellLine], roles: Sequence[Role]) -> list[bool]:
    """Return of each line whether it is no item, or begins an entry whose number is 1 or the next of one above."""
    expected: set[tuple[str, tuple[int, ...]]] = set()
    fits: list[bool] = []
    for at, (line, role) in enumerate(zip(trial, roles, strict=True)):
        label = line.label
        begins = role is Role.BEGINS or (label is None and at == 0)
        follows = at > 0 and trial[at - 1].split
        counted = label is None or follows or label.path[-1:] in {(), (1,)} or (label.system, label.path) in expected
        fits.append(not line.split or (begins and counted))
        if label is not None and label.path:
            expected.add((label.system, (*label.path[:-1], label.path[-1] + 1)))
    return fits


def _paragraphs(lines: Sequence[CellLine]) -> Iterator[tuple[CellLine, ...]]:
    begun = [at for at, line in enumerate(lines) if line.starts or not at]
    yield from (tuple(lines[at:end]) for at, end in pairwise([*begun, len(lines)]))


def _units(paragraph: tuple[CellLine, ...], count: int, *, leads: bool) -> Iterator[_Unit]:
    """Yield the paragraph as a whole, or where that has no several items, each of its lines."""
    whole = _unit(paragraph, leads=leads, alone=len(paragraph) == count)
    if whole.split or len(paragraph) == 1:
        yield whole
    else:
        yield from (_unit((line,), leads=leads, alone=False) for line in paragraph)


def _unit(lines: tuple[CellLine, ...], *, leads: bool, alone: bool) -> _Unit:
    """Return lines with their items; only where they are `alone` in their cell, words may come before the first."""
    first = lines[0]
    text = "\n".join(line.text for line in lines)
    items = None if first.ours or first.tabled else items_in(text)
    if items is None or (items.lead and not alone):
        return _Unit(lines)
    split = tuple(_cut(lines, items, leads=leads))
    return _Unit(lines, split if len(split) > len(lines) else ())


def _cut(lines: Sequence[CellLine], items: InlineItems, *, leads: bool) -> Iterator[CellLine]:
    """Yield a line for each line of each item, its links and pictures with it."""
    own = items.lead and (leads or is_status(items.lead.strip()))
    parts = [items.lead, *items.items] if own else [f"{items.lead}{items.items[0]}", *items.items[1:]]
    pieces = [(line.strip(), not no) for words in parts for no, line in enumerate(words.split("\n")) if line.strip()]
    links = hang([link for line in lines for link in line.links], [words for words, _ in pieces])
    pictures = tuple(part for line in lines for part in line.pictures)
    last = len(pieces) - 1
    for at, ((words, begins), mine) in enumerate(zip(pieces, links, strict=True)):
        yield replace(
            lines[0],
            text=words,
            links=mine,
            pictures=pictures if at == last else (),
            starts=lines[0].starts and at == 0,
            split=begins and not (own and at == 0),
        )
