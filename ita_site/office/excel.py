"""The report as an Excel file: a sheet that explains, and one for each table of open data, every cell typed.

No text becomes a formula or a link by what it looks like: strings are written as strings, and an address is a link only
in the column of addresses, and only where it is http or https.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.labels import report_name
from ita_site.model.entry import Voice
from ita_site.office.reproducible_zip import ANY_MOMENT, sealed
from ita_site.office.spreadsheet.layout import FONT_SIZE, LINE, MARGIN, printed, row_height
from ita_site.office.spreadsheet.rows import filled
from ita_site.office.spreadsheet.table_sheet import (
    MAX_CELL,
    MAX_URL,
    PIECE,
    READING,
    REST,
    LongText,
    Strip,
    TableSheet,
    cut,
    table_sheets,
)
from ita_site.open_data.table import Table
from ita_site.open_data.tables import tables

ABOUT: Final = "อ่านก่อน"
"""The sheet that explains. No sheet's name is made from the report's words."""

_FONT: Final = {"font_name": "TH Sarabun New", "font_size": FONT_SIZE, "valign": "top"}
_RULED: Final = {"text_wrap": True, "border": 1, "border_color": "#C9D1D9"}
_FORMATS: Final[Mapping[str, Mapping[str, object]]] = {
    "text": {**_RULED},
    "quoted": {**_RULED, "quote_prefix": True},
    "number": {**_RULED, "num_format": "0", "align": "center"},
    "decimal": {**_RULED, "num_format": "0.00", "align": "center"},
    "yes": {**_RULED, "num_format": '"ใช่";"ใช่";"ไม่ใช่"', "align": "center"},
    "day": {**_RULED, "num_format": "yyyy-mm-dd", "align": "center"},
    "moment": {**_RULED, "num_format": "yyyy-mm-dd hh:mm", "align": "center"},
    "link": {**_RULED, "font_color": "#0B5394", "underline": 1},
    "head": {**_RULED, "bold": True, "bg_color": "#E8EEF4"},
    "reading": {**_RULED, "bold": True, "bg_color": "#FFF3D6"},
    "line": {},
    "title": {"bold": True, "font_size": 18},
}
_FOOTER: Final = '&"TH Sarabun New,Regular"&12 '
_VOICES: Final = {Voice.VERBATIM: "คำของรายงาน คัดคำต่อคำ", Voice.READING: READING, Voice.DATA: ""}
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "max_url_length": MAX_URL,
}


@dataclass(slots=True)
class _Book:
    """A workbook being written, and what did not fit into its cells."""

    made: Workbook
    formats: Mapping[str, Format]
    rest: list[LongText]

    def text(self, sheet: Worksheet, row: int, at: int, text: str, look: str = "text") -> None:
        """Write a text as text; of one that is too long the beginning, and where the whole text is."""
        short = cut(f"{sheet.get_name()} {xl_rowcol_to_cell(row, at)}", text, self.rest)
        sheet.write_string(row, at, short, self.formats[look])


def excel_file(catalogue: Catalogue, report: ReportView, changed: date | None = None) -> bytes:
    """Return the report as .xlsx."""
    made = io.BytesIO()
    workbook = Workbook(made, _OPTIONS)
    name = report_name(report.entry)
    workbook.set_properties({"title": name, "author": catalogue.agency.name, "created": ANY_MOMENT})
    report_tables = tables(catalogue, report)
    sheets, rest = table_sheets(report_tables)
    formats = {key: workbook.add_format({**_FONT, **look}) for key, look in _FORMATS.items()}
    book = _Book(workbook, formats, list(rest))
    _about(book, catalogue, name, report_tables)
    parts = {_add_sheet(book, sheet, name): sheet for sheet in sheets}
    _add_looks(book, sheets[0].title)
    if book.rest:
        _rest(book, name)
    workbook.close()
    return sealed(made.getvalue(), changed, filled(made.getvalue(), parts, list(_FORMATS)))


def _about(book: _Book, catalogue: Catalogue, name: str, report: Sequence[Table]) -> None:
    sheet = book.made.add_worksheet(ABOUT)
    widths = (22, 24, 26, 56, 28)
    _lay_out(sheet, widths, name)
    sheet.set_row(0, 2 * LINE)
    book.text(sheet, 0, 0, f"{name} {catalogue.agency.name}", "title")
    lines = (
        "แผ่นถัดไปแผ่นละหนึ่งตาราง ตารางเชื่อมกันด้วยช่องที่ชื่อขึ้นต้นว่า “รหัส”",
        f"หัวช่องสีเหลืองคือสิ่งที่{READING} ไม่ใช่คำของหน่วยงาน ช่องข้อความอื่นคัดจากรายงานคำต่อคำ รวมทั้งตัวสะกด",
        "ช่องที่มีรหัสเป็นภาษาอังกฤษมีช่องคำไทยอยู่ถัดไป ช่องที่รายงานนี้ไม่มีค่าเลยถูกพับไว้ กด + เหนือหัวช่องเพื่อกางออก",
        "วันที่และเดือนเป็นปี ค.ศ. ช่องปีเป็น พ.ศ. ช่องว่างหมายความว่ารายงานไม่ได้ระบุ",
        f"ข้อความที่ยาวเกินหนึ่งช่องของ Excel ({MAX_CELL:,} ตัวอักษร) อยู่ครบในแผ่น “{REST}”",
        "แก้ไขไฟล์นี้แล้วเว็บไซต์ไม่เปลี่ยน: เว็บไซต์สร้างจากเนื้อหาต้นทาง",
    )
    for at, line in enumerate(lines, 1):
        sheet.set_row(at, LINE)
        sheet.write_string(at, 0, line, book.formats["line"])
    start = len(lines) + 2
    for at, heading in enumerate(("แผ่น", "ช่อง", "ชื่อในชุดข้อมูลเปิด", "ความหมาย", "เป็นคำของใคร")):
        book.text(sheet, start, at, heading, "head")
    sheet.set_row(start, LINE)
    sheet.repeat_rows(start)
    for row, words in enumerate(_dictionary(report), start + 1):
        sheet.set_row(row, row_height(words, widths))
        for at, word in enumerate(words):
            book.text(sheet, row, at, word)


def _dictionary(report: Iterable[Table]) -> Iterator[tuple[str, ...]]:
    for table in report:
        yield table.title, "", table.name, table.shape.says.th, _VOICES[table.shape.says.voice]
        for column in table.columns:
            yield table.title, column.title, column.name, column.says.th, _VOICES[column.says.voice]


def _add_sheet(book: _Book, sheet: TableSheet, name: str) -> str:
    """Add a sheet with its heading and its links, and return the name of its part; its rows are put in later."""
    made = book.made.add_worksheet(sheet.title)
    made.freeze_panes(1, 1)
    made.repeat_rows(0)
    rows, last = len(sheet.heights), len(sheet.strips) - 1
    made.autofilter(0, 0, max(1, rows), last)
    _lay_out(made, sheet.widths, name)
    for at, strip in enumerate(sheet.strips):
        book.text(made, 0, at, strip.head, "reading" if strip.column.says.voice is Voice.READING else "head")
    made.set_row(0, row_height([strip.head for strip in sheet.strips], sheet.widths))
    for at, strip in enumerate(sheet.strips):
        _add_links(made, at, strip)
    # says how large the sheet is
    made.write_blank(rows, last, None, book.formats["text"]) if rows else None
    return f"xl/worksheets/sheet{len(book.made.worksheets())}.xml"


def _add_links(made: Worksheet, at: int, strip: Strip) -> None:
    for row, value in enumerate(strip.values, 1):
        if value in strip.links:
            made.write_url(row, at, value, string=REST)


def _add_looks(book: _Book, sheet: str) -> None:
    for at, look in enumerate(book.formats.values()):
        book.made.get_worksheet_by_name(sheet).write_blank(1, at, None, look)


def _rest(book: _Book, name: str) -> None:
    """Write the texts that are longer than a cell, whole, in pieces one below the other."""
    sheet = book.made.add_worksheet(REST)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    _lay_out(sheet, (9, 30, 9, 100), name)
    for at, heading in enumerate(("ลำดับ", "อยู่ที่แผ่นและช่อง", "ตอนที่", "ข้อความ (ต่อกันทุกตอนจะครบ)")):
        book.text(sheet, 0, at, heading, "head")
    sheet.set_row(0, LINE)
    row = 1
    for number, long in enumerate(book.rest, 1):
        for part, start in enumerate(range(0, len(long.text), PIECE), 1):
            sheet.write_number(row, 0, number, book.formats["number"])
            book.text(sheet, row, 1, long.place)
            sheet.write_number(row, 2, part, book.formats["number"])
            book.text(sheet, row, 3, long.text[start : start + PIECE])
            row += 1


def _lay_out(sheet: Worksheet, widths: Sequence[int], name: str) -> None:
    """Set the widths of columns in characters, 0 for those folded away, and how they are printed, with `name` below."""
    folded = False
    for at, wide in enumerate([*widths, 0]):
        hidden = at < len(widths) and not wide
        options = {"level": 1, "hidden": True} if hidden else {"collapsed": True} if folded else {}
        sheet.set_column(at, at, wide or None, None, options)
        folded = hidden
    plan = printed(widths)
    sheet.set_landscape()
    sheet.set_paper(plan.paper.number)
    if plan.fit:
        sheet.fit_to_pages(1, 0)
    else:
        sheet.set_print_scale(plan.scale)
    sheet.set_margins(left=MARGIN, right=MARGIN, top=0.5, bottom=0.7)
    sheet.set_v_pagebreaks(list(plan.breaks))
    if plan.breaks:
        sheet.repeat_columns(0)
    sheet.set_footer(f"&L{_FOOTER}{name}&C{_FOOTER}&A&R{_FOOTER}หน้า &P จาก &N")
