"""What the parts of a Word file are called on the page of an import, in words of an office and none of programs."""

import re
from collections.abc import Mapping
from typing import Final

from ita_site.word_import.decisions.decision import RowRole
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.review.picture import ShownDoubt, SubColumn
from ita_site.word_import.tables.kinds import LineKind, Part
from ita_site.word_import.words.column_names import NAMES, Column

PARTS: Final[Mapping[Part, str]] = {
    Part.FORM: "ตารางมาตรการ",
    Part.CONTINUES: "ต่อจากตารางก่อนหน้า",
    Part.ALBUM: "ตารางรูปภาพ",
    Part.OTHER_ROUND: "ตารางของรอบอื่น",
    Part.OTHER: "ตารางอื่น ไม่ใช่มาตรการ",
    Part.LEFT_OUT: "ตัดออก ไม่นำเข้า",
}

COLUMNS: Final[Mapping[Column, str]] = {
    **NAMES,
    Column.EVIDENCE: "หลักฐาน",
    Column.NUMBER: "ลำดับที่",
    Column.OTHER: "ไม่มีช่องนี้ในแบบรายงาน",
}

ROLES: Final[Mapping[RowRole, str]] = {
    RowRole.MEASURE: "เริ่มมาตรการใหม่",
    RowRole.CONTINUES: "ต่อจากมาตรการข้างบน",
    RowRole.ADDS: "ข้อความเพิ่มของมาตรการข้างบน",
    RowRole.CAPTION: "หัวข้อของมาตรการข้างล่าง",
    RowRole.SECTION: "หัวข้อของทุกแถวข้างล่าง",
    RowRole.HEADING: "หัวตาราง",
    RowRole.HEADING_AGAIN: "หัวตารางพิมพ์ซ้ำ",
    RowRole.ABOVE: "ข้อความเหนือหัวตาราง",
    RowRole.REPORT: "ของทั้งรายงาน เช่น ผลรวม ลายเซ็น",
    RowRole.SKIPPED: "ไม่มีข้อมูล เช่น แถวว่าง เลขคอลัมน์",
    RowRole.LEFT_OUT: "ตัดออก ไม่นำเข้า",
}

LINES: Final[Mapping[LineKind, str]] = {
    LineKind.ISSUE: "ประเด็น",
    LineKind.LEAD: "หัวเรื่องของกิจกรรม",
    LineKind.ACTIVITY: "กิจกรรม",
    LineKind.RESPONSIBLE: "ผู้รับผิดชอบ",
    LineKind.PERIOD: "ระยะเวลา",
    LineKind.STATUS: "สถานะ",
    LineKind.RESULT: "ผลการดำเนินการ",
    LineKind.EVIDENCE: "หลักฐาน",
    LineKind.OUTCOME: "ผลลัพธ์",
    LineKind.NOTE: "หมายเหตุ",
    LineKind.LEFT_OUT: "ตัดออก ไม่นำเข้า",
}

SUB_COLUMNS: Final[Mapping[SubColumn, str]] = {
    SubColumn.WHOLE: "",
    SubColumn.JOINED: "อ่านรวมกับคอลัมน์อื่น",
    SubColumn.MONTH: "ช่องของเดือนหรือไตรมาส",
    SubColumn.PART: "บอกช่วงหนึ่งของปี",
    SubColumn.STATUS: "ทำเครื่องหมายบอกความคืบหน้า",
}

_OFFICE_WORDS: Final = (
    ("content/agency.yml", "หน้าข้อมูลหน่วยงาน"),
    ("agency.yml", "ข้อมูลหน่วยงาน"),
    ("index.md", "หน้าข้อมูลของรายงาน"),
    ("ช่อง lead", "ช่องหัวเรื่องของกิจกรรม"),
)
"""What sentences for those who maintain files say, and what they say here."""


_KINDS: Final[Mapping[str, DoubtKind]] = {kind.value: kind for kind in DoubtKind}


def office_words(text: str) -> str:
    """Return a sentence with pages of the desk in the place of names of files."""
    for words, plain in _OFFICE_WORDS:
        text = text.replace(words, plain)
    return text


def doubt_words(doubt: ShownDoubt) -> str:
    """Return what is not certain, without the advice on what to do in a file."""
    advice = re.escape(_KINDS[doubt.code].advice).replace(r"\{\}", ".*")
    sentence = re.sub(rf"\s*{advice}$", "", doubt.words) if advice else doubt.words
    return office_words(sentence)
