"""Move words that a cell holds of another column: outcomes below their heading, `ผู้รับผิดชอบ : กองคลัง`, problems."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from ita_site.office.our_form import OUR_CELL
from ita_site.text.thai import fold
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.words.column_names import Column
from ita_site.word_import.words.list_labels import bare, label_at
from ita_site.word_import.words.status import is_status

Cells: TypeAlias = Mapping[Column, tuple[Paragraph, ...]]

_OUTCOME: Final = "ผลลัพธ์|ผลสำเร็จ|ผลสัมฤทธิ์|ความสำเร็จ"
_OF: Final = r"(?:\s*(?:ของ|จาก)?การดำเนิน(?:การ|งาน)|\s*ที่(?:ได้(?:รับ)?|เกิดขึ้น)|\s*ของ(?:โครงการ|กิจกรรม))?"
_OUTCOMES: Final = re.compile(rf"(?:{_OUTCOME})(?:\s*(?:/|และ)\s*(?:{_OUTCOME}))*{_OF}")
_DOING: Final = re.compile(
    r"ผลการ(?:ดำเนินการ|ดำเนินงาน|ปฏิบัติงาน)|(?:การ|สิ่งที่(?:ได้)?|กิจกรรมที่(?:ได้)?)ดำเนิน(?:การ|งาน)(?:แล้ว)?"
)
_PROBLEMS: Final = r"(?:ปัญหา|อุปสรรค|ข้อจำกัด|ข้อเสนอแนะ|แนวทาง(?:การ)?แก้ไข)"
_ASIDE: Final = re.compile(rf"{_PROBLEMS}(?:\s*(?:/|และ|,)?\s*{_PROBLEMS})*|หมายเหตุ|งบประมาณ(?:ที่ใช้)?")
"""What the form has no place for."""

_OWN: Final = {Column.RESULTS: ("ผลการดำเนินการ", _DOING), Column.OUTCOMES: ("ผลลัพธ์", _OUTCOMES)}
"""Columns, as messages call them, and how their cells name them again."""


@dataclass(frozen=True, slots=True)
class _Label:
    """How a paragraph calls itself another column's: `(ผู้รับผิดชอบ : กองคลัง)`."""

    column: Column
    words: str
    """A pattern."""
    source: Column
    """The column whose cells have such paragraphs."""
    doubt: Doubt

    @property
    def pattern(self) -> re.Pattern[str]:
        """A whole paragraph."""
        return re.compile(rf"[ \t]*[-–•]?[ \t]*[(\[]?[ \t]*(?:{self.words})[ \t]*(?:[:：]|คือ|ได้แก่)[ \t]*\S.*")


_LABELS: Final = (
    _Label(Column.OUTCOMES, rf"(?:{_OUTCOME}){_OF}", Column.RESULTS, doubt(DoubtKind.OUTCOMES_IN_RESULTS)),
    _Label(
        Column.RESPONSIBLE,
        "(?:ผู้|หน่วยงาน(?:ที่)?|ส่วนราชการที่)รับผิดชอบ(?:หลัก)?",
        Column.ACTIVITIES,
        doubt(DoubtKind.FIELD_IN_ACTIVITIES, "ผู้รับผิดชอบ"),
    ),
    _Label(
        Column.PERIOD,
        "(?:ระยะเวลา|กำหนดเวลา|ช่วงเวลา)(?:การ|ที่)?(?:ดำเนินการ|ดำเนินงาน)?",
        Column.ACTIVITIES,
        doubt(DoubtKind.FIELD_IN_ACTIVITIES, "ระยะเวลา"),
    ),
)


@dataclass(slots=True)
class Sorted:
    """The cells of a row with every word in its own column."""

    cells: dict[Column, tuple[Paragraph, ...]]
    doubts: list[Doubt] = field(default_factory=list)
    spent: list[str] = field(default_factory=list)
    """Headings that only say what is below them."""
    asides: list[tuple[str, tuple[Paragraph, ...]]] = field(default_factory=list)
    """(heading, paragraphs) that are neither result nor outcome."""


def sort_cells(cells: Cells, columns: Collection[Column]) -> Sorted:
    """Return the cells of a row with what one holds of another column in its own.

    `columns` are those that the table has.
    """
    row = Sorted(dict(cells))
    for column in _OWN:
        _drop_name(row, column)
        _set_aside(row, column)
    _move_outcomes(row)
    for label in _LABELS:
        if label.column not in columns:
            _take_labelled(row, label)
    return row


def _drop_name(row: Sorted, column: Column) -> None:
    """Take out the first paragraph of a cell, or the first behind a status, that says what its column is called."""
    field_name, names = _OWN[column]
    paragraphs = row.cells.get(column, ())
    heading = next((at for at, words in enumerate(paragraphs) if not is_status(words.text)), 0)
    if heading in _headings(paragraphs, names)[:1]:
        words = paragraphs[heading].text
        row.cells[column] = (*paragraphs[:heading], *_below(paragraphs, heading))
        row.spent.append(words)
        row.doubts.append(doubt(DoubtKind.COLUMN_NAMED_AGAIN, words, field_name))


def _set_aside(row: Sorted, column: Column) -> None:
    """Take out the end of a cell, from the first heading on below which is what the form has no place for."""
    paragraphs = row.cells.get(column, ())
    heading = next(iter(_headings(paragraphs, _ASIDE)), 0)
    if heading:
        row.cells[column] = paragraphs[:heading]
        row.asides.append((paragraphs[heading].text, _below(paragraphs, heading)))


def _move_outcomes(row: Sorted) -> None:
    """Move what is below the one heading for outcomes among the results, with results above it, to the outcomes."""
    paragraphs = row.cells.get(Column.RESULTS, ())
    headings = _headings(paragraphs, _OUTCOMES)
    if len(headings) == 1 and headings[0]:
        heading = headings[0]
        row.cells[Column.RESULTS] = paragraphs[:heading]
        row.cells[Column.OUTCOMES] = (*row.cells.get(Column.OUTCOMES, ()), *_below(paragraphs, heading))
        row.spent.append(paragraphs[heading].text)
        row.doubts.append(doubt(DoubtKind.OUTCOME_HEADING, paragraphs[heading].text))


def _headings(paragraphs: Sequence[Paragraph], names: re.Pattern[str]) -> list[int]:
    """Return the places of paragraphs that are only a name; none where a count from above continues below the first.

    A cell of our own form, or with a table in it, has none.
    """
    if any(paragraph.style == OUR_CELL or paragraph.tabled for paragraph in paragraphs):
        return []
    named = [at for at, words in enumerate(paragraphs) if names.fullmatch(fold(bare(words.text)).strip(" :："))]
    return named if named and _begins_anew(paragraphs[named[0] + 1 :]) else []


def _begins_anew(paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether there are words, of which the first number begins a count."""
    labels = [label for words in paragraphs if (label := label_at(words.text.strip()))]
    numbers = [label.number for label in labels if label.number is not None]
    return bool(text_of(paragraphs)) and numbers[:1] in ([], [1])


def _below(paragraphs: Sequence[Paragraph], heading: int) -> tuple[Paragraph, ...]:
    """Return the paragraphs below a heading; what floats at the heading floats at what it heads."""
    rest = replace(paragraphs[heading], text="")
    return (*(() if rest.is_empty else (rest,)), *paragraphs[heading + 1 :])


def _take_labelled(row: Sorted, label: _Label) -> None:
    """Move paragraphs that call themselves another column's to it, from a cell that says more."""
    paragraphs = row.cells.get(label.source, ())
    moved = [words for words in paragraphs if label.pattern.fullmatch(words.text)]
    rest = tuple(words for words in paragraphs if words not in moved)
    if moved and text_of(rest):
        row.cells[label.source] = rest
        row.cells[label.column] = (*moved, *row.cells.get(label.column, ()))
        row.doubts.append(label.doubt)
