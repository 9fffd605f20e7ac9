"""A row of the form → its words by column, and what kind of row it is: values, a sum, signatures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ita_site.office.our_form import OUR_CELL
from ita_site.word_import.docx.blocks import Cell, Line, Paragraph
from ita_site.word_import.doubts import Doubt
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.entries.misplaced import take_out
from ita_site.word_import.entries.read import activities_of
from ita_site.word_import.entries.subheadings import take_headings
from ita_site.word_import.tables.captions import says_on, without_on
from ita_site.word_import.tables.gantt_rows import Charted, chart
from ita_site.word_import.tables.header import WIDE, Header, split_activities
from ita_site.word_import.tables.headings import Heading
from ita_site.word_import.tables.nested_tables import has_table, words_in
from ita_site.word_import.tables.quarter_columns import told_parts
from ita_site.word_import.tables.remark_columns import proves
from ita_site.word_import.words.column_names import FORM, Column, words_of
from ita_site.word_import.words.list_labels import is_number
from ita_site.word_import.words.month_columns import Slot, is_no_mark
from ita_site.word_import.words.status import is_tick

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
    evidence: tuple[tuple[str, tuple[Paragraph, ...]], ...] = ()
    """(heading, paragraphs) of columns of evidence."""
    doubts: tuple[Doubt | str, ...] = ()
    """What is not certain of where its words belong, in Thai."""
    number: str = ""
    """What a column that numbers the rows says."""
    ticked: bool = False
    """Whether the status is the heading of a tick."""
    nested: bool = False
    """Whether a table stood within a cell."""
    slots: tuple[Slot, ...] = ()
    """Months of the fiscal year that are marked in a chart, and make its period."""
    spent: tuple[str, ...] = ()
    """Words that are told by what was read from them: marks for the same as above, labels of rows."""
    retyped: bool = False
    """Whether it goes on below a header that was typed again, so that its cells are parts of those above."""


_DITTO: Final = frozenset(('"', "”", "“", "〃", "″", "''", "’’", ",,", "״", "''", "„"))
_DASH: Final = frozenset(("-", "–", "—", "−"))
_ALBUM: Final = re.compile(r"[(]?\s*(?:ภาพ|รูป)(?!รวม|แบบ|ลักษณ์).{0,160}", re.DOTALL)


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


@dataclass(slots=True)
class _Reading:
    """A row as far as it is read."""

    measures: Heading | None
    """The column of measures, beside one of activities."""
    cells: dict[Column, tuple[Paragraph, ...]] = field(default_factory=dict)
    others: list[tuple[str, tuple[Paragraph, ...]]] = field(default_factory=list)
    evidence: list[tuple[str, tuple[Paragraph, ...]]] = field(default_factory=list)
    lead: tuple[Paragraph, ...] = ()
    number: str = ""
    ticked: bool = False

    def add(self, column: Column, words: tuple[Paragraph, ...]) -> None:
        self.cells[column] = self.cells.get(column, ()) + words

    def take(self, heading: Heading, words: tuple[Paragraph, ...], *, goes_on: bool) -> None:
        tick = heading.column in _SAYS_MORE and _is_tick(words)
        if (goes_on and heading.column is not Column.NUMBER) or (tick and not heading.status):
            self.others.append((heading.text, words))
        elif heading.status and (tick or heading.column is Column.RESULTS):
            self.status(heading, () if tick else words)
        elif proves(heading, words):
            self.evidence.append((heading.text, words))
        elif heading is self.measures:
            self.lead += words
        elif heading.part and is_no_mark(text_of(words)):
            return
        elif heading.column in FORM:
            self.add(heading.column, words)
        elif _is_number(words) and (heading.column is Column.NUMBER or not heading.text.strip()):
            self.number = words[0].text.strip()
        elif heading.column is Column.STATUS and not heading.status:
            self.add(Column.STATUS, words)
        elif not (heading.status and is_no_mark(words[0].text)):
            self.others.append((heading.text, words))

    def status(self, heading: Heading, words: tuple[Paragraph, ...]) -> None:
        """The status that a column stands for, and results told in it."""
        if words and is_no_mark(text_of(words)):
            return
        self.add(Column.STATUS, (Paragraph(heading.status),))
        self.ticked = True
        if words:
            self.add(Column.RESULTS, words)

    def time(self, charted: Charted) -> None:
        """The months that are marked: the period, unless that is told in words."""
        for heading, words in charted.written:
            self.others.append((f"{heading.text} {heading.own}", words))
        told = (Paragraph(charted.words),)
        if charted.words and not self.cells.get(Column.PERIOD):
            self.add(Column.PERIOD, told)
        elif charted.words:
            self.others.append((charted.heading, told))


def rows_below(lines: Sequence[Line], header: Header) -> int:
    """How many rows from the first on are no measures: all where names and posts begin, or a sum alone."""
    if is_signature(told(lines[0]), header):
        return len(lines)
    return int(is_sum(told(lines[0])))


def row_of(header: Header, line: Line, *, retyped: bool = False) -> FormRow:
    """The words of a row by the columns of its table; ``retyped`` is the first below a header typed again."""
    measures, activities = split_activities(header)
    read = _Reading(measures)
    for heading, cell in header.sort(line):
        words = tuple(one for one in words_in(cell) if _says(one))
        if words and not heading.slot:
            read.take(heading, words, goes_on=cell.goes_on)
    charted = chart(header, line)
    alone = not read.cells.get(Column.PERIOD)
    read.time(charted)
    if read.lead and not read.cells.get(Column.ACTIVITIES) and activities:
        # measures alone, their steps left empty: they are what was promised
        read.cells[Column.ACTIVITIES], read.lead = read.lead, ()
    headings = list(take_headings(read.cells))
    doubts: tuple[Doubt | str, ...] = (
        *(one.doubt for one in headings if one.doubt),
        *take_out(read.cells, header.columns, header.texts.get(Column.RESPONSIBLE, "")),
        *told_parts(header.sort(line)),
    )
    return FormRow(
        read.cells,
        read.lead,
        (*read.others, *((one.words, one.apart) for one in headings if one.apart)),
        tuple(read.evidence),
        doubts,
        read.number,
        ticked=read.ticked,
        nested=any(map(has_table, line.cells)),
        slots=charted.slots if alone else (),
        spent=tuple(one.words for one in headings if not one.apart),
        retyped=retyped,
    )


def goes_on_with(row: FormRow, rows: Sequence[FormRow]) -> bool:
    """Whether a row says the issue of ``rows`` again, to go on with their list on another page."""
    issue, told = (text_of(one.cells.get(Column.ISSUE, ())) for one in (row, rows[0]))
    if not issue or without_on(issue) not in {"", without_on(told)}:
        return False
    if says_on(issue):
        return True
    paragraphs = row.cells.get(Column.ACTIVITIES, ())
    first = next((piece.number for piece in activities_of(paragraphs).entries), None)
    return first is not None and first > 1 and not any(one.style == OUR_CELL for one in paragraphs)


_COUNTS_ON: Final = "ประเด็นพิมพ์ซ้ำกับแถวบน และเลขกิจกรรมนับต่อจากแถวบน จึงถือเป็นมาตรการเดียวกัน ถูกแล้วลบบรรทัดนี้"


def counts_on(row: FormRow, rows: Sequence[FormRow]) -> FormRow | None:
    """A row that says the issue of ``rows`` again and counts their activities on, as one of them; None for others."""
    issue, above = (without_on(text_of(one.cells.get(Column.ISSUE, ()))) for one in (row, rows[0]))
    words = row.cells.get(Column.ACTIVITIES, ())
    if (
        not issue
        or issue != above
        or row.number not in {"", rows[0].number}
        or any(one.style == OUR_CELL for one in words)
    ):
        return None
    last = [one.label for one in activities_of(rows[-1].cells.get(Column.ACTIVITIES, ()), alone=False).entries][-1:]
    first = [one.label for one in activities_of(words, alone=False).entries][:1]
    if not (last and first and last[0] and first[0]) or not last[0].precedes(first[0]):
        return None
    return replace(row, doubts=(*row.doubts, _COUNTS_ON))


def once(row: FormRow, rows: Sequence[FormRow]) -> FormRow:
    """A row without the issue that ``rows`` say already; words such as (ต่อ) behind it are kept apart."""
    issue = row.cells.get(Column.ISSUE, ())
    same = text_of(issue) == text_of(rows[0].cells.get(Column.ISSUE, ()))
    cells: dict[Column, tuple[Paragraph, ...]] = {}
    cells |= {column: words for column, words in row.cells.items() if column is not Column.ISSUE}
    return replace(row, cells=cells, others=row.others if same else (("ประเด็น", issue), *row.others))


def goes_on_above(row: FormRow, rows: Sequence[FormRow]) -> bool:
    """Whether the issue of a row is that of ``rows`` above: empty, or a mark for the same where they have one."""
    issue, above = (text_of(one.cells.get(Column.ISSUE, ())).strip() for one in (row, rows[0]))
    return not issue or (issue in _DITTO | _DASH and above not in {"", *_DITTO, *_DASH})


def without_ditto(row: FormRow) -> FormRow:
    """A row that goes on with the one above, without marks for the same; a remark tells of each."""
    marks = {column: text_of(words).strip() for column, words in row.cells.items() if column in _REPEATED}
    dashed = {column for column in marks if column is Column.ISSUE and marks[column] in _DASH}
    same = [column for column, text in marks.items() if text in _DITTO or column in dashed]
    said = (f"พิมพ์ {marks[one]} ในช่อง{_REPEATED[one]} จึงถือว่าเหมือนแถวบน ถูกแล้วลบบรรทัดนี้" for one in same)
    cells = {column: words for column, words in row.cells.items() if column not in same}
    return replace(row, cells=cells, doubts=(*row.doubts, *said), spent=(*row.spent, *(marks[one] for one in same)))


_REPEATED: Final = {Column.ISSUE: "ประเด็น", Column.RESPONSIBLE: "ผู้รับผิดชอบ", Column.PERIOD: "ระยะเวลา"}
"""Columns whose words a mark may repeat, as messages call them."""


def is_caption(told: Sequence[Cell], header: Header) -> bool:
    """Whether a row is one text across the table."""
    width = max(one.end for one in header.headings) - header.headings[0].at
    return len(told) == 1 and told[0].span >= WIDE * width and len(header.headings) > 1


def is_album(lines: Sequence[Line]) -> bool:
    """Whether a table only shows pictures and their captions."""
    cells = [cell for line in lines for cell in told(line)]
    shown = [cell for cell in cells if any(one.pictures for one in cell.paragraphs)]
    named = [cell for cell in cells if cell not in shown and _ALBUM.fullmatch(cell.text.strip())]
    return bool(cells) and (len(shown) + len(named) == len(cells) or 2 * len(shown) >= len(cells))


def shares_activities(header: Header, line: Line) -> bool:
    """Whether the activities of a row are those of the row above, merged with them."""
    cells = [cell for one, cell in header.sort(line) if one.column is Column.ACTIVITIES]
    return bool(cells) and all(cell.goes_on for cell in cells)


def _says(paragraph: Paragraph) -> bool:
    return bool(paragraph.text.strip() or paragraph.pictures or paragraph.boxes or paragraph.losses)


def _is_tick(words: Sequence[Paragraph]) -> bool:
    return len(words) == 1 and is_tick(words[0].text) and not words[0].pictures


def _is_number(words: Sequence[Paragraph]) -> bool:
    return len(words) == 1 and is_number(words[0].text)
