"""A document's blocks → the measures of its form, and all text around them in its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from ita_site.documents.importing.columns import FORM, MAX_HEADING, Column, words_of
from ita_site.documents.importing.flow import Block, Cell, Line, Paragraph, Table
from ita_site.documents.importing.grid import (
    Header,
    header_at,
    headers,
    is_count,
    of_round,
    split_activities,
    turned,
)
from ita_site.documents.importing.refusal import Refusal
from ita_site.documents.importing.status import is_tick

_NUMBER: Final = re.compile(r"[(]?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,2})*[.)]{0,2}")

_SAYS_MORE: Final = frozenset((Column.RESULTS, Column.OUTCOMES, Column.STATUS))
"""Columns in which a tick alone says nothing that can be read."""

_SUMS: Final = frozenset(("รวม", "รวมทั้งสิ้น", "รวมเป็นเงิน", "รวมทั้งหมด", "รวมเป็นเงินทั้งสิ้น"))
_SIGNS: Final = re.compile(r"[(]?\s*ลงชื่อ|[(]\s*[.…_·]{3,}")
_SIGNER: Final = re.compile(r"ผู้จัดทำ|ผู้รายงาน|ผู้รับรอง|ขอรับรอง")
"""How a row for signatures begins; a measure's words may begin with the second too, but fill more columns."""

_WIDE: Final = 0.8
"""The share of a table's width that makes a lone text a caption and no cell of a column."""


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


@dataclass(slots=True)
class FormMeasure:
    """One measure: its row, or several where its issue spans them."""

    header: Header
    rows: list[FormRow] = field(default_factory=list)
    captions: list[Paragraph] = field(default_factory=list)
    """Text that stood above it and in no cell."""
    headless: bool = False
    """Whether its table had no header, so that the columns are those of the table before."""


@dataclass(slots=True)
class Form:
    """The form in a document."""

    head: list[Paragraph] = field(default_factory=list)
    """What stands before the first table of the form."""
    measures: list[FormMeasure] = field(default_factory=list)
    rest: list[Paragraph] = field(default_factory=list)
    """What stands behind the last, and tables that are no form."""


def find_form(blocks: Sequence[Block], months: int) -> Form:
    """The form in ``blocks``, its results those of the round of ``months``. Raises Refusal where there is none."""
    reader = _Reader(months, results_only=_some_have_results(blocks))
    reader.read(blocks)
    reader.finish()
    if not reader.form.measures:
        raise Refusal(
            "ไม่พบตารางรายงานในไฟล์ ตารางต้องมีหัวคอลัมน์อย่างน้อย มาตรการ/กิจกรรม ผู้รับผิดชอบ ระยะเวลา และผลการดำเนินการ "
            "และมีแถวข้อมูลอย่างน้อยหนึ่งแถว",
            "The file has no table of the form: headings such as มาตรการ/กิจกรรม, ผู้รับผิดชอบ, ระยะเวลา, "
            "ผลการดำเนินการ, and at least one row below them",
        )
    return reader.form


def _some_have_results(blocks: Sequence[Block]) -> bool:
    return any(
        found[2].columns & {Column.RESULTS, Column.OUTCOMES}
        for table in _tables(blocks)
        for found in headers(table.lines)
    )


def _tables(blocks: Sequence[Block]) -> list[Table]:
    """All tables, those within cells and those turned upright too."""
    found: list[Table] = []
    for block in blocks:
        if isinstance(block, Table):
            found += [block, *turned(block)]
            found += [one for line in block.lines for cell in line.cells for one in _tables(cell.blocks)]
    return found


@dataclass(slots=True)
class _Reader:
    months: int
    results_only: bool
    """Whether a table without results is only a plan of what another reports."""
    form: Form = field(default_factory=Form)
    header: Header | None = None
    captions: list[Paragraph] = field(default_factory=list)

    def read(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._apart([block])
            elif not self._table(block):
                self._no_form(block)

    def finish(self) -> None:
        """What waited for another measure stands behind the last one."""
        self.form.rest += self.captions
        self.captions = []

    def _apart(self, words: Sequence[Paragraph]) -> None:
        """Text outside the form: before it, or waiting to be the caption of the next measure."""
        target = self.captions if self.form.measures or self.header else self.form.head
        target += words

    def _no_form(self, table: Table) -> None:
        cells = [cell for line in table.lines for cell in line.cells]
        if any(self._is_form(one) for cell in cells for one in _tables(cell.blocks)):
            # a table that only arranges the page, with the form within
            for cell in cells:
                self.read(cell.blocks)
            return
        words = [_flattened(line) for line in table.lines]
        if self.form.measures or self.header:
            self.form.rest += [*self.captions, *words]
            self.captions = []
        else:
            self.form.rest += words

    def _is_form(self, table: Table) -> bool:
        return bool(turned(table)) or self._header_of(table) is not None

    def _header_of(self, table: Table) -> tuple[int, int, Header] | None:
        """The first header of a table that counts."""
        return next((found for found in headers(table.lines) if self._counts(found[2])), None)

    def _counts(self, header: Header) -> bool:
        return not self.results_only or bool(header.columns & {Column.RESULTS, Column.OUTCOMES})

    def _table(self, table: Table) -> bool:
        """Take in a table of the form; False where it is none."""
        found = self._header_of(table)
        if found is None:
            if upright := turned(table):
                for one in upright:
                    self._table(one)
                return True
            return not any(headers(table.lines)) and self._continued(table)
        first, count, header = found
        before = table.lines[:first]
        if self.header is not None and before and all(len(one.cells) == len(self.header.headings) for one in before):
            self._lines(before, headless=True)
        else:
            self._above(before)
        if self.header is None and Column.ISSUE not in header.columns:
            self._name_first()
        self.header = of_round(header, self.months)
        # without an issue, the first row goes on with the measure above, unless words between them begin another
        self._lines(table.lines[first + count :], fresh=bool(self.captions))
        return True

    def _above(self, lines: Sequence[Line]) -> None:
        """Rows above the header: a title, or another table that a program joined to this one."""
        for line in lines:
            if len([cell for cell in line.cells if cell.text.strip()]) > 1:
                self.form.rest.append(_flattened(line))
            else:
                self._apart(line.paragraphs)

    def _name_first(self) -> None:
        """Without a column for it, the words right above the first table are its issue, as those above the others."""
        while self.form.head and not self.form.head[-1].text.strip():
            self.form.head.pop()
        if len(self.form.head) > 1 and len(self.form.head[-1].text) <= MAX_HEADING:
            self.captions.append(self.form.head.pop())

    def _continued(self, table: Table) -> bool:
        """A table without a header, as wide as the form's before it, goes on where that ended."""
        header = self.header
        if header is None:
            return False
        if not any(len(line.cells) == len(header.headings) for line in table.lines):
            return False
        if _is_signature(next(filter(None, map(_told, table.lines)), []), header):
            return False
        self._lines(table.lines, headless=True)
        return True

    def _lines(self, lines: Sequence[Line], *, headless: bool = False, fresh: bool = False) -> None:
        at = 0
        while at < len(lines):
            again = header_at(lines, at)
            if again and self.header and self.header.resembles(again[1]):
                at, self.header = at + again[0], of_round(again[1], self.months)
                continue
            if self.header and self.form.measures and _is_signature(_told(lines[at]), self.header):
                # names and posts stand in the rows below
                self._below(lines[at:])
                return
            if self.header and self.form.measures and _is_sum(_told(lines[at])):
                self._below(lines[at : at + 1])
                at += 1
                continue
            self._line(lines[at], headless=headless, fresh=fresh)
            fresh = fresh and not any(one.text.strip() for one in lines[at].paragraphs)
            at += 1

    def _below(self, lines: Sequence[Line]) -> None:
        """Rows of the form's table that are no measures: words of the report as a whole."""
        self.form.rest += [*self.captions, *(_flattened(line) for line in lines if _told(line))]
        self.captions = []

    def _line(self, line: Line, *, headless: bool, fresh: bool) -> None:
        assert self.header is not None  # noqa: S101 - rows are read only under a header
        told = _told(line)
        if not told or is_count(line) or self.header.is_repeated_by(line):
            self._apart([one for one in line.paragraphs if one.losses or one.boxes])
            return
        if self._is_caption(told):
            self._apart([one for one in line.paragraphs if one.text.strip() or one.pictures])
            return
        row = _row(self.header, line)
        if fresh or not self._goes_on(line, row):
            self.form.measures.append(FormMeasure(self.header, captions=self.captions, headless=headless))
            self.captions = []
        elif self.captions:
            self.form.measures[-1].captions += self.captions
            self.captions = []
        self.form.measures[-1].rows.append(row)

    def _is_caption(self, told: Sequence[Cell]) -> bool:
        """Whether a row is one text across the table."""
        assert self.header is not None  # noqa: S101 - rows are read only under a header
        width = max(one.end for one in self.header.headings) - self.header.headings[0].at
        return len(told) == 1 and told[0].span >= _WIDE * width and len(self.header.headings) > 1

    def _goes_on(self, line: Line, row: FormRow) -> bool:
        """Whether a row belongs to the measure above: its issue is merged with that above, or empty."""
        assert self.header is not None  # noqa: S101 - rows are read only under a header
        if not self.form.measures:
            return False
        columns = self.header.columns
        keys = [cell for one, cell in self.header.sort(line) if one.column in {Column.ISSUE, Column.NUMBER}]
        if Column.ISSUE not in columns:
            return bool(keys) and all(cell.goes_on for cell in keys)
        issue = row.cells.get(Column.ISSUE, ())
        return not any(one.text.strip() for one in issue)


def _told(line: Line) -> list[Cell]:
    """The cells of a row that hold something."""
    return [cell for cell in line.cells if cell.text.strip() or any(one.pictures for one in cell.paragraphs)]


def _is_signature(told: Sequence[Cell], header: Header) -> bool:
    """Whether a row is for signatures below the form, and no measure."""
    words = next((cell.text.strip() for cell in told if cell.text.strip()), "")
    if _SIGNS.match(words):
        return True
    return bool(_SIGNER.match(words)) and 2 * len(told) <= len(header.headings)


def _is_sum(told: Sequence[Cell]) -> bool:
    """Whether a row adds up those above it."""
    return bool(told) and words_of(told[0].text) in _SUMS


def _row(header: Header, line: Line) -> FormRow:
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


def _flattened(line: Line) -> Paragraph:
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
