"""What LibreOffice makes of the files that the site hands out: another program, and what offices without Word use."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from openpyxl import load_workbook

from ita_site.office.excel import excel_file
from ita_site.office.six_columns import make_form
from ita_site.office.spreadsheet.table_sheet import IN_THAI
from ita_site.open_data.csv_files import csv_bytes, guarded
from ita_site.open_data.tables import tables
from ita_site.publish.check import load
from scripts import import_report
from tests.builders.sites import PHANGAT, catalogue_of
from tests.office.hostile import hostile
from tests.office.libreoffice import OPENED, SHEETS, TEXT, converted, form_lines, report_form, text_lines, written

if TYPE_CHECKING:
    from ita_site.catalogue.catalogue import Catalogue


@pytest.fixture(scope="module", params=["real", "hostile"])
def catalogue(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    if request.param == "hostile":
        return hostile(tmp_path_factory.mktemp("hostile"))
    return catalogue_of(PHANGAT)


def test_the_text_of_the_form_is_the_report_to_the_letter(catalogue: Catalogue, tmp_path: Path, profile: Path) -> None:
    converted(written(tmp_path, "report.docx", report_form(catalogue)), TEXT, profile)
    lines = text_lines(tmp_path / "report.txt")
    wanted = [line.rstrip(" \t") for line in form_lines(catalogue)]
    assert lines[: len(wanted)] == wanted
    assert "".join(lines[len(wanted) :]) == ""


def test_the_cells_of_every_sheet_are_the_tables_and_none_was_computed(
    catalogue: Catalogue, tmp_path: Path, profile: Path
) -> None:
    converted(written(tmp_path, "report.xlsx", excel_file(catalogue, catalogue.reports[0])), SHEETS, profile)
    for table in tables(catalogue, catalogue.reports[0]):
        text = (tmp_path / f"report-{table.title}.csv").read_bytes().decode("utf-8-sig")
        heads, *lines = csv.reader(io.StringIO(text, newline=""))
        kept = [at for at, head in enumerate(heads) if IN_THAI not in head]
        assert len(lines) == len(table.rows)
        for row, wanted in zip(lines, table.rows, strict=True):
            for cell, value in zip([row[at] for at in kept], wanted, strict=True):
                if isinstance(value, str):
                    assert cell == value, table.name
                elif value is None:
                    assert cell == ""


def test_csv_opened_as_libreoffice_proposes_computes_nothing_and_splits_no_text(
    catalogue: Catalogue, tmp_path: Path, profile: Path
) -> None:
    made = tables(catalogue, catalogue.reports[0])
    for table in (table for table in made if table.name in {"measures", "activities", "outcomes"}):
        converted(written(tmp_path, f"{table.name}.csv", csv_bytes(table)), "xlsx", profile, OPENED)
        (sheet,) = load_workbook(tmp_path / f"{table.name}.xlsx").worksheets
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= set("snbd"), table.name
        assert sheet.max_column <= len(table.columns)
        texts = {cell.value for cell in cells}
        assert {guarded(value) for row in table.rows for value in row if isinstance(value, str)} <= texts, table.name


def test_as_pdf_every_page_of_a_table_has_its_headings_in_a_thai_font(tmp_path: Path, profile: Path) -> None:
    real = catalogue_of(PHANGAT)
    converted(written(tmp_path, "report.docx", report_form(real)), "pdf", profile)
    printed = subprocess.run(["pdftotext", "report.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    pages = printed.stdout.decode().split("\f")[:-1]
    assert 5 <= len(pages) <= 30
    tabled = pages[1:]
    assert [page for page in tabled if "ผู้รับผิดชอบ" not in re.sub(r"\s", "", page)] == []
    assert [page for page in pages if not re.search(r"หน้า\s*\d+\s*จาก\s*\d+", page)] == []
    fonts = subprocess.run(["pdffonts", "report.pdf"], cwd=tmp_path, capture_output=True, check=True, text=True)
    embedded = [line.split()[-5] for line in fonts.stdout.splitlines()[2:]]
    assert embedded
    assert set(embedded) == {"yes"}


HEIGHT: Final = re.compile(r'<word xMin="[\d.]+" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)')
LEAST_HEIGHT: Final = 10
"""Points from the top of a word to its end; the smallest scale of print gives 11 of 14."""


def test_sheets_are_printed_so_that_they_can_be_read(tmp_path: Path, profile: Path) -> None:
    real = catalogue_of(PHANGAT)
    converted(written(tmp_path, "report.xlsx", excel_file(real, real.reports[0])), "pdf", profile)
    printed = subprocess.run(["pdftotext", "-bbox", "report.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    pages = [HEIGHT.findall(page) for page in printed.stdout.decode().split("<page ")[1:]]
    assert 15 <= len(pages) <= 40
    for words in pages:
        assert min(float(bottom) - float(top) for top, bottom, _ in words) >= LEAST_HEIGHT
    measures = [[text for *_, text in words] for words in pages if "มาตรการ" in [text for *_, text in words][-5:]]
    assert len(measures) >= 2
    assert [page for page in measures if "2567-12m/improvement" not in page] == []


def test_saved_again_by_libreoffice_the_file_is_the_same_report(
    tmp_path: Path, profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its words for certain; what people settled as well, where LibreOffice keeps the part that carries it."""
    content = Path(shutil.copytree(PHANGAT, tmp_path / "content"))
    was = load(content).catalogue
    assert was is not None
    file = written(tmp_path, "report.docx", report_form(was))
    again = tmp_path / "again"
    again.mkdir()
    converted(file, "docx:MS Word 2007 XML", profile, folder=again.name)
    shutil.rmtree(content / "reports" / "2567-12m")
    asked = ["--fiscal-year", "2567", "--round", "12", "--content", str(content)]
    assert import_report.main([str(again / "report.docx"), *asked]) == 0
    now = load(content).catalogue
    assert now is not None
    assert make_form(now.reports[0]) == make_form(was.reports[0])
    if "ข้อมูลที่ส่งออกไว้" in capsys.readouterr().out:
        assert [measure.entry for measure in now.reports[0].measures] == [
            measure.entry for measure in was.reports[0].measures
        ]
