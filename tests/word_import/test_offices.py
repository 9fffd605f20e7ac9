"""Habits seen in files made in the manner of municipalities, hospitals, schools and provincial offices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.word_import.office import BEFORE, CELLS, HEADINGS, Desk, form, row, told
from tests.word_import.test_habits import GRID, GRID_TEXT
from tests.word_import.wordxml import Word, link, p, run, tc, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

COUNTED_ON = "เลขกิจกรรมนับต่อจากแถวบน"
ISSUE = "การให้บริการล่าช้า"


def imported(office: Desk, *rows: str, headings: tuple[str, ...] = HEADINGS) -> list[dict[str, Any]]:
    return [told(one) for one in office.imported(Word(BEFORE + form(*rows, headings=headings)).data()).measures]


def cells(*own: Sequence[str] | str) -> str:
    return tr(*(one if isinstance(one, str) else tc(*one) for one in own))


@pytest.mark.parametrize(
    ("first", "second"), [("1. คู่มือ", "2. แผนผัง"), ("1.1 คู่มือ", "1.2 แผนผัง"), ("กิจกรรมที่ ๑ คู่มือ", "กิจกรรมที่ ๒ แผนผัง")]
)
def test_an_issue_typed_again_whose_activities_count_on_is_one_measure(office: Desk, first: str, second: str) -> None:
    rows = (row(issue=ISSUE, activities=one, outcomes="") for one in (first, second))
    (found,) = imported(office, *rows)
    assert (found["issue"], [text for _, text in found["activities"]]) == (ISSUE, [first, second])
    assert any(COUNTED_ON in one for one in office.todos())


@pytest.mark.parametrize(
    ("issues", "activities"),
    [
        ((ISSUE, ISSUE), ("1. คู่มือ", "1. แผนผัง")),
        ((ISSUE, ISSUE), ("คู่มือ", "แผนผัง")),
        ((ISSUE, "อื่น"), ("1. คู่มือ", "2. แผนผัง")),
    ],
)
def test_other_rows_are_measures_of_their_own(
    office: Desk, issues: tuple[str, str], activities: tuple[str, str]
) -> None:
    rows = (row(issue=one, activities=other) for one, other in zip(issues, activities, strict=True))
    assert len(imported(office, *rows)) == 2
    assert COUNTED_ON not in office.text()


def test_an_issue_typed_again_beside_a_number_of_its_own_is_another_measure(office: Desk) -> None:
    rows = (tr(str(at), *(tc(*one) for one in ((ISSUE,), (f"{at}. ก",), *CELLS[2:]))) for at in (1, 2))
    assert len(imported(office, *rows, headings=("ที่", *HEADINGS))) == 2


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        (("☑ ดำเนินการแล้ว ☐ อยู่ระหว่าง ☐ ยังไม่ดำเนินการ",), "ดำเนินการแล้ว"),
        (("( ) ดำเนินการแล้ว", "(/) อยู่ระหว่างดำเนินการ"), "อยู่ระหว่างดำเนินการ"),
        (("☐ ดำเนินการแล้ว", "☐ ยังไม่ดำเนินการ"), None),
    ],
)
def test_a_box_ticked_in_a_column_for_the_status_tells_it(
    office: Desk, printed: tuple[str, ...], status: str | None
) -> None:
    (found,) = imported(office, cells(*CELLS, printed), headings=(*HEADINGS, "สถานะ"))
    assert found["status"] == status
    assert "\n".join(f"    {one}" for one in printed) in office.text()
    assert any("อ่านสถานะจากช่องที่ทำเครื่องหมายไว้" in one for one in office.todos()) is bool(status)


@pytest.mark.parametrize(
    "headings",
    [
        ("ประเด็น", "มาตรการ", "หน่วยงาน", "เมื่อใด", "สิ่งที่ดำเนินการแล้ว", "ผลลัพธ์ที่เกิดขึ้น"),
        ("จุดที่ควรพัฒนา", "สิ่งที่จะดำเนินการ", "ผู้ที่ได้รับมอบหมาย", "ระยะเวลา", "ผลการดำเนินการ", "ผลที่เกิดกับประชาชน"),
        ("สิ่งที่ควรปรับปรุง", "สิ่งที่ต้องดำเนินการ", "ผู้ได้รับมอบหมาย", "เมื่อไร", "สิ่งที่ทำไปแล้ว", "ผลต่อประชาชน"),
    ],
)
def test_columns_called_in_plain_words(office: Desk, headings: tuple[str, ...]) -> None:
    (found,) = imported(office, row(results="จัดทำแล้ว"), headings=headings)
    assert (found["period_text"], found["results"]) == (CELLS[3][0], [("จัดทำแล้ว", [])])
    assert (found["responsible"], found["outcomes"]) == (CELLS[2][0], [(CELLS[5][0], [])])
    assert not [one for one in office.todos() if "ไม่มีคอลัมน์" in one or "ไม่รู้จักหัวคอลัมน์" in one]


def test_links_of_the_same_words_go_with_the_lines_that_they_stand_in(office: Desk) -> None:
    lines = run("1. คู่มือ ") + link("คลิก", "a") + run("\n2. แผนผัง ") + link("คลิก", "b")
    word = (
        Word(BEFORE + form(row(results=tc(p(xml=lines))))).url("a", "https://a.go.th/1").url("b", "https://a.go.th/2")
    )
    (found,) = office.imported(word.data()).measures
    assert told(found)["results"] == [("1. คู่มือ คลิก", ["https://a.go.th/1"]), ("2. แผนผัง คลิก", ["https://a.go.th/2"])]


def test_the_sum_below_a_table_in_a_cell_belongs_to_it(office: Desk) -> None:
    (found,) = imported(office, row(results=tc(p("จัดอบรมแล้ว"), GRID, p("รวมผู้เข้าอบรม 35 คน"))))
    assert found["results"] == [(f"จัดอบรมแล้ว\n{GRID_TEXT}\nรวมผู้เข้าอบรม 35 คน", [])]


def test_addresses_counted_below_the_table_of_one_measure_are_about_it(office: Desk) -> None:
    below = ("เอกสาร/หลักฐานอ้างอิง", "1. https://a.go.th/1", "2. https://a.go.th/2")
    office.imported(Word(BEFORE + form(row()) + "".join(map(p, below))).data())
    measure = (office.report / "measures/1-measure.md").read_text(encoding="utf-8")
    assert "\n".join(f"    {one}" for one in below) in measure
