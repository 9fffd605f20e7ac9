"""Split a line that holds several items, `1. ก 2. ข` or `- ก - ข - ค`, where its marks leave no doubt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ita_site.text.thai import MONTHS, SHORT_MONTHS, fold
from ita_site.word_import.words.list_labels import BARE, DASHES, NUMBERS, Label, label_at
from ita_site.word_import.words.status import is_status

_NUMBERED: Final = NUMBERS - {BARE, "1 -"}
_WORDED: Final = frozenset(("กิจกรรม", "โครงการ", "มาตรการ", "ขั้นตอน", "ประการ", "ข้อ"))
"""Words that call what they count an entry; a sentence may name two of them, hardly three in order."""

_LETTERED: Final = frozenset(("ก.", "ก)", "(ก)"))
"""Letters before items; two of them in a sentence may be short for something."""

_BULLETS: Final = frozenset("•●·∙⚫○◦◯▪■◾◼➢➤►▶❖◆♦")
"""Signs that nothing but a list has; boxes to tick and arrows are within sentences too."""

_SEVERAL: Final = 2
_MANY: Final = 3

_LETTER: Final = re.compile("[\"'“”‘’(\\[]{0,2}[A-Za-zก-ฮเ-ไ]")
"""How the words of an item begin: an amount, a day or another number is none."""

_REFERS: Final = re.compile(
    r"(?:ข้อ|(?<!พื้น)(?<!หน้า)ที่|มาตรา|หมวด|วรรค|ลำดับ|ฉบับ|หมู่|ม\.|เลข|จำนวน|และ|หรือ|กับ|ถึง|[0-9๐-๙]\s*,|[/–-])\s*$"
)
"""Words before a number that names something: a section, a place in a list, an amount."""

_NAME: Final = re.compile(
    r"นาย(?!ก(?:\s|เทศ|องค์|อบ|รัฐ|สมาคม|เหล่า|ฯ|$))|นาง|น\.\s?ส\.|ว่าที่\s?(?:ร|พ)|ด\.[ตช]\.|[จสพร]\.[สอตท]\.|ดร\.|ผศ\.|รศ\.|พระครู|พระมหา"
)
"""How a person's name begins: a list of those who took part, not of what was done."""

_JOINS: Final = re.compile(r"และ|หรือ|ของ(?!ขวัญ|ใช้|ฝาก|กลาง|รางวัล)|ถึง")
"""How words continue that say what a number before them refers to."""

_MONTH: Final = "|".join((*MONTHS, *(rf"{name[:-1]}\.\s?{name[-1]}\." for name in SHORT_MONTHS)))
_UP_TO: Final = re.compile(
    rf"(?:เดือน\s?)?(?:{_MONTH})|(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|ปัจจุบัน|สิ้น(?:ปี|เดือน|สุด)"
    r"|[พค]\.?\s?ศ\.|(?:ปี|วันที่|เวลา)\s?[0-9]|(?:จ|อ|ต|ม|ถ|ซ|ป|กม)\.|จังหวัด|อำเภอ|ตำบล|ถนน|ซอย|หมู่|บ้าน|ชั้น"
    r"|\S*\.(?:pdf|docx?|xlsx?|jpe?g|png)\b"
)
"""Words behind a dash that end a range of days, of places or of a road, or the name of a file."""

_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+\s*$", re.IGNORECASE)
_LEADS_ON: Final = re.compile(r"(?:ดังนี้|ต่อไปนี้)\s*[:：]?\s*$")
_PARTS_OF_ONE: Final = re.compile(r"มาตรา|พ\.ร\.บ|ประกาศ|ระเบียบ|หลักสูตร|คณะ|ประกอบ|ได้แก่|ประเภท|ด้าน|ร้อยละ|คะแนน|รายชื่อ")
"""Words of a sentence whose list is one thing's parts, not several things that are done."""

_LONGEST_LEAD: Final = 80
_AROUND: Final = 60
"""How far around a mark its neighbours are read, in characters."""


@dataclass(frozen=True, slots=True)
class InlineItems:
    """What is in one line; put together, `lead` and `items` are the line, blank for blank."""

    items: tuple[str, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place in a line where an item may begin."""

    at: int
    label: Label


def items_in(text: str) -> InlineItems | None:
    """Return the items of a line such as `1. ก 2. ข`; None if it is a single item or the split is uncertain."""
    first = label_at(text)
    if first is not None and first.system != BARE:
        return _items(text, 0, first)
    return _below_lead(text)


def _items(text: str, start: int, first: Label) -> InlineItems | None:
    """Return the items of a text from a place on, where `first` labels the first of them."""
    marks = [mark for mark in _marks(text) if mark.at > start]
    if first.counts:
        places = _next_numbers(text, first, marks)
    elif text[start] in DASHES:
        places = _dashes(text, start, marks)
    else:
        alike = [mark for mark in marks if mark.label.system == first.system]
        places = [mark.at for mark in alike] if text[start] in _BULLETS else []
    ends = [*places, len(text)]
    items = tuple(text[begin:end] for begin, end in zip([start, *places], ends, strict=True))
    return InlineItems(items, text[:start]) if len(items) >= _SEVERAL and all(map(_says, items)) else None


def _marks(text: str) -> Iterator[_Mark]:
    """Yield every number or bullet behind a blank, but for those within brackets or quotation marks."""
    inside = _inside(text)
    for blank in re.finditer(r"\s+(?=\S)", text):
        label = label_at(text[blank.end() : blank.end() + _AROUND])
        if label and not inside[blank.end()]:
            yield _Mark(blank.end(), label)


def _inside(text: str) -> list[bool]:
    """Return of each place in a text whether a bracket or a quotation mark is open before it."""
    depth, quoted, inside = 0, False, []
    for char in text:
        inside.append(depth > 0 or quoted)
        depth = max(0, depth + (char in "([{") - (char in ")]}"))
        quoted = not quoted if char == '"' else char == "“" or (quoted and char != "”")
    return inside


def _next_numbers(text: str, first: Label, marks: Sequence[_Mark]) -> list[int]:
    """Return where the numbers that continue `first` begin items; nothing where they are not beyond doubt."""
    least = _SEVERAL if first.system in _NUMBERED else _MANY if first.system in _WORDED | _LETTERED else 0
    counting = [mark for mark in marks if mark.label.counts and not _refers(text[max(0, mark.at - _AROUND) : mark.at])]
    mine = [mark for mark in counting if _is_alike(mark.label, first)]
    counted = [(*first.path[:-1], first.path[-1] + at) for at in range(1, len(mine) + 1)]
    if not least or len(mine) + 1 < least or [mark.label.path for mark in mine] != counted:
        return []
    # 1.1 ก 1.2 ข 2. ค: where the chapter ends, the items do not
    chapters = len(first.path) > 1 and any(mark.label.system in _NUMBERED for mark in counting if mark not in mine)
    return [] if chapters else [mark.at for mark in mine]


def _refers(before: str) -> bool:
    """Return whether the words before a number say what it refers to; those of an address say nothing."""
    return bool(_REFERS.search(before)) and not _ADDRESS.search(before)


def _is_alike(label: Label, first: Label) -> bool:
    return label.system == first.system and len(label.path) == len(first.path)


def _dashes(text: str, start: int, marks: Sequence[_Mark]) -> list[int]:
    """Return the dashes that part items: tight ones, `-ก -ข`, or several with blanks on both sides, `- ก - ข - ค`.

    One dash is enough behind an address.
    """
    loose = text[start + 1 : start + 2].isspace()
    places = _parting_dashes(text, marks, loose=loose)
    certain = len(places) >= _SEVERAL or not loose or any(map(_ADDRESS.search, (text[:at] for at in places)))
    return places if certain else []


def _parting_dashes(text: str, marks: Sequence[_Mark], *, loose: bool) -> list[int]:
    """Return dashes with words behind them that end no range; `loose` ones have blanks on both sides."""
    places = [mark.at for mark in marks if text[mark.at] in DASHES]
    return [at for at in places if text[at + 1 : at + 2].isspace() == loose and _parts(text[at + 1 : at + 1 + _AROUND])]


def _parts(behind: str) -> bool:
    words = fold(behind)
    return bool(_LETTER.match(words)) and not _UP_TO.match(words.lstrip())


def has_dashes(text: str) -> bool:
    """Return whether a line that begins with a dash has another that may part it, though nothing proves it."""
    if text[:1] not in DASHES or not text:
        return False
    places = _parting_dashes(text, list(_marks(text)), loose=text[1:2].isspace())
    return bool(places) and items_in(text) is None


def _says(item: str) -> bool:
    """Return whether an item says something, is no person, and does not only continue the words before its mark."""
    label = label_at(item)
    words = item[label.end :] if label is not None and label.system != BARE else item
    return bool(_LETTER.match(words)) and not _NAME.match(words) and not _JOINS.match(words)


def _below_lead(text: str) -> InlineItems | None:
    """Return a list behind words that announce it, or that say how far all of it has come."""
    for mark in _marks(text[: _LONGEST_LEAD + _AROUND]):
        lead = text[: mark.at]
        announces = _LEADS_ON.search(lead) and not _PARTS_OF_ONE.search(lead)
        if len(lead) <= _LONGEST_LEAD and (announces or is_status(lead.strip())):
            return _items(text, mark.at, mark.label)
    return None
