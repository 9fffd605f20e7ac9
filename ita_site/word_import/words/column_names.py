"""Read what the columns of the form are called in offices: a heading → the column that it names.

This is the vocabulary of headings. Where a name that an office uses is added:

- `_NAMES`, mostly: names of the six columns. A heading with one in it, misspelt by a letter or not, is that one.
- `_EXACT`, and `_NUMBERS` for counting: what names a column only as the whole heading, and in others means too much.
- `_FAINT`, and `_WEAK` for the issue: what names a column only where no other heading of its table names that column.
- `_EVIDENCE`: addresses and papers that prove results.
- `_OTHER`, and `_OTHER_FIRST` where a heading begins so: what the form has no place for.

The order counts: `_EXACT`; then the first name of a heading by `_OTHER` and `_EVIDENCE`, unless it begins as in
`_OPENS`; then `_NAMES` from top to bottom. `_FAINT` and `_WEAK` are asked last, by those who know the whole header.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final

from ita_site.model.field_types import MAX_LINE
from ita_site.text.thai import fold
from ita_site.word_import.words.likeness import Least, has_like, ratio
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
    """A number for each row, which says nothing of its own."""
    STATUS = "status"
    """How far the row has come, in a column of its own."""
    EVIDENCE = "evidence"
    """Addresses and papers that prove the results; the form has them within those."""
    OTHER = "other"
    """Remarks, budget, photographs and anything else: kept, but the form has no place for it."""


FORM: Final = tuple(Column)[:6]
"""The columns of the official form, in its order."""

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

MAX_HEADING: Final = 160
"""The longest heading of a column, in characters. The longest that was seen has 76."""


def _any_of(*names: str) -> re.Pattern[str]:
    """Return a pattern of names as `words_of` writes them."""
    return re.compile("|".join(re.escape(fold(name)) for name in names))


_NUMBERS: Final = frozenset({"ที่", "ลําดับ", "ลำดับ", "ลำดับที่", "ข้อ", "ข้อที่", "no", "no.", "เลขที่", "#"})
_EXACT: Final = {
    **dict.fromkeys(_NUMBERS, Column.NUMBER),
    # near enough to names of results to be taken for one
    **dict.fromkeys(("สิ่งที่จะดำเนินการ", "สิ่งที่ต้องดำเนินการ", "สิ่งที่จะทำ"), Column.ACTIVITIES),
    # in a row of values these are values, unless nothing else is said
    **dict.fromkeys(("ส่วนราชการ", "หน่วยงาน", "สำนัก/กอง", "กอง/สำนัก", "หน่วยงาน/ส่วนราชการ"), Column.RESPONSIBLE),
}
_OTHER: Final = _any_of(
    *("ตัวชี้วัดความสำเร็จ", "ตัวชี้วัดผลสำเร็จ", "ค่าเป้าหมาย", "เป้าหมาย", "หมายเหตุ", "งบประมาณ", "คะแนน", "ผลการประเมิน"),
    *("ระดับผล", "ปัญหาและอุปสรรค", "ปัญหา/อุปสรรค", "ปัญหาอุปสรรค", "อุปสรรค"),
)
_OTHER_FIRST: Final = re.compile("ร้อยละ|(?:แนบ|ตัวอย่าง)?(?:รูปภาพ|ภาพ(?!รวม)|รูป(?!แบบ|ธรรม))")
"""What begins a heading that names nothing of the form, though it says of what: ภาพกิจกรรม has photographs."""

_EVIDENCE: Final = _any_of(
    *("หลักฐาน", "เอกสารอ้างอิง", "เอกสารประกอบ", "เอกสารแนบ", "ลิงก์", "ลิงค์", "ลิ้งก์", "ลิ้งค์", "ลิ๊งค์", "ลิ๊งก์"),
    *("url", "link", "ที่อยู่เว็บ", "แหล่งอ้างอิง", "คิวอาร์โค้ด", "qrcode"),
)
_OPENS: Final = _any_of(
    *("ผลการดำเนิน", "ผลดำเนิน", "ผลการปฏิบัติ", "สรุปผลการดำเนิน", "รายงานผลการดำเนิน", "มาตรการ", "กิจกรรม"),
    *("ผู้รับผิดชอบ", "ระยะเวลา", "ประเด็น"),
)
"""How headings begin that name a column, with any words behind."""

_TO_MEND: Final = re.compile(r"ที่(?:ต้อง|ควร)(?:ได้รับการ)?(?:ปรับปรุง|แก้ไข|พัฒนา)")
_PLANNED: Final = re.compile("มาตรการ|กิจกรรม|แนวทาง")
_OUTPUT: Final = re.compile("ผลผลิต|ผลกระทบ")
_OUTCOME_OF_WORK: Final = re.compile("(?:สรุป|รายงาน|รายละเอียด|ข้อมูล)?ผล(?!(?:การ)?วิเคราะห์)")
"""A heading that begins so speaks of results, of activities and projects as well: ผลการจัดกิจกรรม."""

_BRACKETED: Final = re.compile(r"[(\[][^()\[\]]*[)\]]?")
_APART: Final = re.compile(r"/|และ|พร้อม|รวมทั้ง|รวมถึง|หรือ|,|\n")
"""What is between the names of a column that has several."""

# the first column that a heading names decides: ผลการดำเนินการตามมาตรการ/กิจกรรม names results, not activities
_NAMES: Final[Mapping[Column, tuple[str, ...]]] = {
    Column.OUTCOMES: (
        *("ผลลัพธ์", "ความสำเร็จ", "ผลสัมฤทธิ์", "ผลสำเร็จ", "ผลที่ได้รับ", "ผลที่คาดว่าจะได้รับ"),
        *("ประโยชน์ที่", "outcome"),
    ),
    Column.RESULTS: (
        *("ผลการดำเนินการ", "ผลการดำเนินงาน", "ผลดำเนินการ", "ผลดำเนินงาน", "ผลการปฏิบัติ", "สรุปผล"),
        *("รายงานผล", "การติดตามผล", "ผลการติดตาม", "กำกับติดตาม", "การติดตาม", "ความก้าวหน้า"),
        *("ผลการขับเคลื่อน", "ผลการนำ", "result", "ผลการดำเนิน", "ผลการจัด", "ผลกิจกรรม", "ผลโครงการ"),
    ),
    Column.RESPONSIBLE: (
        *("รับผิดชอบ", "ผู้ได้รับมอบหมาย", "ผู้ที่ได้รับมอบหมาย", "ผู้ดำเนินการ", "หน่วยดำเนินการ"),
        *("หน่วยงานดำเนินการ", "เจ้าภาพ", "responsible"),
    ),
    Column.PERIOD: (
        *("ระยะเวลา", "กำหนดเวลา", "ช่วงเวลา", "ห้วงเวลา", "กรอบเวลา", "กำหนดการ", "เวลาดำเนินการ"),
        *("เวลาที่ดำเนินการ", "เดือนที่", "วันเดือนปี", "วัน/เดือน/ปี", "วันที่ดำเนินการ", "ปีที่ดำเนินการ"),
        *("period", "timeline", "timeframe", "วันที่จัด", "วันที่ทำ"),
    ),
    Column.ISSUE: (
        *("ประเด็น", "สิ่งที่ต้องปรับปรุง", "สิ่งที่ควรปรับปรุง", "จุดที่ต้อง", "จุดที่ควร", "ข้อบกพร่อง"),
        *("จุดอ่อน", "เรื่องที่ต้อง", "issue"),
    ),
    Column.ACTIVITIES: (
        *("มาตรการ", "กิจกรรม", "แนวทาง", "วิธีการ", "วิธีดำเนินการ", "ขั้นตอน", "โครงการ", "การดำเนินการ"),
        *("การดำเนินงาน", "measures", "activities"),
    ),
}
"""Names of each column of the form as `words_of` writes them; offices' own and those of the form."""

_WEAK: Final = _any_of("ตัวชี้วัด", "ข้อคำถาม", "หัวข้อ", "ด้าน", "ปัญหา", "ข้อค้นพบ", "ผลการวิเคราะห์", "ผลวิเคราะห์")
"""What names the issue only where no other column does."""

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
"""What names a column that no other heading of the table names."""

_DONE: Final = re.compile(
    r"ผลการ(?:ปรับปรุง|แก้ไข|พัฒนา)(?:(?:และ|/)?(?:ปรับปรุง|แก้ไข|พัฒนา))*|(?:ผล|สิ่ง)ที่(?:ได้)?(?:ทำ|ดำเนินการ)(?:ได้)?(?:จริง|แล้ว|ไปแล้ว)?"
)
"""What came of mending, where no other heading tells the results."""

_UNIT: Final = "กลุ่มงาน|ส่วนงาน|หน่วยงาน|ส่วนราชการ|สำนักงาน|สำนัก|กลุ่ม|กอง|ฝ่าย|งาน|ส่วน|แผนก|สังกัด|หน่วย"
_UNITS: Final = re.compile(rf"(?:{_UNIT})(?:(?:/|หรือ|และ)(?:{_UNIT}))*(?:ที่เกี่ยวข้อง|เจ้าของเรื่อง)?")
_QUESTIONS: Final = re.compile("คำถาม|รหัส")
_INDICATORS: Final = re.compile("ตัวชี้วัด|ด้าน")
_CODES: Final = frozenset({"ข้อ", "ข้อที่", "รหัส", "รหัสข้อ", "ข้อคำถาม"})
_DOING: Final = re.compile("(?:รายละเอียด|สรุป|ข้อมูล)?การดำเนิน(?:การ|งาน)")
_EXPECTED: Final = re.compile("คาดว่า|คาดหวัง|ติดตาม|กำกับ")
_STEPS: Final = re.compile("กิจกรรม|ขั้นตอน|วิธี")

_LONG_WORD: Final = 8
"""Of a shorter name, in characters, one wrong letter may make another word."""


@lru_cache(maxsize=4096)
def words_of(heading: str) -> str:
    """Return a heading as it is compared: folded, without spaces, brackets and colons."""
    return re.sub(r"[\s\u00a0\u00ad:()\[\]*]+", "", fold(heading))


@lru_cache(maxsize=4096)
def column_of(heading: str) -> Column | None:
    """Return the column that a heading names, None for words that are no heading of the form."""
    words = words_of(heading)
    # likeness alone would make results of a status such as "ยังไม่ดำเนินการ"
    if not words or len(words) > MAX_HEADING or is_status(heading):
        return None
    if words in _EXACT or words.startswith("สถานะ"):
        return _EXACT.get(words, Column.STATUS)
    outside = _BRACKETED.sub(" ", heading)
    main, first = words_of(outside) or words, words_of(_APART.split(outside.strip())[0])
    if (aside := _aside(first, main)) is not None:
        return Column.EVIDENCE if _EVIDENCE.search(words) else aside
    return _form_column(first, main, words)


def _form_column(first: str, main: str, words: str) -> Column | None:
    """Return the column of a heading by its first name, by what is outside its brackets, then by all its words."""
    if _column(first) is Column.RESULTS:
        return Column.RESULTS
    for alike in (False, True):
        column = _column(main, alike=alike) or _column(words, alike=alike)
        if column is not None:
            return column
    return None if _OPENS.match(words) else _aside(words, words)


def _aside(first: str, whole: str) -> Column | None:
    """Return what a heading names whose first name is none of the form's."""
    if _OPENS.match(first) or _TO_MEND.search(whole):
        return None
    hindered = whole.startswith("ปัญหา") and "อุปสรรค" in whole
    if hindered or _OTHER.search(first) or _OTHER_FIRST.match(first):
        return Column.OTHER
    return Column.EVIDENCE if _EVIDENCE.search(first) else None


def _column(words: str, *, alike: bool = False) -> Column | None:
    """Return the first column that words name, to the letter or misspelt."""
    if _TO_MEND.search(words) and not _PLANNED.match(words):
        return Column.ISSUE
    # one letter tells a plan from its results
    skipped = Column.RESULTS if alike and "แผน" in words else None
    named = (column for column in _NAMES if column is not skipped and _names(words, column, alike=alike))
    column = next(named, None)
    return _of_work(words) if column is Column.ACTIVITIES else column


def _of_work(words: str) -> Column:
    """Return what a heading with a word for activities names: them, or what came of them."""
    if _OUTPUT.match(words):
        return Column.OUTCOMES
    return Column.RESULTS if _OUTCOME_OF_WORK.match(words) else Column.ACTIVITIES


def _names(words: str, column: Column, *, alike: bool) -> bool:
    """Return whether words hold a name of a column."""
    if not alike:
        return any(name in words for name in _NAMES[column])
    near = (name for name in _NAMES[column] if _LONG_WORD <= len(name) <= len(words) + 1)
    return any(has_like(words, name, Least.HEADING) for name in near)


def faint_column_of(heading: str) -> Column | None:
    """Return the column that a heading may name where no other heading of its table does."""
    words = words_of(heading)
    if words in _FAINT:
        return _FAINT[words]
    if _DONE.fullmatch(words):
        return Column.RESULTS
    return Column.RESPONSIBLE if _UNITS.fullmatch(words) else None


def likeness(heading: str, column: Column) -> float:
    """Return how like, out of 100, a misspelt heading is to the names of a column; the first of several counts."""
    whole, first = words_of(_BRACKETED.sub(" ", heading)), words_of(_APART.split(heading)[0])
    return max((ratio(part, name) for part in (whole, first) for name in _NAMES.get(column, ()) if part), default=0.0)


def is_aside(heading: str) -> bool:
    """Return whether a heading names something that the form has no place for."""
    words = words_of(heading)
    return _aside(words, words) is not None


def asks(heading: str) -> bool:
    """Return whether a column beside that of the issue tells more of it: the questions of the survey."""
    return not is_aside(heading) and bool(_QUESTIONS.search(words_of(heading)))


def counts_indicators(heading: str) -> bool:
    """Return whether a column tells the indicator that an issue belongs to."""
    return not is_aside(heading) and bool(_INDICATORS.match(words_of(heading)))


def is_code_column(heading: str) -> bool:
    """Return whether a column that mostly numbers its rows may hold codes of items: ข้อ, รหัส."""
    return words_of(heading) in _CODES


def carries_out(heading: str) -> bool:
    """Return whether a heading speaks of the doing, which beside a column of measures means what came of them."""
    return bool(_DOING.match(words_of(heading)))


def names_outcomes(heading: str) -> bool:
    """Return whether a heading uses the form's own word for outcomes, which goes before others for them."""
    return "ผลลัพธ์" in words_of(heading)


def is_weak_issue(heading: str) -> bool:
    """Return whether a heading may name the issue where nothing else does."""
    words = words_of(heading)
    return len(words) <= MAX_HEADING and bool(_WEAK.search(words))


def is_expected(heading: str) -> bool:
    """Return whether a heading speaks of what is hoped for or watched, not of what came of it."""
    return bool(_EXPECTED.search(words_of(heading)))


def names_in_full(heading: str, column: Column) -> bool:
    """Return whether a heading has a name of a column to the letter, and is not only like one."""
    words = words_of(heading)
    return any(name in words for name in _NAMES.get(column, ())) or _EXACT.get(words) is column


def names_measures(heading: str) -> bool:
    """Return whether a heading speaks of measures alone, so that a column of steps tells the activities."""
    words = words_of(heading)
    return "มาตรการ" in words and not _STEPS.search(words)


def heading_line(text: str) -> str:
    """Return a heading as one line that a field can hold."""
    return " ".join(text.split("\n")).strip()[:MAX_LINE]
