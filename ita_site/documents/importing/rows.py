"""A row of the form → its words by column, and what kind of row it is: values, a sum, signatures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ita_site.documents.importing.columns import FORM, Column, words_of
from ita_site.documents.importing.flow import Cell, Line, Paragraph, Table
from ita_site.documents.importing.grid import Header, split_activities
from ita_site.documents.importing.items import is_tick

_NUMBER: Final = re.compile(r"[(]?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,2})*[.)]{0,2}")

_SAYS_MORE: Final = frozenset((Column.RESULTS, Column.OUTCOMES, Column.STATUS))
"""Columns in which a tick alone says nothing that can be read."""

_SUMS: Final = frozenset(("รวม", "รวมทั้งสิ้น", "รวมเป็นเงิน", "รวมทั้งหมด", "รวมเป็นเงินทั้งสิ้น"))
_SIGNS: Final = re.compile(r"[(]?\s*ลงชื่อ|[(]\s*[.…_·]{3,}")
_SIGNER: Final = re.compile(r"ผู้จัดทำ|ผู้รายงาน|ผู้รับรอง|ขอรับรอง")
"""How a row for signatures begins; a measure's words may begin with the second too, but fill more columns."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of the table: paragraphs by column, and those of columns that the form does not have."""

    cells: dict[Column, tuple[Paragraph, ...]]
    measures: tuple[Paragraph, ...] = ()
    """A column of measures beside one of activities."""
    others: tuple[tuple[str, tuple[Paragraph, ...]], ...] = ()
    """(heading, paragraphs)."""
    number: str = ""
    """What a column that numbers the rows says."""
    ticked: bool = False
    """Whether the status is the heading of a tick."""
    nested: bool = False
    """Whether a table stood within a cell."""


def told(line: Line) -> list[Cell]:
    """The cells of a row that hold something."""
    return [cell for cell in line.cells if cell.text.strip() or any(one.pictures for one in cell.paragraphs)]


def is_signature(told: Sequence[Cell], header: Header) -> bool:
    """Whether a row is for signatures below the form, and no measure."""
    words = next((cell.text.strip() for cell in told if cell.text.strip()), "")
    if _SIGNS.match(words):
        return True
    return bool(_SIGNER.match(words)) and 2 * len(told) <= len(header.headings)


def is_sum(told: Sequence[Cell]) -> bool:
    """Whether a row adds up those above it."""
    return bool(told) and words_of(told[0].text) in _SUMS


def row_of(header: Header, line: Line) -> FormRow:
    """The words of a row by the columns of its table."""
    measures, activities = split_activities(header)
    cells: dict[Column, tuple[Paragraph, ...]] = {}
    others: list[tuple[str, tuple[Paragraph, ...]]] = []
    lead: tuple[Paragraph, ...] = ()
    number = ""
    ticked = False
    for heading, cell in header.sort(line):
        words = tuple(one for one in cell.paragraphs if _says(one))
        if not words:
            continue
        tick = heading.column in _SAYS_MORE and _is_tick(words)
        if (cell.goes_on and heading.column is not Column.NUMBER) or (tick and not heading.status):
            others.append((heading.text, words))
        elif tick:
            cells[Column.STATUS] = (*cells.get(Column.STATUS, ()), Paragraph(heading.status))
            ticked = True
        elif heading is measures:
            lead += words
        elif heading.column in FORM:
            cells[heading.column] = cells.get(heading.column, ()) + words
        elif _is_number(words) and (heading.column is Column.NUMBER or not heading.text.strip()):
            number = words[0].text.strip()
        elif heading.column is Column.STATUS and not heading.status:
            cells[Column.STATUS] = (*cells.get(Column.STATUS, ()), *words)
        else:
            others.append((heading.text, words))
    if lead and not cells.get(Column.ACTIVITIES) and activities:
        # measures alone, their steps left empty: they are what was promised
        cells[Column.ACTIVITIES], lead = lead, ()
    nested = any(isinstance(block, Table) for cell in line.cells for block in cell.blocks)
    return FormRow(cells, lead, tuple(others), number, ticked=ticked, nested=nested)


def _says(paragraph: Paragraph) -> bool:
    return bool(paragraph.text.strip() or paragraph.pictures or paragraph.boxes or paragraph.losses)


def _is_tick(words: Sequence[Paragraph]) -> bool:
    return len(words) == 1 and is_tick(words[0].text) and not words[0].pictures


def _is_number(words: Sequence[Paragraph]) -> bool:
    return len(words) == 1 and bool(_NUMBER.fullmatch(words[0].text.strip()))


def flattened(line: Line) -> Paragraph:
    """A row of a table that is no form, as one line of text."""
    found = line.paragraphs
    return Paragraph(
        " | ".join(text for cell in line.cells if (text := " ".join(cell.text.split("\n")).strip())),
        links=tuple(link for one in found for link in one.links),
        pictures=tuple(part for one in found for part in one.pictures),
        notes=tuple(note for one in found for note in one.notes),
        boxes=tuple(box for one in found for box in one.boxes),
        losses=tuple(loss for one in found for loss in one.losses),
    )
