"""A heading for the outcomes within the cell of the results: what stands below it is an outcome."""

from __future__ import annotations

from typing import Any

import pytest

from tests.word_import.office import BEFORE, CELLS, HEADINGS, Desk, form, row, told
from tests.word_import.wordxml import Word, drawing, link, p, run, tc, tr

READ = "จึงถือว่าข้อความใต้หัวข้อนี้เป็นผลลัพธ์"
DONE = "- จัดอบรมแล้ว"
CAME = "- บุคลากรมีความรู้"


def imported(office: Desk, *results: str, outcomes: tuple[str, ...] | str = "") -> dict[str, Any]:
    report = office.imported(Word(BEFORE + form(row(results=results, outcomes=outcomes))).data())
    return told(report.measures[0])


@pytest.mark.parametrize(
    "heading",
    [
        "ผลลัพธ์",
        "ผลลัพธ์ :",
        "ผลสำเร็จ",
        "ผลลัพธ์/ความสำเร็จ",
        "- ผลลัพธ์ที่ได้",
        "2. ผลลัพธ์",
        "ผลลัพธ์ของการดำเนินการ",
    ],
)
def test_what_stands_below_a_heading_for_outcomes_is_one(office: Desk, heading: str) -> None:
    found = imported(office, DONE, heading, CAME, "- ได้ผลดี")
    assert (found["results"], found["outcomes"]) == ([(DONE, [])], [(CAME, []), ("- ได้ผลดี", [])])
    (todo,) = [one for one in office.todos() if READ in one]
    assert f"“{heading}”" in todo


def test_outcomes_of_their_own_column_stand_first(office: Desk) -> None:
    found = imported(office, DONE, "ผลลัพธ์", CAME, outcomes=CELLS[5])
    assert found["outcomes"] == [(CELLS[5][0], []), (CAME, [])]


def test_a_table_without_a_column_for_outcomes_has_them_too(office: Desk) -> None:
    cells = (*(tc(*one) for one in CELLS[:4]), tc(DONE, "ผลลัพธ์", CAME))
    (stored,) = office.imported(Word(BEFORE + form(tr(*cells), headings=HEADINGS[:5])).data()).measures
    assert told(stored)["outcomes"] == [(CAME, [])]


def test_lines_that_call_themselves_outcomes_stand_beside_those_below_a_heading(office: Desk) -> None:
    cells = (*(tc(*one) for one in CELLS[:4]), tc(DONE, "ผลสำเร็จ", CAME, "ผลลัพธ์ : เร็วขึ้น"))
    (stored,) = office.imported(Word(BEFORE + form(tr(*cells), headings=HEADINGS[:5])).data()).measures
    assert told(stored)["outcomes"] == [(CAME, []), ("ผลลัพธ์ : เร็วขึ้น", [])]


def test_an_outcome_above_a_heading_for_more_is_kept(office: Desk) -> None:
    cells = (*(tc(*one) for one in CELLS[:4]), tc(DONE, "ผลลัพธ์ : เร็วขึ้น", "ผลสำเร็จ", CAME))
    (stored,) = office.imported(Word(BEFORE + form(tr(*cells), headings=HEADINGS[:5])).data()).measures
    assert told(stored)["outcomes"] == [("ผลลัพธ์ : เร็วขึ้น", []), (CAME, [])]


def test_a_status_stays_that_of_the_row(office: Desk) -> None:
    found = imported(office, "ดำเนินการแล้ว", DONE, "ผลลัพธ์", CAME)
    assert (found["status"], found["results"], found["outcomes"]) == ("ดำเนินการแล้ว", [(DONE, [])], [(CAME, [])])


def test_links_and_pictures_go_with_the_words_that_they_stand_at(office: Desk) -> None:
    done, came = run(f"{DONE} ") + link("ก", "a"), run("บุคลากรมีความรู้ ") + link("ข", "b") + drawing("c")
    word = Word(BEFORE + form(row(results=tc(p(xml=done), p("ผลลัพธ์"), p(xml=came)), outcomes="")))
    word.url("a", "https://a.go.th/1").url("b", "https://a.go.th/2")
    found = told(office.imported(word.data()).measures[0])
    assert found["results"] == [(f"{DONE} ก", ["https://a.go.th/1"])]
    assert found["outcomes"] == [("บุคลากรมีความรู้ ข", ["https://a.go.th/2"])]


@pytest.mark.parametrize(
    "results",
    [
        ("ผลลัพธ์", CAME),
        ("ผลการดำเนินการ", DONE),
        ("ดำเนินการแล้ว", "ผลการดำเนินการ", DONE),
        (DONE, "ผลลัพธ์"),
        ("1. อบรม", "ผลลัพธ์", "มีความรู้", "2. คู่มือ", "ผลลัพธ์", "สะดวก"),
        ("1. อบรม", "ผลลัพธ์", "มีความรู้", "2. คู่มือ", "จัดทำแล้ว"),
        ("1. อบรม", "ผลการดำเนินการ", "อบรมแล้ว", "2. คู่มือ", "ผลการดำเนินการ", "ทำแล้ว"),
        (DONE, "ผลลัพธ์เป็นไปตามเป้าหมาย", CAME),
    ],
)
def test_other_headings_leave_the_results_as_they_are(office: Desk, results: tuple[str, ...]) -> None:
    found = imported(office, *results)
    assert found["outcomes"] == []
    assert not [one for one in office.todos() if READ in one]


@pytest.mark.parametrize(
    ("results", "outcomes"),
    [
        (("ผลการดำเนินการ", DONE, "ผลลัพธ์", CAME), ()),
        (("ผลการดำเนินงาน :", DONE), ("ผลลัพธ์/ความสำเร็จ", CAME)),
    ],
)
def test_a_cell_that_names_its_column_again_does_not_claim_that_name(
    office: Desk, results: tuple[str, ...], outcomes: tuple[str, ...]
) -> None:
    found = imported(office, *results, outcomes=outcomes)
    assert (found["results"], found["outcomes"]) == ([(DONE, [])], [(CAME, [])])
    assert any("บอกเพียงชื่อช่อง" in one for one in office.todos())


def test_a_cell_of_nothing_but_its_columns_name_keeps_it(office: Desk) -> None:
    assert imported(office, "ผลการดำเนินการ", outcomes="ผลลัพธ์")["outcomes"] == [("ผลลัพธ์", [])]


@pytest.mark.parametrize(
    ("results", "outcomes"),
    [
        ((DONE, "ปัญหา/อุปสรรค", "- งบประมาณน้อย", "ข้อเสนอแนะ :", "- เพิ่มงบ"), (CAME,)),
        ((DONE, "ผลลัพธ์", CAME, "ปัญหา/อุปสรรค", "- งบน้อย"), ()),
    ],
)
def test_problems_and_advice_below_a_heading_are_kept_apart(
    office: Desk, results: tuple[str, ...], outcomes: tuple[str, ...]
) -> None:
    found = imported(office, *results, outcomes=outcomes)
    assert (found["results"], found["outcomes"]) == ([(DONE, [])], [(CAME, [])])
    at = results.index("ปัญหา/อุปสรรค")
    assert "\n".join(["### ปัญหา/อุปสรรค", "", *(f"    {one}" for one in results[at + 1 :])]) in office.text()


@pytest.mark.parametrize(
    "results",
    [
        (DONE, "หมายเหตุ"),
        ("ปัญหา/อุปสรรค", "- งบน้อย"),
        ("1. อบรม", "อุปสรรค", "- งบน้อย", "2. คู่มือ"),
        (DONE, "ปัญหาอุปสรรคมีน้อย", "- งบน้อย"),
    ],
)
def test_what_may_be_no_such_heading_stays_among_the_results(office: Desk, results: tuple[str, ...]) -> None:
    found = imported(office, *results)
    assert "\n".join(text for text, _ in found["results"]) == "\n".join(results)
