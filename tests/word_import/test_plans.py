"""A plan, and behind it a table of what came of it: one form, where each row has one answer only."""

from __future__ import annotations

from typing import Any

import pytest

from tests.word_import.office import BEFORE, HEADINGS, Desk, told
from tests.word_import.wordxml import Word, p, tbl, tc, tr

JOINED = "ไฟล์แยกตารางแผนกับตารางผล"
PLAN = ("ที่", *HEADINGS[:4])
RESULTS = ("ลำดับ", "กิจกรรม", "ผลการดำเนินการ", "ผลลัพธ์", "หลักฐาน")
ISSUES = ("การให้บริการล่าช้า", "การสื่อสารไม่ทั่วถึง")
ACTIVITIES = ("จัดทำคู่มือการให้บริการ", "เผยแพร่ข่าวทุกเดือน")
DONE = ("จัดทำแล้ว", "เผยแพร่แล้ว 12 ครั้ง")
CAME = ("สะดวกขึ้น", "รับรู้ข่าว")
URLS = ("https://a.go.th/1", "https://a.go.th/2")
PERIOD = "ต.ค. 2566 - ก.ย. 2567"


def plan(*numbers: str, headings: tuple[str, ...] = PLAN) -> str:
    rows = zip(numbers, ISSUES, ACTIVITIES, strict=True)
    return tbl(tr(*headings), *(tr(*row, "กองคลัง", PERIOD) for row in rows))


def results(*numbers: str, names: tuple[str, ...] = ACTIVITIES, headings: tuple[str, ...] = RESULTS) -> str:
    rows = zip(numbers, names, DONE, CAME, URLS, strict=True)
    return tbl(tr(*headings), *(tr(*row) for row in rows))


def imported(office: Desk, body: str) -> list[dict[str, Any]]:
    return [told(one) for one in office.imported(Word(BEFORE + body).data()).measures]


EXPECTED: list[tuple[object, ...]] = [
    (issue, [(1, activity)], [(done, [url])], [(came, [])])
    for issue, activity, done, came, url in zip(ISSUES, ACTIVITIES, DONE, CAME, URLS, strict=True)
]


def short(found: list[dict[str, Any]]) -> list[tuple[object, ...]]:
    return [(one["issue"], one["activities"], one["results"], one["outcomes"]) for one in found]


NAMELESS = tbl(tr("ลำดับที่", *RESULTS[2:]), *(tr(*one) for one in zip("๑๒", DONE, CAME, URLS, strict=True)))


@pytest.mark.parametrize(
    "body",
    [
        plan("1", "2") + p("ผลการดำเนินการตามแผน") + results("1", "2"),
        plan("1", "2") + results("1.", "2."),
        plan("1", "2") + results("", "", names=tuple(f"{at}. {one}" for at, one in enumerate(ACTIVITIES, 1))),
        plan("1", "2") + results("1", "2", names=("จัดทำคู่มือให้บริการ", "เผยแพร่ข่าวประจำเดือน")),
    ],
    ids=[
        "numbers and names",
        "numbers with a dot",
        "names, numbered",
        "numbers, names a little otherwise",
    ],
)
def test_rows_of_one_number_or_one_name_are_one_row(office: Desk, body: str) -> None:
    found = imported(office, body)
    assert short(found) == EXPECTED
    assert {one["responsible"] for one in found} == {"กองคลัง"}
    assert {one["period"] for one in found} == {"2566-10/2567-09"}
    assert sum(JOINED in one for one in office.todos()) == 2


def test_what_the_second_table_says_otherwise_is_kept(office: Desk) -> None:
    imported(office, plan("1", "2") + results("1", "2", names=("จัดทำคู่มือให้บริการ", "เผยแพร่ข่าวประจำเดือน")))
    assert "    จัดทำคู่มือให้บริการ\n    เผยแพร่ข่าวประจำเดือน" in office.text()


def test_what_the_second_table_only_says_again_is_not_kept_twice(office: Desk) -> None:
    imported(office, plan("1", "2") + results("1.", "2."))
    text = office.text()
    assert (text.count("เผยแพร่ข่าวทุกเดือน"), "    1." in text, "    ลำดับ" in text) == (1, False, False)
    assert "สิ่งที่ตัวนำเข้าไม่รู้" not in text


def test_issues_merged_over_rows_of_the_plan_stay_one_measure(office: Desk) -> None:
    merged = tbl(
        tr(*HEADINGS[:4]),
        tr(tc(ISSUES[0], merge="restart"), ACTIVITIES[0], "กองคลัง", PERIOD),
        tr(tc(merge="continue"), ACTIVITIES[1], "กองคลัง", PERIOD),
    )
    (found,) = imported(office, merged + results("1", "2"))
    assert found["activities"] == [(1, ACTIVITIES[0]), (2, ACTIVITIES[1])]
    assert found["results"] == [(DONE[0], [URLS[0]]), (DONE[1], [URLS[1]])]


def test_results_that_say_the_issues_again_are_joined_where_these_are_the_same(office: Desk) -> None:
    headings = ("ประเด็น", "กิจกรรม", "ผลการดำเนินการ", "ผลลัพธ์", "หลักฐาน")
    again = tbl(tr(*headings), *(tr(*one) for one in zip(ISSUES, ACTIVITIES, DONE, CAME, URLS, strict=True)))
    assert short(imported(office, plan("1", "2") + again)) == EXPECTED


def test_each_plan_has_the_results_right_behind_it(office: Desk) -> None:
    first = tbl(tr(*PLAN), tr("1", ISSUES[0], ACTIVITIES[0], "กองคลัง", PERIOD))
    second = tbl(tr(*PLAN), tr("1", ISSUES[1], ACTIVITIES[1], "กองคลัง", PERIOD))
    answers = [tbl(tr(*RESULTS), tr("1", *one)) for one in zip(ACTIVITIES, DONE, CAME, URLS, strict=True)]
    assert short(imported(office, first + answers[0] + second + answers[1])) == EXPECTED


@pytest.mark.parametrize(
    "body",
    [
        plan("1", "2") + results("1", "3", names=("อื่น", "อื่นอีก")),
        plan("1", "2") + results("1", "2", names=("ซ่อมถนน", "ขุดลอกคลอง")),
        plan("1", "2") + results("2", "1", names=ACTIVITIES[::-1]),
        plan("1", "2") + results(*ISSUES[::-1], headings=("ประเด็น", *RESULTS[1:])),
        plan("1", "2") + tbl(tr(*RESULTS), tr("1", ACTIVITIES[0], DONE[0], CAME[0], URLS[0])),
        plan("1", "2") + results("1", "2") + results("1", "2"),
        plan("1", "1") + NAMELESS,
        plan("1", "2") + plan("1", "2") + NAMELESS,
        plan("1", "2") + p("ผลการดำเนินการ รอบ 6 เดือน") + results("1", "2"),
    ],
    ids=[
        "other numbers",
        "other names",
        "another order",
        "other issues",
        "fewer rows",
        "two answers",
        "a number twice",
        "two plans",
        "another round",
    ],
)
def test_rows_that_may_be_others_stay_apart_and_every_word_is_kept(office: Desk, body: str) -> None:
    imported(office, body)
    text = office.text()
    assert JOINED not in text
    assert [one for one in (*ISSUES, *ACTIVITIES, DONE[0], URLS[0]) if one not in text] == []
