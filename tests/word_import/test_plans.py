"""A plan, and behind it a table of what came of it: the second is the form, and the words of the first are kept."""

from __future__ import annotations

from typing import Any

import pytest

from tests.word_import.office import BEFORE, HEADINGS, Desk, told
from tests.word_import.wordxml import Word, p, tbl, tr

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


NAMELESS = tbl(tr("ลำดับที่", *RESULTS[2:]), *(tr(*one) for one in zip("๑๒", DONE, CAME, URLS, strict=True)))


@pytest.mark.parametrize(
    "body",
    [
        plan("1", "2") + p("ผลการดำเนินการตามแผน") + results("1", "2"),
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
        "the same rows",
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
def test_every_word_of_a_plan_is_kept_beside_its_results(office: Desk, body: str) -> None:
    imported(office, body)
    text = office.text()
    assert [one for one in (*ISSUES, *ACTIVITIES, DONE[0], URLS[0]) if one not in text] == []
