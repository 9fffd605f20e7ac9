"""A row of values as the words of each column of the form, and what is not certain of where they belong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import reduce
from types import MappingProxyType
from typing import Final

from ita_site.word_import.docx.blocks import LinePlace, Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.entries.subheadings import sort_cells
from ita_site.word_import.tables.chosen_lines import ChosenLine, divided, with_chosen
from ita_site.word_import.tables.form import FormRow, Words
from ita_site.word_import.tables.grid import GridCell, GridRow
from ita_site.word_import.tables.header import Header, Heading, shared
from ita_site.word_import.tables.kinds import LineKind
from ita_site.word_import.words.addresses import evidence_in
from ita_site.word_import.words.column_names import FORM, NAMES, Column, column_of
from ita_site.word_import.words.list_labels import is_number
from ita_site.word_import.words.month_columns import Slot, is_mark, is_no_mark, spelt
from ita_site.word_import.words.status import is_tick

_SAYS_MORE: Final = frozenset((Column.RESULTS, Column.OUTCOMES, Column.STATUS))
"""Columns in which a tick alone says nothing that can be read."""

_SHARED: Final = frozenset(
    (Column.ISSUE, Column.RESPONSIBLE, Column.PERIOD, Column.RESULTS, Column.OUTCOMES, Column.STATUS)
)
"""Columns whose words hold for each measure that they are merged over."""


class _Place(Enum):
    """Where the words of a cell go."""

    FIELD = auto()
    MEASURES = auto()
    EVIDENCE = auto()
    STATUS = auto()
    TICKED = auto()
    NUMBER = auto()
    OTHERS = auto()
    NOWHERE = auto()


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell's words below a heading."""

    heading: Heading
    words: Words
    goes_on: bool
    lead: bool
    """Whether it is in a column of measures beside one of activities."""

    @property
    def column(self) -> Column:
        """The column that it is in."""
        return self.heading.column

    @property
    def is_ticked(self) -> bool:
        """Whether a tick is all that it says."""
        return self.column in _SAYS_MORE and is_tick(text_of(self.words)) and not self.words[0].pictures

    @property
    def is_crossed(self) -> bool:
        """Whether it holds a dash where others are ticked or tell of a part of the year."""
        heading = self.heading
        return bool(heading.part or heading.status) and is_no_mark(text_of(self.words))

    @property
    def proves(self) -> bool:
        """Whether it is evidence though in another column: remarks that lead somewhere.

        A second column of results, such as that of another round, is no evidence for the first.
        """
        unnamed = self.column is Column.OTHER and column_of(self.heading.text) in {None, Column.OTHER}
        return unnamed and any(list(evidence_in(words.text, words.links)) for words in self.words)


_PLACES: Final[tuple[tuple[_Place, Callable[[_Cell], bool]], ...]] = (
    (_Place.NOWHERE, lambda cell: not cell.words or cell.heading.slot is not None),
    (_Place.OTHERS, lambda cell: cell.goes_on and cell.column is not Column.NUMBER),
    (_Place.OTHERS, lambda cell: cell.is_ticked and not cell.heading.status),
    (_Place.TICKED, lambda cell: cell.is_ticked),
    (_Place.NOWHERE, lambda cell: cell.is_crossed),
    (_Place.STATUS, lambda cell: bool(cell.heading.status) and cell.column is Column.RESULTS),
    (_Place.EVIDENCE, lambda cell: cell.column is Column.EVIDENCE or (cell.proves and not cell.heading.status)),
    (_Place.MEASURES, lambda cell: cell.lead),
    (_Place.FIELD, lambda cell: cell.column in FORM),
    (
        _Place.NUMBER,
        lambda cell: (cell.column is Column.NUMBER or not cell.heading.text) and is_number(text_of(cell.words)),
    ),
    (_Place.FIELD, lambda cell: cell.column is Column.STATUS and not cell.heading.status),
    (_Place.OTHERS, lambda _: True),
)
"""The first that holds tells where the words of a cell go."""


@dataclass(slots=True)
class _Reading:
    """A row as far as it is read."""

    cells: dict[Column, Words] = field(default_factory=dict)
    others: list[tuple[str, Words]] = field(default_factory=list)
    evidence: list[tuple[str, Words]] = field(default_factory=list)
    measures: Words = ()
    number: str = ""
    ticked: bool = False
    slots: tuple[Slot, ...] = ()

    def add(self, column: Column, words: Words) -> None:
        """Add words to a column."""
        self.cells[column] = self.cells.get(column, ()) + words

    def take(self, cell: _Cell) -> None:
        """Take in the words of a cell."""
        place = next(place for place, holds in _PLACES if holds(cell))
        if place in {_Place.STATUS, _Place.TICKED}:
            self.ticked = True
            self.add(Column.STATUS, (Paragraph(cell.heading.status),))
        if place in {_Place.STATUS, _Place.FIELD}:
            self.add(cell.column, cell.words)
        elif place is _Place.MEASURES:
            self.measures += cell.words
        elif place is _Place.NUMBER:
            self.number = text_of(cell.words)
        elif place in {_Place.EVIDENCE, _Place.OTHERS}:
            (self.evidence if place is _Place.EVIDENCE else self.others).append((cell.heading.text, cell.words))

    def take_months(self, chart: "_Chart") -> None:
        """Take in a chart of months: its marks make the period, unless words tell that."""
        self.others += chart.written
        alone = not self.cells.get(Column.PERIOD)
        self.slots = chart.slots if alone else ()
        if chart.words:
            months = (Paragraph(chart.words),)
            self.others += [] if alone else [(chart.columns[0].text, months)]
            self.cells.setdefault(Column.PERIOD, months)

    def promise_measures(self) -> None:
        """Take measures whose steps were left empty as what was promised."""
        if self.measures and not self.cells.get(Column.ACTIVITIES):
            self.cells[Column.ACTIVITIES], self.measures = self.measures, ()


def read_row(
    header: Header,
    row: GridRow,
    *,
    first: bool,
    retyped: bool = False,
    kinds: Mapping[LinePlace, LineKind] = MappingProxyType({}),
) -> FormRow:
    """Return the words of a row by the columns of its table.

    `first`: it begins a measure, which has the words of cells merged from above. `retyped`: it is the first below a
    header that was typed again. `kinds` are what a person said that lines are.
    """
    measures, activities = header.split_activities()
    reading, merged = _Reading(), dict[Column, None]()
    chosen: list[ChosenLine] = []
    for heading, cell in header.sort(row):
        above = _from_above(heading, cell) if first else ()
        merged |= dict.fromkeys([heading.column] if above else [])
        words = above or tuple(filter(_shows, cell.words))
        if kinds:
            words, lines = divided(words, heading, kinds)
            chosen += lines
        reading.take(_Cell(heading, words, cell.goes_on and not above, heading is measures))
    chart = _chart(header, row)
    reading.take_months(chart)
    if activities:
        reading.promise_measures()
    doubts = (doubt(DoubtKind.MERGED_ABOVE, NAMES[column]) for column in merged if column is not Column.ISSUE)
    form_row = _form_row(reading, header, row, (*chart.doubts, *doubts), retyped=retyped)
    return reduce(with_chosen, chosen, form_row)


def _form_row(reading: _Reading, header: Header, row: GridRow, doubts: tuple[Doubt, ...], *, retyped: bool) -> FormRow:
    """Return a row that was read, what is below headings within its cells in the columns that these name."""
    in_place = sort_cells(reading.cells, header.columns)
    return FormRow(
        in_place.cells,
        reading.measures,
        (*reading.others, *in_place.asides),
        tuple(reading.evidence),
        (*in_place.doubts, *doubts),
        reading.number,
        ticked=reading.ticked,
        nested=any(cell.nested for cell in row.cells),
        slots=reading.slots,
        spent=tuple(in_place.spent),
        retyped=retyped,
        place=row.place,
    )


def _shows(paragraph: Paragraph) -> bool:
    """Return whether a paragraph says or shows something itself."""
    return bool(paragraph.text.strip() or paragraph.pictures or paragraph.boxes or paragraph.losses)


def _from_above(heading: Heading, cell: GridCell) -> Words:
    """Return the words that an empty cell has from the one above that it is merged with; none for marks.

    Of several columns of the issue, such as its indicator and its question, each may be merged over measures.
    """
    is_mark = heading.slot or heading.part or heading.status
    return cell.merged if heading.column in _SHARED and not (is_mark or cell.text) and text_of(cell.merged) else ()


@dataclass(slots=True)
class _Chart:
    """What a chart of months says of one row."""

    columns: Sequence[Heading]
    """The months of its table."""
    marked: set[int] = field(default_factory=set)
    """Which of them are marked by a tick, an arrow or a colour."""
    written: list[tuple[str, Words]] = field(default_factory=list)
    """(heading, what is written in a month and is no mark)."""
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The headings of the marked columns."""
        return spelt([month.own for month in self.columns], self.marked)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The marked months."""
        return tuple(slot for at in sorted(self.marked) if (slot := self.columns[at].slot))

    def take(self, heading: Heading, cell: GridCell, plain: set[str]) -> None:
        """Take in a cell below a month; `plain` are the colours of cells that are not marked."""
        name, words = f"{heading.text} {heading.own}", _written(cell)
        drawn = any(paragraph.drawn for paragraph in cell.words)
        if drawn:
            self.doubts.append(doubt(DoubtKind.DRAWN_PERIOD).at(name))
        if words:
            self.written.append((name, words))
        if drawn or words or cell.fill not in plain or is_mark(cell.text):
            self.marked.update(_months_over(self.columns, heading, cell))


def _chart(header: Header, row: GridRow) -> _Chart:
    """Return the months that are marked in a row, as its table heads them."""
    chart = _Chart([heading for heading in header.headings if heading.slot])
    cells = header.sort(row)
    plain = {"", *(cell.fill for heading, cell in cells if not heading.slot)}
    for heading, cell in cells:
        if heading.slot:
            chart.take(heading, cell, plain)
    return chart


def _written(cell: GridCell) -> Words:
    """Return what is written in a month beside a mark."""
    return () if is_mark(cell.text) or is_no_mark(cell.text) else tuple(filter(_shows, cell.words))


def _months_over(columns: Sequence[Heading], heading: Heading, cell: GridCell) -> list[int]:
    """Return which months a cell is below: those that it spans, or where it was found by order its own."""
    own = columns.index(heading)
    under = [at for at, month in enumerate(columns) if shared(month, cell)[0] > 0]
    return under if own in under else [own]
