"""Move words that a cell holds of another column: outcomes below their heading, `ผู้รับผิดชอบ : กองคลัง`, problems."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from ita_site.office.our_form import OUR_CELL
from ita_site.text.dates import period
from ita_site.text.thai import fold
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.words.column_names import Column, names_in_full
from ita_site.word_import.words.list_labels import bare, label_at
from ita_site.word_import.words.status import is_status

Cells: TypeAlias = Mapping[Column, tuple[Paragraph, ...]]

_OUTCOME: Final = "ผลลัพธ์|ผลสำเร็จ|ผลสัมฤทธิ์|ความสำเร็จ"
_OF: Final = r"(?:\s*(?:ของ|จาก)?การดำเนิน(?:การ|งาน)|\s*ที่(?:ได้(?:รับ)?|เกิดขึ้น)|\s*ของ(?:โครงการ|กิจกรรม))?"
_OUTCOMES: Final = re.compile(rf"(?:{_OUTCOME})(?:\s*(?:/|และ)\s*(?:{_OUTCOME}))*{_OF}")
_DONE: Final = re.compile(r"ผลการ(?:ดำเนินการ|ดำเนินงาน|ปฏิบัติงาน)")
_DOING: Final = re.compile(rf"{_DONE.pattern}|(?:การ|สิ่งที่(?:ได้)?|กิจกรรมที่(?:ได้)?)ดำเนิน(?:การ|งาน)(?:แล้ว)?")
_PROBLEMS: Final = r"(?:ปัญหา|อุปสรรค|ข้อจำกัด|ข้อเสนอแนะ|แนวทาง(?:การ)?แก้ไข)"
_ASIDE: Final = re.compile(rf"{_PROBLEMS}(?:\s*(?:/|และ|,)?\s*{_PROBLEMS})*|หมายเหตุ|งบประมาณ(?:ที่ใช้)?")
"""What the form has no place for."""

_OWN: Final = {Column.RESULTS: ("ผลการดำเนินการ", _DOING), Column.OUTCOMES: ("ผลลัพธ์", _OUTCOMES)}
"""Columns, as messages call them, and how their cells name them again."""


@dataclass(frozen=True, slots=True)
class _Label:
    """How a line calls itself another column's: `(ผู้รับผิดชอบ : กองคลัง)`."""

    column: Column
    words: str
    """A pattern."""
    source: Column
    """The column whose cells have such lines."""
    doubt: Doubt

    @property
    def line(self) -> re.Pattern[str]:
        """A whole line."""
        return re.compile(rf"[ \t]*[-–•]?[ \t]*[(\[]?[ \t]*(?:{self.words})[ \t]*(?:[:：]|คือ|ได้แก่)[ \t]*\S.*")

    @property
    def within(self) -> re.Pattern[str]:
        """Words in brackets within a line."""
        return re.compile(rf"[(\[][ \t]*(?:{self.words})[ \t]*(?:[:：]|คือ|ได้แก่)[^()\[\]\n]+[)\]]")


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

_PARTS: Final = re.compile(r"\n|[ \t]/[ \t]|[()]")


@dataclass(slots=True)
class Sorted:
    """The cells of a row with every word in its own column."""

    cells: dict[Column, tuple[Paragraph, ...]]
    doubts: list[Doubt] = field(default_factory=list)
    spent: list[str] = field(default_factory=list)
    """Headings that only say what is below them."""
    asides: list[tuple[str, tuple[Paragraph, ...]]] = field(default_factory=list)
    """(heading, paragraphs) that are neither result nor outcome."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a paragraph."""

    paragraph: int
    line: int
    text: str

    @property
    def name(self) -> str:
        """Its words as they are compared with names."""
        return fold(bare(self.text)).rstrip(" :：")


def sort_cells(cells: Cells, columns: Collection[Column], responsible: str = "") -> Sorted:
    """Return the cells of a row with what one holds of another column in its own.

    `columns` are those that the table has, `responsible` is the heading of who is responsible, which may name the time.
    """
    row = Sorted(dict(cells))
    _move_outcomes(row)
    for column in _OWN:
        _drop_name(row, column)
        _set_aside(row, column)
    for label in _LABELS:
        if label.column not in columns:
            _take_labelled(row, label)
    if Column.PERIOD not in columns and not row.cells.get(Column.PERIOD):
        _take_months(row, responsible)
    return row


def _move_outcomes(row: Sorted) -> None:
    """Move what is below the one heading for outcomes among the results, with results above it, to the outcomes."""
    paragraphs = row.cells.get(Column.RESULTS, ())
    lines = _lines(paragraphs)
    outcomes = [at for at, line in enumerate(lines) if _OUTCOMES.fullmatch(line.name)]
    done = [at for at, line in enumerate(lines) if _DONE.fullmatch(line.name)]
    heads = outcomes or done
    if len(heads) != 1 or len(done) > 1 or any(at > heads[0] for at in done):
        return
    at = heads[0]
    above = [line for place, line in enumerate(lines[:at]) if place not in done and not is_status(line.text)]
    if above and _begins_anew(lines[at + 1 :]):
        row.cells[Column.RESULTS], below = _cut(paragraphs, lines[at])
        row.cells[Column.OUTCOMES] = (*row.cells.get(Column.OUTCOMES, ()), *below)
        row.spent.append(lines[at].text)
        row.doubts.append(doubt(DoubtKind.OUTCOME_HEADING, lines[at].text))


def _drop_name(row: Sorted, column: Column) -> None:
    """Take out the first line of a cell, or the first behind a status, that says what its column is called."""
    field_name, names = _OWN[column]
    lines = _lines(row.cells.get(column, ()))
    first = next((line for line in lines if not is_status(line.text)), None)
    if first is not None and first is not lines[-1] and names.fullmatch(first.name):
        above, below = _cut(row.cells[column], first)
        row.cells[column] = (*above, *below)
        row.spent.append(first.text)
        row.doubts.append(doubt(DoubtKind.COLUMN_NAMED_AGAIN, first.text, field_name))


def _set_aside(row: Sorted, column: Column) -> None:
    """Take out the end of a cell, from the first heading on below which only others of its kind are."""
    lines = _lines(row.cells.get(column, ()))
    named = [at for at, line in enumerate(lines) if _OUTCOMES.fullmatch(line.name) or _DOING.fullmatch(line.name)]
    start = named[-1] + 2 if named else 1
    at = next((at for at in range(start, len(lines)) if _ASIDE.fullmatch(lines[at].name)), len(lines))
    if _begins_anew(lines[at + 1 :]):
        row.cells[column], below = _cut(row.cells[column], lines[at])
        row.asides.append((lines[at].text, below))


def _lines(paragraphs: Sequence[Paragraph]) -> list[_Line]:
    """Return the lines that say something; none of a cell of our own form or with a table in it."""
    if any(paragraph.style == OUR_CELL or paragraph.tabled for paragraph in paragraphs):
        return []
    return [
        _Line(at, no, text.strip())
        for at, paragraph in enumerate(paragraphs)
        for no, text in enumerate(paragraph.text.split("\n"))
        if text.strip()
    ]


def _begins_anew(lines: Sequence[_Line]) -> bool:
    """Return whether there are lines, of which the first number begins a count."""
    labels = (label_at(line.text) for line in lines)
    number = next((label.number for label in labels if label is not None and label.number is not None), 1)
    return bool(lines) and number == 1


def _cut(paragraphs: Sequence[Paragraph], heading: _Line) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """Return the paragraphs above a line and those below it, the one that holds it divided."""
    divided = paragraphs[heading.paragraph]
    lines = divided.text.split("\n")
    above, below = "\n".join(lines[: heading.line]), "\n".join(lines[heading.line + 1 :])
    mine = tuple(link for link in divided.links if link.words and link.words in above)
    first = [Paragraph(above, mine, depth=divided.depth, style=divided.style)] if above.strip() else []
    # what floats at the heading floats at what it heads
    rest = replace(divided, text=below, links=tuple(link for link in divided.links if link not in mine))
    second = [] if rest.is_empty else [rest]
    return (*paragraphs[: heading.paragraph], *first), (*second, *paragraphs[heading.paragraph + 1 :])


def _take_labelled(row: Sorted, label: _Label) -> None:
    """Move lines that call themselves another column's to it; words within a line stay there as well."""
    split = [_parted(paragraph, label.line) for paragraph in row.cells.get(label.source, ())]
    rest = tuple(paragraph for paragraph, _ in split if not paragraph.is_empty)
    moved = [line for _, lines in split for line in lines]
    moved += dict.fromkeys(words for paragraph in rest for words in label.within.findall(paragraph.text))
    if rest and moved:
        row.cells[label.source] = rest
        row.cells[label.column] = (*map(Paragraph, moved), *row.cells.get(label.column, ()))
        row.doubts.append(label.doubt)


def _parted(paragraph: Paragraph, says: re.Pattern[str]) -> tuple[Paragraph, list[str]]:
    """Return what remains of a paragraph, and its lines that say something of another column."""
    lines = paragraph.text.split("\n")
    mine = [line for line in lines if says.fullmatch(line)]
    rest = "\n".join(line for line in lines if line not in mine)
    return (replace(paragraph, text=rest), mine) if mine else (paragraph, [])


def _take_months(row: Sorted, heading: str) -> None:
    """Copy months beside those who are responsible, in one column for both, to the period."""
    text = text_of(row.cells.get(Column.RESPONSIBLE, ()))
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    months = [part for part in parts if period(part)]
    if months or (text and names_in_full(heading, Column.PERIOD)):
        row.cells[Column.PERIOD] = tuple(map(Paragraph, months or [text]))
        row.doubts.append(doubt(DoubtKind.PERIOD_BESIDE_NAMES))
