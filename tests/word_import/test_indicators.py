"""Indicators and items however they are spelt, and the short name that a measure gets of them."""

from __future__ import annotations

import pytest

from ita_site.word_import.reading.title import title_of
from ita_site.word_import.words.codes import (
    codes,
    has_range,
    indicator_names,
    indicators,
    letterless,
    quoted_items,
    without_indicator,
)
from tests.word_import.office import BEFORE, Desk, form, row
from tests.word_import.wordxml import Word


def read(text: str) -> list[tuple[int, bool]]:
    return [(one.number, one.certain) for one in indicators(text)]


@pytest.mark.parametrize("word", ["ตัวชี้วัดที่ 7", "ตัวชี้วัด ๗", "ตัว ชี้ วัด ที่ 7", "ตัวชี้วัด: 7. ประสิทธิภาพ", "ตัวชี้วัดที่ 7)"])
def test_an_indicator_is_read_by_its_word(word: str) -> None:
    assert read(f"1. {word}") == [(7, True)]


@pytest.mark.parametrize(
    "word",
    [
        *("ตัวชี้วัต", "ตัวขี้วัด", "ตัวชี้วัฒ", "ตัวชีวัด", "ตัวชี้วด", "ตวชี้วัด", "ตังชี้วัด", "คัวชี้วัด", "ตัวชิ้วัด"),
        *("ตัวซี้วัด", "ตัวชี้้วัด", "ตัวชีวัต", "ตัวชี้วััด", "ตัวชี้วัดั"),
    ],
)
@pytest.mark.parametrize("between", ["ที่ ", " ", "ที่"])
def test_a_misspelt_word_counts_but_is_not_certain(word: str, between: str) -> None:
    assert read(f"{word}{between}7 ประสิทธิภาพ") == [(7, False)]
    assert without_indicator(f"{word}{between}7 ประสิทธิภาพ") == "ประสิทธิภาพ"


@pytest.mark.parametrize(
    "text",
    [
        *("ตัวที่ 7", "ตัวอย่างที่ 7", "ตัวแทนที่ 2", "ตัวชี้แนะ 2", "เครื่องชี้วัดที่ 2", "จุดวัดที่ 2", "ตัวชี้วัดที่ 7.1"),
        *("ตัวชี้วัดทั้ง 10 ตัวชี้วัด 3 ด้าน", "ตัวชี้วัด 5 ข้อ"),
        *("ตัวชี้วัดที่ 123", "ตัวชี้วัด", "7", ""),
    ],
)
def test_other_words_with_a_number_name_no_indicator(text: str) -> None:
    assert read(text) == []


def test_several_numbers_of_one_word_are_all_read() -> None:
    assert [number for number, _ in read("ตัวชี้วัดที่ 6, 7 และ ๘")] == [6, 7, 8]
    assert [number for number, _ in read("ตัวชี้วัดที่ 8 และตัวชี้วัดที่ 6")] == [8, 6]
    assert [number for number, _ in read("ตัวชี้วัดที่ 6 - 1) จัดทำ")] == [6]


def test_names_are_what_stands_behind_the_number() -> None:
    assert indicator_names(["1. ตัวชี้วัตที่ 7 : ประสิทธิภาพ\nตัวชี้วัดที่ 8\nตัวชี้วัดที่ 9 ก"]) == {7: "ประสิทธิภาพ", 9: "ก"}


def test_a_misspelt_indicator_is_put_in_with_a_mark(office: Desk) -> None:
    issue = "ตัวชี้วัตที่ 7 ประสิทธิภาพในการสื่อสาร"
    (stored,) = office.imported(Word(BEFORE + form(row(issue=issue))).data()).measures
    assert (stored.entry.issue.indicator, stored.entry.issue.text) == (7, issue)
    assert stored.entry.title == "ประสิทธิภาพในการสื่อสาร"
    assert any("อ่านเลขตัวชี้วัดจากข้อความ" in one for one in office.todos())


@pytest.mark.parametrize(
    ("issue", "title"),
    [
        ("ตัวชี้วัดที่ 8\ne11, e12 และ e14", "ตัวชี้วัดที่ 8"),
        ("ตัวชี้วัดที่ 8\ne11, e12 และ e14\nการปรับปรุงการทำงาน", "การปรับปรุงการทำงาน"),
        ("ตัวชี้วัดที่ 8\n- e11 เจ้าหน้าที่ปรับปรุง", "e11 เจ้าหน้าที่ปรับปรุง"),
        ("1. ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน\n- e1 ก", "คุณภาพการดำเนินงาน"),
        ("e15", "e15"),
        ("ข้อคำถามที่ e1 ถึง e5", "ข้อคำถามที่ e1 ถึง e5"),
        ("http://a.go.th/x", ""),
        ("http://a.go.th/x\nการเผยแพร่", "การเผยแพร่"),
        ("", ""),
        ("e12" * 40_000, ("e12" * 40_000)[:60] + "…"),
    ],
    ids=str,
)
def test_a_title_is_the_first_line_that_says_more_than_numbers(issue: str, title: str) -> None:
    assert title_of(issue) == title


@pytest.mark.parametrize(
    ("text", "named", "meant"),
    [
        ("e11, 12 และ ๑๔", ("e11",), ("e12", "e14")),
        ("e11, e12 และ e14", ("e11", "e12", "e14"), ()),
        ("OIT ข้อ ๓๔", (), ("o34",)),
        ("e1, 5 คน", ("e1",), ()),
        ("e1 ร้อยละ 85", ("e1",), ()),
    ],
)
def test_numbers_without_their_letter_are_only_asked_about(
    text: str, named: tuple[str, ...], meant: tuple[str, ...]
) -> None:
    assert codes(text) == named
    assert letterless(text) == meant


@pytest.mark.parametrize("words", ["e2", "และ e2", "(82.10)", "ต่ำกว่า 85 คะแนน", "ร้อยละ 80"])
def test_a_score_or_another_code_is_not_the_wording_of_an_item(words: str) -> None:
    assert list(quoted_items(f"- e1 {words}")) == []


def test_a_dash_that_begins_a_line_makes_no_range() -> None:
    assert not has_range("- e2\n- e3")
    assert has_range("e2 - e3")
    assert list(quoted_items("- e2 การเผยแพร่ข้อมูล\n- e3 ก")) == [("e2", "การเผยแพร่ข้อมูล")]
