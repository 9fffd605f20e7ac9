"""Links that Word keeps apart from the words: behind pictures, split over several runs, to a place in a file."""

from __future__ import annotations

import pytest

from ita_site.word_import.docx.blocks import Link
from ita_site.word_import.words.addresses import evidence_in
from tests.word_import.office import BEFORE, CELLS, HEADINGS, Desk, form, row, told
from tests.word_import.wordxml import Word, drawing, link, p, run, tc, tr

A = "https://www.a.go.th"
CLICKED = '<w:r><w:drawing><wps:docPr><a:hlinkClick r:id="to"/></wps:docPr>{}</w:drawing></w:r>'
PICTURE = CLICKED.format('<wps:cNvPr><a:hlinkClick r:id="to"/></wps:cNvPr><a:blip r:embed="qr"/>')
WITHIN = f'<w:hyperlink r:id="to">{drawing("qr")}</w:hyperlink>'
BROKEN = CLICKED.format('<a:blip r:embed="none"/>')


def word(**cells: str) -> Word:
    return Word(BEFORE + form(row(**cells))).url("to", f"{A}/qr").picture("qr", b"\x89PNG")


@pytest.mark.parametrize("picture", [PICTURE, WITHIN, BROKEN])
@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (("-จัดทำคู่มือแล้ว", "-ติดป้ายแล้ว"), [[], [f"{A}/qr"]]),
        (("-จัดทำคู่มือแล้ว",), [[f"{A}/qr"]]),
        ((), [[f"{A}/qr"]]),
    ],
)
def test_an_address_behind_a_picture_is_evidence_of_its_claim(
    office: Desk, picture: str, cell: tuple[str, ...], expected: list[list[str]]
) -> None:
    (stored,) = office.imported(word(results=tc(*cell, p(xml=picture))).data()).measures
    assert [urls for _, urls in told(stored)["results"]] == expected
    assert sum("ที่อยู่นี้อยู่หลังภาพ" in one for one in office.todos()) == 1


def test_an_address_behind_a_picture_that_proves_nothing_is_kept_below(office: Desk) -> None:
    office.imported(word(activities=tc("1.จัดทำคู่มือ", p(xml=PICTURE))).data())
    assert f"ลิงก์หลังคำหรือภาพของ มาตรการ/กิจกรรมที่ดำเนินการ\n\n    (ภาพ) {A}/qr\n" in office.text()


def test_a_picture_behind_a_printed_address_leaves_it_its_own() -> None:
    read = list(evidence_in(f"ดู {A}/x", [Link("", f"{A}/qr")]))
    assert [(one.url, bool(one.doubts)) for one in read] == [(f"{A}/x", False), (f"{A}/qr", True)]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("ดูราย", "ละเอียด", "เพิ่มเติม"), [f"{A}/qr"]),
        ((f"{A}", "/q", "r"), [f"{A}/qr"]),
        (("www.a.go.th", "/qr"), ["www.a.go.th/qr → http://www.a.go.th/qr", f"{A}/qr"]),
    ],
)
def test_a_link_that_word_splits_is_one(office: Desk, parts: tuple[str, ...], expected: list[str]) -> None:
    split = "".join(link(one, "to") for one in parts)
    (stored,) = office.imported(word(results=tc(p("จัดทำแล้ว ", xml=split))).data()).measures
    assert told(stored)["results"] == [(f"จัดทำแล้ว {''.join(parts)}", expected)]


@pytest.mark.parametrize(
    ("instruction", "expected"),
    [
        (f'HYPERLINK "{A}/a.pdf" \\l "page=2"', [f"{A}/a.pdf#page=2"]),
        (f'HYPERLINK "{A}/a.pdf" \\o "tip" \\l page=2', [f"{A}/a.pdf#page=2"]),
        (f'HYPERLINK "{A}/a.pdf#page=1" \\l "page=2"', [f"{A}/a.pdf#page=1"]),
        (f'HYPERLINK "{A}/a.pdf" \\t "_blank"', [f"{A}/a.pdf"]),
        ('HYPERLINK \\l "_Toc1"', []),
    ],
)
def test_a_field_keeps_the_place_in_the_file_that_it_leads_to(
    office: Desk, instruction: str, expected: list[str]
) -> None:
    field = f"<w:fldSimple w:instr='{instruction}'>{run('เอกสาร')}</w:fldSimple>"
    (stored,) = office.imported(word(results=tc(p(xml=field))).data()).measures
    assert told(stored)["results"] == [("เอกสาร", expected)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((f"1. {A}/x", f"2. {A}/y", f"3. {A}/z"), [f"1. {A}/x", f"2. {A}/y", f"3. {A}/z"]),
        (("๑. แล้ว", f"๒. {A}/y", "๓. แล้ว"), ["๑. แล้ว", f"๒. {A}/y", "๓. แล้ว"]),
        (("1. แล้ว", f"1.1 {A}/x", f"1.2 {A}/y", "2. แล้ว"), [f"1. แล้ว\n1.1 {A}/x\n1.2 {A}/y", "2. แล้ว"]),
        (("- แล้ว", f"- {A}/x", "- เสร็จ"), [f"- แล้ว\n- {A}/x", "- เสร็จ"]),
    ],
)
def test_an_address_behind_the_next_number_of_the_list_is_an_entry(
    office: Desk, lines: tuple[str, ...], expected: list[str]
) -> None:
    (stored,) = office.imported(word(results=tc(*lines)).data()).measures
    assert [text for text, _ in told(stored)["results"]] == expected


def test_an_address_without_a_scheme_in_a_column_of_evidence_is_evidence(office: Desk) -> None:
    headings = (*HEADINGS, "หลักฐาน")
    cells = (*CELLS[:4], ("1. แล้ว", "2. เสร็จ"), CELLS[5], (f"1. {A}/x", "2. bit.ly/3abc"))
    table = form(tr(*(tc(*one) for one in cells)), headings=headings)
    (stored,) = office.imported(Word(BEFORE + table).data()).measures
    assert told(stored)["results"] == [
        ("1. แล้ว", [f"{A}/x"]),
        ("2. เสร็จ", ["bit.ly/3abc → http://bit.ly/3abc"]),
    ]
    assert any("พิมพ์ไว้โดยไม่มี http://" in one for one in office.todos())


@pytest.mark.parametrize(
    ("heading", "cell", "urls", "below"),
    [
        ("หมายเหตุ", (f"{A}/x",), [f"{A}/x"], ""),
        ("หมายเหตุ", (f"ดูที่ {A}/x", "เลื่อนจากเดิม"), [f"{A}/x"], "เลื่อนจากเดิม"),
        ("ช่องทางการเผยแพร่", (f"เว็บไซต์ {A}/x", "bit.ly/3abc"), [f"{A}/x", "bit.ly/3abc → http://bit.ly/3abc"], "เว็บไซต์"),
        ("หมายเหตุ", ("เลื่อนจากเดิม",), [], "เลื่อนจากเดิม"),
        ("ผลการดำเนินการรอบ 6 เดือน", (f"แล้ว {A}/x",), [], "แล้ว"),
    ],
)
def test_addresses_in_a_column_of_remarks_are_evidence(
    office: Desk, heading: str, cell: tuple[str, ...], urls: list[str], below: str
) -> None:
    cells = (*CELLS[:4], ("เสร็จ",), CELLS[5], cell)
    table = form(tr(*(tc(*one) for one in cells)), headings=(*HEADINGS, heading))
    (stored,) = office.imported(Word(BEFORE + table).data()).measures
    assert told(stored)["results"] == [("เสร็จ", urls)]
    assert any(f"ที่อยู่หลักฐานมาจากคอลัมน์ {heading}" in one for one in office.todos()) is bool(urls)
    assert (f"### {heading}" in office.text()) is bool(below)
    assert below in office.text()
