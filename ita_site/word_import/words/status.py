"""Read words that say how far a row has come, ticked or not, and words that say that there is nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ita_site.text.thai import fold

_STATUSES: Final = frozenset(
    fold(words)
    for words in (
        *("ดำเนินการแล้ว", "ดำเนินการแล้วเสร็จ", "ดำเนินการเสร็จแล้ว", "ดำเนินการเสร็จสิ้น", "ดำเนินการเสร็จสิ้นแล้ว"),
        *("ดำเนินการเรียบร้อยแล้ว", "ดำเนินการแล้วเสร็จตามแผน", "ดำเนินการครบถ้วน", "ดำเนินการครบถ้วนแล้ว", "แล้วเสร็จ"),
        *("อยู่ระหว่างดำเนินการ", "อยู่ระหว่างการดำเนินการ", "อยู่ระหว่าง", "กำลังดำเนินการ", "ยังไม่ได้ดำเนินการ", "ยังไม่ดำเนินการ"),
        *("ไม่ได้ดำเนินการ", "ไม่มีการดำเนินการ", "ดำเนินการแล้วบางส่วน", "ดำเนินการบางส่วน", "ดำเนินการต่อเนื่อง", "เสร็จสิ้น"),
        *("ระหว่างดำเนินการ", "อยู่ในระหว่างดำเนินการ", "ยังไม่เริ่ม", "ยังไม่เริ่มดำเนินการ", "ยังไม่แล้วเสร็จ"),
        *("ไม่แล้วเสร็จ", "ดำเนินการเสร็จ", "เสร็จแล้ว", "ดำเนินการได้", "ดำเนินการไม่ได้", "ยังไม่ได้เริ่มดำเนินการ"),
        *("เสร็จสิ้นแล้ว", "แล้วเสร็จตามแผน", "ดำเนินการเสร็จเรียบร้อยแล้ว", "ดำเนินการแล้วเสร็จครบถ้วน", "ไม่ดำเนินการ"),
    )
)
_NOTHING: Final = frozenset(
    fold(words)
    for words in (
        *("", "ไม่มี", "ไม่มีผล", "ไม่มีผลการดำเนินการ", "ไม่มีผลการดำเนินงาน", "ไม่มีผลลัพธ์", "ไม่มีข้อมูล", "ไม่ระบุ"),
        *("ยังไม่มี", "ยังไม่มีผล", "ยังไม่มีผลการดำเนินการ", "ยังไม่มีผลลัพธ์", "ยังไม่มีข้อมูล", "n/a", "na", "none"),
    )
)
_NO_WORDS: Final = " \t\u00a0-–—−_.…()*•"
_TICKS: Final = frozenset("✓✔√☑☒/Xx")
_AROUND: Final = " \t\u00a0.✓✔√☑☒✅/()[]xXüþ-–—•*:"
_BOX: Final = re.compile(
    r"(?P<off>[☐□▢◻❑❏¨]|\(\s*\)|\[\s*\])|(?P<on>[✓✔√☑☒✅üþ]|[(\[]\s*[xX/✓✔√☑]\s*[)\]]|(?<![^\s])/(?=\s))"
)
_UNFILLED: Final = re.compile(r"\s*(?:เพราะ|เนื่องจาก|ระบุ|โดย)?(?:เหตุผล)?\s*[:：]?\s*(?:[.…_]\s*){3,}$")
"""A place for a reason behind a status, left empty."""

_CALLED: Final = re.compile(r"^\W*สถานะ(?:การดำเนิน(?:การ|งาน))?\s*[:：]")
_BOX_OFF: Final = re.compile(r"\s*(?:\(\s*\)|\[\s*\])")


@dataclass(frozen=True, slots=True)
class Choice:
    """Boxes beside words for a status: the words of the ticked ones."""

    ticked: tuple[str, ...]
    count: int
    """How many boxes there are."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box before words, and whether it is ticked."""

    words: str
    ticked: bool


def is_tick(text: str) -> bool:
    """Return whether a cell is only ticked."""
    return text.strip() in _TICKS


def is_status(text: str) -> bool:
    """Return whether a line says only how far the whole row has come; a box that is not ticked says the opposite."""
    words = re.sub(r"\s+", "", _CALLED.sub("", fold(text))).strip(_AROUND)
    return words in _STATUSES and not _BOX_OFF.match(text)


def says_nothing(texts: Sequence[str]) -> bool:
    """Return whether a cell holds only a dash, or words for "none"."""
    return bool(texts) and all(fold(text).strip(_NO_WORDS) in _NOTHING for text in texts)


def boxes_in(text: str) -> tuple[Box, ...]:
    """Return every box of a text with the words behind it, up to the next."""
    boxes = list(_BOX.finditer(text))
    ends = [box.start() for box in boxes[1:]] + [len(text)] * bool(boxes)
    return tuple(
        Box(text[box.end() : end].strip(), box["on"] is not None) for box, end in zip(boxes, ends, strict=True)
    )


def choice_in(text: str) -> Choice | None:
    """Return the boxes of a line that is nothing but boxes with a status beside each."""
    first = _BOX.search(text)
    if first is None or text[: first.start()].strip():
        return None
    boxes = [Box(_UNFILLED.sub("", box.words).strip(), box.ticked) for box in boxes_in(text)]
    if not all(is_status(box.words) for box in boxes):
        return None
    return Choice(tuple(box.words for box in boxes if box.ticked), len(boxes))
