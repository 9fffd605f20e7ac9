"""What the columns of the form are called in offices: a heading → the column that it names."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from ita_site.documents.importing.status import is_status
from ita_site.thai import fold


class Column(StrEnum):
    """The six columns of the form, and two more that offices add."""

    ISSUE = "issue"
    ACTIVITIES = "activities"
    RESPONSIBLE = "responsible"
    PERIOD = "period"
    RESULTS = "results"
    OUTCOMES = "outcomes"
    NUMBER = "number"
    """A number for each row; it says nothing of its own."""
    STATUS = "status"
    """How far the row has come, in a column of its own."""
    OTHER = "other"
    """Remarks, budget and whatever else: kept, but the form has no place for it."""


FORM: Final = tuple(Column)[:6]
"""The columns of the official form, in its order."""

MAX_HEADING: Final = 160
"""The longest heading of a column, in characters. The longest that was seen has 76."""

_NUMBERS: Final = frozenset({"ที่", "ลําดับ", "ลำดับ", "ลำดับที่", "ข้อ", "ข้อที่", "no", "no.", "เลขที่", "#"})

_EXACT: Final = {
    **dict.fromkeys(_NUMBERS, Column.NUMBER),
    # in a row of values these are values, unless nothing else is said
    **dict.fromkeys(("ส่วนราชการ", "หน่วยงาน", "สำนัก/กอง", "กอง/สำนัก", "หน่วยงาน/ส่วนราชการ"), Column.RESPONSIBLE),
}

_OTHER: Final = (
    *("ตัวชี้วัดความสำเร็จ", "ตัวชี้วัดผลสำเร็จ", "ค่าเป้าหมาย", "เป้าหมาย", "หมายเหตุ", "งบประมาณ", "คะแนน", "ผลการประเมิน"),
    *("ระดับผล", "ปัญหาและอุปสรรค", "ปัญหา/อุปสรรค", "ปัญหาอุปสรรค", "อุปสรรค", "หลักฐาน", "เอกสารอ้างอิง", "ลิงก์", "ลิงค์"),
)

# the first that a heading contains decides: "ผลการดำเนินการตามมาตรการ/กิจกรรม" names results, not activities
_WORDS: Final[tuple[tuple[Column, tuple[str, ...]], ...]] = (
    (Column.OUTCOMES, ("ผลลัพธ์", "ความสำเร็จ", "ผลสัมฤทธิ์", "ผลสำเร็จ", "ผลที่ได้รับ", "ผลที่คาดว่าจะได้รับ", "ประโยชน์ที่")),
    (
        Column.RESULTS,
        (
            *("ผลการดำเนินการ", "ผลการดำเนินงาน", "ผลดำเนินการ", "ผลดำเนินงาน", "ผลการปฏิบัติ", "สรุปผล", "รายงานผล"),
            *("การติดตามผล", "ผลการติดตาม", "กำกับติดตาม", "การติดตาม", "ความก้าวหน้า", "ผลการขับเคลื่อน", "ผลการนำ"),
        ),
    ),
    (Column.RESPONSIBLE, ("รับผิดชอบ", "ผู้ดำเนินการ", "หน่วยดำเนินการ", "หน่วยงานดำเนินการ", "เจ้าภาพ")),
    (
        Column.PERIOD,
        (
            "ระยะเวลา",
            "กำหนดเวลา",
            "ช่วงเวลา",
            "ห้วงเวลา",
            "กำหนดการ",
            "เวลาดำเนินการ",
            "เวลาที่ดำเนินการ",
            "วันเดือนปี",
            "วันที่ดำเนินการ",
            "ปีที่ดำเนินการ",
        ),
    ),
    (Column.ISSUE, ("ประเด็น", "สิ่งที่ต้องปรับปรุง", "ข้อบกพร่อง", "จุดอ่อน", "เรื่องที่ต้อง")),
    (
        Column.ACTIVITIES,
        ("มาตรการ", "กิจกรรม", "แนวทาง", "วิธีการ", "วิธีดำเนินการ", "ขั้นตอน", "โครงการ", "การดำเนินการ", "การดำเนินงาน"),
    ),
)
# what names the issue only where no other column does
_WEAK: Final = ("ตัวชี้วัด", "ข้อคำถาม", "หัวข้อ", "ด้าน", "ปัญหา", "ข้อค้นพบ")

_LONG_WORD: Final = 8
_ALIKE: Final = 87
"""Out of 100: one letter of eight may be wrong."""


@lru_cache(maxsize=4096)
def words_of(heading: str) -> str:
    """A heading as it is compared: folded, without spaces and what is only drawn."""
    return re.sub(r"[\s\u00a0\u00ad:()\[\]*]+", "", fold(heading))


@lru_cache(maxsize=4096)
def column_of(heading: str) -> Column | None:
    """The column that a heading names, None for words that are no heading of the form."""
    words = words_of(heading)
    # likeness alone would make results of a status such as "ยังไม่ดำเนินการ"
    if not words or len(words) > MAX_HEADING or is_status(heading):
        return None
    if words in _EXACT or words.startswith("สถานะ"):
        return _EXACT.get(words, Column.STATUS)
    other = any(fold(word) in words for word in _OTHER) and not words.startswith("ประเด็น")
    if other or words.startswith("ร้อยละ"):
        return Column.OTHER
    for alike in (False, True):
        for column, names in _WORDS:
            # one letter tells a plan from its results
            if alike and column is Column.RESULTS and "แผน" in words:
                continue
            if any(_names(words, fold(name), alike=alike) for name in names):
                return column
    return None


def is_weak_issue(heading: str) -> bool:
    """Whether a heading may name the issue where nothing else does."""
    words = words_of(heading)
    return len(words) <= MAX_HEADING and any(word in words for word in map(fold, _WEAK))


def is_expected(heading: str) -> bool:
    """Whether a heading speaks of what is hoped for or watched, not of what came of it."""
    return any(word in words_of(heading) for word in ("คาดว่า", "คาดหวัง", "ติดตาม", "กำกับ"))


def names_outcomes(heading: str) -> bool:
    """Whether a heading uses the form's own word for outcomes, not one that is near it."""
    return words_of(heading).startswith("ผลลัพธ์")


def names_measures(heading: str) -> bool:
    """Whether a heading of activities speaks of measures alone, so that a column of steps tells the activities."""
    words = words_of(heading)
    return "มาตรการ" in words and not any(name in words for name in ("กิจกรรม", "ขั้นตอน", "วิธี"))


def _names(words: str, name: str, *, alike: bool) -> bool:
    if not alike:
        return name in words
    close = len(name) >= _LONG_WORD and len(words) >= len(name) - 1
    return close and fuzz.partial_ratio(name, words, score_cutoff=_ALIKE) >= _ALIKE
