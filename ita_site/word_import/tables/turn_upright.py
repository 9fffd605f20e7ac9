"""A form written downwards, its headings at the left, as a grid with a row of headings and one of values.

`ประเด็น | การให้บริการล่าช้า` above `กิจกรรม | จัดทำคู่มือ` becomes `ประเด็น | กิจกรรม` above `การให้บริการล่าช้า | จัดทำคู่มือ`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.tables.grid import Grid, GridCell, GridRow
from ita_site.word_import.tables.surroundings import kind_of
from ita_site.word_import.words.column_names import (
    FORM,
    Column,
    column_of,
    faint_column_of,
    is_weak_issue,
    words_of,
)
from ita_site.word_import.words.list_labels import bare, is_number

_LEAST_COLUMNS: Final = 4
"""Columns of the form that labels at the left must name."""

_PAIR: Final = 2
_NUMBERED: Final = re.compile(r"(?:มาตรการ|ประเด็น|กิจกรรม|โครงการ|เรื่อง|แนวทาง)\s*(?:ที่)?\s*\d{1,2}\s*[:：.]?")
_DETAILS: Final = frozenset(("รายละเอียด", "ข้อมูล", "เนื้อหา", "คำอธิบาย", "ข้อความ", "รายการ"))
"""What the right column is called where the table has a row of headings all the same."""


@dataclass(slots=True)
class _Measure:
    """The rows of one measure."""

    titles: list[Paragraph] = field(default_factory=list)
    """Rows above its labels that tell no value."""
    pairs: list[tuple[GridCell, GridCell]] = field(default_factory=list)
    """(label, value)."""
    below: list[Paragraph] = field(default_factory=list)
    """Rows behind its last label that tell no value."""

    @property
    def columns(self) -> frozenset[Column]:
        """The columns of the form that its labels name, and its title."""
        named = {_weak_column(label.text) for label, _ in self.pairs}
        titled = any(kind_of(title.text) for title in self.titles)
        return frozenset(column for column in FORM if column in named or (titled and column is Column.ISSUE))

    def add(self, cells: Sequence[GridCell], *, title: bool) -> None:
        """Take in a row: a title, a label with its value, or one more value of the label above."""
        if title:
            (self.below if self.pairs else self.titles).extend(words for cell in cells for words in cell.words)
        elif self.pairs and (cells[0].goes_on or not cells[0].text):
            label, value = self.pairs[-1]
            text = "\n".join(filter(None, (value.text, cells[1].text)))
            self.pairs[-1] = label, replace(value, words=(*value.words, *cells[1].words), text=text)
        else:
            self.pairs.append((cells[0], cells[1]))


def turn_upright(grid: Grid) -> tuple[Grid, ...]:
    """Return a grid for each measure of a form written downwards; the grid itself where it is no such form."""
    rows = [cells for row in grid.rows for cells in _pairs(row) if any(cell.shows for cell in cells)]
    if not rows or any(len(cells) > _PAIR for cells in rows):
        return (grid,)
    measures = _measures(rows)
    if not all(Column.ACTIVITIES in one.columns and len(one.columns) >= _LEAST_COLUMNS for one in measures):
        return (grid,)
    numbers = tuple(row.cells[0].text for row in grid.rows if _is_numbered(row))
    return tuple(_upright(measure, grid.number, numbers) for measure in measures)


def _pairs(row: GridRow) -> tuple[tuple[GridCell, ...], ...]:
    """Return the cells of a row without its number; two labels side by side, each with its value, as two rows."""
    cells = row.cells[1:] if _is_numbered(row) else row.cells
    first, second = cells[:_PAIR], cells[_PAIR:]
    if len(cells) != 2 * _PAIR or not _column(first[0].text):
        return (cells,)
    if not any(cell.shows for cell in second):
        return (first,)
    return (first, second) if _column(second[0].text) else (cells,)


def _is_numbered(row: GridRow) -> bool:
    """Return whether the first of more than two cells only numbers a row, or is empty."""
    return len(row.cells) > _PAIR and (is_number(row.cells[0].text) or not row.cells[0].text)


def _measures(rows: Sequence[Sequence[GridCell]]) -> list[_Measure]:
    """Return the measures: the next begins with a title, or with the label that the first began with."""
    labels = [_column(cells[0].text) for cells in rows if len(cells) == _PAIR]
    first = next((column for column in labels if column in FORM), None)
    plain = {_column(cells[0].text) for cells in rows if not _NUMBERED.fullmatch(fold(cells[0].text))}
    measures = [_Measure()]
    for cells in rows:
        numbered = bool(_NUMBERED.fullmatch(fold(cells[0].text))) and _column(cells[0].text) in plain
        title = numbered or _is_title(cells)
        begins = any(kind_of(cell.text) for cell in cells) if title else _column(cells[0].text) is first
        if begins and (measures[-1].pairs if title else first in measures[-1].columns and measures[-1].pairs):
            measures.append(_Measure())
        measures[-1].add(cells, title=title)
    return measures


def _is_title(cells: Sequence[GridCell]) -> bool:
    """Return whether a row goes across the table, or heads its two columns, and so tells no value."""
    if len(cells) < _PAIR:
        return True
    label, value = cells
    if value.shows:
        return bool(label.text) and words_of(value.text) in _DETAILS
    return bool(label.text) and (bool(kind_of(label.text)) or _column(label.text) is None)


def _column(label: str) -> Column | None:
    return column_of(bare(label))


def _weak_column(label: str) -> Column | None:
    """Return the column that a label names, be it by a name that counts only where others are known."""
    words = bare(label)
    return _column(label) or faint_column_of(words) or (Column.ISSUE if is_weak_issue(words) else None)


def _upright(measure: _Measure, number: int, numbers: tuple[str, ...]) -> Grid:
    labels, values = (
        tuple(replace(cell, at=at, span=1, goes_on=False, merged=()) for at, cell in enumerate(side))
        for side in zip(*measure.pairs, strict=True)
    )
    rows = (*_across(measure.titles), GridRow(labels), GridRow(values), *_across(measure.below))
    return Grid(rows, number, len(measure.titles), numbers)


def _across(paragraphs: Sequence[Paragraph]) -> Iterator[GridRow]:
    for paragraph in paragraphs:
        yield GridRow((GridCell((paragraph,), 0, text=paragraph.text.strip()),))
