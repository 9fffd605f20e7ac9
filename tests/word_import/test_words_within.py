"""What the words of a cell say beside its own column: whose part they are, what they answer, what else they tell."""

from __future__ import annotations

import pytest

from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import doubt
from ita_site.word_import.entries.read import activities_of, claims_of
from tests.word_import.office import BEFORE, CELLS, HEADINGS, Desk, form, told
from tests.word_import.wordxml import Word, tc, tr


def cell(*lines: str) -> tuple[Paragraph, ...]:
    return tuple(map(Paragraph, lines))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1. นายก้อน 2. นางดี", True),
        ("1.จัดทำสื่อ2.เผยแพร่", True),
        ("1.จัดทำตามข้อ2.ของระเบียบ", False),
        ("1. จัดทำตามข้อ 2. ของระเบียบ", False),
        ("1. จัดทำ 2.5 ล้านบาท", False),
        ("จัดทำ 2. ติดป้าย", False),
    ],
)
def test_a_count_that_may_go_on_within_a_line_is_told(line: str, said: bool) -> None:  # noqa: FBT001
    for entries in (activities_of(cell(line)), claims_of(cell(line))):
        assert [one.text for one in entries.entries] == [line]
        assert (doubt(DoubtKind.NUMBERS_WITHIN) in entries.doubts) is said


@pytest.mark.parametrize("word", ["โดยหัวหน้าสำนักปลัด", "ทั้งนี้ได้แจ้งแล้ว", "ณ ห้องประชุม", "และติดประกาศ"])
def test_words_that_begin_no_sentence_go_on_with_the_line_above(word: str) -> None:
    for lines in (("- ก", word, "- ข"), ("ก", word, "ข")):
        assert [one.text for one in claims_of(cell(*lines)).entries] == [f"{lines[0]}\n{word}", lines[2]]
    assert [one.text for one in claims_of(cell(word, "ก")).entries] == [word, "ก"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("- ก", "หมู่ที่ 1", "- ข"), ["- ก\nหมู่ที่ 1", "- ข"]),
        (("- ก", "ด้านสอง", "ด้านสาม", "- ข"), ["- ก\nด้านสอง\nด้านสาม", "- ข"]),
        (("- ก", "หมู่ที่ 1", "หมู่ที่ 2", "- ข"), ["- ก\nหมู่ที่ 1\nหมู่ที่ 2", "- ข"]),
        (("- ก", "หมู่ที่ 1", "ด้านสอง :", "- ข", "- ค"), ["- ก\nหมู่ที่ 1", "ด้านสอง :\n- ข", "- ค"]),
        (("- ก", "ผู้เข้าร่วม 30 คน", "ลิงก์ : www.a.go.th", "- ข"), ["- ก\nผู้เข้าร่วม 30 คน\nลิงก์ : www.a.go.th", "- ข"]),
        (("- ก", "ด้านสอง :", "- ข"), ["- ก", "ด้านสอง :\n- ข"]),
        (("● ก", "○ ข", "หมู่ที่ 1", "● ค"), ["● ก\n○ ข\nหมู่ที่ 1", "● ค"]),
        (("1. ก", "- ข", "ด้านสอง :", "- ค", "2. ง"), ["1. ก\n- ข\nด้านสอง :\n- ค", "2. ง"]),
        (("- ก", "- ข", "หมู่ที่ 1", "- ค", "หมู่ที่ 2"), ["- ก", "- ข\nหมู่ที่ 1", "- ค", "หมู่ที่ 2"]),
        (("- ก", "- ข", "ค"), ["- ก", "- ข", "ค"]),
    ],
)
def test_lines_between_bullets_go_on_with_the_one_above_or_head_those_below(
    lines: tuple[str, ...], expected: list[str]
) -> None:
    bulleted = not lines[0].startswith("1") and len(expected) < len(lines)
    for found in (claims_of(cell(*lines)), activities_of(cell(*lines))):
        assert [one.text for one in found.entries] == expected
        assert bool(found.doubts) is bulleted


def test_a_box_with_room_for_a_reason_is_a_status_not_ticked() -> None:
    lines = ("( / ) ดำเนินการแล้วเสร็จ", "(  ) ไม่แล้วเสร็จ เพราะ..............")
    found = claims_of(cell(*lines))
    assert (found.lead, found.entries, found.aside) == ("ดำเนินการแล้วเสร็จ", (), "\n".join(lines))


def imported(office: Desk, headings: tuple[str, ...], *cells: tuple[str, ...] | str) -> dict[str, object]:
    table = form(tr(*(tc(*([one] if isinstance(one, str) else one)) for one in cells)), headings=headings)
    (stored,) = office.imported(Word(BEFORE + table).data()).measures
    return told(stored)


@pytest.mark.parametrize("own", [True, False])
def test_outcomes_told_among_the_results_are_outcomes_where_no_column_is_theirs(office: Desk, own: bool) -> None:  # noqa: FBT001
    results = ("จัดคิวแล้ว", "ผลลัพธ์ : ประชาชนพึงพอใจ", "หลักฐาน : https://a.go.th/1")
    cells, headings = (*CELLS[:4], results), HEADINGS[:5]
    found = imported(office, HEADINGS, *cells, CELLS[5]) if own else imported(office, headings, *cells)
    if own:
        assert found["outcomes"] == [(CELLS[5][0], [])]
        return
    assert found["outcomes"] == [("ผลลัพธ์ : ประชาชนพึงพอใจ", [])]
    assert found["results"] == [("จัดคิวแล้ว\nหลักฐาน : https://a.go.th/1", ["https://a.go.th/1"])]
    assert any("อ่านผลลัพธ์จากช่องผลการดำเนินการ" in one for one in office.todos())


@pytest.mark.parametrize(
    ("headings", "cells", "indicator", "items"),
    [
        (("ตัวชี้วัดที่", "ข้อ", "ประเด็น"), ("6", "e๑", "ให้บริการล่าช้า"), 6, ["e1"]),
        (("ตัวชี้วัดที่", "ประเด็น"), ("6", "ให้บริการล่าช้า"), 6, []),
        (("ข้อ", "ประเด็น"), ("1", "ให้บริการล่าช้า"), None, []),
    ],
)
def test_numbers_and_codes_beside_the_issue_are_its_own(
    office: Desk, headings: tuple[str, ...], cells: tuple[str, ...], indicator: int | None, items: list[str]
) -> None:
    found = imported(office, (*headings, *HEADINGS[1:]), *cells, *CELLS[1:])
    assert (found["indicator"], found["items"]) == (indicator, items)
    assert any("อ่าน" in one and "ตัวชี้วัด" in one for one in office.todos()) is bool(indicator)


def test_what_stands_below_results_is_what_was_done(office: Desk) -> None:
    head = tr(tc("แผนการดำเนินการ", span=4), tc("ผลการดำเนินการ", span=3))
    names = tr("ประเด็น", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "การดำเนินการ", "วันที่แล้วเสร็จ", "ผลลัพธ์")
    row = tr(*(tc(*one) for one in CELLS[:4]), "จัดคิวแล้ว", "15 ม.ค. 67", "เร็ว")
    (stored,) = office.imported(Word(BEFORE + f"<w:tbl><w:tblPr/>{head}{names}{row}</w:tbl>").data()).measures
    found = told(stored)
    assert [text for _, text in found["activities"]] == list(CELLS[1])
    assert (found["results"], found["outcomes"]) == ([("จัดคิวแล้ว", [])], [("เร็ว", [])])
    assert "15 ม.ค. 67" in office.text()
