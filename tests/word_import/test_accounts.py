"""Every word of a file is accounted for: said in the report, or told as one that no reading took."""

from __future__ import annotations

import pytest

from ita_site.office.our_form import LOST_PICTURE
from ita_site.word_import.docx.blocks import Cell, Link, Paragraph, Table, TableRow
from ita_site.word_import.draft.unread_words import unaccounted
from ita_site.word_import.tables.form import Form, FormMeasure, FormRow
from ita_site.word_import.tables.header import Header, Heading
from ita_site.word_import.words.column_names import Column
from tests.word_import.office import BEFORE, HEADINGS, RESULTS, Desk, form, row
from tests.word_import.test_pictures import picture
from tests.word_import.wordxml import Word, drawing, p, tbl, tc, text_box, tr


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(TableRow(tuple(Cell((Paragraph(text),), at, 1) for at, text in enumerate(one))) for one in rows))


A, B = "https://a.go.th", "mailto:a@b.go.th"
PLAIN = Form(measures=[FormMeasure(Header((Heading(Column.ISSUE, "ประเด็น", 0, 1),)), [FormRow({})])])
TICKED = Form(
    measures=[
        FormMeasure(
            Header(
                (
                    Heading(Column.STATUS, "ยังไม่ดำเนินการ", 0, 1, status="ยังไม่ดำเนินการ"),
                    Heading(Column.NUMBER, "ลำดับ", 1, 2),
                )
            ),
            [FormRow({}, number="7.")],
        )
    ]
)


@pytest.mark.parametrize(
    ("block", "said", "lost"),
    [
        pytest.param(Paragraph("จัดทำคู่มือ แล้ว"), "จัดทำคู่มือ แล้ว", [], id="said as it stands"),
        pytest.param(Paragraph("จัดทำคู่มือ แล้ว"), "แล้ว จัดทำคู่มือ", [], id="said in another order"),
        pytest.param(Paragraph("จัดทำคู่มือ แล้ว"), "จัดทำคู่มือ", ["จัดทำคู่มือ แล้ว"], id="a word is lacking"),
        pytest.param(
            Paragraph("https://a.go.th/ b.pdf"), "https://a.go.th/b.pdf", [], id="a broken address was joined"
        ),
        pytest.param(Paragraph("ก"), "กข", ["ก"], id="one letter within another word"),
        pytest.param(Paragraph("ก\u200eข"), "กข", [], id="a character that content may not hold"),
        pytest.param(Paragraph("", notes=("เชิงอรรถ",)), "", ["เชิงอรรถ"], id="a footnote"),
        pytest.param(Paragraph("", boxes=("กล่อง",)), "", ["กล่อง"], id="a text box"),
        pytest.param(Paragraph("ข่าว", links=(Link("ข่าว", A),)), "ข่าว", [A], id="a link"),
        pytest.param(Paragraph("ข่าว", links=(Link("ข่าว", A),)), f"ข่าว {A}/", [], id="a link that was read"),
        pytest.param(Paragraph("ข่าว", links=(Link("ข่าว", B),)), "ข่าว", [], id="a link that a remark tells of"),
        pytest.param(Paragraph("คู่มือ"), "จัดทำคู่มือ", ["คู่มือ"], id="a word that only stands within another"),
        pytest.param(Paragraph("ก ข", boxes=("ก ข",)), "ก ข", ["ก ข"], id="a box that says what a line says"),
        pytest.param(Paragraph("ก ข ค", boxes=("ก",)), "ก ข ค", ["ก"], id="a box that says a part of a line"),
        pytest.param(Paragraph("ตรวจสอบ"), "", ["ตรวจสอบ"], id="a word of a remark of ours"),
        pytest.param(Paragraph(LOST_PICTURE), "", [], id="our own mark for a picture that is not there"),
        pytest.param(table(("ก", "ข"), ("ค", "ก")), "ค", ["ก", "ข"], id="cells, each text once"),
        pytest.param(table(("ก", "✓")), "ก", ["✓"], id="a mark that nothing was read from"),
    ],
)
def test_words_that_the_report_lacks_are_told(block: Paragraph | Table, said: str, lost: list[str]) -> None:
    assert unaccounted([block], PLAIN, [said], [f"ตรวจสอบ {B}"]) == lost


def test_marks_their_headings_and_numbers_of_rows_are_told_by_what_was_read_from_them() -> None:
    assert unaccounted([table(("ลำดับ", "ยังไม่ดำเนินการ", "✓", "☐", "7."), ("8.", "", "", ""))], TICKED, [], []) == ["8."]


@pytest.mark.parametrize("words", ["นับถึงวันสิ้นปี", "คู่มือ", RESULTS[1], "กิจกรรม ใช่หรือไม่", "ลบบรรทัดนี้"])
def test_a_box_at_a_heading_is_kept_whatever_else_the_report_says(office: Desk, words: str) -> None:
    box = text_box(words)
    headed = tbl(tr(*HEADINGS[:-1], tc(p(HEADINGS[-1]), p(xml=box))), row())
    office.draft(Word(BEFORE + headed).data()).store()
    text = (office.report / "index.md").read_text(encoding="utf-8")
    assert text.endswith(f"### สิ่งที่ตัวนำเข้าไม่รู้ว่าเป็นของช่องใด\n\n    {words}\n")


def test_a_picture_at_a_heading_is_kept(office: Desk) -> None:
    word = Word(BEFORE + tbl(tr(*HEADINGS[:-1], tc(p(HEADINGS[-1]), p(xml=drawing("pic")))), row()))
    office.draft(word.picture("pic", picture("PNG")).data()).store()
    assert (office.report / "pictures/report-1.png").is_file()
    assert "(pictures/report-1.png)" in (office.report / "index.md").read_text(encoding="utf-8")


def test_what_only_counts_is_told_by_what_it_counts(office: Desk) -> None:
    body = form(tr(*(f"({at})" for at in range(1, 7))), row())
    office.draft(Word(BEFORE + body).data()).store()
    assert "สิ่งที่ตัวนำเข้าไม่รู้" not in office.text()
