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

from ita_site.content import load
from ita_site.documents.exporting.excel import excel_file
from ita_site.documents.exporting.form import make_form
from ita_site.documents.exporting.word import template_for, word_file
from ita_site.exports.sheets import csv_bytes, guarded
from ita_site.exports.tables import tables
from tests.documents.hostile import hostile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_site.catalogue import Catalogue

ROOT = Path(__file__).resolve().parents[2]
TEXT = "txt:Text (encoded):UTF8"
# comma, quotation mark, UTF-8, every sheet into a file of its own; formulas as they would be computed
SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("libreoffice")


@pytest.fixture(scope="module", params=["real", "hostile"])
def catalogue(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    if request.param == "hostile":
        return hostile(tmp_path_factory.mktemp("hostile"))
    real = load(ROOT / "content").catalogue
    assert real is not None
    return real


def converted(file: Path, to: str, profile: Path, *options: str) -> None:
    """Let LibreOffice write ``file`` as another kind, beside it."""
    soffice = shutil.which("soffice")
    assert soffice, "make office installs LibreOffice"
    own = f"-env:UserInstallation=file://{profile}"
    command = [soffice, "--headless", own, *options, "--convert-to", to, file.name]
    done = subprocess.run(command, cwd=file.parent, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert "Error" not in done.stdout + done.stderr


def written(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def the_form(catalogue: Catalogue) -> bytes:
    return word_file(catalogue, catalogue.volumes[0], template_for(ROOT / "content"))


def lines_of(catalogue: Catalogue) -> Iterator[str]:
    """Every line of the form, in the order of the page; the template ends each table with an empty one."""
    form = make_form(catalogue.volumes[0])
    paragraphs = [*form.title_lines, *form.introduction]
    yield from (line for paragraph in paragraphs for line in paragraph.text.split("\n"))
    for table in form.tables:
        yield from table.headings.values()
        for cell in table.cells.values():
            yield from (line for paragraph in cell for line in paragraph.text.split("\n"))
        yield ""


def test_the_text_of_the_form_is_the_report_to_the_letter(catalogue: Catalogue, tmp_path: Path, profile: Path) -> None:
    converted(written(tmp_path, "report.docx", the_form(catalogue)), TEXT, profile)
    # LibreOffice drops blanks at the end of a line when it writes text
    found = [line.rstrip(" \t") for line in (tmp_path / "report.txt").read_text(encoding="utf-8-sig").split("\n")]
    wanted = [line.rstrip(" \t") for line in lines_of(catalogue)]
    assert found[: len(wanted)] == wanted
    assert "".join(found[len(wanted) :]) == ""


def test_the_cells_of_every_sheet_are_the_tables_and_none_was_computed(
    catalogue: Catalogue, tmp_path: Path, profile: Path
) -> None:
    converted(written(tmp_path, "report.xlsx", excel_file(catalogue, catalogue.volumes[0])), SHEETS, profile)
    for table in tables(catalogue, catalogue.volumes[0]):
        text = (tmp_path / f"report-{table.title}.csv").read_bytes().decode("utf-8-sig")
        found = list(csv.reader(io.StringIO(text, newline="")))[1:]
        assert len(found) == len(table.rows)
        for row, wanted in zip(found, table.rows, strict=True):
            for cell, value in zip(row, wanted, strict=True):
                if isinstance(value, str):
                    assert cell == value, table.name
                elif value is None:
                    assert cell == ""


# separators as its window for text files proposes them: comma, semicolon and tab
OPENED: Final = "--infilter=CSV:44/59/9,34,76,1"


def test_csv_opened_as_libreoffice_proposes_computes_nothing_and_splits_no_text(
    catalogue: Catalogue, tmp_path: Path, profile: Path
) -> None:
    made = tables(catalogue, catalogue.volumes[0])
    for table in (table for table in made if table.name in {"measures", "activities", "outcomes"}):
        converted(written(tmp_path, f"{table.name}.csv", csv_bytes(table)), "xlsx", profile, OPENED)
        (sheet,) = load_workbook(tmp_path / f"{table.name}.xlsx").worksheets
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= set("snbd"), table.name
        assert sheet.max_column <= len(table.columns)
        texts = {cell.value for cell in cells}
        assert {guarded(value) for row in table.rows for value in row if isinstance(value, str)} <= texts, table.name


def test_as_pdf_every_page_of_a_table_has_its_headings_in_a_thai_font(tmp_path: Path, profile: Path) -> None:
    real = load(ROOT / "content").catalogue
    assert real is not None
    converted(written(tmp_path, "report.docx", the_form(real)), "pdf", profile)
    told = subprocess.run(["pdftotext", "report.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    pages = told.stdout.decode().split("\f")[:-1]
    assert 5 <= len(pages) <= 30
    tabled = pages[1:]
    assert [page for page in tabled if "ผู้รับผิดชอบ" not in re.sub(r"\s", "", page)] == []
    assert [page for page in pages if not re.search(r"หน้า\s*\d+\s*จาก\s*\d+", page)] == []
    fonts = subprocess.run(["pdffonts", "report.pdf"], cwd=tmp_path, capture_output=True, check=True, text=True)
    embedded = [line.split()[-5] for line in fonts.stdout.splitlines()[2:]]
    assert embedded
    assert set(embedded) == {"yes"}
