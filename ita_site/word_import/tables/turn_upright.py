"""A form written downwards, its labels at the left → a grid for each measure, with a row of headings and one of values.

`ประเด็น | การให้บริการล่าช้า` above `กิจกรรม | จัดทำคู่มือ` becomes `ประเด็น | กิจกรรม` above `การให้บริการล่าช้า | จัดทำคู่มือ`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.tables.grid import Grid, GridCell, GridRow
from ita_site.word_import.tables.surroundings import heads_measure
from ita_site.word_import.words.column_names import FORM, Column, column_of, faint_column_of
from ita_site.word_import.words.list_labels import bare, is_number

_LEAST_COLUMNS: Final = 4
"""Columns of the form that labels at the left must name."""

_PAIR: Final = 2


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
    def is_form(self) -> bool:
        """Whether its labels, and its title for an issue, name enough columns of the form."""
        named = {_column(label.text) or faint_column_of(bare(label.text)) for label, _ in self.pairs}
        titled = {Column.ISSUE} if heads_measure(self.titles) else set()
        return Column.ACTIVITIES in named and len((named | titled) & {*FORM}) >= _LEAST_COLUMNS

    def add(self, cells: Sequence[GridCell]) -> None:
        """Take in a row: a title, a label with its value, or one more value of the label above."""
        if _is_title(cells):
            (self.below if self.pairs else self.titles).extend(words for cell in cells for words in cell.words)
        elif self.pairs and not cells[0].text:
            label, value = self.pairs[-1]
            text = f"{value.text}\n{cells[1].text}"
            self.pairs[-1] = label, replace(value, words=(*value.words, *cells[1].words), text=text)
        else:
            self.pairs.append((cells[0], cells[1]))


def turn_upright(grid: Grid) -> tuple[Grid, ...]:
    """Return a grid for each measure of a form written downwards; the grid itself where it is no such form."""
    numbers = tuple(row.cells[0].text for row in grid.rows if _is_numbered(row))
    rows = [row.cells[1:] if _is_numbered(row) else row.cells for row in grid.rows if row.filled]
    measures = _measures(rows) if all(len(cells) <= _PAIR for cells in rows) else []
    if not measures or not all(measure.is_form for measure in measures):
        return (grid,)
    return tuple(_upright(measure, grid.number, numbers) for measure in measures)


def _is_numbered(row: GridRow) -> bool:
    """Return whether the first of more than two cells only numbers a row, or is empty."""
    return len(row.cells) > _PAIR and (is_number(row.cells[0].text) or not row.cells[0].text)


def _measures(rows: Sequence[Sequence[GridCell]]) -> list[_Measure]:
    """Return the measures: the next begins with a title that heads one, or with the label that the first began with."""
    labels = (_column(cells[0].text) for cells in rows if not _is_title(cells))
    first = next((column for column in labels if column in FORM), None)
    measures = [_Measure()]
    for cells in rows:
        title = heads_measure(cells[0].words) if _is_title(cells) else _column(cells[0].text) is first
        if title and measures[-1].is_form:
            measures.append(_Measure())
        measures[-1].add(cells)
    return measures


def _is_title(cells: Sequence[GridCell]) -> bool:
    """Return whether a row goes across the table, or is a label without a value that names no column."""
    if len(cells) < _PAIR:
        return True
    return bool(cells[0].text) and not cells[1].shows and (heads_measure(cells[0].words) or not _column(cells[0].text))


def _column(label: str) -> Column | None:
    return column_of(bare(label))


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
