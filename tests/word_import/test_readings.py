"""Days, months and people in a file: what is taken, what is only suggested, what a person is told."""

from __future__ import annotations

import re

import pytest

from tests.word_import.office import BEFORE, Desk, form, row
from tests.word_import.wordxml import Word


def lines(office: Desk, name: str, **cells: str) -> tuple[list[str], str]:
    """(the lines of one field, the remarks of the file) after the import of a measure."""
    office.imported(Word(BEFORE + form(row(**cells))).data())
    found = re.findall(rf"^ +(?:# )?{name}:.*$", text := office.text(), re.MULTILINE)
    return [one.strip() for one in found], text


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("ประชุมเมื่อ 6/3/67", "date: 2567-03-06"),
        ("ประชุมวันที่ ๖ เดือนมีนาคม พ.ศ.๒๕๖๗", "date: 2567-03-06"),
        ("ประชุม 6-7 พฤศจิกายน 2566", "# date: 2566-11-06"),
        ("ประชุม 30 กันยายน - 2 ตุลาคม 2567", '# date: ""'),
        ("ประชุม 6 มีนาคม 2567 อบรม 7/3/2567", '# date: ""'),
        ("ประชุม 6/3/66", '# date: ""'),
    ],
)
def test_one_day_is_taken_and_more_are_suggested(office: Desk, words: str, field: str) -> None:
    found, text = lines(office, "date", results=words)
    assert found == [field]
    assert words in text


def test_a_range_is_said_to_be_one(office: Desk) -> None:
    _, text = lines(office, "date", results="ประชุม 6-7 พฤศจิกายน 2566")
    assert "TODO ข้อความระบุช่วงวันหรือหลายวัน (6 พฤศจิกายน 2566 ถึง 7 พฤศจิกายน 2566)" in text


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("ชาย 10 คน หญิง 20 คน รวม 30 คน", "# people: 30"),
        ("จำนวน 10 คน และ 20 คน รวมทั้งสิ้น 30 คน", "# people: 30"),
        ("ครู 5 คน ผู้เข้าร่วม 40 คน", "# people: 40"),
        ("รวม ๓๐ คน", "people: 30"),
        ("เผยแพร่ 5 รายการ 4 รายงาน แก่ประชาชน 30 ราย", "people: 30"),
        ("พระภิกษุ 9 รูป ภาพถ่าย 12 รูปภาพ", "people: 9"),
        ("ตำรวจ 12 นาย 3 รายวิชา", "people: 12"),
    ],
)
def test_of_several_counts_the_sum_is_suggested_first(office: Desk, words: str, field: str) -> None:
    assert lines(office, "people", results=words)[0] == [field]


@pytest.mark.parametrize(
    ("words", "months", "said"),
    [
        ("ต.ค. 66 - ก.ย. 67", "2566-10/2567-09", ""),
        ("06/11/2566", "2566-11/2566-11", ""),
        ("1/10/2566 - 31/3/2567", "2566-10/2567-03", ""),
        ("ไตรมาส 2", "2567-01/2567-03", "อ่านเป็นไตรมาสของปีงบประมาณ 2567"),
        ("ต.ค. - ก.ย. 2567", "2566-10/2567-09", "เดือนแรกไม่มีปี"),
        ("06/11/2567", "2566-10/2567-09", "อยู่นอกปีงบประมาณ"),
        ("1 ธ.ค. 66 – ปัจจุบัน", "2566-12/2567-09", "ไม่บอกเดือนสุดท้าย"),
        ("ธ.ค. 66 ต่อเนื่อง", "2566-12/2567-09", "ไม่บอกเดือนสุดท้าย"),
        ("ต.ค. 2566 / เม.ย. 2567", "2566-10/2567-04", "เดือนที่ไม่ต่อเนื่องกัน"),
        ("ตลอดปี", "2566-10/2567-09", "อ่านเดือนไม่ได้"),
    ],
)
def test_months_are_read_and_what_was_concluded_is_marked(office: Desk, words: str, months: str, said: str) -> None:
    report = office.imported(Word(BEFORE + form(row(period=words))).data())
    assert (str(report.measures[0].entry.period), report.measures[0].entry.period_text) == (months, words)
    told = [one for one in office.todos() if "ช่วง" in one or "เดือน" in one or "ไตรมาส" in one]
    assert len(told) == bool(said)
    assert all(said in one for one in told)
