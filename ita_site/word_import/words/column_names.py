"""What the columns of the form are called in offices: a heading → the column that it names."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from ita_site.model.field_types import MAX_LINE
from ita_site.text.thai import fold
from ita_site.word_import.words.status import is_status


class Column(StrEnum):
    """The six columns of the form, and those that offices add."""

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
    EVIDENCE = "evidence"
    """Addresses and papers that prove the results; the form has them within those."""
    OTHER = "other"
    """Remarks, budget and whatever else: kept, but the form has no place for it."""


FORM: Final = tuple(Column)[:6]
"""The columns of the official form, in its order."""

MAX_HEADING: Final = 160
"""The longest heading of a column, in characters. The longest that was seen has 76."""

_NUMBERS: Final = frozenset({"ที่", "ลําดับ", "ลำดับ", "ลำดับที่", "ข้อ", "ข้อที่", "no", "no.", "เลขที่", "#"})

_EXACT: Final = {
    **dict.fromkeys(_NUMBERS, Column.NUMBER),
    # near enough to names of results to be taken for one
    **dict.fromkeys(("สิ่งที่จะดำเนินการ", "สิ่งที่ต้องดำเนินการ", "สิ่งที่จะทำ"), Column.ACTIVITIES),
    # in a row of values these are values, unless nothing else is said
    **dict.fromkeys(("ส่วนราชการ", "หน่วยงาน", "สำนัก/กอง", "กอง/สำนัก", "หน่วยงาน/ส่วนราชการ"), Column.RESPONSIBLE),
}

_OTHER: Final = (
    *("ตัวชี้วัดความสำเร็จ", "ตัวชี้วัดผลสำเร็จ", "ค่าเป้าหมาย", "เป้าหมาย", "หมายเหตุ", "งบประมาณ", "คะแนน", "ผลการประเมิน"),
    *("ระดับผล", "ปัญหาและอุปสรรค", "ปัญหา/อุปสรรค", "ปัญหาอุปสรรค", "อุปสรรค"),
)
_EVIDENCE: Final = (
    *("หลักฐาน", "เอกสารอ้างอิง", "เอกสารประกอบ", "เอกสารแนบ", "ลิงก์", "ลิงค์", "ลิ้งก์", "ลิ้งค์", "ลิ๊งค์", "ลิ๊งก์"),
    *("url", "link", "ที่อยู่เว็บ", "แหล่งอ้างอิง", "คิวอาร์โค้ด", "qrcode"),
)
_OPENS: Final = (
    *("ผลการดำเนิน", "ผลดำเนิน", "ผลการปฏิบัติ", "สรุปผลการดำเนิน", "รายงานผลการดำเนิน", "มาตรการ", "กิจกรรม"),
    *("ผู้รับผิดชอบ", "ระยะเวลา", "ประเด็น"),
)
"""What a heading that begins so names, whatever else stands behind."""
_MENDED: Final = re.compile(r"ที่(?:ต้อง|ควร)(?:ได้รับการ)?(?:ปรับปรุง|แก้ไข|พัฒนา)")
_BRACKETED: Final = re.compile(r"[(\[][^()\[\]]*[)\]]?")
_APART: Final = re.compile(r"/|และ|พร้อม|รวมทั้ง|รวมถึง|หรือ|,|\n")
"""What stands between the names of a column that has several."""

# the first that a heading contains decides: "ผลการดำเนินการตามมาตรการ/กิจกรรม" names results, not activities
_WORDS: Final[tuple[tuple[Column, tuple[str, ...]], ...]] = (
    (Column.OUTCOMES, ("ผลลัพธ์", "ความสำเร็จ", "ผลสัมฤทธิ์", "ผลสำเร็จ", "ผลที่ได้รับ", "ผลที่คาดว่าจะได้รับ", "ประโยชน์ที่", "outcome")),
    (
        Column.RESULTS,
        (
            *("ผลการดำเนินการ", "ผลการดำเนินงาน", "ผลดำเนินการ", "ผลดำเนินงาน", "ผลการปฏิบัติ", "สรุปผล", "รายงานผล"),
            *("การติดตามผล", "ผลการติดตาม", "กำกับติดตาม", "การติดตาม", "ความก้าวหน้า", "ผลการขับเคลื่อน", "ผลการนำ", "result"),
        ),
    ),
    (
        Column.RESPONSIBLE,
        (
            *("รับผิดชอบ", "ผู้ได้รับมอบหมาย", "ผู้ที่ได้รับมอบหมาย", "ผู้ดำเนินการ", "หน่วยดำเนินการ", "หน่วยงานดำเนินการ", "เจ้าภาพ"),
            "responsible",
        ),
    ),
    (
        Column.PERIOD,
        (
            *("ระยะเวลา", "กำหนดเวลา", "ช่วงเวลา", "ห้วงเวลา", "กรอบเวลา", "กำหนดการ", "เวลาดำเนินการ", "เวลาที่ดำเนินการ"),
            *("เดือนที่", "วันเดือนปี", "วัน/เดือน/ปี", "วันที่ดำเนินการ", "ปีที่ดำเนินการ", "period", "timeline", "timeframe"),
        ),
    ),
    (
        Column.ISSUE,
        ("ประเด็น", "สิ่งที่ต้องปรับปรุง", "สิ่งที่ควรปรับปรุง", "จุดที่ต้อง", "จุดที่ควร", "ข้อบกพร่อง", "จุดอ่อน", "เรื่องที่ต้อง", "issue"),
    ),
    (
        Column.ACTIVITIES,
        (
            *("มาตรการ", "กิจกรรม", "แนวทาง", "วิธีการ", "วิธีดำเนินการ", "ขั้นตอน", "โครงการ", "การดำเนินการ", "การดำเนินงาน"),
            *("measures", "activities"),
        ),
    ),
)
# what names the issue only where no other column does
_WEAK: Final = ("ตัวชี้วัด", "ข้อคำถาม", "หัวข้อ", "ด้าน", "ปัญหา", "ข้อค้นพบ", "ผลการวิเคราะห์", "ผลวิเคราะห์")
# what is said of a column that no other name is given to
_FAINT: Final = {
    **dict.fromkeys(
        ("วันที่", "เวลา", "วัน/เวลา", "เดือน", "ปี", "ปีงบประมาณ", "กำหนดแล้วเสร็จ", "ปฏิทิน", "เมื่อใด", "เมื่อไร"), Column.PERIOD
    ),
    **dict.fromkeys(
        ("ผลที่ได้", "ผลที่เกิดขึ้น", "ผลที่เกิด", "ผลที่เกิดกับประชาชน", "ผลต่อประชาชน", "ผลกระทบ", "ผลผลิต", "ประโยชน์"),
        Column.OUTCOMES,
    ),
    **dict.fromkeys(("ผล", "ผลที่ทำ", "ผลงาน", "รายละเอียดผล"), Column.RESULTS),
}
_DONE: Final = re.compile(
    r"ผลการ(?:ปรับปรุง|แก้ไข|พัฒนา)(?:(?:และ|/)?(?:ปรับปรุง|แก้ไข|พัฒนา))*|(?:ผล|สิ่ง)ที่(?:ได้)?(?:ทำ|ดำเนินการ)(?:ได้)?(?:จริง|แล้ว|ไปแล้ว)?"
)
"""What came of mending, where no other heading tells the results."""

_UNIT: Final = "กลุ่มงาน|ส่วนงาน|หน่วยงาน|ส่วนราชการ|สำนักงาน|สำนัก|กลุ่ม|กอง|ฝ่าย|งาน|ส่วน|แผนก|สังกัด|หน่วย"
_UNITS: Final = re.compile(rf"(?:{_UNIT})(?:(?:/|หรือ|และ)(?:{_UNIT}))*(?:ที่เกี่ยวข้อง|เจ้าของเรื่อง)?")

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
    main = words_of(_BRACKETED.sub(" ", heading)) or words
    first = words_of(_APART.split(_BRACKETED.sub(" ", heading).strip())[0])
    aside = _aside(first, main)
    if aside is not None:
        return Column.EVIDENCE if _has(words, _EVIDENCE) else aside
    if _column(first) is Column.RESULTS:
        return Column.RESULTS
    named = (_column(said, alike=alike) for alike in (False, True) for said in dict.fromkeys((main, words)))
    return next(filter(None, named), None) or (_aside(words, words) if not _opens(words) else None)


def _aside(first: str, whole: str) -> Column | None:
    """What a heading names whose first name is none of the form's."""
    if _opens(first) or _MENDED.search(whole):
        return None
    if _has(first, _OTHER) or first.startswith("ร้อยละ") or (whole.startswith("ปัญหา") and "อุปสรรค" in whole):
        return Column.OTHER
    return Column.EVIDENCE if _has(first, _EVIDENCE) else None


def _opens(words: str) -> bool:
    return words.startswith(tuple(map(fold, _OPENS)))


def _has(words: str, names: tuple[str, ...]) -> bool:
    return any(fold(name) in words for name in names)


def _column(words: str, *, alike: bool = False) -> Column | None:
    if _MENDED.search(words) and not words.startswith(("มาตรการ", "กิจกรรม", "แนวทาง")):
        return Column.ISSUE
    for column, names in _WORDS:
        # one letter tells a plan from its results
        if alike and column is Column.RESULTS and "แผน" in words:
            continue
        if any(_names(words, fold(name), alike=alike) for name in names):
            return column
    return None


def faint_column_of(heading: str) -> Column | None:
    """The column that a heading may name where no other heading of its table does."""
    words = words_of(heading)
    if words in _FAINT:
        return _FAINT[words]
    if _DONE.fullmatch(words):
        return Column.RESULTS
    return Column.RESPONSIBLE if _UNITS.fullmatch(words) else None


def likeness(heading: str, column: Column) -> float:
    """How like, out of 100, a misspelt heading is to the short names of a column; the first name of several counts."""
    words = words_of(_BRACKETED.sub(" ", heading))
    parts = dict.fromkeys((words, words_of(_APART.split(heading)[0])))
    names = next((names for named, names in _WORDS if named is column), ())
    return max((fuzz.ratio(part, fold(name)) for part in parts for name in names if part), default=0.0)


def is_aside(heading: str) -> bool:
    """Whether a heading names something that the form has no place for."""
    words = words_of(heading)
    return _aside(words, words) is not None


def asks(heading: str) -> bool:
    """Whether a column beside that of the issue tells more of it: the questions of the survey."""
    words = words_of(heading)
    return not is_aside(heading) and any(word in words for word in ("ข้อคำถาม", "คำถาม", "รหัส"))


def counts_indicators(heading: str) -> bool:
    """Whether a column tells the indicator that an issue belongs to."""
    return not is_aside(heading) and words_of(heading).startswith((fold("ตัวชี้วัด"), "ด้าน"))


def is_code_column(heading: str) -> bool:
    """Whether a column that mostly numbers its rows may hold codes of items: ``ข้อ``, ``รหัส``."""
    return words_of(heading) in {"ข้อ", "ข้อที่", "รหัส", "รหัสข้อ", "ข้อคำถาม"}


def carries_out(heading: str) -> bool:
    """Whether a heading speaks of the doing, so that beside a column of measures it means what came of them."""
    return bool(re.match(r"(?:รายละเอียด|สรุป|ข้อมูล)?การดำเนิน(?:การ|งาน)", words_of(heading)))


def is_weak_issue(heading: str) -> bool:
    """Whether a heading may name the issue where nothing else does."""
    words = words_of(heading)
    return len(words) <= MAX_HEADING and _has(words, _WEAK)


def is_expected(heading: str) -> bool:
    """Whether a heading speaks of what is hoped for or watched, not of what came of it."""
    return any(word in words_of(heading) for word in ("คาดว่า", "คาดหวัง", "ติดตาม", "กำกับ"))


def names_in_full(heading: str, column: Column) -> bool:
    """Whether a heading has a name of a column to the letter, and is not only like one."""
    words = words_of(heading)
    return _has(words, dict(_WORDS).get(column, ())) or _EXACT.get(words) is column


def names_results(heading: str) -> bool:
    """Whether a heading has a word for results anywhere."""
    return _has(words_of(heading), dict(_WORDS)[Column.RESULTS])


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


NAMES: Final = {
    Column.ISSUE: "ประเด็น",
    Column.ACTIVITIES: "มาตรการ/กิจกรรม",
    Column.RESPONSIBLE: "ผู้รับผิดชอบ",
    Column.PERIOD: "ระยะเวลา",
    Column.RESULTS: "ผลการดำเนินการ",
    Column.OUTCOMES: "ผลลัพธ์",
    Column.STATUS: "สถานะ",
}
"""What the columns are called in messages."""


def heading_line(text: str) -> str:
    """A heading as one line."""
    return " ".join(text.split("\n")).strip()[:MAX_LINE]
