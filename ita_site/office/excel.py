"""The report as an Excel file: a sheet that explains, and one for each table of open data, every cell typed.

No text becomes a formula or a link by what it looks like: strings are written as strings, and an address is a link only
in the column of addresses, and only where it is http or https.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.labels import report_name
from ita_site.model.entry import Voice
from ita_site.office.code_names import THAI
from ita_site.office.excel_layout import FONT_SIZE, LINE, MARGIN, fitted, height, printed, width
from ita_site.office.reproducible_zip import ANY_MOMENT, sealed
from ita_site.open_data.csv_files import GUARDED
from ita_site.open_data.table import Column, Kind, Table, Value
from ita_site.open_data.tables import tables

ABOUT: Final = "อ่านก่อน"
REST: Final = "ข้อความยาว"
"""Names of the sheets that are no tables. No sheet's name is made from the report's words."""

MAX_CELL: Final = 32_767
"""The most that Excel holds in a cell, in UTF-16 units."""

PIECE: Final = 16_000
"""Characters of a piece of a longer text: at most 32,000 units."""

CUT: Final = "… [ข้อความยาวเกินหนึ่งช่องของ Excel อ่านต่อครบทุกตัวอักษรในแผ่น “{sheet}” ลำดับ {number}]"

_MAX_LINKS: Final = 65_530
_FONT: Final = {"font_name": "TH Sarabun New", "font_size": FONT_SIZE, "valign": "top"}
_RULED: Final = {"text_wrap": True, "border": 1, "border_color": "#C9D1D9"}
_FORMATS: Final[Mapping[str, Mapping[str, object]]] = {
    "text": {**_RULED},
    # a text that starts like a formula stays a text when someone edits the cell
    "quoted": {**_RULED, "quote_prefix": True},
    "number": {**_RULED, "num_format": "0", "align": "center"},
    "yes": {**_RULED, "num_format": '"ใช่";"ใช่";"ไม่ใช่"', "align": "center"},
    "day": {**_RULED, "num_format": "yyyy-mm-dd", "align": "center"},
    "moment": {**_RULED, "num_format": "yyyy-mm-dd hh:mm", "align": "center"},
    "link": {**_RULED, "font_color": "#0B5394", "underline": 1},
    "head": {**_RULED, "bold": True, "bg_color": "#E8EEF4"},
    "reading": {**_RULED, "bold": True, "bg_color": "#FFF3D6"},
    "line": {},
    "title": {"bold": True, "font_size": 18},
}
IN_THAI: Final = " (คำไทย)"
"""Ends the heading of a column of words for the codes beside it."""

_FOOTER: Final = '&"TH Sarabun New,Regular"&12 '
_READING: Final = "ผู้จัดทำตีความเอง"
_VOICES: Final = {Voice.VERBATIM: "คำของรายงาน คัดคำต่อคำ", Voice.READING: _READING, Voice.DATA: ""}
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}


@dataclass(slots=True)
class _Book:
    """A workbook being written, and what did not fit into its cells."""

    made: Workbook
    formats: Mapping[str, Format]
    rest: list[tuple[str, str]]

    def text(self, sheet: Worksheet, row: int, at: int, text: str, look: str = "") -> None:
        """Write a text as text; of one that is too long the beginning, and where the whole text is."""
        if _units(text) > MAX_CELL:
            self.rest.append((f"{sheet.get_name()} {xl_rowcol_to_cell(row, at)}", text))
            text = text[:PIECE] + CUT.format(sheet=REST, number=len(self.rest))
        usual = "quoted" if text.startswith(GUARDED) else "text"
        sheet.write_string(row, at, text, self.formats[look or usual])


def excel_file(catalogue: Catalogue, report: ReportView, changed: date | None = None) -> bytes:
    """Return the report as .xlsx."""
    made = io.BytesIO()
    workbook = Workbook(made, _OPTIONS)
    name = report_name(report.entry)
    workbook.set_properties({"title": name, "author": catalogue.agency.name, "created": ANY_MOMENT})
    book = _Book(workbook, {key: workbook.add_format({**_FONT, **look}) for key, look in _FORMATS.items()}, [])
    report_tables = tables(catalogue, report)
    _about(book, catalogue, name, report_tables)
    for table in report_tables:
        _sheet(book, table, name)
    if book.rest:
        _rest(book, name)
    workbook.close()
    return sealed(made.getvalue(), changed)


def _about(book: _Book, catalogue: Catalogue, name: str, report: Sequence[Table]) -> None:
    sheet = book.made.add_worksheet(ABOUT)
    widths = (22, 24, 26, 56, 28)
    _lay_out(sheet, widths, name)
    sheet.set_row(0, 2 * LINE)
    book.text(sheet, 0, 0, f"{name} {catalogue.agency.name}", "title")
    lines = (
        "แผ่นถัดไปแผ่นละหนึ่งตาราง ตารางเชื่อมกันด้วยช่องที่ชื่อขึ้นต้นว่า “รหัส”",
        f"หัวช่องสีเหลืองคือสิ่งที่{_READING} ไม่ใช่คำของหน่วยงาน ช่องข้อความอื่นคัดจากรายงานคำต่อคำ รวมทั้งตัวสะกด",
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
        sheet.set_row(row, height(words, widths))
        for at, word in enumerate(words):
            book.text(sheet, row, at, word)


def _dictionary(report: Iterable[Table]) -> Iterator[tuple[str, ...]]:
    for table in report:
        yield table.title, "", table.name, table.shape.says.th, _VOICES[table.shape.says.voice]
        for column in table.columns:
            yield table.title, column.title, column.name, column.says.th, _VOICES[column.says.voice]


@dataclass(frozen=True, slots=True)
class _Strip:
    """A column of a sheet: a column of the table, or Thai words for the codes of the one before it."""

    column: Column
    head: str
    values: Sequence[Value]

    def width(self, most: int) -> int:
        """Return the width in characters; 0 where there are rows and none has a value."""
        folded = self.values and all(value is None for value in self.values)
        return 0 if folded else width(self.column, self.head, self.values, most)


def _strips(table: Table) -> Iterator[_Strip]:
    for at, column in enumerate(table.columns):
        values = [row[at] for row in table.rows]
        note = f"\n({_READING})" if column.says.voice is Voice.READING else ""
        yield _Strip(column, f"{column.title}{note}", values)
        if column.name in THAI:
            words = [THAI[column.name].get(str(value)) for value in values]
            yield _Strip(column, f"{column.title}{IN_THAI}{note}", words)


def _sheet(book: _Book, table: Table, name: str) -> None:
    sheet = book.made.add_worksheet(table.title)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    strips = list(_strips(table))
    widths = fitted(lambda most: [strip.width(most) for strip in strips])
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(strips) - 1)
    _lay_out(sheet, widths, name)
    for at, strip in enumerate(strips):
        book.text(sheet, 0, at, strip.head, "reading" if strip.column.says.voice is Voice.READING else "head")
    sheet.set_row(0, height([strip.head for strip in strips], widths))
    writers = [_writer(book, sheet, strip.column) for strip in strips]
    for number, row in enumerate(zip(*(strip.values for strip in strips), strict=True), 1):
        sheet.set_row(number, height(row, widths))
        for at, value in enumerate(row):
            if value is None:
                sheet.write_blank(number, at, None, book.formats["text"])
            else:
                writers[at](number, at, value)


def _writer(book: _Book, sheet: Worksheet, column: Column) -> Any:
    """Return the function that writes the values of a column, called with `(row, column, value)`."""
    formats = book.formats
    if column.kind is Kind.WHOLE:
        return partial(_call, sheet.write_number, formats["number"])
    if column.kind is Kind.YES_NO:
        return partial(_call, sheet.write_boolean, formats["yes"])
    if column.kind is Kind.DAY:
        return partial(_call, sheet.write_datetime, formats["day"])
    if column.kind is Kind.MOMENT:
        return lambda row, at, value: sheet.write_datetime(row, at, value.replace(tzinfo=None), formats["moment"])
    if column.pattern:
        return partial(_link, book, sheet)
    return partial(book.text, sheet)


def _call(write: Any, look: Format, row: int, at: int, value: Value) -> None:
    write(row, at, value, look)


def _link(book: _Book, sheet: Worksheet, row: int, at: int, url: str) -> None:
    # XlsxWriter drops the cell, and not only the link, where Excel's limits are passed
    safe = url.lower().startswith(("http://", "https://")) and len(url) <= book.made.max_url_length
    if safe and row < _MAX_LINKS:
        sheet.write_url(row, at, url, book.formats["link"], string=url)
    else:
        book.text(sheet, row, at, url)


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
    for number, (place, text) in enumerate(book.rest, 1):
        for part, start in enumerate(range(0, len(text), PIECE), 1):
            sheet.write_number(row, 0, number, book.formats["number"])
            book.text(sheet, row, 1, place)
            sheet.write_number(row, 2, part, book.formats["number"])
            book.text(sheet, row, 3, text[start : start + PIECE])
            row += 1


def _units(text: str) -> int:
    return len(text) if len(text) < PIECE else len(text.encode("utf-16-le", "surrogatepass")) // 2


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
