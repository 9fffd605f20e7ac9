"""Lists as offices type them: which lines are entries, which stay inside one, and which answers which."""

from __future__ import annotations

from typing import Any

import pytest

from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.entries.entry import Entries
from ita_site.word_import.entries.read import activities_of, claims_of
from ita_site.word_import.words.status import choice_in, is_status, says_nothing
from tests.word_import.office import BEFORE, HEADINGS, Desk, form, row, told
from tests.word_import.wordxml import Word, item, level, numbering, p, tc, tr


def cell(text: str) -> tuple[Paragraph, ...]:
    """A paragraph to each part that ``/`` ends, lines where it says ``|``."""
    return tuple(Paragraph(one.strip().replace("|", "\n")) for one in text.split(" / "))


def parts(entries: Entries) -> list[str]:
    return [one.text.replace("\n", " / ") for one in entries.entries]


ACTIVITIES: list[tuple[str, str, list[str]]] = [
    ("1.1 ก / 1.2 ข / - ค / - ง / 1.3 จ", "", ["1.1 ก", "1.2 ข / - ค / - ง", "1.3 จ"]),
    ("1) ก / - ข / 2) ค", "", ["1) ก / - ข", "2) ค"]),
    ("(1) ก / (2) ข", "", ["(1) ก", "(2) ข"]),
    ("1. ก / 1) ข / 2) ค / 2. ง", "", ["1. ก / 1) ข / 2) ค", "2. ง"]),
    ("1. ก / (1) ข / (2) ค / 2. ง", "", ["1. ก / (1) ข / (2) ค", "2. ง"]),
    ("1. ก / 1.1 ข / 1.1.1 ค / 1.2 ง / 2. จ / 2.1 ฉ", "", ["1. ก / 1.1 ข / 1.1.1 ค / 1.2 ง", "2. จ / 2.1 ฉ"]),
    ("1.1 ก / 1) ข / 2) ค / 1.2 ง", "", ["1.1 ก / 1) ข / 2) ค", "1.2 ง"]),
    ("1.1 ก / 1.2 ข / 2. ค / 2.1 ง", "", ["1.1 ก", "1.2 ข", "2. ค / 2.1 ง"]),
    ("1. ก / 2) ข / 3. ค", "", ["1. ก / 2) ข", "3. ค"]),
    ("1. ก / (1) ข / 2. ค", "", ["1. ก / (1) ข", "2. ค"]),
    ("1. ก / ก. ข / ข. ค / 2. ง", "", ["1. ก / ก. ข / ข. ค", "2. ง"]),
    ("ก. หนึ่ง / 1. ข / 2. ค / ข. สอง", "", ["ก. หนึ่ง / 1. ข / 2. ค", "ข. สอง"]),
    ("1 ก / 2 ข / ต่อ", "", ["1 ก", "2 ข / ต่อ"]),
    ("● ก / ○ ข / ● ค", "", ["● ก / ○ ข", "● ค"]),
    ("• ก / o ข / ▪ ค / • ง", "", ["• ก / o ข / ▪ ค", "• ง"]),
    ("- ก / – ข / — ค", "", ["- ก", "– ข", "— ค"]),
    ("☑ ก / ☐ ข", "", ["☑ ก", "☐ ข"]),
    ("➢ ก|➢ ข", "", ["➢ ก", "➢ ข"]),
    ("* ก / * ข", "", ["* ก", "* ข"]),
    ("กิจกรรมที่ 1 : ก / 1. ข / 2. ค / กิจกรรมที่ 2 : ง / 1. จ", "", ["กิจกรรมที่ 1 : ก / 1. ข / 2. ค", "กิจกรรมที่ 2 : ง / 1. จ"]),
    ("กิจกรรมที่ 1 ก / 1. ข / 2. ค", "", ["กิจกรรมที่ 1 ก / 1. ข / 2. ค"]),
    ("มาตรการที่ 1 ก / กิจกรรมที่ 1 ข / กิจกรรมที่ 2 ค", "มาตรการที่ 1 ก", ["กิจกรรมที่ 1 ข", "กิจกรรมที่ 2 ค"]),
    ("3. ก / 3.1 ข / 3.2 ค", "3. ก", ["3.1 ข", "3.2 ค"]),
    ("1. ก / - ข / - ค", "", ["1. ก / - ข / - ค"]),
    ("- ก / 1. ข / 2. ค", "- ก", ["1. ข", "2. ค"]),
    ("- ก / • ข / • ค", "- ก", ["• ข", "• ค"]),
    ("- ก / 1. ข / 2. ค / - ง / 1. จ", "", ["- ก / 1. ข / 2. ค", "- ง / 1. จ"]),
    ("หัวข้อ / - ก / - ข", "หัวข้อ", ["- ก", "- ข"]),
    ("ด้านหนึ่ง / - ก / - ข / ด้านสอง / - ค", "", ["ด้านหนึ่ง / - ก / - ข", "ด้านสอง / - ค"]),
    ("ด้านหนึ่ง / 1. ก / 2. ข / ด้านสอง / 1. ค", "ด้านหนึ่ง", ["1. ก", "2. ข", "ด้านสอง / 1. ค"]),
    ("- ก / (ภาพประกอบ) / - ข", "", ["- ก / (ภาพประกอบ)", "- ข"]),
    ("1. / ก / 2. / ข", "", ["1. / ก", "2. / ข"]),
    ("1. ก ตามข้อ / 5.2 ของระเบียบ / 2. ข", "", ["1. ก ตามข้อ / 5.2 ของระเบียบ", "2. ข"]),
    ("ก / ข", "", ["ก", "ข"]),
    ("- ก", "", ["- ก"]),
]


@pytest.mark.parametrize(("text", "lead", "expected"), ACTIVITIES)
def test_the_outermost_list_makes_the_activities(text: str, lead: str, expected: list[str]) -> None:
    entries = activities_of(cell(text))
    assert (entries.lead, parts(entries)) == (lead, expected)


@pytest.mark.parametrize("text", [text for text, _, _ in ACTIVITIES])
def test_every_word_stands_where_it_stood(text: str) -> None:
    words = " / ".join(text.replace("|", " / ").split(" / "))
    for entries in (activities_of(cell(text)), claims_of(cell(text))):
        assert " / ".join([*filter(None, [entries.lead]), *parts(entries)]) == words


@pytest.mark.parametrize(
    ("text", "unsure"),
    [
        ("3. ก / 3.1 ข / 3.2 ค", True),
        ("- ก / • ข / • ค", True),
        ("ด้านหนึ่ง / - ก / ด้านสอง / - ค", True),
        ("- ก / 1. ข / 2. ค", False),
        ("1. ก / 1.1 ข / 2. ค", False),
    ],
)
def test_a_parting_that_could_be_another_is_marked(text: str, unsure: bool) -> None:  # noqa: FBT001 - a table's column
    assert bool(activities_of(cell(text)).doubts) is unsure


def test_a_list_goes_only_as_deep_as_words_own() -> None:
    marks = "-•○▪✓➢❖*★♠♣♥"
    entries = activities_of(cell(" / ".join(f"{mark} ก" for mark in marks * 50)))
    assert len(entries.entries) == 50


def test_a_lone_number_is_no_heading_where_the_next_row_goes_on_with_the_list() -> None:
    entries = activities_of(cell("1. ก / 1.1 ข / 1.2 ค"), alone=False)
    assert (entries.lead, parts(entries)) == ("", ["1. ก / 1.1 ข / 1.2 ค"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1.1 ก / 1.2 ข / ลิงก์ : / https://a.example.go.th/x / 1.3 ค / (ภาพประกอบ)",
            ["1.1 ก", "1.2 ข / ลิงก์ :", "1.3 ค / (ภาพประกอบ)"],
        ),
        ("1. ก / เมื่อวันที่ 5 / 2. ข", ["1. ก / เมื่อวันที่ 5", "2. ข"]),
        ("ก / ดูรายละเอียดได้ที่ / https://a.example.go.th/x / ข", ["ก / ดูรายละเอียดได้ที่", "ข"]),
        ("- ก / - https://a.example.go.th/x / - ข", ["- ก / - https://a.example.go.th/x", "- ข"]),
        (
            "1. ก / ลิงก์: www.example.go.th/a / วันที่เผยแพร่ 6 มี.ค. 2568 / 2. ข / ผู้เข้าร่วม 30 คน / https://a.example.go.th/b",
            ["1. ก / ลิงก์: www.example.go.th/a / วันที่เผยแพร่ 6 มี.ค. 2568", "2. ข / ผู้เข้าร่วม 30 คน"],
        ),
        ("ก / ลิงค์ : https://a.example.go.th/x / ข", ["ก / ลิงค์ : https://a.example.go.th/x", "ข"]),
        ("๑. / ก / ๒. / ข", ["๑. / ก", "๒. / ข"]),
        ("- ก / ภาพกิจกรรม / - ข", ["- ก / ภาพกิจกรรม", "- ข"]),
        ("1. ด้าน / 1.1 ก / 1.2 ข", ["1. ด้าน / 1.1 ก", "1.2 ข"]),
        ("กิจกรรมที่ 1 : ก / กิจกรรมที่ 2 : ข", ["กิจกรรมที่ 1 : ก", "กิจกรรมที่ 2 : ข"]),
        ("● ก / ○ ข / ● ค", ["● ก / ○ ข", "● ค"]),
        ("ดำเนินการ ดังนี้ / 1. ก / 2. ข", ["ดำเนินการ ดังนี้ / 1. ก", "2. ข"]),
        ("รายละเอียด : / - ก / - ข", ["รายละเอียด : / - ก", "- ข"]),
        ("อบรม 30 คน ดังนี้ / - ก / - ข", ["อบรม 30 คน ดังนี้ / - ก", "- ข"]),
        ("- ก / -", ["- ก / -"]),
        ("ก / ข", ["ก", "ข"]),
    ],
)
def test_what_belongs_to_a_result_stays_with_it(text: str, expected: list[str]) -> None:
    assert parts(claims_of(cell(text))) == expected


@pytest.mark.parametrize(
    "text",
    ["-", "–", "- ", "ไม่มี", "- ไม่มี", "ไม่มีผล", "ไม่มีผลการดำเนินการ", "ยังไม่มี", "ไม่มีข้อมูล", "N/A", "………", "(ไม่มี)", "- / -"],
)
def test_words_for_nothing_are_no_result_and_are_kept(text: str) -> None:
    entries = claims_of(cell(text))
    assert (entries.lead, entries.entries) == ("", ())
    assert entries.aside == "\n".join(one.text.strip() for one in cell(text))


@pytest.mark.parametrize("text", ["ไม่มีเรื่องร้องเรียน", "---จบ", "0", "มี"])
def test_words_that_say_something_are_a_result(text: str) -> None:
    assert not says_nothing([text])
    assert parts(claims_of(cell(text))) == [text]


DONE = "ดำเนินการแล้ว"
NOT = "ยังไม่ดำเนินการ"


@pytest.mark.parametrize(
    ("text", "status", "aside", "expected"),
    [
        (f"✓ {DONE} ☐ {NOT} / จัดประชุม", DONE, f"✓ {DONE} ☐ {NOT}", ["จัดประชุม"]),
        (f"☐ {DONE} ☒ {NOT}", NOT, f"☐ {DONE} ☒ {NOT}", []),
        (f"☑ {DONE} / ☐ {NOT} / - ก / - ข", DONE, f"☑ {DONE}\n☐ {NOT}", ["- ก", "- ข"]),
        (f"(/) {DONE} ( ) {NOT}", DONE, f"(/) {DONE} ( ) {NOT}", []),
        (f"[x] {DONE} [ ] {NOT}", DONE, f"[x] {DONE} [ ] {NOT}", []),
        (f"/ {DONE}", f"/ {DONE}", "", []),
        (f"[x] {DONE}", f"[x] {DONE}", "", []),
        (f"(/) {DONE}", f"(/) {DONE}", "", []),
        (f"ü {DONE} / ก", f"ü {DONE}", "", ["ก"]),
        ("แล้วเสร็จ", "แล้วเสร็จ", "", []),
        (f"สถานะ : {DONE} / ก", f"สถานะ : {DONE}", "", ["ก"]),
        ("ดำเนินการเสร็จสิ้น / ก", "ดำเนินการเสร็จสิ้น", "", ["ก"]),
        ("จัดประชุม / แล้วเสร็จ", "แล้วเสร็จ", "", ["จัดประชุม"]),
        ("1. ก / แล้วเสร็จ / 2. ข / แล้วเสร็จ", "", "", ["1. ก / แล้วเสร็จ", "2. ข / แล้วเสร็จ"]),
        (f"☐ {DONE} ☐ {NOT}", "", f"☐ {DONE} ☐ {NOT}", []),
        (f"☑ {DONE} ☑ {NOT}", "", f"☑ {DONE} ☑ {NOT}", []),
        (f"☐ {DONE}", "", f"☐ {DONE}", []),
        ("☑ จัดทำคู่มือ / ☐ ติดแผนผัง", "", "", ["☑ จัดทำคู่มือ", "☐ ติดแผนผัง"]),
    ],
)
def test_a_ticked_status_is_the_rows_and_its_boxes_are_kept(
    text: str, status: str, aside: str, expected: list[str]
) -> None:
    entries = claims_of(cell(text))
    assert (entries.lead, entries.aside, parts(entries)) == (status, aside, expected)


def test_a_box_that_is_not_ticked_is_no_status() -> None:
    assert not is_status(f"☐ {DONE}")
    assert not is_status(f"( ) {DONE}")
    assert choice_in("☑ จัดทำคู่มือ") is None


def test_one_of_several_rows_keeps_its_boxes_as_they_are() -> None:
    entries = claims_of(cell(f"✓ {DONE} ☐ {NOT}"), alone=False)
    assert parts(entries) == [f"✓ {DONE} ☐ {NOT}"]


def imported(office: Desk, **changed: Any) -> tuple[dict[str, Any], str]:
    report = office.imported(Word(BEFORE + form(row(**changed))).data())
    return told(report.measures[0]), office.text()


@pytest.mark.parametrize(
    ("activities", "results", "suggested"),
    [
        (("(๑) คู่มือ", "(๒) ช่องทาง"), ("(๑) เสร็จ", "(๒) เปิดใช้"), ["[1]", "[2]"]),
        (("1. คู่มือ", "2. ช่องทาง"), ("๑) เสร็จ", "๒) เปิดใช้"), ["[1]", "[2]"]),
        (("1.1 คู่มือ", "1.2 ช่องทาง"), ("1.2 เปิดใช้", "1.1 เสร็จ"), ["[2]", "[1]"]),
        (("กิจกรรมที่ 1 : คู่มือ", "กิจกรรมที่ 2 : ช่องทาง"), ("กิจกรรมที่ 2 : เปิดใช้",), ["[2]"]),
        (("มาตรการที่ 1 คู่มือ", "มาตรการที่ 2 ช่องทาง"), ("กิจกรรมที่ 1 เสร็จ",), ["[1]"]),
        (("1. คู่มือ", "2. ช่องทาง"), ("1. เสร็จ", "2. เปิดใช้", "3. อื่น"), ["[]", "[]", "[]"]),
        (("1. คู่มือบริการประชาชน", "2. ช่องทางร้องเรียน"), ("1. คู่มือบริการประชาชน", "2. เสร็จ"), ["[1]", "[2]"]),
        (("1. คู่มือบริการประชาชน", "2. ช่องทางร้องเรียน"), ("1. ช่องทางร้องเรียน", "2. เสร็จ"), ["[2]", "[2]"]),
        (("- คู่มือ", "- ช่องทาง"), ("- เสร็จ", "- เปิดใช้"), ["[]", "[]"]),
    ],
)
def test_the_same_label_suggests_an_answer_unless_the_words_speak_against_it(
    office: Desk, activities: tuple[str, ...], results: tuple[str, ...], suggested: list[str]
) -> None:
    _, text = imported(office, activities=activities, results=results)
    assert [line.partition("# answers: ")[2] for line in text.split("\n") if "# answers: " in line] == suggested
    assert text.count("# TODO ข้อความนี้เป็นผลของกิจกรรม") == len(suggested)


def test_decimal_numbers_in_a_word_file_with_an_address_below_one(office: Desk) -> None:
    url = "https://www.example.go.th/a.pdf"
    measure, _ = imported(
        office,
        activities=("1.1 กำหนดมาตรฐาน", "1.2 เผยแพร่คู่มือ", "     - ทางเว็บไซต์", "     - ทางไลน์", "1.3 ประเมินผล"),
        results=("1.1 กำหนดแล้ว", "1.2 เผยแพร่แล้ว", "ลิงก์ :", url, "1.3 ร้อยละ 90"),
    )
    assert measure["lead"] is None
    assert measure["activities"] == [
        (1, "1.1 กำหนดมาตรฐาน"),
        (2, "1.2 เผยแพร่คู่มือ\n- ทางเว็บไซต์\n- ทางไลน์"),
        (3, "1.3 ประเมินผล"),
    ]
    assert measure["results"] == [("1.1 กำหนดแล้ว", []), ("1.2 เผยแพร่แล้ว\nลิงก์ :", [url]), ("1.3 ร้อยละ 90", [])]


def test_a_real_list_that_lies_deeper_than_its_first_level(office: Desk) -> None:
    inside = tc(p("จัดให้มี"), item("คู่มือ", 1, 1), item("ฉบับย่อ", 1, 2), item("แผนผัง", 1, 1))
    levels = level("decimal", "%1.") + level("decimal", "%2)", depth=1) + level("bullet", "-", depth=2)
    word = Word(BEFORE + form(row(activities=inside))).part("numbering", "numbering.xml", numbering(levels))
    measure = told(office.imported(word.data()).measures[0])
    assert measure["lead"] == "จัดให้มี"
    assert measure["activities"] == [(1, "1) คู่มือ\n- ฉบับย่อ"), (2, "2) แผนผัง")]


def test_no_result_and_no_outcome_are_entered_for_a_dash(office: Desk) -> None:
    measure, text = imported(office, results="ไม่มี", outcomes="-")
    assert (measure["status"], measure["results"], measure["outcomes"]) == (None, [], [])
    assert "### ผลการดำเนินการ\n\n    ไม่มี" in text
    assert "### ผลลัพธ์/ความสำเร็จของการดำเนินการ\n\n    -" in text


def test_a_status_read_from_boxes_is_marked_and_the_line_kept(office: Desk) -> None:
    measure, text = imported(office, results=(f"✓ {DONE} ☐ {NOT}", "จัดประชุม"))
    assert (measure["status"], measure["results"]) == (DONE, [("จัดประชุม", [])])
    assert "# TODO อ่านสถานะจากช่องที่ทำเครื่องหมายไว้" in text
    assert f"    ✓ {DONE} ☐ {NOT}" in text


def test_a_status_in_its_own_column_leaves_that_of_the_results_in_the_text(office: Desk) -> None:

    cells = row(results="แล้วเสร็จ").removeprefix("<w:tr>").removesuffix("</w:tr>")
    inside = [f"{one}</w:tc>" for one in cells.split("</w:tc>") if one]
    word = Word(BEFORE + form(tr(*inside, DONE), headings=(*HEADINGS, "สถานะ")))
    measure = told(office.imported(word.data()).measures[0])
    assert (measure["status"], measure["results"]) == (DONE, [])
    assert "    แล้วเสร็จ" in office.text()
