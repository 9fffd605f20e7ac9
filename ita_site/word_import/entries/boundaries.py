"""Where the entries of a cell begin: at the lines of its outermost list, or at each paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.entries.inline_items import has_dashes
from ita_site.word_import.entries.lines import Row
from ita_site.word_import.entries.outline import entry_level
from ita_site.word_import.words.list_labels import bare

_WITHIN: Final = re.compile(r"(?<!ข้อ)(?<!ที่)(?<!หมู่)(?<!มาตรา)(?:\s\(?|(?<=[\u0e01-\u0e4e]))(\d{1,2})[.)]\s?(?=[ก-ฮเ-ไ])")
_ONE_LINE: Final = "ในบรรทัดเดียวมีเลขข้อต่อกันหลายข้อ จึงยังเป็นข้อเดียว ถ้าเป็นคนละข้อ ให้แยก"
_ONE_DASHED: Final = "ในบรรทัดเดียวมีขีดคั่นอยู่ จึงยังเป็นข้อเดียว ถ้าเป็นคนละข้อ ให้แยก"
_SPREAD: Final = "ในย่อหน้าเดียวมีหลายข้อต่อกัน จึงแยกเป็นข้อละรายการ เทียบกับต้นฉบับ"
_BETWEEN: Final = "บรรทัดที่ไม่มีเครื่องหมายอยู่ระหว่างข้อที่มี จึงถือว่าต่อจากข้อบน เทียบกับต้นฉบับ"
_HEADED: Final = "บรรทัดที่ไม่มีเครื่องหมายอยู่ระหว่างข้อที่มี จึงถือเป็นหัวข้อของข้อล่าง เทียบกับต้นฉบับ"
_SEVERAL: Final = 2
_HEADING: Final = "ในช่องนี้มีข้อเดียวอยู่เหนือข้อย่อยหลายข้อ จึงถือเป็นหัวข้อของรายการ เทียบกับต้นฉบับ"
_PARAGRAPHS: Final = "ในช่องนี้ย่อหน้าที่ไม่มีเครื่องหมายอยู่เหนือข้อย่อย จึงถือเป็นข้อหลัก เทียบกับต้นฉบับ"


@dataclass(frozen=True, slots=True)
class Parting:
    """Where the entries of a cell begin."""

    level: int = 0
    plain: bool = False
    """Whether paragraphs without a label are entries, and labelled lines their parts."""
    counted: bool = False
    """Whether numbers tell the entries apart, so that paragraphs without one go with them."""
    listed: bool = False
    doubt: str = ""

    def begins(self, line: Row) -> bool:
        """Whether an entry begins with a line."""
        if line.ours:
            return line.starts
        if self.plain:
            return line.plain
        if line.level is not None and self.listed:
            return line.level == self.level and not line.belongs
        return line.plain and not self.counted and not line.between

    def heads(self, line: Row) -> bool:
        """Whether a line stands above the level of the entries, or heads those below it."""
        if line.ours or self.plain or not self.listed:
            return False
        return line.heads == self.level if line.level is None else line.level < self.level


def parting_of(lines: Sequence[Row], *, alone: bool) -> Parting:
    """How a cell's lines part; ``alone`` where no other row of the table goes on with its list."""
    found = _parting_of(lines, alone=alone)
    doubts = [found.doubt] if found.doubt else []
    doubts += [_SPREAD] if any(line.apart for line in lines) else []
    doubts += [_ONE_LINE] if any(map(_counts_within, lines)) else []
    doubts += [_ONE_DASHED] if any(line.level == found.level and _dashed_within(line) for line in lines) else []
    if found.listed and not (found.counted or found.plain):
        doubts += [_BETWEEN] if any(line.between and line.plain and not line.ours for line in lines) else []
        doubts += [_HEADED] if any(line.level is None and found.heads(line) for line in lines[1:]) else []
    return replace(found, doubt="; ".join(doubts))


def _counts_within(line: Row) -> bool:
    """Whether the count that a line begins goes on within it: ``1. ก 2. ข``."""
    number = line.label.number if line.label is not None else None
    if number is None or line.ours or line.tabled:
        return False
    return any(int(one) == number + 1 for one in _WITHIN.findall(fold(bare(line.text))))


def _dashed_within(line: Row) -> bool:
    """Whether a dash within a line may part it."""
    return not (line.ours or line.tabled or line.apart) and has_dashes(line.text)


def _parting_of(lines: Sequence[Row], *, alone: bool) -> Parting:
    marked = [line for line in lines if line.level is not None]
    if not marked:
        return Parting()
    level = entry_level([line.label for line in lines], [line.level for line in lines], alone=alone)
    first = next(line for line in marked if line.level == level)
    counted = first.label is not None and first.label.counts
    if not counted and _paragraphs_head(lines):
        return Parting(plain=True, doubt=_PARAGRAPHS)
    heading = next((line.label for line in marked if line.level == 0), None)
    doubt = _HEADING if level and not (counted and heading is not None and not heading.counts) else ""
    single = len(marked) == 1 and not counted and marked[0] is lines[0]
    return Parting(level, counted=counted, listed=not single, doubt=doubt)


def _paragraphs_head(lines: Sequence[Row]) -> bool:
    """Whether several paragraphs without a label stand each right above lines with a bullet, from the first on."""
    plain = [at for at, line in enumerate(lines) if line.plain]
    above = all(at + 1 < len(lines) and lines[at + 1].level is not None for at in plain)
    return len(plain) >= _SEVERAL and plain[0] == 0 and above
