"""Every field of words, with every beginning that a program might run: nothing runs, and every word is kept."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from docx import Document
from openpyxl import load_workbook

from ita_site.model.agency import Agency
from ita_site.model.framework import Framework
from ita_site.model.measure import Measure
from ita_site.model.report import Report
from ita_site.office.excel import excel_file
from ita_site.office.spreadsheet.table_sheet import IN_THAI
from ita_site.open_data.csv_files import GUARD, csv_bytes, guarded
from ita_site.open_data.tables import tables
from tests.office.libreoffice import (
    OPENED,
    SHEETS,
    TEXT,
    all_converted,
    converted,
    form_lines,
    report_form,
    text_lines,
    written,
)
from tests.office.spoilt import ATTACKS, NOT_FREE, PREFIXES, spoilt, words_of
from tests.open_data.opened import opened

if TYPE_CHECKING:
    from pathlib import Path

    from ita_site.catalogue.catalogue import Catalogue
    from ita_site.open_data.table import Table

NOT_EXPORTED = {
    *("Agency.district", "Agency.province", "Agency.source", "Agency.open_data.maintainer"),
    *(f"Agency.complaints.{name}" for name in ("name", "phone", "source")),
    *("Framework.title", "Framework.sources.name"),
}
"""Words that stand on pages alone, or in the catalogue of data, and in no table and no document."""


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return spoilt(tmp_path_factory.mktemp("spoilt"))


def made(catalogue: Catalogue) -> tuple[Table, ...]:
    return tables(catalogue, catalogue.reports[0])


def test_every_field_of_words_is_spoilt_with_every_attack(catalogue: Catalogue) -> None:
    texts: dict[str, set[str]] = {}
    for table in made(catalogue):
        for record in table.records():
            for name, value in record.items():
                if isinstance(value, str):
                    texts.setdefault(f"{table.name}.{name}", set()).add(value)
    stripped = {attack.strip() for attack in ATTACKS}
    for column in (
        *("measures.title", "measures.status", "evidence.expected_text", "units.name", "indicators.name"),
        *(
            f"measures.heading_{name}"
            for name in ("issue", "activities", "responsible", "period", "results", "outcomes")
        ),
        *("indicators.instrument_name",),
    ):
        assert texts[column] == stripped, column
    for column in (
        *("measures.issue_text", "measures.lead", "measures.responsible_text", "measures.period_text"),
        *("activities.text", "results.text", "outcomes.text", "items.text", "items.source", "indicators.source"),
    ):
        assert texts[column] == set(ATTACKS), column
    assert texts["measures.note"] == stripped
    assert texts["report.agency"] == texts["report.heading_issue"] == {ATTACKS[0]}
    fields = {field for entry in (Agency, Report, Measure, Framework) for field in words_of(entry)}
    assert len(fields) == 43
    assert fields >= NOT_EXPORTED
    assert len(NOT_FREE) == 4


@pytest.mark.parametrize("at", range(len(ATTACKS)))
def test_agency_report_and_the_rest_are_data_whatever_they_begin_with(at: int, tmp_path: Path) -> None:
    catalogue = spoilt(tmp_path, (*ATTACKS[at:], *ATTACKS[:at])[:2])
    for table in made(catalogue):
        data = csv_bytes(table)
        assert opened(data, table) == table.rows, table.name
        texts = [cell for row in csv.reader(io.StringIO(data.decode(), newline="")) for cell in row]
        assert not [cell for cell in texts if cell.startswith(tuple(set(PREFIXES) - {GUARD}))], table.name
    assert formulas(excel_file(catalogue, catalogue.reports[0])) == []
    assert {"PAGE", "NUMPAGES"} == set(fields(report_form(catalogue)))


def formulas(data: bytes) -> list[str]:
    """Cells of a workbook that are no plain values, and what else could run in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if "externalLink" in name or "connections" in name]
    sheets = load_workbook(io.BytesIO(data)).worksheets
    return names + [
        f"{sheet.title} {cell.coordinate}"
        for sheet in sheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type not in "snbd"
    ]


def fields(data: bytes) -> list[str]:
    """The names of all fields of a Word file, of its footers too."""
    document = Document(io.BytesIO(data))
    parts = [document.element, document.sections[0].footer._element]
    simple = [instruction for part in parts for instruction in part.xpath("//w:fldSimple/@w:instr")]
    typed = [instruction.text for part in parts for instruction in part.xpath("//w:instrText")]
    return [name.strip() for name in (*simple, *typed)]


def test_libreoffice_computes_no_cell_of_the_workbook_and_keeps_every_text(
    catalogue: Catalogue, tmp_path: Path, profile: Path
) -> None:
    file = written(tmp_path, "report.xlsx", excel_file(catalogue, catalogue.reports[0]))
    assert formulas(file.read_bytes()) == []
    converted(file, SHEETS, profile)
    for table in made(catalogue):
        text = (tmp_path / f"report-{table.title}.csv").read_bytes().decode("utf-8-sig")
        heads, *rows = csv.reader(io.StringIO(text, newline=""))
        kept = [at for at, head in enumerate(heads) if IN_THAI not in head]
        assert len(rows) == len(table.rows)
        for row, wanted in zip(rows, table.rows, strict=True):
            for cell, value in zip([row[at] for at in kept], wanted, strict=True):
                assert not isinstance(value, str) or cell == value, table.name


def test_libreoffice_computes_no_cell_of_any_csv_file_and_keeps_every_text(
    catalogue: Catalogue, tmp_path: Path, profile: Path
) -> None:
    files = [written(tmp_path, f"{table.name}.csv", csv_bytes(table)) for table in made(catalogue)]
    all_converted(files, "xlsx", profile, OPENED)
    for table in made(catalogue):
        data = (tmp_path / f"{table.name}.xlsx").read_bytes()
        assert formulas(data) == [], table.name
        (sheet,) = load_workbook(io.BytesIO(data)).worksheets
        texts = {cell.value for row in sheet.iter_rows() for cell in row}
        # LibreOffice reads every kind of line end of a CSV file as a newline
        wanted = {guarded(v).replace("\r", "\n") for row in table.rows for v in row if isinstance(v, str)}
        assert wanted <= texts, table.name


def test_libreoffice_finds_no_field_in_the_form_and_keeps_every_text(
    catalogue: Catalogue, tmp_path: Path, profile: Path
) -> None:
    file = written(tmp_path, "report.docx", report_form(catalogue))
    converted(file, TEXT, profile)
    published = text_lines(tmp_path / "report.txt")
    # a carriage return ends a line in a Word file, as a newline does
    wanted = [line.rstrip(" \t") for lines in form_lines(catalogue) for line in lines.split("\r")]
    assert published[: len(wanted)] == wanted
    converted(file, "fodt", profile)
    opened_again = (tmp_path / "report.fodt").read_text(encoding="utf-8")
    assert "<text:dde" not in opened_again
    assert "text:database" not in opened_again
    assert "<text:section" not in opened_again
    assert "<office:dde" not in opened_again
