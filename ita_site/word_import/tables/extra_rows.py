"""Rows below a measure that add to it: a label beside words over all the rest, or a labelled text across the table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.docx.blocks import Line, Paragraph
from ita_site.word_import.tables.between_tables import below_until
from ita_site.word_import.tables.captions import kind_of
from ita_site.word_import.tables.header import Header
from ita_site.word_import.tables.measure_rows import FormMeasure
from ita_site.word_import.tables.nested_tables import words_in
from ita_site.word_import.tables.row import is_caption, is_signature, told
from ita_site.word_import.words.addresses import only_addresses
from ita_site.word_import.words.column_names import Column

_MORE: Final = 40
"""The most characters that may follow the name of a label."""

_NAMES: Final[tuple[tuple[Column, str], ...]] = (
    (Column.OUTCOMES, "ผลลัพธ์|ผลสำเร็จ|ผลสัมฤทธิ์|ความสำเร็จ|ผลที่ได้"),
    (
        Column.EVIDENCE,
        "(?:เอกสาร)?หลักฐาน|เอกสาร(?:แนบ|อ้างอิง|ประกอบ)|ลิ้?[งก]+[ก์ค]*|url|link|ที่อยู่เว็บ|เว็[บป]ไซต์|คิวอาร์|qr|อ้างอิง",
    ),
    (Column.RESULTS, "(?:สรุป)?ผลการ(?:ดำเนิน|ปฏิบัติ)|ผลดำเนิน"),
    (Column.RESPONSIBLE, "ผู้รับผิดชอบ|หน่วยงาน(?:ที่)?รับผิดชอบ"),
    (Column.PERIOD, "ระยะเวลา"),
    (
        Column.OTHER,
        "งบประมาณ|หมายเหตุ|เป้าหมาย|ค่าเป้าหมาย|ตัวชี้วัดความสำเร็จ|สถานะ|จำนวนผู้|(?:ประมวล)?(?:ภาพ|รูป)(?!ลักษณ์|แบบ|รวม)",
    ),
)
_CLOSES: Final = re.compile(
    rf"\W*(?:ปัญหา(?:\W*(?:และ)?อุปสรรค)?|อุปสรรค|ข้อเสนอแนะ|ข้อสังเกต|แนวทาง(?:การ)?(?:แก้|พัฒนา|ปรับปรุง|ดำเนิน)[^:：\n]{{0,{_MORE}}}"
    r"|สรุป[^:：\n]{0,40}ภาพรวม)(?:[^:：\n]{0,20})(?:[:：].*)?",
    re.DOTALL,
)
"""Labels of what is said of the whole report as often as of one measure."""

_LABELS: Final = tuple(
    (column, re.compile(rf"\W*(?:{fold(names)})[^:：\n]{{0,{_MORE}}}(?:[:：].*)?", re.DOTALL))
    for column, names in _NAMES
)
_FIELDS: Final = {
    Column.OUTCOMES: "ผลลัพธ์",
    Column.RESULTS: "ผล",
    Column.RESPONSIBLE: "ผู้รับผิดชอบ",
    Column.PERIOD: "ระยะเวลา",
}
"""Columns that such a row may fill, as messages call them."""

_SAID: Final = "{field}มาจากแถว {label} ใต้มาตรการในตาราง ถูกแล้วลบบรรทัดนี้"


@dataclass(frozen=True, slots=True)
class Added:
    """A row that adds to the measure above it."""

    label: str
    column: Column
    """What it tells; OTHER where the form has no place for that."""
    words: tuple[Paragraph, ...]
    closes: bool
    """Whether it may as well speak of the whole report."""
    across: bool = False
    """Whether the label stands in the words."""


def added(line: Line, header: Header) -> tuple[Added, ...]:
    """What a row adds to the measure above it; nothing where it is no such row."""
    cells = told(line)
    if is_caption(cells, header):
        return tuple(_across([one for one in words_in(cells[0]) if not one.is_empty]))
    if len(cells) != 2 or is_signature(cells, header):  # noqa: PLR2004 - a label, and what it says
        return ()
    label, value = cells
    reaches = value.span > 1 and value.at == label.end and value.end == max(one.end for one in header.headings)
    found = _labelled(label.text) if reaches and not re.search("[:：]\\s*\\S|\n", label.text) else None
    if found is None:
        return ()
    things = tuple(replace(one, text="") for one in label.paragraphs if not replace(one, text="").is_empty)
    return (Added(label.text.strip(), found[0], (*words_in(value), *things), found[1]),)


def _across(words: Sequence[Paragraph]) -> list[Added]:
    """The parts of a text across the table, each with the paragraphs below its label."""
    if not words or any(kind_of(one.text) for one in words) or not below_until(words[:1] if words[0].text else words):
        return []
    parts: list[Added] = []
    for one in words:
        found = _labelled(one.text) if one.text.strip() else None
        if found is None and only_addresses(one.text):
            found = (Column.EVIDENCE, False)
        if found is not None or not parts:
            column, closes = found or (Column.OTHER, False)
            label = re.split("[:：]", one.text)[0].strip()
            parts.append(Added(label, column, (one,), closes, across=True))
        else:
            parts[-1] = replace(parts[-1], words=(*parts[-1].words, one))
    return parts


def _labelled(text: str) -> tuple[Column, bool] | None:
    """(what a label tells, whether it may close the report)."""
    words = fold(text).strip()
    if _CLOSES.fullmatch(words):
        return Column.OTHER, True
    return next(((column, False) for column, names in _LABELS if names.fullmatch(words)), None)


def closing(lines: Sequence[Line], at: int, header: Header) -> int:
    """How many rows from ``at`` on speak of the whole report: the last of the table, unlike any above them."""
    end = next((to for to in range(at, len(lines)) if is_signature(told(lines[to]), header)), len(lines))
    parts = [added(line, header) for line in lines[at:end] if told(line)]
    here = [part for one in parts for part in one]
    if not all(parts) or not here or not here[0].closes:
        return 0
    above = {part.label for line in lines[:at] for part in added(line, header)}
    return end - at if not above & {part.label for part in here} else 0


def add(measure: FormMeasure, part: Added) -> None:
    """Give a measure what a row below it tells: to its field where that is empty, else below, under its label."""
    row = measure.rows[-1]
    empty = not any(one.cells.get(part.column) for one in measure.rows)
    if part.column is Column.EVIDENCE:
        row = replace(row, evidence=(*row.evidence, (part.label, part.words)), spent=(*row.spent, part.label))
    elif part.column in _FIELDS and empty and any(one.text.strip() for one in part.words):
        doubt = _SAID.format(field=_FIELDS[part.column], label=part.label)
        cells = {**row.cells, part.column: part.words}
        row = replace(row, cells=cells, doubts=(*row.doubts, doubt), spent=(*row.spent, part.label))
    elif part.across:
        measure.asides += part.words
    else:
        row = replace(row, others=(*row.others, (part.label, part.words)))
    measure.rows[-1] = row
