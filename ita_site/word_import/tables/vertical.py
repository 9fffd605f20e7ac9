"""A form written downwards, its headings at the left → each of its measures, written as usual."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.docx.blocks import Block, Cell, Line, Paragraph, Table
from ita_site.word_import.tables.captions import kind_of
from ita_site.word_import.tables.header import Header, has_form, header_at, headers
from ita_site.word_import.words.column_names import FORM, MAX_HEADING, Column, column_of, words_of
from ita_site.word_import.words.list_labels import bare, is_number

_LEAST_ASIDE: Final = 4
"""Columns that a form written downwards, its headings at the left, must name to be known for one."""

_PAIR: Final = 2
_NUMBERED: Final = re.compile(r"(?:มาตรการ|ประเด็น|กิจกรรม|โครงการ|เรื่อง|แนวทาง)\s*(?:ที่)?\s*\d{1,2}\s*[:：.]?")
_DETAILS: Final = frozenset(("รายละเอียด", "ข้อมูล", "เนื้อหา", "คำอธิบาย", "ข้อความ", "รายการ"))
"""What the right of two columns is called where the table has a row of headings all the same."""


@dataclass(frozen=True, slots=True)
class Downwards:
    """One measure of a form written downwards."""

    titles: tuple[Paragraph, ...]
    """Rows above its headings that go across the table."""
    header: Header
    table: Table
    """A row of headings and one of values."""
    below: tuple[Paragraph, ...]
    """Rows behind the last heading that go across the table."""


@dataclass(slots=True)
class _Group:
    """The rows of one measure."""

    titles: list[Paragraph] = field(default_factory=list)
    pairs: list[tuple[Cell, Cell]] = field(default_factory=list)
    below: list[Paragraph] = field(default_factory=list)

    def names(self, column: Column | None) -> bool:
        """Whether a heading at the left names ``column``."""
        return any(_column(left) is column for left, _ in self.pairs)


def downwards(table: Table) -> tuple[Downwards, ...]:
    """The measures of a form written downwards; none where the table is no such form."""
    groups = _groups([row for line in table.lines for row in _rows(line)])
    found = [one for group in groups for one in _upright(group)]
    return tuple(found) if found and len(found) == len(groups) else ()


def _rows(line: Line) -> tuple[tuple[Cell, ...], ...]:
    """The row, or where it sets two headings side by side, each with its value, a row for each of them."""
    cells = _cells(line)
    if len(cells) == 2 * _PAIR and _named(cells[0]) and not any(_shows(one) for one in cells[_PAIR:]):
        # a row of one pair, in a table of two
        return (cells[:_PAIR],)
    if len(cells) != 2 * _PAIR or any(_named(cells[at]) is None for at in (0, _PAIR)):
        return (cells,)
    return cells[:_PAIR], cells[_PAIR:]


def _shows(cell: Cell) -> bool:
    return any(not one.is_empty for one in cell.paragraphs)


def _named(left: Cell) -> Column | None:
    """The column that a short heading names, before a value."""
    return _column(left) if len(left.text) <= MAX_HEADING else None


def _cells(line: Line) -> tuple[Cell, ...]:
    """The cells of a row, without a first one that only numbers it."""
    first = line.cells[0].text.strip() if line.cells else ""
    return line.cells[1:] if len(line.cells) > _PAIR and (is_number(first) or not first) else line.cells


def _groups(rows: Sequence[tuple[Cell, ...]]) -> list[_Group]:
    """The rows of each measure: the next begins with a title, or with the heading that the first began with."""
    told = [row for row in rows if any(cell.text.strip() or cell.blocks for cell in row)]
    first = next((column for row in told if len(row) == _PAIR and (column := _column(row[0])) in FORM), None)
    if first is None or any(len(row) > _PAIR for row in told):
        return []
    groups = [_Group()]
    plain = frozenset(_column(row[0]) for row in told if not _NUMBERED.fullmatch(fold(row[0].text).strip()))
    for row in told:
        title = _is_title(row) or _numbers_a_measure(row, plain)
        begins = bool(groups[-1].pairs) and ((title and _begins(row)) or (not title and _column(row[0]) is first))
        if begins and (title or groups[-1].names(first)):
            groups.append(_Group())
        _add(groups[-1], row, title=title)
    return groups


def _numbers_a_measure(row: Sequence[Cell], plain: Collection[Column | None]) -> bool:
    """Whether a row names a measure by its number, as in ``มาตรการที่ 1``; ``plain`` are columns that others name."""
    return bool(_NUMBERED.fullmatch(fold(row[0].text).strip())) and _column(row[0]) in plain


def _begins(row: Sequence[Cell]) -> bool:
    return any(kind_of(cell.text) for cell in row)


def _is_title(row: Sequence[Cell]) -> bool:
    """Whether a row goes across the table, or heads its two columns, and so tells no value."""
    if len(row) < _PAIR:
        return True
    left, right = row
    if not left.text.strip():
        return False
    if any(one.text.strip() or one.pictures for one in right.paragraphs):
        return words_of(right.text) in _DETAILS
    return bool(kind_of(left.text)) or _column(left) is None


def _add(group: _Group, row: Sequence[Cell], *, title: bool) -> None:
    if title:
        (group.below if group.pairs else group.titles).extend(one for cell in row for one in cell.paragraphs)
        return
    left, right = row
    if group.pairs and (left.goes_on or not left.text.strip()):
        # a value in several rows beside one heading
        label, value = group.pairs[-1]
        group.pairs[-1] = label, replace(value, blocks=(*value.blocks, *right.blocks))
    else:
        group.pairs.append((left, right))


def _column(left: Cell) -> Column | None:
    return column_of(bare(left.text.strip()))


def _upright(group: _Group) -> Iterator[Downwards]:
    labels, values = (
        Line(tuple(Cell(pair[side].blocks, at, 1) for at, pair in enumerate(group.pairs))) for side in (0, 1)
    )
    found = header_at([labels], 0) if group.pairs else None
    if found is None:
        return
    header = found[1]
    issue = Column.ISSUE not in header.columns and any(kind_of(one.text) for one in group.titles)
    if has_form(header.columns) and len(header.columns) + issue >= _LEAST_ASIDE:
        yield Downwards(tuple(group.titles), header, Table((labels, values)), tuple(group.below))


def some_have_results(blocks: Sequence[Block]) -> bool:
    """Whether any table has a place for what was done."""
    return any(found[2].reports for table in tables_of(blocks) for found in headers(table.lines))


def tables_of(blocks: Sequence[Block]) -> list[Table]:
    """All tables, those within cells and those turned upright too."""
    found: list[Table] = []
    for block in blocks:
        if isinstance(block, Table):
            found += [block, *(one.table for one in downwards(block))]
            found += [one for line in block.lines for cell in line.cells for one in tables_of(cell.blocks)]
    return found
