"""Tables that are no part of the form, though they stand behind it and are as wide, or headed like it."""

from __future__ import annotations

import pytest

from tests.documents.importing.office import BEFORE, Desk, form, measure, row
from tests.documents.importing.test_forms import BOTH, SECOND, Case
from tests.documents.importing.test_forms import (
    test_a_file_becomes_the_catalogue_that_its_words_say as says_its_words,
)
from tests.documents.importing.test_forms import (
    test_what_is_not_certain_is_marked_and_what_has_no_field_is_kept as marks_and_keeps,
)
from tests.documents.importing.wordxml import Word, p, tbl, tr

UNPLACED = "ข้อความจากไฟล์ Word"
HEADLESS = "ตารางนี้ไม่มีหัวคอลัมน์"


def behind(name: str, body: str, *kept: str) -> Case:
    """The usual form, and something behind it that is kept in the report's body."""
    return Case(name, Word(BEFORE + form(row()) + body), [measure()], kept, todos=(UNPLACED,))


WIDE = [
    behind(
        "a table of numbers as wide as the form",
        p("จำนวนผู้เข้าร่วม")
        + tbl(tr("เดือน", "ครั้งที่", "ชาย", "หญิง", "รวม", "หมายเหตุ"), tr("ต.ค. 66", "1", "10", "20", "30", "-")),
        "    จำนวนผู้เข้าร่วม\n    เดือน | ครั้งที่ | ชาย | หญิง | รวม | หมายเหตุ\n    ต.ค. 66 | 1 | 10 | 20 | 30 | -",
    ),
    behind(
        "a budget without a caption, two tables",
        tbl(
            tr("ลำดับ", "รายการ", "ตั้งไว้ (บาท)", "ใช้ไป", "คงเหลือ", "ร้อยละ"),
            tr("1", "อบรม", "20,000", "18,000", "2,000", "90"),
        )
        + p()
        + tbl(tr("ลำดับ", "ชื่อ - สกุล", "ตำแหน่ง", "สังกัด", "ลายมือชื่อ", "หมายเหตุ"), tr("1", "ก", "ข", "ค", "", "")),
        "    1 | อบรม | 20,000 | 18,000 | 2,000 | 90",
        "    1 | ก | ข | ค",
    ),
    behind(
        "numbers only, without headings",
        tbl(tr("ก", "1", "2", "3", "4", "5"), tr("ข", "1", "2", "3", "4", "5")),
        "    ข | 1",
    ),
    behind(
        "a new caption above a table of words",
        p("สรุปข้อร้องเรียน") + tbl(tr("ถนนชำรุด", "นาย ก", "กองช่าง", "ม.ค. 67", "ซ่อมแล้ว", "ดี")),
        "    สรุปข้อร้องเรียน\n    ถนนชำรุด | นาย ก",
    ),
]
CASES = [
    *WIDE,
    *(
        Case(
            f"a table without a header below {above!r} goes on with the form",
            Word(BEFORE + form(row()) + p(above) + tbl(row(**SECOND))),
            BOTH,
            todos=todos,
        )
        for above, todos in (
            ("", (HEADLESS,)),
            ("ตารางที่ 1 ผลการดำเนินการ (ต่อ)", (HEADLESS, UNPLACED)),
            ("- 2 -", (HEADLESS, UNPLACED)),
            ("มาตรการที่ 2", (HEADLESS, UNPLACED)),
        )
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_file_becomes_the_catalogue_that_its_words_say(office: Desk, case: Case) -> None:
    says_its_words(office, case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_not_certain_is_marked_and_what_has_no_field_is_kept(office: Desk, case: Case) -> None:
    marks_and_keeps(office, case)
