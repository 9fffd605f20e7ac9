"""Rows of a finished Word table that stay on one page: those that surely fit, so that none leaves a line behind.

A longer row must break: LibreOffice cuts off what of an unbroken row is below the page.
"""

from typing import Final

from docx.oxml.ns import qn
from lxml.etree import _Element

from ita_site.office.spreadsheet.layout import shown

_LINES: Final = 11
"""The most lines of a short row: half of a page across in the size of the form, all of one in twice that size."""

_PER_CM: Final = 4.5
"""Characters that fit a centimetre at least."""

_TWIPS: Final = 1440 / 2.54
"""Of a centimetre."""

_ROWS: Final = "/".join(map(qn, ("w:body", "w:tbl", "w:tr")))
_EXCEPTIONS, _PROPERTIES, _UNBROKEN = map(qn, ("w:tblPrEx", "w:trPr", "w:cantSplit"))
_CELL, _PARAGRAPH, _RUN, _TEXT = map(qn, ("w:tc", "w:p", "w:r", "w:t"))
_CELL_WIDTH: Final = "/".join(map(qn, ("w:tcPr", "w:tcW")))
_MERGED: Final = "/".join(map(qn, ("w:tc", "w:tcPr", "w:vMerge")))
_WIDTH, _UNIT = map(qn, ("w:w", "w:type"))
_SIGNS: Final = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:noBreakHyphen"): "-"}


def keep_short_rows(document: _Element) -> None:
    """Let no short row of a document's tables break across pages. Changes the tree of `word/document.xml`."""
    for row in filter(_is_short, document.iterfind(_ROWS)):
        properties = _properties(row)
        if properties.find(_UNBROKEN) is None:
            properties.insert(0, properties.makeelement(_UNBROKEN))


def _properties(row: _Element) -> _Element:
    """Return the properties of a row, which are made where it has none."""
    properties = row.find(_PROPERTIES)
    if properties is None:
        properties = row.makeelement(_PROPERTIES)
        row.insert(0 if row.find(_EXCEPTIONS) is None else 1, properties)
    return properties


def _is_short(row: _Element) -> bool:
    # how much of a cell that several rows share is in this row, only Word knows
    return row.find(_MERGED) is None and all(map(_is_short_cell, row.iterchildren(_CELL)))


def _is_short_cell(cell: _Element) -> bool:
    width = cell.find(_CELL_WIDTH)
    if width is None or width.get(_UNIT) != "dxa":
        return False
    full = max(1, int(_PER_CM * int(width.get(_WIDTH, "0")) / _TWIPS))
    return sum(_lines(paragraph, full) for paragraph in cell.iterchildren(_PARAGRAPH)) <= _LINES


def _lines(paragraph: _Element, full: int) -> int:
    """Return how many lines a paragraph has at most where `full` characters fit a line."""
    text = "".join(_text(part) for run in paragraph.iter(_RUN) for part in run)
    return sum(-(-shown(line) // full) or 1 for line in text.split("\n"))


def _text(part: _Element) -> str:
    """Return what a part of a run prints."""
    return (part.text or "") if part.tag == _TEXT else _SIGNS.get(str(part.tag), "")
