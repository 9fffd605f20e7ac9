"""Paragraphs of a cell with several items in each → a line for each item, where every one of them begins an entry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from ita_site.word_import.entries.boundaries import Parting, parting_of
from ita_site.word_import.entries.inline_items import items_in
from ita_site.word_import.entries.lines import CellLine, hang, labelled
from ita_site.word_import.entries.part_headings import heads_part
from ita_site.word_import.words.status import is_status


@dataclass(frozen=True, slots=True)
class _Unit:
    """Lines that are read as one text, and where in it items begin; nothing where it is left as it is."""

    lines: tuple[CellLine, ...]
    places: tuple[int, ...] = ()

    @property
    def rows(self) -> list[CellLine]:
        """Its lines, cut where items begin within them."""
        starts = accumulate((len(line.text) + 1 for line in self.lines[:-1]), initial=0)
        return [row for start, line in zip(starts, self.lines, strict=True) for row in self._cut(line, start)]

    def _cut(self, line: CellLine, start: int) -> list[CellLine]:
        cuts = [at - start for at in self.places if start < at < start + len(line.text)]
        parts = list(pairwise([0, *cuts, len(line.text)])) if self.places else []
        if not parts:
            return [line]
        rows = [
            replace(
                line,
                text=line.text[at:end].strip(),
                links=[],
                pictures=[],
                starts=line.starts and not at,
                apart=start + at in self.places,
            )
            for at, end in parts
        ]
        hang(line.links, rows)
        rows[-1].pictures += line.pictures
        return rows


def spread(lines: Sequence[CellLine], *, alone: bool, leads: bool = False) -> list[CellLine]:
    """The lines, with one for each item where several stand in a paragraph; ``alone`` as in ``parting_of``.

    ``leads`` is whether words that announce a list have a place of their own; else they stay with its first item.
    """
    units = [unit for paragraph in _paragraphs(lines) for unit in _units(paragraph, lines, leads=leads)]
    while any(unit.places for unit in units):
        rows = [unit.rows for unit in units]
        told = labelled([one for each in rows for one in each if one.text or one.pictures])
        parting = parting_of([one for one in told if not heads_part(one)], alone=alone)
        wrong = [not _fits(each, told, parting) for each in rows]
        if not any(wrong):
            return [one for each in rows for one in each]
        # left whole, they change what the others stand beside
        units = [_Unit(unit.lines) if out else unit for unit, out in zip(units, wrong, strict=True)]
    return list(lines)


def _paragraphs(lines: Sequence[CellLine]) -> Iterator[tuple[CellLine, ...]]:
    begun = [at for at, line in enumerate(lines) if line.starts or not at]
    yield from (tuple(lines[at:end]) for at, end in pairwise([*begun, len(lines)]))


def _units(paragraph: tuple[CellLine, ...], lines: Sequence[CellLine], *, leads: bool) -> Iterator[_Unit]:
    """The paragraph as a whole, or where that has no several items, each of its lines."""
    alone = len(paragraph) == len(lines)
    whole = _unit(paragraph, leads=leads, alone=alone)
    if whole.places or len(paragraph) == 1:
        yield whole
    else:
        yield from (_unit((line,), leads=leads, alone=False) for line in paragraph)


def _unit(lines: tuple[CellLine, ...], *, leads: bool, alone: bool) -> _Unit:
    """``alone`` where they are all of their cell: only there words may stand before the first item."""
    found = None if any(line.ours or line.tabled for line in lines) else items_in("\n".join(one.text for one in lines))
    if found is None or (found.lead and not alone):
        return _Unit(lines)
    own = bool(found.lead) and (leads or is_status(found.lead.strip()))
    places = list(accumulate(map(len, found.items[:-1]), initial=len(found.lead)))
    unit = _Unit(lines, tuple(places if own else [0, *places[1:]]))
    return unit if len(unit.rows) > len(lines) else _Unit(lines)


def _fits(rows: Sequence[CellLine], told: Sequence[CellLine], parting: Parting) -> bool:
    """Whether each item begins an entry, and their count begins at its first or goes on with one above."""
    return all(_begins(one, told, parting) for one in rows if one.apart) and _counts(rows, told)


def _begins(one: CellLine, told: Sequence[CellLine], parting: Parting) -> bool:
    return parting.begins(one) or (one.label is None and one is told[0])


def _counts(rows: Sequence[CellLine], told: Sequence[CellLine]) -> bool:
    first = next((one for one in rows if one.apart), None)
    label = first.label if first is not None else None
    if label is None or not label.counts or label.path[-1] == 1:
        return True
    before = told[: next(at for at, one in enumerate(told) if one is first)]
    return any(one.label is not None and one.label.precedes(label) for one in before)
