"""Items that stand one behind the other in one line: ``1. ก 2. ข``, ``- ก - ข - ค``; told where no doubt is left."""

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
"""Signs that nothing but a list has; boxes to tick and arrows stand within sentences too."""

_SEVERAL: Final = 2
_MANY: Final = 3
_LEAST: Final = 8
"""The shortest item, in characters, of a list that no dash begins: บ้าน - วัด - โรงเรียน is none."""

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
"""How words go on that say what a number before them refers to."""

_MONTH: Final = "|".join((*MONTHS, *(rf"{one[:-1]}\.\s?{one[-1]}\." for one in SHORT_MONTHS)))
_UP_TO: Final = re.compile(
    rf"(?:เดือน\s?)?(?:{_MONTH})|(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|ปัจจุบัน|สิ้น(?:ปี|เดือน|สุด)"
    r"|[พค]\.?\s?ศ\.|(?:ปี|วันที่|เวลา)\s?[0-9]|(?:จ|อ|ต|ม|ถ|ซ|ป|กม)\.|จังหวัด|อำเภอ|ตำบล|ถนน|ซอย|หมู่|บ้าน|ชั้น"
)
"""Words behind a dash that end a range of days, of places or of a road."""

_BETWEEN: Final = re.compile(r"(?:ระหว่าง|ตั้งแต่)(?:วัน|เดือน|เวลา|ปี|บ้าน|หมู่)?[^-–]{0,40}$")
_COUPLED: Final = re.compile(
    r"(?:(?:รับ|เบิก)~(?:ราย|เบิก)?จ่าย|ซื้อ~(?:จัด)?จ้าง|ซื้อ~ขาย|ถาม~(?:คำ)?ตอบ|ไป~กลับ|(?:ชื่อ|นาม)~(?:นาม)?สกุล|เข้า~ออก|ก่อน~หลัง"
    r"|เช้า~(?:เย็น|บ่าย|ค่ำ)|รับ~ส่ง|ยืม~คืน|(?:กลาง)?วัน~(?:กลาง)?คืน|ชาย~หญิง|ต้น~ปลาย|แพ้~ชนะ|โทร(?:ศัพท์)?~)"
)
"""Halves of one word, as they stand before and behind a dash, here ``~``."""

_SAME_WORD: Final = re.compile(r"(?:[A-Za-z]|[\u0e01-\u0e4e]+?)\.?(?:ที่)?(?=\s?[0-9])")
_FILE: Final = re.compile(r"^\S*\.(?:pdf|docx?|xlsx?|jpe?g|png)\b", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+\s*$", re.IGNORECASE)
_DOES: Final = re.compile(
    r"(?:ได้|มีการ)?(?:จัด|ทำ|ติด|เผยแพร่|ประชาสัมพันธ์|ประชุม|อบรม|ฝึก|แต่งตั้ง|ปรับปรุง|กำหนด|ส่งเสริม|สนับสนุน|สร้าง|ให้ความรู้|ตรวจ|พัฒนา"
    r"|สำรวจ|ดำเนิน|เพิ่ม|ออก|มอบ|แจ้ง|รณรงค์|ประเมิน|รายงาน|ศึกษา|วิเคราะห์|เชิญ|เปิด|วาง|สรุป|ประกาศ|ประสาน|ทบทวน|ลด|ขยาย|ใช้|นำ|ควบคุม|กำกับ"
    r"|ถ่ายทอด|ลงพื้นที่|เสริม|ยกระดับ|บูรณาการ|ซักซ้อม)"
)
"""Words that something that is done begins with."""

_BEGINS: Final = re.compile(rf"{_DOES.pattern}|ไม่(?:มี|เกิด)|มี(?!นา)|ได้|สามารถ|เกิด|ทำให้|ส่งผล")
"""Words that a statement of its own begins with, and no second name beside a first: จัดซื้อวัสดุ - ครุภัณฑ์."""

_LEADS_ON: Final = re.compile(r"(?:ดังนี้|ต่อไปนี้)\s*[:：]?\s*$")
_PARTS_OF_ONE: Final = re.compile(r"มาตรา|พ\.ร\.บ|ประกาศ|ระเบียบ|หลักสูตร|คณะ|ประกอบ|ได้แก่|ประเภท|ด้าน|ร้อยละ|คะแนน|รายชื่อ")
"""Words of a sentence whose list is one thing's parts, not several things that are done."""

_LONGEST_LEAD: Final = 80
_AROUND: Final = 60
"""How far around a mark its neighbours are read, in characters."""


@dataclass(frozen=True, slots=True)
class Within:
    """What stands in one line; put together, ``lead`` and ``items`` are the line, blank for blank."""

    items: tuple[str, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place in a line where an item may begin."""

    at: int
    label: Label


def items_in(text: str) -> Within | None:
    """The items of a line that its marks tell apart beyond doubt; None where it is one, or may be."""
    first = label_at(text)
    if first is not None and first.system != BARE:
        return _whole(text, _following(text, first))
    marks = list(_marks(text))
    return _below_lead(text, marks) or _between_dashes(text)


def _marks(text: str) -> Iterator[_Mark]:
    """Every number or bullet behind a blank, but for those within brackets or quotation marks."""
    inside = _inside(text)
    for blank in re.finditer(r"\s+(?=\S)", text):
        label = label_at(text[blank.end() : blank.end() + _AROUND])
        if label and not inside[blank.end()]:
            yield _Mark(blank.end(), label)


def _inside(text: str) -> list[bool]:
    """Of each place in a text, whether a bracket or a quotation mark is open before it."""
    depth, quoted, inside = 0, False, []
    for char in text:
        inside.append(depth > 0 or quoted)
        depth = depth + 1 if char in "([{" else max(0, depth - 1) if char in ")]}" else depth
        quoted = not quoted if char == '"' else char == "“" or (quoted and char != "”")
    return inside


def _following(text: str, first: Label) -> list[int]:
    """Where the items behind the first begin, which ``first`` labels; none where they are not beyond doubt."""
    if not first.counts:
        return _behind_dash(text) if text[0] in DASHES else _bullets(text, first)
    if first.system not in _NUMBERED | _WORDED | _LETTERED:
        return []
    least = _SEVERAL if first.system in _NUMBERED else _MANY
    marks = [one for one in _marks(text) if one.label.counts and not _refers(_before(text, one.at))]
    mine = [one for one in marks if one.label.system == first.system and len(one.label.path) == len(first.path)]
    counted = [(*first.path[:-1], first.path[-1] + at) for at in range(1, len(mine) + 1)]
    if [one.label.path for one in mine] != counted or len(mine) + 1 < least:
        return []
    if len(first.path) > 1 and any(one.label.system in _NUMBERED for one in marks if one not in mine):
        # 1.1 ก 1.2 ข 2. ค: where the chapter ends, the items do not
        return []
    return [one.at for one in mine]


def _refers(before: str) -> bool:
    """Whether the words before a number say what it refers to."""
    return bool(_REFERS.search(before)) and not _ADDRESS.search(before)


def _bullets(text: str, first: Label) -> list[int]:
    if text[0] not in _BULLETS:
        return []
    return [one.at for one in _marks(text) if text[one.at] in _BULLETS and one.label.system == first.system]


def _behind_dash(text: str) -> list[int]:
    """Where the items behind a first dash begin; a lone dash between blanks may as well join what it stands between."""
    loose = text[1:2].isspace()
    places = _dashes(text, loose=loose)
    if not loose or len(places) != 1 or _ADDRESS.search(text[: places[0]]):
        return places
    return places if _BEGINS.match(text[places[0] + 1 :].lstrip()) else []


def has_dashes(text: str) -> bool:
    """Whether a line that begins with a dash has another that may part it, though nothing proves it."""
    return text[:1] in DASHES and bool(_dashes(text, loose=text[1:2].isspace())) and items_in(text) is None


def _dashes(text: str, *, loose: bool) -> list[int]:
    """Dashes that part items; ``loose`` where blanks stand on both sides, else before them only."""
    places = [one.at for one in _marks(text) if text[one.at] in DASHES]
    return [at for at in places if text[at + 1 : at + 2].isspace() == loose and _parts(text, at)]


def _before(text: str, at: int) -> str:
    return text[max(0, at - _AROUND) : at]


def _parts(text: str, at: int) -> bool:
    """Whether a dash parts what stands around it: it joins no range, no halves of a word, no name of a file."""
    before, behind = fold(_before(text, at)), fold(text[at + 1 : at + 1 + _AROUND])
    joined = f"{before[-12:]}~{behind[:12]}"
    if not _LETTER.match(behind) or _UP_TO.match(behind) or _COUPLED.search(joined) or _BETWEEN.search(before):
        return False
    word = _SAME_WORD.match(behind)
    again = word is not None and before[-1:].isdigit() and word[0] in before[-24:]
    return not again and not _FILE.match(behind)


def _whole(text: str, places: Sequence[int]) -> Within | None:
    """A line cut at ``places``, unless one of its items says nothing or is a person."""
    ends = [*places, len(text)]
    items = tuple(text[start:end] for start, end in zip([0, *places], ends, strict=True))
    return Within(items) if len(items) >= _SEVERAL and all(map(_says, items)) else None


def _says(item: str) -> bool:
    label = label_at(item)
    words = item[label.end :] if label is not None and label.system != BARE else item
    return bool(_LETTER.match(words)) and not _NAME.match(words) and not _JOINS.match(words)


def _below_lead(text: str, marks: Sequence[_Mark]) -> Within | None:
    """A list behind words that announce it, or tell how far all of it has come."""
    for one in marks:
        lead = text[: one.at]
        announces = _LEADS_ON.search(lead) and len(lead) <= _LONGEST_LEAD and not _PARTS_OF_ONE.search(lead)
        if announces or is_status(lead.strip()):
            found = items_in(text[one.at :])
            return Within(found.items, lead) if found is not None and not found.lead else None
    return None


def _between_dashes(text: str) -> Within | None:
    """Things done, at least three, with dashes between them and none before the first."""
    places = _dashes(text, loose=True)
    found = _whole(text, places) if len(places) + 1 >= _MANY else None
    if found is None or any(len(one.strip()) < _LEAST for one in found.items):
        return None
    words = [one[label.end :] if (label := label_at(one)) else one for one in found.items]
    return found if all(map(_DOES.match, words)) else None
