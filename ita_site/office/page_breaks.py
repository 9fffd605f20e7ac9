"""Rows of a finished Word table that stay on one page: those that surely fit, so that none leaves a line behind.

A longer row must break: LibreOffice cuts off what of an unbroken row is below the page.
"""

from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ita_site.office.spreadsheet.layout import shown

_LINES: Final = 11
"""The most lines of a short row: half of a page across in the size of the form, all of one in twice that size."""

_PER_CM: Final = 4.5
"""Characters that fit a centimetre at least."""


def keep_short_rows(table: Any) -> None:
    """Let no short row of a python-docx table break across pages."""
    for row in table.rows:
        if _is_short(row):
            properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no name for it
            if properties.find(qn("w:cantSplit")) is None:
                properties.insert(0, OxmlElement("w:cantSplit"))


def _is_short(row: Any) -> bool:
    return all(cell.width is not None and _lines(cell) <= _LINES for cell in row.cells)


def _lines(cell: Any) -> int:
    full = max(1, int(_PER_CM * cell.width.cm))
    lines = (line for paragraph in cell.paragraphs for line in paragraph.text.split("\n"))
    return sum(-(-shown(line) // full) or 1 for line in lines)
