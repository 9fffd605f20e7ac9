"""Files of several writers: LibreOffice, python-docx and docxtpl write the same form each in their own way."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docxtpl import DocxTemplate

from tests.word_import.cases import Case
from tests.word_import.form_cases import CASES
from tests.word_import.make_libreoffice import FOLDER, SAVED, slug
from tests.word_import.office import (
    ACTIVITIES,
    CELLS,
    HEADINGS,
    OPENING,
    RESULTS,
    TITLE,
    Desk,
    measure,
    told,
)

BY_NAME = {case.name: case for case in CASES}


SYMBOL = "a real list with bullets of the Symbol font"


@pytest.mark.parametrize("case", [BY_NAME[name] for name in SAVED if name != SYMBOL], ids=str)
def test_what_libreoffice_saved_says_the_same(office: Desk, case: Case) -> None:
    report = office.imported((FOLDER / f"{slug(case.name)}.docx").read_bytes())
    assert [told(row) for row in report.measures] == case.measures
    text = office.text()
    assert [words for words in case.kept if words not in text] == []


def test_a_bullet_that_libreoffice_saved_in_another_font_is_the_one_it_draws(office: Desk) -> None:
    (stored,) = office.imported((FOLDER / f"{slug(SYMBOL)}.docx").read_bytes()).measures
    assert [text for text, _ in told(stored)["results"]] == ["● จัดทำคู่มือแล้ว", "● ติดแผนผังแล้ว"]


def test_what_libreoffice_wrote_from_a_web_page_is_read(office: Desk) -> None:
    report = office.imported((FOLDER / "typed.docx").read_bytes())
    assert [told(row) for row in report.measures] == [
        {
            "issue": "ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน",
            "indicator": 6,
            "items": [],
            "lead": None,
            "activities": [(1, "1. จัดทำคู่มือ"), (2, "2. ติดแผนผัง"), (3, "จัดบัตรคิว")],
            "responsible": "สำนักปลัด\nกองคลัง",
            "units": ["office", "finance"],
            "period": "2566-10/2567-09",
            "period_text": "ตุลาคม 2566 - กันยายน 2567\nมกราคม 2567",
            "status": None,
            "results": [
                ("ดำเนินการแล้ว", []),
                ("ดูคู่มือ", ["http://www.example.go.th/a.php?id=1"]),
                ("มีบัตรคิวแล้ว", []),
            ],
            "outcomes": [("สะดวกขึ้น", [])],
        }
    ]
    assert "ลงชื่อ .......... ผู้รายงาน" in office.text()


def test_what_python_docx_wrote_with_its_own_lists_and_merged_cells_is_read(office: Desk) -> None:
    document = Document()
    document.add_heading(TITLE)
    document.add_paragraph(OPENING)
    table = document.add_table(3, 6, "Table Grid")
    for cell, heading in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.text = heading
    for at in (0, 2, 3, 5):
        table.cell(1, at).merge(table.cell(2, at)).text = "\n".join(CELLS[at])
    for at in (1, 2):
        table.cell(at, 1).paragraphs[0].text = ACTIVITIES[at - 1].partition(".")[2]
        table.cell(at, 1).paragraphs[0].style = "List Number"
        table.cell(at, 4).text = RESULTS[at - 1]
    report = office.imported(saved(document))
    expected = measure(activities=[(1, "1. จัดทำคู่มือการให้บริการ"), (2, "2. ติดแผนผังขั้นตอน")])
    assert [told(row) for row in report.measures] == [expected]


def test_what_docxtpl_wrote_from_a_template_is_read(office: Desk) -> None:
    document = Document()
    document.add_paragraph("{{ title }}")
    document.add_paragraph("{{ opening }}")
    table = document.add_table(4, 6)
    for cell, heading in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.text = heading
    table.cell(1, 0).text = "{%tr for cells in rows %}"
    for at, cell in enumerate(table.rows[2].cells):
        cell.paragraphs[0].text = f"{{%p for words in cells[{at}] %}}"
        cell.add_paragraph("{{ words }}")
        cell.add_paragraph("{%p endfor %}")
    table.cell(3, 0).text = "{%tr endfor %}"
    template = DocxTemplate(io.BytesIO(saved(document)))
    template.render({"title": TITLE, "opening": OPENING, "rows": [CELLS]}, autoescape=True)
    report = office.imported(saved(template))
    assert [told(row) for row in report.measures] == [measure()]


STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
    "http://schemas.openxmlformats.org/drawingml/2006/main": "http://purl.oclc.org/ooxml/drawingml/main",
}


def strictly(data: bytes) -> bytes:
    """The file as Word saves it under "Strict Open XML Document"."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            for usual, strict in STRICT.items():
                text = text.replace(usual, strict)
            new.writestr(name, text)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["the official form", "a link behind words", "a footnote", "a real list, numbered"])
def test_a_file_of_words_strict_format_says_the_same(office: Desk, name: str) -> None:
    report = office.imported(strictly(BY_NAME[name].word.data()))
    assert [told(one) for one in report.measures] == BY_NAME[name].measures


def saved(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()
