"""Tables that are no part of the form, though they stand behind it and are as wide, or headed like it."""

from __future__ import annotations

import pytest

from ita_site.word_import.doubt_kinds import DoubtKind, Review
from tests.word_import.cases import BOTH, SECOND, SECOND_TOLD, Case, check
from tests.word_import.office import BEFORE, HEADINGS, Desk, form, measure, row
from tests.word_import.wordxml import Word, p, tbl, tr

UNPLACED = "ข้อความจากไฟล์ Word"
HEADLESS = "ตารางนี้ไม่มีหัวคอลัมน์"


def behind(name: str, body: str, *kept: str) -> Case:
    """The usual form, and something behind it that is kept in the report's body."""
    return Case(name, Word(BEFORE + form(row()) + body), [measure()], kept, todos=(Review.UNPLACED,))


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
RISKS = ("ลำดับ", "เหตุการณ์ความเสี่ยง", "มาตรการจัดการความเสี่ยง", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินงาน")
PLAN = ("ที่", "โครงการ/กิจกรรม", "งบประมาณ", "ผู้รับผิดชอบ", "ผลการดำเนินงาน")
RISK_TABLE = tbl(tr(*RISKS), tr("1", "สินบน", "ติดกล้อง", "กองช่าง", "ต.ค. 66", "ติดแล้ว"))
OTHERS = [
    behind("a table of risks", p("รายงานการจัดการความเสี่ยง") + RISK_TABLE, "    1 | สินบน | ติดกล้อง"),
    Case(
        "a table of risks before the form",
        Word(BEFORE + RISK_TABLE + p("ผลการดำเนินการตามมาตรการ") + form(row())),
        [measure()],
        kept=("    1 | สินบน | ติดกล้อง",),
        todos=(Review.UNPLACED,),
    ),
    behind(
        "a plan of action",
        p("รายงานผลการดำเนินงานตามแผนปฏิบัติการป้องกันการทุจริต")
        + tbl(tr(*PLAN), tr("1", "อบรม", "30,000", "กองคลัง", "อบรมแล้ว")),
        "    1 | อบรม | 30,000 | กองคลัง | อบรมแล้ว",
    ),
    behind(
        "last year's report in the annex",
        p("ภาคผนวก") + p("รายงานผล ประจำปีงบประมาณ พ.ศ. 2566") + form(row(**SECOND)),
        "    ภาคผนวก\n    รายงานผล ประจำปีงบประมาณ พ.ศ. 2566\n",
        "-เผยแพร่ข่าวแล้ว",
    ),
    *(
        Case(
            f"a table like the form below {above!r}",
            Word(BEFORE + form(row()) + p(above) + form(row(**SECOND))),
            BOTH,
            todos=(DoubtKind.OTHER_REPORT, Review.UNPLACED),
        )
        for above in ("รายงานผล ประจำปีงบประมาณ พ.ศ. 2566", "การจัดการความเสี่ยงการทุจริต")
    ),
    Case(
        "a measure on risks",
        Word(BEFORE + form(row()) + p("มาตรการที่ 2 การจัดการความเสี่ยง") + form(row(**SECOND))),
        BOTH,
        todos=(Review.UNPLACED,),
    ),
    Case(
        "a report whose form names risks",
        Word(
            BEFORE
            + tbl(tr(*RISKS), tr("1", "สินบน", "1.เผยแพร่ข่าว", "กองคลัง", "ตุลาคม 2566-กันยายน 2567", "-เผยแพร่ข่าวแล้ว"))
        ),
        [SECOND_TOLD | {"issue": "สินบน", "indicator": None, "outcomes": []}],
        todos=(DoubtKind.COLUMN_BY_PLACE, DoubtKind.HEADING_MISSING),
    ),
]
CASES = [
    *WIDE,
    *OTHERS,
    *(
        Case(
            f"a table without a header below {above!r} goes on with the form",
            Word(BEFORE + form(row()) + p(above) + tbl(row(**SECOND))),
            BOTH,
            todos=todos,
        )
        for above, todos in (
            ("", (DoubtKind.HEADLESS,)),
            ("ตารางที่ 1 ผลการดำเนินการ (ต่อ)", (DoubtKind.HEADLESS, Review.UNPLACED)),
            ("- 2 -", (DoubtKind.HEADLESS, Review.UNPLACED)),
            ("มาตรการที่ 2", (DoubtKind.HEADLESS, Review.UNPLACED)),
        )
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_file_becomes_what_its_words_say(office: Desk, case: Case) -> None:
    check(office, case)


def test_the_headings_of_a_table_that_may_be_another_are_not_those_of_the_report(office: Desk) -> None:
    heads = ("ประเด็น", *HEADINGS[1:])
    body = form(row()) + p("การจัดการความเสี่ยง") + form(*[row(**SECOND)] * 3, headings=heads)
    report = office.imported(Word(BEFORE + body).data())
    assert report.entry.headings.issue == HEADINGS[0]
