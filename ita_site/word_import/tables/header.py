"""The header of a table: what each of its columns is, how surely, and which cells of a row are below it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Final

from ita_site.word_import.doubts import Doubt
from ita_site.word_import.tables.grid import GridCell, GridRow
from ita_site.word_import.words.column_names import FORM, Column, column_of, names_measures, words_of
from ita_site.word_import.words.month_columns import Slot

_LEAST_COLUMNS: Final = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: what it is, its heading as printed, and its place in the grid."""

    column: Column
    text: str
    at: int
    end: int
    own: str = ""
    """The words that it shares with no other column."""
    over: tuple[str, ...] = ()
    """Words of the cells above it, the topmost first."""
    status: str = ""
    """What a tick below it says of the row."""
    slot: Slot | None = None
    """The months of the fiscal year that a mark below it names."""
    part: Slot | None = None
    """The months whose results are below it: one of several columns of results."""
    beside: bool = False
    """Whether it is joined to another column of its kind, whose heading is used for both."""
    score: int = 0
    """How surely it is that column, out of 100; 0 where nothing names it."""
    runner_up: tuple[Column, int] | None = None
    """The next likely column, and how like its names are to the heading, out of 100."""
    doubt: Doubt | None = None
    notes: tuple[str, ...] = ()
    """Footnotes at its words."""
    decided: bool = False
    """Whether a person said which column it is."""

    @property
    def above(self) -> str:
        """All words over its own."""
        return " ".join(self.over)

    @property
    def is_unknown(self) -> bool:
        """Whether nothing names it, neither as a column nor as something that the form has no place for."""
        named = self.decided or column_of(self.own) or column_of(self.text)
        return self.column is Column.OTHER and not named and not self.slot

    @property
    def divides_results(self) -> bool:
        """Whether the heading over it names results."""
        return column_of(self.above) is Column.RESULTS


@dataclass(frozen=True, slots=True)
class Header:
    """All columns of a table from left to right."""

    headings: tuple[Heading, ...]

    @property
    def columns(self) -> frozenset[Column]:
        """The columns of the form that it names."""
        return frozenset(heading.column for heading in self.headings) & frozenset(FORM)

    @property
    def shape(self) -> frozenset[Column]:
        """The columns of the form that it has a place for: ticks for a status count as results."""
        ticked = any(heading.status for heading in self.headings)
        return self.columns | ({Column.RESULTS} if ticked else frozenset())

    @property
    def is_form(self) -> bool:
        """Whether its columns make the form: what was to be done, and at least two of the others."""
        return Column.ACTIVITIES in self.shape and len(self.shape) >= _LEAST_COLUMNS

    @property
    def reports(self) -> bool:
        """Whether it has a place for what was done; a plan has none."""
        return bool(self.shape & {Column.RESULTS, Column.OUTCOMES})

    @property
    def width(self) -> int:
        """How many columns of the grid it covers."""
        return max(heading.end for heading in self.headings) - self.headings[0].at

    @property
    def texts(self) -> dict[Column, str]:
        """The heading of each column of the form."""
        ticked = [(Column.RESULTS, shown.above) for shown in self.headings if shown.status and shown.divides_results]
        mine = [(shown.column, shown.text) for shown in self.headings if shown.column in FORM and not shown.beside]
        return dict([*ticked, *reversed(mine)])

    @property
    def words(self) -> tuple[str, ...]:
        """The heading of each column."""
        return tuple(heading.text for heading in self.headings)

    @property
    def spare(self) -> tuple[str, ...]:
        """Headings of columns that are read into another's field, or into none."""
        apart = (heading for heading in self.headings if heading.beside or _is_apart(heading))
        return tuple(heading.text for heading in apart)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What is not certain of its columns, each once."""
        return tuple(dict.fromkeys(filter(None, (heading.doubt for heading in self.headings))))

    @property
    def names(self) -> frozenset[str]:
        """The words of its headings, as they are compared."""
        return frozenset(words_of(heading.text) for heading in self.headings)

    def sort(self, row: GridRow) -> tuple[tuple[Heading, GridCell], ...]:
        """Return the cells of a row, each with its column: in order where they are as many, else by place."""
        if len(row.cells) == len(self.headings):
            return tuple(zip(self.headings, row.cells, strict=True))
        return tuple((max(self.headings, key=lambda heading: shared(heading, cell)), cell) for cell in row.cells)

    def cells(self, row: GridRow, column: Column) -> list[GridCell]:
        """Return the cells of a row below the headings of `column`."""
        return [cell for heading, cell in self.sort(row) if heading.column is column]

    def is_repeated_by(self, row: GridRow) -> bool:
        """Return whether a row says the same as the header, or as a part of it."""
        texts = chain.from_iterable((heading.text, heading.own, *heading.over) for heading in self.headings)
        return bool(row.texts) and set(map(words_of, texts)).issuperset(map(words_of, row.texts))

    def resembles(self, other: "Header") -> bool:
        """Return whether another header is this one, worded a little otherwise."""
        return len(self.names & other.names) >= max(_LEAST_COLUMNS, len(other.names) // 2)

    def split_activities(self) -> tuple[Heading | None, tuple[Heading, ...]]:
        """Return (the column of measures, the columns of activities) where a form has one of each."""
        both = tuple(heading for heading in self.headings if heading.column is Column.ACTIVITIES)
        if len(both) > 1 and names_measures(both[0].text):
            return both[0], both[1:]
        return None, both


def _is_apart(heading: Heading) -> bool:
    return heading.column is Column.EVIDENCE or (heading.column is Column.OTHER and not heading.over)


def shared(heading: Heading, cell: GridCell) -> tuple[int, int]:
    """Return how much of the grid both take; where nothing, how near they are."""
    overlap = min(heading.end, cell.end) - max(heading.at, cell.at)
    return (overlap, 0) if overlap > 0 else (0, overlap)


def quoted(headings: Iterable[Heading]) -> str:
    """Return the words of headings as remarks quote them: `“กิจกรรม” “ขั้นตอน”`."""
    return " ".join(f"“{heading.text}”" for heading in headings)
