"""The report as an Excel file, read back as another program reads it."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from ita_site.office.excel import ABOUT, excel_file
from ita_site.office.spreadsheet.code_names import THAI
from ita_site.office.spreadsheet.table_sheet import IN_THAI, MAX_CELL, REST
from ita_site.open_data.shapes import SHAPES
from ita_site.open_data.table import Kind
from ita_site.open_data.tables import tables
from tests.builders.sites import PHANGAT, catalogue_of
from tests.office.hostile import ADDRESSES, LONG, WORDS, hostile

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from ita_site.catalogue.catalogue import Catalogue


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return catalogue_of(PHANGAT)


def opened(catalogue: Catalogue) -> Workbook:
    return load_workbook(io.BytesIO(excel_file(catalogue, catalogue.reports[0])))


def rows(sheet: Worksheet) -> list[tuple[object, ...]]:
    """The rows without the Thai words for codes."""
    heads = [str(cell.value) for cell in sheet[1]]
    kept = [at for at, head in enumerate(heads) if IN_THAI not in head]
    return [tuple(row[at] for at in kept) for row in sheet.iter_rows(min_row=2, values_only=True)]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def as_read(value: object) -> object:
    """A value as openpyxl gives it back: days are moments there, and moments have no zone."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return datetime(value.year, value.month, value.day) if isinstance(value, date) else value  # noqa: DTZ001 - as there


def test_every_table_has_its_sheet_with_every_value_in_its_type(real: Catalogue) -> None:
    book = opened(real)
    made = tables(real, real.reports[0])
    assert book.sheetnames == [ABOUT, *(table.title for table in made)]
    for table in made:
        wanted = [tuple(as_read(value) for value in row) for row in table.rows]
        sheet_rows = rows(book[table.title])
        assert sheet_rows == wanted, table.name
        assert [[type(value) for value in row] for row in sheet_rows] == [
            [type(value) for value in row] for row in wanted
        ]


def test_the_first_sheet_explains_every_column_and_whose_words_it_holds(real: Catalogue) -> None:
    book = opened(real)
    explained = {tuple(map(str, row[:3])): row[4] for row in book[ABOUT].iter_rows(values_only=True) if row[2]}
    for table in tables(real, real.reports[0]):
        for column in table.columns:
            assert (table.title, column.title, column.name) in explained
    assert explained["กิจกรรม", "ผลและหลักฐาน", "coverage"] == "เว็บไซต์นี้ตีความเอง"
    assert explained["กิจกรรม", "กิจกรรม", "text"] == "คำของรายงาน คัดคำต่อคำ"
    heads = [str(cell.value) for cell in next(book["กิจกรรม"].iter_rows(max_row=1))]
    assert [head for head in heads if "เว็บไซต์นี้ตีความเอง" in head] == [
        "ผลและหลักฐาน\n(เว็บไซต์นี้ตีความเอง)",
        "ผลและหลักฐาน (คำไทย)\n(เว็บไซต์นี้ตีความเอง)",
        "ระดับหลักฐาน\n(เว็บไซต์นี้ตีความเอง)",
        "ระดับหลักฐาน (คำไทย)\n(เว็บไซต์นี้ตีความเอง)",
        "ลดระดับตั้งแต่\n(เว็บไซต์นี้ตีความเอง)",
        "เรื่องเดียวกับกิจกรรม\n(เว็บไซต์นี้ตีความเอง)",
    ]


def test_headings_stay_in_sight_and_print_on_every_page(real: Catalogue) -> None:
    for sheet in opened(real).worksheets[1:]:
        assert sheet.freeze_panes == "B2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert {cell.font.name for cell in sheet[1]} == {"TH Sarabun New"}


def test_every_code_has_thai_words_and_they_stand_beside_it(real: Catalogue) -> None:
    for shape in SHAPES:
        for column in shape.columns:
            assert not column.allowed or set(THAI[column.name]) >= set(column.allowed), column.name
    sheet = opened(real)["กิจกรรม"]
    heads = [str(cell.value).split("\n")[0] for cell in sheet[1]]
    at = heads.index("ผลและหลักฐาน")
    assert heads[at + 1] == f"ผลและหลักฐาน{IN_THAI}"
    pairs = {row[at : at + 2] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert pairs == {
        ("evidenced", "บอกว่าทำแล้ว มีลิงก์ให้ตามดู"),
        ("reported", "บอกว่าทำแล้ว แต่ไม่มีลิงก์"),
        ("silent", "รายงานไม่ได้บอกผล"),
    }


def test_columns_in_which_no_row_says_anything_are_folded_away_and_no_others(real: Catalogue) -> None:
    for sheet in opened(real).worksheets[1:]:
        hidden: list[Any] = [column for column in sheet.column_dimensions.values() if column.hidden]
        folded = {at for column in hidden for at in range(column.min, column.max + 1)}
        for at in range(1, sheet.max_column + 1):
            values = [cell.value for cell in next(sheet.iter_cols(at, at, min_row=2))]
            assert (at in folded) == (set(values) == {None}), (sheet.title, at)


def test_no_row_is_cut_off_and_every_sheet_is_numbered(real: Catalogue) -> None:
    for sheet in opened(real).worksheets:
        assert all((row.height or 0) < 409 for row in sheet.row_dimensions.values()), sheet.title
        assert sheet.oddFooter is not None
        assert sheet.oddFooter.right.text == "หน้า &P จาก &N"
        assert sheet.page_setup.paperSize in {8, 9}


@pytest.mark.parametrize("title", ["รายงาน", "มาตรการ", "หลักฐาน"])
def test_a_wide_table_goes_on_to_another_page_that_begins_with_its_first_column(title: str, real: Catalogue) -> None:
    sheet = opened(real)[title]
    assert sheet.col_breaks.brk
    assert sheet.print_title_cols == "$A:$A"
    assert sheet.page_setup.scale == 80
    assert not sheet.page_setup.fitToWidth or not sheet.sheet_properties.pageSetUpPr


def test_no_text_runs_whatever_it_begins_with(tmp_path: Path) -> None:
    catalogue = hostile(tmp_path)
    data = excel_file(catalogue, catalogue.reports[0])
    sheets = [content for name, content in parts(data).items() if name.startswith("xl/worksheets/sheet")]
    assert sheets
    assert [content for content in sheets if b"<f>" in content or b"<f " in content] == []
    book = load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    texts = {cell.value for cell in cells if cell.data_type == "s"}
    assert [word for word in WORDS if word not in texts] == []
    assert {cell.data_type for cell in cells} <= set("snbd")


def test_a_text_that_begins_like_a_formula_stays_a_text_when_it_is_edited(tmp_path: Path) -> None:
    sheet = opened(hostile(tmp_path))["กิจกรรม"]
    risky = [cell for row in sheet.iter_rows() for cell in row if str(cell.value)[:1] in tuple("=+-@|%\t'＝＋－＠｜％")]
    assert len(risky) >= 15
    assert [cell.value for cell in risky if not cell.quotePrefix] == []


def test_links_are_only_the_addresses_of_evidence_and_keep_every_character(tmp_path: Path) -> None:
    catalogue = hostile(tmp_path)
    book = opened(catalogue)
    linked = {
        (sheet.title, cell.value): f"{cell.hyperlink.target}{'#' + (cell.hyperlink.location or '')}".rstrip("#")
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    }
    assert {place for place, _ in linked} == {"หลักฐาน"}
    assert {text for _, text in linked} >= set(ADDRESSES)
    assert all(target.lower().startswith(("http://", "https://")) for target in linked.values())


def test_what_a_cell_cannot_hold_stands_whole_on_a_sheet_of_its_own(tmp_path: Path) -> None:
    whole = LONG.strip()
    catalogue = hostile(tmp_path, [whole, "สั้น", "😀 " * 12_000])
    book = opened(catalogue)
    assert book.sheetnames[-1] == REST
    states = [str(row[4]) for row in rows(book["กิจกรรม"])]
    assert all(len(text.encode("utf-16-le")) // 2 <= MAX_CELL for text in states)
    assert any(text.endswith("ลำดับ 1]") or f"“{REST}”" in text for text in states)
    pieces: dict[object, str] = {}
    for number, _, _, text in rows(book[REST]):
        pieces[number] = pieces.get(number, "") + str(text)
    assert whole in pieces.values()
    assert "😀 " * 12_000 in pieces.values()


def test_a_report_of_usual_length_has_no_such_sheet(real: Catalogue) -> None:
    assert REST not in opened(real).sheetnames


def test_names_of_sheets_are_ours_and_fit_excel(real: Catalogue) -> None:
    for name in opened(real).sheetnames:
        assert len(name) <= 31
        assert not set(name) & set("[]:*?/\\'")


def test_the_same_report_gives_the_same_bytes_and_tells_no_time_but_its_own(real: Catalogue) -> None:
    data = excel_file(real, real.reports[0], date(2024, 2, 29))
    assert data == excel_file(real, real.reports[0], date(2024, 2, 29))
    assert parts(data)["docProps/core.xml"].count(b"2024-02-29T00:00:00Z") == 2
    undated = parts(excel_file(real, real.reports[0]))["docProps/core.xml"]
    assert b"dcterms:created" not in undated


def test_days_are_days_and_counts_are_numbers(real: Catalogue) -> None:
    sheet = opened(real)["ผลการดำเนินการ"]
    kinds = [column.kind for column in tables(real, real.reports[0])[3].columns]
    first = next(sheet.iter_rows(min_row=2, max_row=2))
    day = first[kinds.index(Kind.DAY)]
    assert day.number_format == "yyyy-mm-dd"
    assert {cell.data_type for cell in first if cell.value is not None} == {"s", "n", "b", "d"}
