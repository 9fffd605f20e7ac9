"""The rows of tables as SpreadsheetML (ECMA-376, part 1, 18.3 and 18.4), put into a workbook without them.

XlsxWriter makes all but these rows: for the 50,000 cells of a long report it takes many times as long.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import chain
from typing import Final
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_col_to_name

from ita_site.office.spreadsheet.table_sheet import Strip, TableSheet
from ita_site.open_data.csv_files import GUARDED
from ita_site.open_data.table import Kind, Value

_STRINGS: Final = "xl/sharedStrings.xml"
_COUNTS: Final = re.compile(rb' count="(\d+)" uniqueCount="(\d+)"')
_TEXT_CELL: Final = b' t="s"'
_ROW_END: Final = b"</row>"
_ROWS_END: Final = b"</sheetData>"
_STYLE: Final = re.compile(rb'<c r="[A-Z]+2" s="(\d+)"')
_SPECIAL: Final = re.compile("_(?=x[0-9a-fA-F]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""What XML cannot hold, and what would be read as the beginning of its escape."""

_DAY_ZERO: Final = datetime(1899, 12, 30, tzinfo=UTC)
"""Of Excel's calendar, which counts right from March 1900 on."""


def filled(shell: bytes, sheets: Mapping[str, TableSheet], looks: Sequence[str]) -> dict[str, bytes]:
    """Return the parts of a workbook that change, by name, where the rows of its tables are put in.

    `sheets` are by the names of their parts. What `shell` has there below the first row is replaced: of the first
    sheet, one cell in each of `looks`, from which the numbers of the styles are read.
    """
    with zipfile.ZipFile(io.BytesIO(shell)) as archive:
        strings = _Strings(archive.read(_STRINGS))
        parts = {name: archive.read(name) for name in sheets}
    numbers = _STYLE.findall(next(iter(parts.values())))
    styles = {look: number.decode() for look, number in zip(looks, numbers, strict=False)}
    before = _text_cells(parts)
    for name, sheet in sheets.items():
        parts[name] = _with_rows(parts[name], "".join(_rows(sheet, styles, strings)))
    parts[_STRINGS] = strings.part(_text_cells(parts) - before)
    return parts


def _text_cells(parts: Mapping[str, bytes]) -> int:
    return sum(part.count(_TEXT_CELL) for part in parts.values())


def _with_rows(part: bytes, rows: str) -> bytes:
    heading, end, rest = part.partition(_ROW_END)
    return heading + end + rows.encode() + rest[rest.index(_ROWS_END) :]


class _Strings:
    """The texts of a workbook's cells, each once, by number."""

    def __init__(self, part: bytes) -> None:
        """Read the part of the workbook that has those of its other sheets."""
        counts = _COUNTS.search(part)
        if counts is None:
            raise ValueError(_STRINGS)
        self._part, self._uses, self._first = part, int(counts[1]), int(counts[2])
        self._numbers: dict[str, int] = {}

    def add(self, values: Iterable[Value]) -> None:
        """Give a number to each text among `values`."""
        for value in dict.fromkeys(values):
            if isinstance(value, str):
                self._numbers.setdefault(value, self._first + len(self._numbers))

    def number(self, text: str) -> int:
        """Return the number of a text."""
        return self._numbers[text]

    def part(self, more_uses: int) -> bytes:
        """Return the part with the texts that were added, which are used in so many more cells."""
        counts = f' count="{self._uses + more_uses}" uniqueCount="{self._first + len(self._numbers)}"'
        head, end, rest = _COUNTS.sub(counts.encode(), self._part, count=1).rpartition(b"</sst>")
        return head + "".join(map(_string, self._numbers)).encode() + end + rest


def _string(text: str) -> str:
    words = escape(_SPECIAL.sub(lambda match: f"_x{ord(match[0]):04X}_", text))
    return f'<si><t xml:space="preserve">{words}</t></si>' if text != text.strip() else f"<si><t>{words}</t></si>"


def _rows(sheet: TableSheet, styles: Mapping[str, str], strings: _Strings) -> Iterator[str]:
    # row by row, so that near cells have near numbers, which compress better
    strings.add(chain.from_iterable(zip(*(strip.values for strip in sheet.strips), strict=True)))
    columns = [list(_cells(strip, at, styles, strings)) for at, strip in enumerate(sheet.strips)]
    rows = zip(sheet.heights, zip(*columns, strict=True), strict=True)
    for number, (height, cells) in enumerate(rows, 2):
        attributes = f'r="{number}" spans="1:{len(columns)}" ht="{_whole_pixels(height)}" customHeight="1"'
        yield f"<row {attributes}>{''.join(cells)}</row>"


def _whole_pixels(points: float) -> str:
    return f"{int(points * 4 / 3 + 0.5) * 0.75:.16g}"


def _cells(strip: Strip, at: int, styles: Mapping[str, str], strings: _Strings) -> Iterator[str]:
    """Yield the cells of a column, from the second row on."""
    rests = {value: _after_place(strip, value, styles, strings) for value in dict.fromkeys(strip.values)}
    letters = xl_col_to_name(at)
    for number, value in enumerate(strip.values, 2):
        yield f'<c r="{letters}{number}"{rests[value]}'


def _after_place(strip: Strip, value: Value, styles: Mapping[str, str], strings: _Strings) -> str:
    """Return a cell without its beginning, which says where it is: the same for all that have the same value."""
    if value is None:
        return f' s="{styles["text"]}"/>'
    if isinstance(value, str):
        return f' s="{styles[_text_look(strip, value)]}" t="s"><v>{strings.number(value)}</v></c>'
    if strip.column.kind is Kind.YES_NO:
        return f' s="{styles["yes"]}" t="b"><v>{int(bool(value))}</v></c>'
    return f' s="{styles[_LOOKS[strip.column.kind]]}"><v>{_number(value)}</v></c>'


_LOOKS: Final = {Kind.WHOLE: "number", Kind.DECIMAL: "decimal", Kind.DAY: "day", Kind.MOMENT: "moment"}


def _text_look(strip: Strip, text: str) -> str:
    if text in strip.links:
        return "link"
    # a text that starts like a formula stays a text when someone edits the cell
    return "quoted" if text.startswith(GUARDED) else "text"


def _number(value: int | Decimal | date | datetime) -> str:
    """Return a value as Excel counts it: days, with moments of UTC as parts of a day."""
    if isinstance(value, datetime):
        return f"{(value - _DAY_ZERO) / timedelta(days=1):.16G}"
    if isinstance(value, date):
        return str((value - _DAY_ZERO.date()).days)
    return str(value)
