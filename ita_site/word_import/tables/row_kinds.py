"""What each row of a table of the form is: values, a header typed again, words across, sums, signatures."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.tables.grid import GridRow, is_across, join
from ita_site.word_import.tables.header import Header
from ita_site.word_import.tables.kinds import UNDECIDED, RowKind, TableChoices
from ita_site.word_import.tables.read_header import HeaderRows, is_count, is_unused
from ita_site.word_import.tables.surroundings import below_until, heads_measure, heads_rows, may_head
from ita_site.word_import.words.addresses import only_addresses
from ita_site.word_import.words.column_names import Column, column_of, words_of
from ita_site.word_import.words.list_labels import bare


@dataclass(frozen=True, slots=True)
class AddedText:
    """A part of a row that adds to the measure above it: a label, and what it says."""

    label: str
    column: Column
    """What it tells; OTHER where the form has no place for that."""
    words: tuple[Paragraph, ...]
    across: bool = False
    """Whether the label is part of the words."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row, what it is, and the header that it is below."""

    row: GridRow
    kind: RowKind
    header: Header
    added: AddedText | None = None
    """What it adds to the measure above it."""
    decided: bool = False
    """Whether a person said what it is."""

    @property
    def words(self) -> list[Paragraph]:
        """The words of a row across the table; of a label beside words, the words."""
        return [words for cell in self.row.filled[-1:] for words in cell.words if not words.is_empty]


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
_PROBLEMS: Final = (
    rf"ปัญหา(?:\W*(?:และ)?อุปสรรค)?|อุปสรรค|ข้อเสนอแนะ|ข้อสังเกต|แนวทาง(?:การ)?(?:แก้|พัฒนา|ปรับปรุง|ดำเนิน)[^:：\n]{{0,{_MORE}}}"
    r"|สรุป[^:：\n]{0,40}ภาพรวม"
)
"""Labels of what the form has no place for."""

_LABELS: Final = tuple(
    (column, re.compile(rf"\W*(?:{fold(names)})[^:：\n]{{0,{_MORE}}}(?:[:：].*)?", re.DOTALL))
    for column, names in (*_NAMES, (Column.OTHER, _PROBLEMS))
)
"""(what a label tells, its words)."""

_WITH_WORDS: Final = re.compile(r"[:：]\s*\S|\n")
"""A label with what it says in the same cell, or of several lines."""

_SUMS: Final = frozenset(("รวม", "รวมทั้งสิ้น", "รวมเป็นเงิน", "รวมทั้งหมด", "รวมเป็นเงินทั้งสิ้น"))
_SIGNS: Final = re.compile(r"[(]?\s*ลงชื่อ|[(]\s*[.…_·]{3,}|ผู้จัดทำ|ผู้รายงาน|ผู้รับรอง|ขอรับรอง")
"""How a row for signatures begins; a measure's words may begin so too, but fill more columns."""


def rows_below(
    rows: Sequence[GridRow], header: Header, repeats: Sequence[HeaderRows] = (), chosen: TableChoices = UNDECIDED
) -> list[SheetRow]:
    """Return the rows below a header, each with what it is; all from the first signature on are signatures.

    `repeats` are headers typed again among the rows, perhaps in other words: the rows below each are read by it.
    """
    typed = list(_read_rows(rows, header, repeats, chosen))
    kinds = [row.kind for row in typed]
    until = kinds.index(RowKind.SIGNATURE) if RowKind.SIGNATURE in kinds else len(kinds)
    return [*_with_groups(typed[:until]), *(map(_as_signature, typed[until:]))]


def _as_signature(row: SheetRow) -> SheetRow:
    return row if row.decided else replace(row, kind=RowKind.SIGNATURE, added=None)


def _read_rows(
    rows: Sequence[GridRow], header: Header, repeats: Sequence[HeaderRows], chosen: TableChoices
) -> Iterator[SheetRow]:
    starts = [HeaderRows(0, 0, header), *repeats]
    ends = [*(repeat.first for repeat in repeats), len(rows)]
    for start, end in zip(starts, ends, strict=True):
        below = [sheet_row(row, start.header, chosen) for row in rows[start.end : end]]
        if any(row.kind is RowKind.VALUES for row in below):
            header = start.header
            yield from (SheetRow(row, RowKind.AGAIN, header) for row in rows[start.first : start.end])
            yield from below
        else:
            # headings belong to the measures below them; without one, their words are kept as those of a row
            yield from (sheet_row(row, header, chosen) for row in rows[start.first : end])


def sheet_row(row: GridRow, header: Header, chosen: TableChoices) -> SheetRow:
    """Return a row below a header with what it is: what a person said, else what it reads as."""
    if chosen_kind := chosen.rows.get(row.place.row):
        return chosen_row(row, chosen_kind, header)
    added = added_text(row, header)
    kind = RowKind.ADDS if added else next((kind for kind, holds in _TESTS if holds(row, header)), RowKind.VALUES)
    return SheetRow(row, kind, header, added)


def chosen_row(row: GridRow, kind: RowKind, header: Header) -> SheetRow:
    """Return a row that is what a person said; a header below the first is one typed again."""
    added = added_text(row, header) or AddedText("", Column.OTHER, row.words, across=True)
    kind = RowKind.AGAIN if kind is RowKind.HEADER else kind
    return SheetRow(row, kind, header, added if kind is RowKind.ADDS else None, decided=True)


def is_signature(row: GridRow, header: Header) -> bool:
    """Return whether a row is for signatures below the form, and no measure."""
    return 2 * len(row.filled) <= len(header.headings) and bool(_SIGNS.match("".join(row.texts[:1])))


def _is_sum(row: GridRow, _: Header) -> bool:
    """Return whether a row adds up those above it."""
    return words_of(row.filled[0].text) in _SUMS


def is_issue_label(row: GridRow, header: Header) -> bool:
    """Return whether a row tells the issue of the rows below, which have no column for it: `ประเด็น | บริการล่าช้า`."""
    if Column.ISSUE in header.columns or not _reaches_end(row, row.cells[-1].end):
        return False
    return column_of(bare(row.filled[0].text)) is Column.ISSUE


def _reaches_end(row: GridRow, end: int) -> bool:
    """Return whether a row is a label and words over all the rest of the table, which ends at column `end`."""
    cells = row.filled
    return len(cells) == 2 and cells[1].span > 1 and cells[0].end == cells[1].at and cells[1].end == end  # noqa: PLR2004


_TESTS: Final[tuple[tuple[RowKind, Callable[[GridRow, Header], bool]], ...]] = (
    (RowKind.EMPTY, lambda row, _: not row.filled),
    (RowKind.SIGNATURE, is_signature),
    (RowKind.SUM, _is_sum),
    (RowKind.COUNT, lambda row, _: is_count(row)),
    (RowKind.UNUSED, lambda row, _: is_unused(row)),
    (RowKind.AGAIN, lambda row, header: header.is_repeated_by(row)),
    (RowKind.CAPTION, lambda row, header: is_across(row, header.width)),
    (RowKind.GROUP, is_issue_label),
)
"""The first that holds tells what a row is; values are all others."""


def added_text(row: GridRow, header: Header) -> AddedText | None:
    """Return what a row adds to the measure above it; None where it is no such row."""
    if is_across(row, header.width):
        return _across([words for words in row.filled[0].words if not words.is_empty])
    if not _reaches_end(row, header.headings[0].at + header.width) or is_signature(row, header):
        return None
    label, value = row.filled
    column = None if _WITH_WORDS.search(label.text) else _labelled(label.text)
    # what floats at the label is kept without its words
    return AddedText(label.text, column, (*value.words, join(label.words, ""))) if column else None


def _across(words: Sequence[Paragraph]) -> AddedText | None:
    """Return what a text across the table tells, by the label that it begins with."""
    if heads_measure(words) or not below_until(words):
        return None
    text = words[0].text
    return AddedText(re.split("[:：]", text)[0].strip(), _labelled(text) or Column.OTHER, tuple(words), across=True)


def _labelled(text: str) -> Column | None:
    """Return what a label tells; None where it is none."""
    if only_addresses(text):
        return Column.EVIDENCE
    words = fold(text).strip()
    return next((column for column, names in _LABELS if names.fullmatch(words)), None)


def _with_groups(rows: list[SheetRow]) -> list[SheetRow]:
    """Return the rows, those across the table as heads of groups where several part it, or where they are numbered."""
    filled = [row.kind for row in rows if row.kind is not RowKind.EMPTY]
    grouped = filled[:1] == [RowKind.CAPTION] and sum(map(_may_head, rows)) > 1
    return [_as_group(row) if grouped or heads_rows(row.words) else row for row in rows]


def _as_group(row: SheetRow) -> SheetRow:
    return replace(row, kind=RowKind.GROUP) if row.kind is RowKind.CAPTION and not row.decided else row


def _may_head(row: SheetRow) -> bool:
    return row.kind is RowKind.CAPTION and all(may_head(words.text) for words in row.words)
