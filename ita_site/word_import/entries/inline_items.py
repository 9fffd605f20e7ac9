"""Split a line that holds several numbered or bulleted items, `1. ก 2. ข`, where its marks leave no doubt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.words.list_labels import BARE, DASHES, NUMBERS, Label, bare, label_at

_NUMBERED: Final = NUMBERS - {BARE, "1 -"}
_BULLETS: Final = frozenset("•●·∙⚫○◦◯▪■◾◼➢➤►▶❖◆♦")
"""Signs that nothing but a list has; dashes, boxes to tick and arrows are within sentences too."""

_REFERS: Final = re.compile(
    r"(?:ข้อ|(?<!พื้น)(?<!หน้า)ที่|มาตรา|หมวด|วรรค|ลำดับ|ฉบับ|หมู่|ม\.|เลข|จำนวน|และ|หรือ|กับ|ถึง|[0-9๐-๙]\s*,|(?<!\S)[/–-])\s*$"
)
"""Words before a number that names something: a section, a place in a list, an amount."""

_CLOSED: Final = re.compile(r"\([^()]*\)|\"[^\"]*\"|“[^”]*”")
"""Words within brackets or quotation marks, where no item begins."""

_WORDS: Final = re.compile("[\"'“”‘’(\\[]{0,2}[A-Za-zก-ฮเ-ไ]")
"""How the words of an item begin: an amount, a day or another number is none."""

_NO_ITEM: Final = re.compile(
    r"นาย(?!ก)|นาง|น\.\s?ส\.|ว่าที่\s?(?:ร|พ)|[จสพร]\.[สอตท]\.|และ|หรือ|ของ(?!ขวัญ|ใช้|ฝาก|กลาง|รางวัล)|ถึง"
)
"""How a person's name begins, or words that say what the number before them refers to."""

_WITHIN: Final = re.compile(r"(?<!ข้อ)(?<!ที่)(?<!หมู่)(?<!มาตรา)(?:\s\(?|(?<=[\u0e01-\u0e4e]))(\d{1,2})[.)]\s?(?=[ก-ฮเ-ไ])")
"""A number within a line that may begin an item."""

_DASH_WITHIN: Final = re.compile(rf"\s[{DASHES}]\s?(?=[ก-ฮเ-ไ])")
"""A dash within a line that may begin an item."""

_AROUND: Final = 60
"""How far around a mark its neighbours are read, in characters."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place in a line where an item may begin."""

    at: int
    label: Label


def items_in(text: str, first: Label) -> tuple[str, ...]:
    """Return the items of a line that `first` labels, such as `1. ก 2. ข`; put together, they are the line.

    A line that is a single item, or whose marks are not beyond doubt, is returned whole.
    """
    marks = [mark for mark in _marks(text, first) if mark.label.system == first.system]
    if not _counts_on(first, marks):
        return (text,)
    bounds = [0, *(mark.at for mark in marks), len(text)]
    items = tuple(text[start:end] for start, end in pairwise(bounds))
    return items if all(map(_is_item, items)) else (text,)


def _marks(text: str, first: Label) -> Iterator[_Mark]:
    """Yield the labels behind a blank that refer to nothing and are within no brackets or quotation marks."""
    if first.system not in _NUMBERED | _BULLETS:
        return
    closed = _CLOSED.sub(lambda inside: "." * len(inside[0]), text)
    for blank in re.finditer(r"\s+(?=\S)", closed):
        at = blank.end()
        label = label_at(text[at : at + _AROUND])
        if label and not _REFERS.search(text[max(0, at - _AROUND) : at]):
            yield _Mark(at, label)


def _counts_on(first: Label, marks: Sequence[_Mark]) -> bool:
    """Return whether each mark is the next of the count; bullets count nothing."""
    labels = [first, *(mark.label for mark in marks)]
    return not first.counts or all(above.precedes(below) for above, below in pairwise(labels))


def _is_item(item: str) -> bool:
    """Return whether the words behind a mark are no amount, no person, and do not only continue those before it."""
    words = bare(item)
    return bool(_WORDS.match(words)) and not _NO_ITEM.match(words)


def has_number_within(text: str, number: int) -> bool:
    """Return whether a line that `number` begins may count on within it: `1.จัดทำสื่อ2.เผยแพร่`."""
    return any(int(digits) == number + 1 for digits in _WITHIN.findall(fold(bare(text))))


def has_dash_within(text: str) -> bool:
    """Return whether a line that a dash begins has another that may part it: `- ก - ข`."""
    return text[:1] in DASHES and bool(_DASH_WITHIN.search(text[1:]))
