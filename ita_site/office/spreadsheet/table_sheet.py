"""What a sheet shows of a table of open data: its columns with Thai words beside the codes, and how large all is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from ita_site.model.entry import Voice
from ita_site.office.spreadsheet.code_names import THAI
from ita_site.office.spreadsheet.layout import fitted, height, lines, width
from ita_site.open_data.table import Column, Table, Value

REST: Final = "ข้อความยาว"
"""The sheet that holds whole what a cell cannot."""

READING: Final = "เว็บไซต์นี้ตีความเอง"
IN_THAI: Final = " (คำไทย)"
"""Ends the heading of a column of words for the codes beside it."""

MAX_CELL: Final = 32_767
"""The most that Excel holds in a cell, in UTF-16 units."""

PIECE: Final = 16_000
"""Characters of a piece of a longer text: at most 32,000 units."""

MAX_URL: Final = 2_079
"""The longest address that Excel takes for a link, in characters."""

_MAX_LINKS: Final = 65_530
"""The most links that Excel takes on a sheet."""

_CUT: Final = "… [ข้อความยาวเกินหนึ่งช่องของ Excel อ่านต่อครบทุกตัวอักษรในแผ่น “{sheet}” ลำดับ {number}]"


@dataclass(frozen=True, slots=True)
class Strip:
    """A column of a sheet: a column of the table, or Thai words for the codes of the one before it."""

    column: Column
    head: str
    values: Sequence[Value]
    texts: tuple[str, ...]
    """Its texts, each once."""
    links: frozenset[str]
    """Which of its texts are links: web addresses in a column of addresses."""

    def width(self, most: int) -> int:
        """Return the width in characters, `most` for long texts; 0 where there are rows and none has a value."""
        folded = self.values and not self.texts and all(value is None for value in self.values)
        return 0 if folded else width(self.column, self.head, self.texts, most)


@dataclass(frozen=True, slots=True)
class LongText:
    """A text that is longer than a cell: whole, and where its beginning is."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A table as a sheet shows it. `widths` of columns are in characters, 0 for one that is folded away."""

    title: str
    strips: tuple[Strip, ...]
    widths: tuple[int, ...]
    heights: tuple[float, ...]
    """Of the rows below the heading, in points."""


def table_sheets(tables: Iterable[Table]) -> tuple[tuple[TableSheet, ...], tuple[LongText, ...]]:
    """Return the sheet of each table, and the texts of all that are longer than a cell."""
    rest: list[LongText] = []
    return tuple(_sheet(table, rest) for table in tables), tuple(rest)


def _sheet(table: Table, rest: list[LongText]) -> TableSheet:
    strips = tuple(_cut(table.title, tuple(_strips(table)), rest))
    widths = tuple(fitted(lambda most: [strip.width(most) for strip in strips]))
    return TableSheet(table.title, strips, widths, _heights(strips, widths))


def cut(place: str, text: str, rest: list[LongText]) -> str:
    """Return a text for a cell: of one that is too long, which goes to `rest`, the beginning and where it is whole."""
    if not is_long(text):
        return text
    rest.append(LongText(place, text))
    return text[:PIECE] + _CUT.format(sheet=REST, number=len(rest))


def is_long(text: str) -> bool:
    """Return whether a text does not fit into a cell."""
    return len(text) >= PIECE and len(text.encode("utf-16-le", "surrogatepass")) // 2 > MAX_CELL


def _strips(table: Table) -> Iterator[Strip]:
    for column, values in zip(table.columns, _columns(table), strict=True):
        note = f"\n({READING})" if column.says.voice is Voice.READING else ""
        yield _strip(column, f"{column.title}{note}", values)
        if column.name in THAI:
            words = [THAI[column.name].get(str(value)) for value in values]
            yield _strip(column, f"{column.title}{IN_THAI}{note}", words)


def _columns(table: Table) -> Iterable[Sequence[Value]]:
    return zip(*table.rows, strict=True) if table.rows else [()] * len(table.columns)


def _strip(column: Column, head: str, values: Sequence[Value]) -> Strip:
    texts = tuple(value for value in dict.fromkeys(values) if isinstance(value, str))
    linked = column.pattern and len(values) < _MAX_LINKS
    return Strip(column, head, values, texts, frozenset(filter(_is_link, texts)) if linked else frozenset())


def _is_link(text: str) -> bool:
    return text.lower().startswith(("http://", "https://")) and len(text) <= MAX_URL


def _cut(title: str, strips: Sequence[Strip], rest: list[LongText]) -> Iterable[Strip]:
    """Return columns without texts that are longer than a cell; those go to `rest`, row by row."""
    if not any(map(is_long, (text for strip in strips for text in strip.texts))):
        return strips
    columns = [list(strip.values) for strip in strips]
    for row in range(len(columns[0])):
        for at, values in enumerate(columns):
            value = values[row]
            if isinstance(value, str):
                values[row] = cut(f"{title} {xl_rowcol_to_cell(row + 1, at)}", value, rest)
    return [_strip(strip.column, strip.head, values) for strip, values in zip(strips, columns, strict=True)]


def _heights(strips: Sequence[Strip], widths: Sequence[int]) -> tuple[float, ...]:
    columns = (_lines(strip, wide) for strip, wide in zip(strips, widths, strict=True) if wide)
    return tuple(height(max(row)) for row in zip(*columns, strict=True))


def _lines(strip: Strip, wide: int) -> list[int]:
    """Return how many lines each value of a column needs."""
    of_text: dict[Value, int] = {text: lines(text, wide) for text in strip.texts}
    return [of_text.get(value, 1) for value in strip.values]
