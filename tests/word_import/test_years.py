"""The year that was assessed, and a framework for one that the content has none of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ita_site.catalogue.leave_out_todos import NOT_SETTLED
from ita_site.publish.check import load
from ita_site.word_import.asked import Asked
from ita_site.word_import.docx.refusal import Refusal
from tests.word_import.office import ASKED, BEFORE, Desk, form, row
from tests.word_import.wordxml import Word, p

LATER = Asked(2568, 12, "nacc", 2567, guessed_year=True)
TEXT = BEFORE.replace("๒๕๖7", "2568")
ISSUE = "ตัวชี้วัดที่ 7 ประสิทธิภาพในการสื่อสาร\n- e6 การเผยแพร่ข้อมูล\n-E 7 ผลงาน"
NEXT = Word(
    TEXT
    + form(
        row(issue=ISSUE, period="ตุลาคม 2567 - กันยายน 2568"),
        row(issue="ตัวชี้วัดที่ 12 อื่น ๆ", period="ตุลาคม 2567 - กันยายน 2568"),
    )
)


def test_a_year_without_a_framework_gets_one_of_the_reports_own_words(office: Desk) -> None:
    imported = office.draft(NEXT.data(), asked=LATER)
    imported.store()
    catalogue = load(office.content).catalogue
    assert catalogue is not None
    framework = catalogue.frameworks["nacc", 2567]
    assert [(one.number, one.name, one.instrument) for one in framework.indicators] == [
        (7, "ประสิทธิภาพในการสื่อสาร", "EIT")
    ]
    assert [(one.code, one.indicator, one.text) for one in framework.items] == [
        ("e6", 7, "การเผยแพร่ข้อมูล"),
        ("e7", 7, "ผลงาน"),
    ]
    assert "2567" in framework.title
    assert catalogue.reports[0].measures[0].entry.issue.items == ("e6", "e7")


UNWORDED = [
    ("- e1 และ e2", {"e1": "", "e2": ""}),
    ("e1 e2", {"e1": "", "e2": ""}),
    ("e1, e2 เจ้าหน้าที่ปฏิบัติงาน", {"e1": "", "e2": ""}),
    ("- e3 (82.10)", {"e3": ""}),
    ("- e3 (82.10) เจ้าหน้าที่ปฏิบัติงาน", {"e3": "เจ้าหน้าที่ปฏิบัติงาน"}),
    ("- e3 เจ้าหน้าที่ปฏิบัติงาน (๘๒.๑๐ คะแนน)", {"e3": "เจ้าหน้าที่ปฏิบัติงาน"}),
    ("e5 ต่ำกว่า 85 คะแนน", {"e5": ""}),
    ("e5 ได้คะแนน 70", {"e5": ""}),
    ("e5 -", {"e5": ""}),
    ("e5 70", {"e5": ""}),
    ("e5: การเผยแพร่ข้อมูล", {"e5": "การเผยแพร่ข้อมูล"}),
]


@pytest.mark.parametrize(("line", "items"), UNWORDED)
def test_an_item_of_a_drafted_framework_has_the_words_behind_its_code_or_waits_for_them(
    office: Desk, line: str, items: dict[str, str]
) -> None:
    issue = f"ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน\n{line}"
    office.draft(Word(TEXT + form(row(issue=issue))).data(), asked=LATER).store()
    catalogue = load(office.content).catalogue
    assert catalogue is not None
    framework = catalogue.frameworks["nacc", 2567]
    texts = {one.code: "" if one.text == NOT_SETTLED else one.text for one in framework.items}
    assert texts == items
    assert sum(one.startswith("nacc-2567.yml") for one in office.todos()) == 1 + len(items)
    assert catalogue.reports[0].measures[0].entry.issue.items == tuple(items)


@pytest.mark.parametrize("issue", ["ตัวชี้วัดที่ 6\ne1 e2", "ตัวชี้วัดที่ 6 (82.10)\ne1 การบริการ"])
def test_an_indicator_without_a_name_waits_for_one(office: Desk, issue: str) -> None:
    office.draft(Word(TEXT + form(row(issue=issue))).data(), asked=LATER).store()
    catalogue = load(office.content).catalogue
    assert catalogue is not None
    assert [one.name for one in catalogue.frameworks["nacc", 2567].indicators] == [NOT_SETTLED]
    assert "nacc-2567.yml" in "".join(one for one in office.todos() if one.endswith("ใส่ชื่อตัวชี้วัดที่ 6"))


def test_a_drafted_framework_is_marked_and_an_indicator_of_no_known_instrument_is_left_to_a_person(
    office: Desk,
) -> None:
    office.draft(NEXT.data(), asked=LATER).store()
    said = office.todos()
    assert any(one.startswith("nacc-2567.yml:1 กรอบนี้ร่างจาก") for one in said)
    assert any("ข้อความระบุตัวชี้วัดที่ 12" in one for one in said)


def test_the_framework_of_another_year_is_left_as_it_is(office: Desk) -> None:
    file = office.content / "framework/nacc-2566.yml"
    before = file.read_bytes()
    office.draft(NEXT.data(), asked=LATER).store()
    assert file.read_bytes() == before


def test_a_family_that_the_content_does_not_know_is_refused(office: Desk) -> None:
    with pytest.raises(Refusal, match="no framework of the family school"):
        office.draft(NEXT.data(), asked=replace(LATER, family="school"))


@pytest.mark.parametrize(("guessed", "told"), [(True, 1), (False, 0)])
def test_an_assessed_year_that_nobody_named_is_to_be_looked_at(office: Desk, guessed: bool, told: int) -> None:  # noqa: FBT001 - a table's column
    office.draft(Word(BEFORE + form(row())).data(), asked=replace(ASKED, guessed_year=guessed)).store()
    assert sum("ปีที่ถูกประเมิน" in one for one in office.todos()) == told


def test_a_report_of_six_months_covers_six(office: Desk) -> None:
    asked = Asked(2567, 6, "nacc", 2566, guessed_year=False)
    office.draft(Word(BEFORE + form(row(period=""))).data(), asked=asked).store()
    catalogue = load(office.content).catalogue
    assert catalogue is not None
    report = catalogue.reports[0]
    assert (report.entry.id, str(report.measures[0].entry.period)) == ("2567-6m", "2566-10/2567-03")


def test_a_file_of_another_office_or_year_is_remarked_on(office: Desk) -> None:
    imported = office.draft(Word(p("รายงาน เทศบาลตำบลอื่น ปี 2560") + form(row())).data())
    assert [one.split(" ")[0] for one in imported.remarks] == ["ชื่อเรื่องในไฟล์ไม่มีชื่อ", "ชื่อเรื่องในไฟล์ไม่กล่าวถึงปีงบประมาณ"]
