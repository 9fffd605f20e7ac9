"""Rows of the form's table that are no measures: labels with words over all the rest, and texts across the table."""

from __future__ import annotations

import pytest

from ita_site.word_import.doubt_kinds import DoubtKind, Review
from tests.word_import.cases import BOTH, RESULT_TEXTS, SECOND, SECOND_TOLD, URL, Case, cells, check, one
from tests.word_import.office import BEFORE, HEADINGS, OUTCOMES, RESULTS, Desk, form, measure, row
from tests.word_import.wordxml import Word, drawing, p, tc, tr

UNPLACED = "ข้อความจากไฟล์ Word"
PROOF = "https://www.example.go.th/proof"
FIVE = HEADINGS[:5]


def label(words: str, says: str, width: int = 6) -> str:
    return tr(words, tc(says, span=width - 1))


def across(*words: str, width: int = 6) -> str:
    return tr(tc(*words, span=width))


def short(**changed: str) -> str:
    """The usual row without outcomes."""
    return tr(*cells(**changed)[:5])


SECOND_SHORT = {key: value for key, value in SECOND.items() if key != "outcomes"}
FIRST_PROVED = [(RESULTS[0], [URL, PROOF]), RESULT_TEXTS[1]]

LABELS = [
    Case(
        "outcomes, budget and evidence in rows of their own below each measure",
        Word(
            BEFORE
            + form(
                short(),
                label("ผลลัพธ์", OUTCOMES[0], 5),
                label("งบประมาณ", "ไม่ใช้", 5),
                label("หลักฐาน", PROOF, 5),
                short(**SECOND_SHORT),
                label("ผลลัพธ์", "-ประชาชนรับรู้ข่าว", 5),
                headings=FIVE,
            )
        ),
        [measure(results=FIRST_PROVED), SECOND_TOLD],
        todos=(
            DoubtKind.EVIDENCE_COLUMN,
            DoubtKind.FIELD_FROM_ROW,
            DoubtKind.FIELD_FROM_ROW,
            DoubtKind.HEADING_MISSING,
            Review.UNPLACED,
        ),
        kept=("### งบประมาณ\n\n    ไม่ใช้",),
    ),
    one(
        "outcomes in a row where the column tells them already",
        form(row(), label("ผลลัพธ์อื่น", "เร็วขึ้น")),
        todos=(Review.UNPLACED,),
        kept=("### ผลลัพธ์อื่น\n\n    เร็วขึ้น",),
    ),
    one(
        "evidence without an address",
        form(row(), label("หลักฐาน", "คำสั่งที่ 1/2567")),
        todos=(Review.UNPLACED,),
        kept=("### หลักฐาน\n\n    คำสั่งที่ 1/2567",),
    ),
    Case(
        "the same problems and proposals below each measure",
        Word(BEFORE + form(row(), label("ปัญหา/อุปสรรค", "ปัญหา ก"), row(**SECOND), label("ปัญหา/อุปสรรค", "ปัญหา ข"))),
        BOTH,
        todos=(Review.UNPLACED, Review.UNPLACED),
        kept=("### ปัญหา/อุปสรรค\n\n    ปัญหา ก", "### ปัญหา/อุปสรรค\n\n    ปัญหา ข"),
    ),
    Case(
        "problems and proposals of the report, and signatures",
        Word(
            BEFORE
            + form(
                row(),
                row(**SECOND),
                across("สรุปผลการดำเนินการในภาพรวม : ครบ"),
                label("ปัญหา/อุปสรรค", "ปัญหา ก"),
                label("ข้อเสนอแนะ", "ควร ก"),
                label("แนวทางการพัฒนาในปีต่อไป", "1. ข\n2. ค"),
                tr(tc("ลงชื่อ....ผู้รายงาน", span=3), tc("ลงชื่อ....ผู้รับรอง", span=3)),
            )
        ),
        BOTH,
        todos=(Review.UNPLACED, Review.UNPLACED),
        kept=(
            "    สรุปผลการดำเนินการในภาพรวม : ครบ\n",
            "### ปัญหา/อุปสรรค\n\n    ปัญหา ก\n",
            "### ข้อเสนอแนะ\n\n    ควร ก\n",
            "### แนวทางการพัฒนาในปีต่อไป\n\n    1. ข\n    2. ค",
            "    ลงชื่อ",
        ),
    ),
    Case(
        "an issue over cells that are merged is a measure",
        Word(BEFORE + form(row(), tr("e2 การให้บริการ", tc("ยังไม่ดำเนินการ", span=5)))),
        [
            measure(),
            measure(
                issue="e2 การให้บริการ",
                indicator=None,
                items=["e2"],
                activities=[(1, "ยังไม่ดำเนินการ")],
                responsible="TODO ไฟล์ไม่มีข้อความในช่องผู้รับผิดชอบ",
                units=[],
                period_text="TODO ไฟล์ไม่มีข้อความในช่องระยะเวลา",
                results=[],
                outcomes=[],
            ),
        ],
        todos=(DoubtKind.PERIOD_MISSING, DoubtKind.TEXT_MISSING, DoubtKind.TEXT_MISSING),
    ),
]

ACROSS = [
    Case(
        "labelled texts across the table",
        Word(
            BEFORE
            + form(
                short(),
                across("ผลลัพธ์/ความสำเร็จ : เร็วขึ้น", width=5),
                across(f"หลักฐานอ้างอิง : {PROOF}", width=5),
                short(**SECOND_SHORT),
                across("ผลลัพธ์/ความสำเร็จ : รับรู้", width=5),
                headings=FIVE,
            )
        ),
        [
            measure(outcomes=[("ผลลัพธ์/ความสำเร็จ : เร็วขึ้น", [])], results=FIRST_PROVED),
            SECOND_TOLD | {"outcomes": [("ผลลัพธ์/ความสำเร็จ : รับรู้", [])]},
        ],
        todos=(
            DoubtKind.EVIDENCE_COLUMN,
            DoubtKind.FIELD_FROM_ROW,
            DoubtKind.FIELD_FROM_ROW,
            DoubtKind.HEADING_MISSING,
            Review.UNPLACED,
        ),
    ),
    Case(
        "a remark below each measure, and words of the report below all",
        Word(
            BEFORE
            + form(
                row(),
                across("หมายเหตุ : งบ 10 บาท"),
                row(**SECOND),
                across("ปัญหา/อุปสรรค : ไม่มี"),
                across("ข้อเสนอแนะ : ข"),
            )
        ),
        BOTH,
        todos=(Review.UNPLACED, Review.UNPLACED),
        kept=(
            "### ข้อความระหว่างหรือใต้ตารางของมาตรการนี้\n\n    หมายเหตุ : งบ 10 บาท",
            "    ปัญหา/อุปสรรค : ไม่มี\n    ข้อเสนอแนะ : ข",
        ),
    ),
    Case(
        "a heading across the table is the next measure's, with a remark below it",
        Word(BEFORE + form(row(), across("มาตรการที่ 2 ก"), across("หมายเหตุ ข"), row(**SECOND))),
        BOTH,
        todos=(Review.UNPLACED,),
        kept=("### ข้อความเหนือแถวนี้ในตาราง\n\n    มาตรการที่ 2 ก\n    หมายเหตุ ข",),
    ),
]


def merged(at: tuple[int, ...], how: str, **changed: str) -> str:
    """The usual row whose cells at these places are the first or a lower part of merged ones."""
    usual = cells(**changed)
    return tr(
        *(
            one
            if place not in at
            else tc(merge=how)
            if how == "continue"
            else one.replace("<w:tcPr>", f"<w:tcPr>{RESTART}")
            for place, one in enumerate(usual)
        )
    )


RESTART = '<w:vMerge w:val="restart"/>'
SHARED = [
    Case(
        "unit, period and outcomes merged over measures",
        Word(BEFORE + form(merged((2, 3, 5), "restart"), merged((2, 3, 5), "continue", **SECOND), row(**SECOND))),
        [
            measure(),
            SECOND_TOLD | {"responsible": "สำนักปลัด", "units": ["office"], "outcomes": measure()["outcomes"]},
            SECOND_TOLD,
        ],
        todos=(DoubtKind.MERGED_ABOVE, DoubtKind.MERGED_ABOVE, DoubtKind.MERGED_ABOVE),
    ),
    Case(
        "results merged over measures",
        Word(BEFORE + form(merged((4,), "restart"), merged((4,), "continue", **SECOND))),
        [measure(), SECOND_TOLD | {"results": RESULT_TEXTS}],
        todos=(DoubtKind.MERGED_ABOVE,),
    ),
    Case(
        "cells merged over rows of one measure say it once",
        Word(
            BEFORE
            + form(
                merged((0, 2, 3, 5), "restart", activities="1.ก", results="-ข"),
                merged((0, 2, 3, 5), "continue", activities="2.ค", results="-ง"),
            )
        ),
        [measure(activities=[(1, "1.ก"), (2, "2.ค")], results=[("-ข", []), ("-ง", [])])],
    ),
]
CASES = [*LABELS, *ACROSS, *SHARED]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_file_becomes_what_its_words_say(office: Desk, case: Case) -> None:
    check(office, case)


def test_a_picture_across_the_table_belongs_to_the_measure_above(office: Desk) -> None:
    photo = tr(tc(p(xml=drawing("gone")), p("ประชุม"), span=6))
    report = office.imported(Word(BEFORE + form(row(), photo, row(**SECOND))).data())
    assert [("ประชุม" in one.body, "ภาพจากไฟล์" in one.body) for one in report.measures] == [(True, True), (False, False)]
