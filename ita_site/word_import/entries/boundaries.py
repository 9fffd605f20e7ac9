"""Where the entries of a cell begin: at the lines of its outermost list, or at each paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.entries.inline_items import has_dashes
from ita_site.word_import.entries.lines import CellLine
from ita_site.word_import.entries.outline import entry_level
from ita_site.word_import.words.list_labels import bare

_WITHIN: Final = re.compile(r"(?<!ข้อ)(?<!ที่)(?<!หมู่)(?<!มาตรา)(?:\s\(?|(?<=[\u0e01-\u0e4e]))(\d{1,2})[.)]\s?(?=[ก-ฮเ-ไ])")
_SEVERAL: Final = 2


@dataclass(frozen=True, slots=True)
class Parting:
    """Where the entries of a cell begin."""

    level: int = 0
    plain: bool = False
    """Whether paragraphs without a label are entries, and labelled lines their parts."""
    counted: bool = False
    """Whether numbers tell the entries apart, so that paragraphs without one go with them."""
    listed: bool = False
    doubts: tuple[Doubt, ...] = ()

    def begins(self, line: CellLine) -> bool:
        """Whether an entry begins with a line."""
        if line.ours:
            return line.starts
        if self.plain:
            return line.plain
        if line.level is not None and self.listed:
            return line.level == self.level and not line.belongs
        return line.plain and not self.counted and not line.between

    def heads(self, line: CellLine) -> bool:
        """Whether a line stands above the level of the entries, or heads those below it."""
        if line.ours or self.plain or not self.listed:
            return False
        return line.heads == self.level if line.level is None else line.level < self.level


def parting_of(lines: Sequence[CellLine], *, alone: bool) -> Parting:
    """How a cell's lines part; ``alone`` where no other row of the table goes on with its list."""
    found = _parting_of(lines, alone=alone)
    return replace(found, doubts=(*found.doubts, *map(doubt, _unsure(found, lines))))


def _unsure(found: Parting, lines: Sequence[CellLine]) -> Iterator[DoubtKind]:
    if any(line.apart for line in lines):
        yield DoubtKind.ITEMS_SPLIT
    if any(map(_counts_within, lines)):
        yield DoubtKind.NUMBERS_WITHIN
    if any(line.level == found.level and _dashed_within(line) for line in lines):
        yield DoubtKind.DASHES_WITHIN
    if not found.listed or found.counted or found.plain:
        return
    if any(line.between and line.plain and not line.ours for line in lines):
        yield DoubtKind.PLAIN_BETWEEN
    if any(line.level is None and found.heads(line) for line in lines[1:]):
        yield DoubtKind.PLAIN_HEADS


def _counts_within(line: CellLine) -> bool:
    """Whether the count that a line begins goes on within it: ``1. ก 2. ข``."""
    number = line.label.number if line.label is not None else None
    if number is None or line.ours or line.tabled:
        return False
    return any(int(one) == number + 1 for one in _WITHIN.findall(fold(bare(line.text))))


def _dashed_within(line: CellLine) -> bool:
    """Whether a dash within a line may part it."""
    return not (line.ours or line.tabled or line.apart) and has_dashes(line.text)


def _parting_of(lines: Sequence[CellLine], *, alone: bool) -> Parting:
    marked = [line for line in lines if line.level is not None]
    if not marked:
        return Parting()
    level = entry_level([line.label for line in lines], [line.level for line in lines], alone=alone)
    first = next(line for line in marked if line.level == level)
    counted = first.label is not None and first.label.counts
    if not counted and _paragraphs_head(lines):
        return Parting(plain=True, doubts=(doubt(DoubtKind.PLAIN_ABOVE),))
    heading = next((line.label for line in marked if line.level == 0), None)
    unsure = level and not (counted and heading is not None and not heading.counts)
    single = len(marked) == 1 and not counted and marked[0] is lines[0]
    return Parting(level, counted=counted, listed=not single, doubts=(doubt(DoubtKind.LONE_HEADING),) if unsure else ())


def _paragraphs_head(lines: Sequence[CellLine]) -> bool:
    """Whether several paragraphs without a label stand each right above lines with a bullet, from the first on."""
    plain = [at for at, line in enumerate(lines) if line.plain]
    above = all(at + 1 < len(lines) and lines[at + 1].level is not None for at in plain)
    return len(plain) >= _SEVERAL and plain[0] == 0 and above
