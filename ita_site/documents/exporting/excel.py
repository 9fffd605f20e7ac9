"""The report as an Excel file: a sheet that explains, and one for each table of open data, every cell typed.

No text becomes a formula or a link by what it looks like: strings are written as strings, and an address is a link only
in the column of addresses, and only where it is http or https.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ita_site.catalogue import Catalogue, Volume
from ita_site.documents.exporting.packing import ANY_MOMENT, sealed
from ita_site.exports.sheets import GUARDED
from ita_site.exports.table import Column, Kind, Table, Value
from ita_site.exports.tables import tables
from ita_site.model import Voice
from ita_site.pages.labels import report_name

ABOUT: Final = "อ่านก่อน"
REST: Final = "ข้อความยาว"
"""Names of the sheets that are no tables. No sheet's name is made from the report's words."""

MAX_CELL: Final = 32_767
"""The most that Excel holds in a cell, in UTF-16 units."""

PIECE: Final = 16_000
"""Characters of a piece of a longer text: at most 32,000 units."""

CUT: Final = "… [ข้อความยาวเกินหนึ่งช่องของ Excel อ่านต่อครบทุกตัวอักษรในแผ่น “{sheet}” ลำดับ {number}]"

_LINE: Final = 23.0
"""Height of a line in points."""
_FILLED: Final = 0.8
"""The part of a column's width that a line fills: Thai breaks between words, and no font is as wide as another."""
_TALLEST: Final = 409.0
_ABOVE: Final = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_A4: Final = 9
_MAX_LINKS: Final = 65_530
_FONT: Final = {"font_name": "TH Sarabun New", "font_size": 14, "valign": "top"}
_FORMATS: Final[Mapping[str, Mapping[str, object]]] = {
    "text": {"text_wrap": True},
    # a text that starts like a formula stays a text when someone edits the cell
    "quoted": {"text_wrap": True, "quote_prefix": True},
    "number": {"num_format": "0", "align": "center"},
    "yes": {"num_format": '"ใช่";"ใช่";"ไม่ใช่"'},
    "day": {"num_format": "yyyy-mm-dd"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm"},
    "link": {"text_wrap": True, "font_color": "#0B5394", "underline": 1},
    "head": {"bold": True, "text_wrap": True, "bg_color": "#E8EEF4", "bottom": 1},
    "reading": {"bold": True, "text_wrap": True, "bg_color": "#FFF3D6", "bottom": 1},
    "line": {},
    "title": {"bold": True, "font_size": 18},
}
_WIDTHS: Final = {Kind.TEXT: (12, 60), Kind.WHOLE: (9, 12), Kind.YES_NO: (9, 9), Kind.DAY: (12, 12)}
_OTHER_WIDTH: Final = (10, 18)
_OUR_WIDTH: Final = 20
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
        """Write a text as text; of one that is too long the beginning, and where the whole of it stands."""
        if _units(text) > MAX_CELL:
            self.rest.append((f"{sheet.get_name()} {xl_rowcol_to_cell(row, at)}", text))
            text = text[:PIECE] + CUT.format(sheet=REST, number=len(self.rest))
        usual = "quoted" if text.startswith(GUARDED) else "text"
        sheet.write_string(row, at, text, self.formats[look or usual])


def excel_file(catalogue: Catalogue, volume: Volume, changed: date | None = None) -> bytes:
    """The report as .xlsx."""
    made = io.BytesIO()
    workbook = Workbook(made, _OPTIONS)
    name = report_name(volume.report)
    workbook.set_properties({"title": name, "author": catalogue.agency.name, "created": ANY_MOMENT})
    book = _Book(workbook, {key: workbook.add_format({**_FONT, **look}) for key, look in _FORMATS.items()}, [])
    report = tables(catalogue, volume)
    _about(book, catalogue, name, report)
    for table in report:
        _sheet(book, table)
    if book.rest:
        _rest(book)
    workbook.close()
    return sealed(made.getvalue(), changed)


def _about(book: _Book, catalogue: Catalogue, name: str, report: Sequence[Table]) -> None:
    sheet = book.made.add_worksheet(ABOUT)
    widths = (26, 26, 26, 70, 26)
    _lay_out(sheet, widths)
    sheet.set_row(0, 2 * _LINE)
    book.text(sheet, 0, 0, f"{name} {catalogue.agency.name}", "title")
    lines = (
        "แผ่นถัดไปแผ่นละหนึ่งตาราง ตารางเชื่อมกันด้วยช่องที่ชื่อขึ้นต้นว่า “รหัส”",
        f"หัวช่องสีเหลืองคือสิ่งที่{_READING} ไม่ใช่คำของหน่วยงาน ช่องข้อความอื่นคัดจากรายงานคำต่อคำ รวมทั้งตัวสะกด",
        "วันที่และเดือนเป็นปี ค.ศ. ช่องปีเป็น พ.ศ. ช่องว่างหมายความว่ารายงานไม่ได้ระบุ",
        f"ข้อความที่ยาวเกินหนึ่งช่องของ Excel ({MAX_CELL:,} ตัวอักษร) อยู่ครบในแผ่น “{REST}”",
        "แก้ไขไฟล์นี้แล้วเว็บไซต์ไม่เปลี่ยน: เว็บไซต์สร้างจากเนื้อหาต้นทาง",
    )
    for at, line in enumerate(lines, 1):
        sheet.set_row(at, _LINE)
        sheet.write_string(at, 0, line, book.formats["line"])
    start = len(lines) + 2
    for at, heading in enumerate(("แผ่น", "ช่อง", "ชื่อในชุดข้อมูลเปิด", "ความหมาย", "เป็นคำของใคร")):
        book.text(sheet, start, at, heading, "head")
    sheet.set_row(start, _LINE)
    for row, words in enumerate(_dictionary(report), start + 1):
        sheet.set_row(row, _height(words, widths))
        for at, word in enumerate(words):
            book.text(sheet, row, at, word)


def _dictionary(report: Iterable[Table]) -> Iterator[tuple[str, ...]]:
    for table in report:
        yield table.title, "", table.name, table.shape.says.th, _VOICES[table.shape.says.voice]
        for column in table.columns:
            yield table.title, column.title, column.name, column.says.th, _VOICES[column.says.voice]


def _sheet(book: _Book, table: Table) -> None:
    sheet = book.made.add_worksheet(table.title)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)
    writers = [_writer(book, sheet, column) for column in table.columns]
    widths = [_width(column, [row[at] for row in table.rows]) for at, column in enumerate(table.columns)]
    _lay_out(sheet, widths)
    heads = [_head(book, sheet, at, column) for at, column in enumerate(table.columns)]
    sheet.set_row(0, _height(heads, widths))
    for number, row in enumerate(table.rows, 1):
        sheet.set_row(number, _height(row, widths))
        for at, value in enumerate(row):
            if value is not None:
                writers[at](number, at, value)


def _head(book: _Book, sheet: Worksheet, at: int, column: Column) -> str:
    ours = column.says.voice is Voice.READING
    words = f"{column.title}\n({_READING})" if ours else column.title
    book.text(sheet, 0, at, words, "reading" if ours else "head")
    return words


def _writer(book: _Book, sheet: Worksheet, column: Column) -> Any:
    """What writes the values of a column: ``(row, column, value)``."""
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


def _rest(book: _Book) -> None:
    """The texts that are longer than a cell, whole, in pieces one below the other."""
    sheet = book.made.add_worksheet(REST)
    sheet.freeze_panes(1, 0)
    _lay_out(sheet, (9, 30, 9, 100))
    for at, heading in enumerate(("ลำดับ", "อยู่ที่แผ่นและช่อง", "ตอนที่", "ข้อความ (ต่อกันทุกตอนจะครบ)")):
        book.text(sheet, 0, at, heading, "head")
    sheet.set_row(0, _LINE)
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


def _lay_out(sheet: Worksheet, widths: Iterable[int]) -> None:
    """Widths of the columns in characters, and A4 across when printed."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)


def _height(values: Iterable[Value], widths: Sequence[int]) -> float:
    """Points that the tallest cell of a row needs: programs other than Excel do not find that out by themselves."""
    texts = ((value, width) for value, width in zip(values, widths, strict=True) if isinstance(value, str))
    return min(_TALLEST, _LINE * max((_lines(text, int(_FILLED * width)) for text, width in texts), default=1))


def _lines(text: str, width: int) -> int:
    """How many lines of so many characters a text needs, about."""
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(-(-_shown(line) // width) or 1 for line in text.split("\n"))


def _shown(text: str) -> int:
    """Characters that take room: Thai vowels and tone marks above and below a letter take none."""
    return len(_ABOVE.sub("", text[:MAX_CELL]))


def _width(column: Column, values: Iterable[Value]) -> int:
    least, most = _WIDTHS.get(column.kind, _OTHER_WIDTH)
    if column.says.voice is Voice.READING:
        least = max(least, _OUR_WIDTH)
    longest = max((len(line) for value in values if isinstance(value, str) for line in value.split("\n")), default=0)
    return max(least, min(most, longest + 2))
