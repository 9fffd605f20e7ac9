"""Columns as offices name them: two names, slips, evidence and questions of their own, marks for the same as above."""

from __future__ import annotations

import pytest

from ita_site.word_import.doubt_kinds import DoubtKind, Review
from ita_site.word_import.words.column_names import Column, column_of
from tests.word_import.cases import RESULT_TEXTS, Case, cells, check, one
from tests.word_import.office import BEFORE, HEADINGS, ISSUE, Desk, form, measure, row
from tests.word_import.test_pictures import picture
from tests.word_import.wordxml import Word, drawing, link, p, tbl, tc, tr

UNPLACED = "ข้อความจากไฟล์ Word"
A, B, C = (f"https://www.example.go.th/{name}.pdf" for name in "abc")
PLAIN: list[tuple[str, list[str]]] = [("-จัดทำคู่มือแล้ว", []), ("-ติดแผนผังที่หน้าสำนักงาน", [])]
NO_ADDRESS = tuple(words for words, _ in PLAIN)


def renamed(**changed: str) -> tuple[str, ...]:
    """The usual headings, some of them named otherwise."""
    names = ("issue", "activities", "responsible", "period", "results", "outcomes")
    return tuple(changed.get(name, usual) for name, usual in zip(names, HEADINGS, strict=True))


NAMED = [
    one(f"a heading {list(changed.values())[0]}", form(row(), headings=renamed(**changed)))  # noqa: RUF015
    for changed in (
        {"results": "ผลการดำเนินงาน (ระบุหลักฐาน/ลิงก์)"},
        {"results": "ผลการดำเนินการ/ปัญหาอุปสรรค"},
        {"results": "ผลการดำเนินการและปัญหาอุปสรรค"},
        {"results": "ผลการดำเนินงานพร้อมหลักฐาน"},
        {"activities": "มาตรการ/กิจกรรม/งบประมาณ"},
        {"activities": "กิจกรรม (งบประมาณ)"},
        {"issue": "ผลการประเมินที่ต้องปรับปรุง"},
        {"issue": "ผลการวิเคราะห์"},
        {"activities": "มาตราการ", "outcomes": "ผลลัพท์"},
        {"activities": "กิจกรม", "period": "ระยเวลา", "outcomes": "ผลลัพธ"},
        {"responsible": "งาน/ฝ่าย", "period": "วัน/เดือน/ปี", "outcomes": "ผลที่ได้"},
        {"responsible": "กลุ่มงาน", "period": "กรอบเวลา", "outcomes": "ผลที่เกิดขึ้น"},
        {"responsible": "ส่วนงาน", "period": "วันที่"},
    )
]

GUESSED = [
    one(
        "the doing tells the results where nothing else does",
        form(row(), headings=renamed(activities="แนวทางการแก้ไข", results="รายละเอียดการดำเนินการ")),
        todos=(DoubtKind.COLUMN_AS_RESULTS,),
    ),
    one(
        "the doing tells the results beside what is only watched",
        form(
            tr(*cells()[:2], "ทุกเดือน", *cells()[2:]),
            headings=(*HEADINGS[:2], "การกำกับติดตาม", *HEADINGS[2:4], "การดำเนินการ/ผล", HEADINGS[5]),
        ),
        todos=(DoubtKind.COLUMN_AS_RESULTS, Review.UNPLACED),
        kept=("### การกำกับติดตาม\n\n    ทุกเดือน",),
    ),
    one(
        "a heading that nothing names, between two of the form's",
        form(row(), headings=renamed(responsible="คณะทำงาน")),
        todos=(DoubtKind.COLUMN_BY_PLACE,),
    ),
    one(
        "two columns of activities",
        form(
            tr(*cells()[:2], "3.ประกาศ", *cells()[2:]),
            headings=(HEADINGS[0], "มาตรการ/กิจกรรม", "วิธีดำเนินการ", *HEADINGS[2:]),
        ),
        todos=(DoubtKind.ACTIVITY_COLUMNS, Review.UNPLACED),
        kept=("  activities: มาตรการ/กิจกรรม", "    วิธีดำเนินการ"),
        activities=[*measure()["activities"], (3, "3.ประกาศ")],
    ),
    one(
        "a column that stays empty",
        form(tr(*cells(), ""), headings=(*HEADINGS, "หมายเหตุ")),
        todos=(Review.UNPLACED,),
        kept=("    หมายเหตุ",),
    ),
]


def proved(results: tuple[str, ...], *papers: str, heading: str = "หลักฐาน/ลิงก์") -> str:
    """The usual row with these results, and a column of evidence behind it."""
    return form(tr(*cells(results=results), tc(*papers)), headings=(*HEADINGS, heading))


EVIDENCE = [
    *(
        one(
            f"one result, and its address under {heading}",
            proved(("-จัดทำคู่มือแล้ว",), A, heading=heading),
            todos=(DoubtKind.EVIDENCE_COLUMN, Review.UNPLACED),
            kept=(f"    {heading}\n",),
            results=[("-จัดทำคู่มือแล้ว", [A])],
        )
        for heading in ("หลักฐานเชิงประจักษ์ (URL)", "URL", "URL/Link", "เอกสารหลักฐาน", "หมายเหตุ/ลิงก์")
    ),
    one(
        "as many addresses as results",
        proved(NO_ADDRESS, A, B),
        todos=(DoubtKind.EVIDENCE_COLUMN, DoubtKind.EVIDENCE_COLUMN, Review.UNPLACED),
        results=[(PLAIN[0][0], [A]), (PLAIN[1][0], [B])],
    ),
    one(
        "addresses with the numbers of results",
        proved(("1.จัดทำคู่มือแล้ว", "2.ติดแผนผัง"), f"2. {A}", f"1. {B}", C),
        todos=(DoubtKind.EVIDENCE_COLUMN, DoubtKind.EVIDENCE_COLUMN, Review.UNPLACED, Review.UNPLACED),
        kept=(f"    2. {A}\n    1. {B}\n    {C}",),
        results=[("1.จัดทำคู่มือแล้ว", [B, C]), ("2.ติดแผนผัง", [A])],
    ),
    one(
        "addresses with words like those of results",
        proved(NO_ADDRESS, "ติดแผนผังที่หน้าสำนักงาน", A),
        todos=(DoubtKind.EVIDENCE_COLUMN, Review.UNPLACED, Review.UNPLACED),
        kept=(f"    ติดแผนผังที่หน้าสำนักงาน\n    {A}",),
        results=[PLAIN[0], (PLAIN[1][0], [A])],
    ),
    one(
        "one address for several results",
        proved(NO_ADDRESS, A),
        todos=(DoubtKind.EVIDENCE_COLUMN, Review.UNPLACED),
        results=[(PLAIN[0][0], [A]), PLAIN[1]],
    ),
    one(
        "evidence behind words, and papers without an address",
        Word(
            BEFORE
            + form(
                tr(*cells(results=("-จัดทำคู่มือแล้ว",)), tc(p(xml=link("ประกาศ", "one")), p("คำสั่งที่ 12/2567"))),
                headings=(*HEADINGS, "หลักฐาน"),
            )
        ).url("one", A),
        todos=(DoubtKind.EVIDENCE_COLUMN, Review.UNPLACED, Review.UNPLACED),
        kept=("### หลักฐาน\n\n    ประกาศ\n    คำสั่งที่ 12/2567",),
        results=[("-จัดทำคู่มือแล้ว", [A])],
    ),
    one(
        "evidence without any address",
        proved(("-จัดทำคู่มือแล้ว",), "ภาพถ่าย"),
        todos=(Review.UNPLACED, Review.UNPLACED),
        kept=("### หลักฐาน/ลิงก์\n\n    ภาพถ่าย",),
        results=[("-จัดทำคู่มือแล้ว", [])],
    ),
    one(
        "an address of evidence broken over lines",
        proved(("-จัดทำคู่มือแล้ว",), "https://www.example.go.th/file/", "view.php?id=1"),
        todos=(DoubtKind.ADDRESS_BROKEN, DoubtKind.EVIDENCE_COLUMN, Review.UNPLACED),
        results=[("-จัดทำคู่มือแล้ว", ["https://www.example.go.th/file/view.php?id=1"])],
    ),
    one(
        "evidence of a row that says only how far it has come belongs to its outcome",
        form(tr(*cells(results="อยู่ระหว่างดำเนินการ"), A), headings=(*HEADINGS, "ลิงก์")),
        todos=(DoubtKind.EVIDENCE_COLUMN, Review.UNPLACED),
        status="อยู่ระหว่างดำเนินการ",
        results=[],
        outcomes=[("-ประชาชนสะดวกขึ้น", [A])],
    ),
    one(
        "evidence of a row that claims nothing is what it claims",
        form(tr(*cells(results="อยู่ระหว่างดำเนินการ", outcomes=""), A), headings=(*HEADINGS, "ลิงก์")),
        todos=(DoubtKind.EVIDENCE_AS_RESULT, Review.UNPLACED),
        status="อยู่ระหว่างดำเนินการ",
        results=[(A, [A])],
        outcomes=[],
    ),
]

QUESTIONS = ("ตัวชี้วัด", "ข้อคำถาม", *HEADINGS[1:])
SPLIT = ("ไฟล์แยกประเด็นเป็นหลายคอลัมน์ (“ตัวชี้วัด” “ข้อคำถาม”)", UNPLACED)
NEXT = tr(tc("", merge="continue"), "- e2 บริการ", *cells()[1:])
ISSUES = [
    one(
        "indicators beside questions",
        form(tr(*ISSUE, *cells()[1:]), headings=QUESTIONS),
        todos=(DoubtKind.ISSUE_COLUMNS, Review.UNPLACED),
    ),
    one(
        "indicators before the issue",
        form(tr(*ISSUE, *cells()[1:]), headings=("ตัวชี้วัด", HEADINGS[0], *HEADINGS[1:])),
        todos=(DoubtKind.ISSUE_COLUMNS, Review.UNPLACED),
        kept=(f"  issue: {HEADINGS[0]}",),
    ),
    Case(
        "an indicator merged over two questions, each with its measure",
        Word(BEFORE + form(tr(tc(ISSUE[0], merge="restart"), ISSUE[1], *cells()[1:]), NEXT, headings=QUESTIONS)),
        [measure(), measure(issue=f"{ISSUE[0]}\n- e2 บริการ", items=["e2"])],
        todos=(DoubtKind.ISSUE_COLUMNS, DoubtKind.ISSUE_COLUMNS, Review.UNPLACED),
    ),
    one(
        "a measure merged over two questions",
        form(
            tr(tc(ISSUE[0], merge="restart"), ISSUE[1], *(tc(one, merge="restart") for one in ("ทำคู่มือ", "สำนักปลัด"))),
            tr(tc("", merge="continue"), "- e2 บริการ", *(tc("", merge="continue"),) * 2),
            headings=QUESTIONS[:4],
        ),
        todos=(
            DoubtKind.HEADING_MISSING,
            DoubtKind.HEADING_MISSING,
            DoubtKind.HEADING_MISSING,
            DoubtKind.ISSUE_COLUMNS,
            DoubtKind.PERIOD_MISSING,
            DoubtKind.TEXT_MISSING,
            Review.UNPLACED,
        ),
        issue="\n".join([*ISSUE, "- e2 บริการ"]),
        items=["e1", "e2"],
        activities=[(1, "ทำคู่มือ")],
        period_text="TODO ไฟล์ไม่มีข้อความในช่องระยะเวลา",
        results=[],
        outcomes=[],
    ),
    *(
        one(
            f"{mark} for the issue above",
            form(row(), row(issue=mark, activities="3.จัดบัตรคิว", results="-มีบัตรคิว", outcomes="-คิวเร็ว")),
            todos=(DoubtKind.SAME_AS_ABOVE,),
            activities=[*measure()["activities"], (3, "3.จัดบัตรคิว")],
            results=[*RESULT_TEXTS, ("-มีบัตรคิว", [])],
            outcomes=[*measure()["outcomes"], ("-คิวเร็ว", [])],
        )
        for mark in ('"', "-", "”", "〃")
    ),
    Case(
        "a dash in the place of each issue",
        Word(BEFORE + form(row(issue="-"), row(issue="-"))),
        [measure(issue="-", indicator=None, items=[])] * 2,
    ),
    one(
        "marks for the unit and the months above",
        form(row(), row(issue="", activities="3.จัดบัตรคิว", responsible='"', period="〃", results="", outcomes="")),
        todos=(DoubtKind.SAME_AS_ABOVE, DoubtKind.SAME_AS_ABOVE),
        activities=[*measure()["activities"], (3, "3.จัดบัตรคิว")],
    ),
]

WITHOUT_UNIT = tuple(HEADINGS[at] for at in (0, 1, 3, 4, 5))
LABELLED = [
    one(
        f"the unit in a line of its own among the activities: {label}",
        form(
            tr(*(cells(activities=("1.จัดทำคู่มือการให้บริการ", "2.ติดแผนผังขั้นตอน", label))[at] for at in (0, 1, 3, 4, 5))),
            headings=WITHOUT_UNIT,
        ),
        todos=(DoubtKind.FIELD_IN_ACTIVITIES, DoubtKind.HEADING_MISSING),
        responsible=label,
        units=["office"],
    )
    for label in ("(ผู้รับผิดชอบ : สำนักปลัด)", "ผู้รับผิดชอบ: สำนักปลัด", "- หน่วยงานที่รับผิดชอบ คือ สำนักปลัด")
]

LABELLED += [
    one(
        "the unit and the months in paragraphs below an activity",
        form(
            tr(*(cells(activities=("1.ก", "ผู้รับผิดชอบ : สำนักปลัด", "ระยะเวลา : ต.ค. 2566"))[at] for at in (0, 1, 4, 5))),
            headings=tuple(HEADINGS[at] for at in (0, 1, 4, 5)),
        ),
        todos=(
            DoubtKind.FIELD_IN_ACTIVITIES,
            DoubtKind.FIELD_IN_ACTIVITIES,
            DoubtKind.HEADING_MISSING,
            DoubtKind.HEADING_MISSING,
        ),
        activities=[(1, "1.ก")],
        responsible="ผู้รับผิดชอบ : สำนักปลัด",
        period="2566-10/2566-10",
        period_text="ระยะเวลา : ต.ค. 2566",
    ),
]

ALBUM = tbl(tr(*(tc(p(xml=drawing("pic"))) for _ in range(6))), tr(*(f"ภาพที่ {at}" for at in range(1, 7))))
PICTURES = [
    one(
        "a table of pictures and their captions",
        Word(BEFORE + form(row()) + p("ภาพกิจกรรม") + ALBUM).picture("pic", picture("PNG")),
        todos=(
            Review.PICTURE,
            Review.PICTURE,
            Review.PICTURE,
            Review.PICTURE,
            Review.PICTURE,
            Review.PICTURE,
            Review.UNPLACED,
        ),
        kept=("    ภาพกิจกรรม\n", "    ภาพที่ 1 | ภาพที่ 2"),
    ),
]

CASES = [*NAMED, *GUESSED, *EVIDENCE, *ISSUES, *LABELLED, *PICTURES]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_file_becomes_what_its_words_say(office: Desk, case: Case) -> None:
    check(office, case)


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("ปัญหา/อุปสรรค/แนวทางแก้ไข", Column.OTHER),
        ("ปัญหา อุปสรรค และข้อเสนอแนะ", Column.OTHER),
        ("ร้อยละความสำเร็จ", Column.OTHER),
        ("ตัวชี้วัดความสำเร็จ", Column.OTHER),
        ("สรุปผลการประเมิน", Column.OTHER),
        ("งบประมาณ (บาท)", Column.OTHER),
        ("มาตรการ/กิจกรรม (ผู้รับผิดชอบ)", Column.ACTIVITIES),
        ("ผลการดำเนินการ/ผลลัพธ์", Column.RESULTS),
        ("สรุปผลการดำเนินการตามมาตรการ/กิจกรรม", Column.RESULTS),
        ("ผลลัพธ์/ความสำเร็จของการดำเนินการ", Column.OUTCOMES),
        ("ภาพถ่าย/หลักฐาน", Column.EVIDENCE),
        ("จัดทำคู่มือแล้ว", None),
    ],
)
def test_the_first_of_several_names_tells_what_a_column_is(heading: str, column: Column | None) -> None:
    assert column_of(heading) is column
