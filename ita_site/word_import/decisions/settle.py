"""Hold decisions to a document: which fit and are applied, and which do not and are reported."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

from ita_site.word_import.decisions.decision import (
    ROWS,
    ColumnIs,
    Decision,
    Decisions,
    LineBegins,
    LineIs,
    LineSplit,
    RowIs,
    TableIs,
    seen,
)
from ita_site.word_import.decisions.document import (
    Items,
    Places,
    changed,
    heading_words,
    lines_in,
    places_of,
    seen_row,
    seen_table,
)
from ita_site.word_import.docx.blocks import Line, LinePlace, Paragraph
from ita_site.word_import.tables.grid import Grid
from ita_site.word_import.tables.kinds import Choices, Join, LineKind, Part, RowKind, TableChoices
from ita_site.word_import.words.column_names import Column


class Why(StrEnum):
    """Why a decision does not fit: a closed list."""

    GONE = "gone"
    """The document has no such place."""
    CHANGED = "changed"
    """It has other words there."""
    IMPOSSIBLE = "impossible"
    """What was decided cannot be at that place."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """A decision that was not applied."""

    number: int
    """Which of the decisions it is, from 0."""
    decision: Decision
    why: Why


@dataclass(frozen=True, slots=True)
class Settled:
    """A document's paragraphs and grids, and what was decided of them."""

    items: Items
    choices: Choices
    unfit: tuple[Unfit, ...] = ()


@dataclass(slots=True)
class _Table:
    part: Part | None = None
    columns: dict[int, Column] = field(default_factory=dict)
    rows: dict[int, RowKind] = field(default_factory=dict)
    joins: dict[int, Join] = field(default_factory=dict)


@dataclass(slots=True)
class _Settler:
    """What was decided, as far as the decisions are held to the document."""

    items: Items
    places: Places
    tables: defaultdict[str, _Table] = field(default_factory=lambda: defaultdict(_Table))
    alike: dict[str, Column] = field(default_factory=dict)
    """By what is remembered of a heading, which column it is in all tables."""
    begins: dict[LinePlace, bool] = field(default_factory=dict)
    kinds: dict[LinePlace, LineKind] = field(default_factory=dict)

    def table(self, decision: TableIs) -> Why | None:
        """Take in what a table is."""
        grid = self.places.grids.get(decision.table)
        if grid is None or seen_table(grid) != decision.seen:
            return Why.CHANGED if grid else Why.GONE
        self.tables[decision.table].part = decision.part
        return None

    def column(self, decision: ColumnIs) -> Why | None:
        """Take in what a column is, and all that are headed alike where that was decided."""
        grid = self.places.grids.get(decision.table)
        heading = heading_words(grid).get(decision.column - 1) if grid else None
        if heading is None or seen(heading) != decision.seen:
            return Why.GONE if heading is None else Why.CHANGED
        self.tables[decision.table].columns[decision.column - 1] = decision.is_column
        if decision.everywhere and heading:
            self.alike[seen(heading)] = decision.is_column
        return None

    def _spread(self) -> None:
        """Give the columns of other tables that are headed alike what was decided of one."""
        for path, grid in self.places.grids.items() if self.alike else ():
            for at, words in heading_words(grid).items():
                if column := self.alike.get(seen(words)):
                    self.tables[path].columns.setdefault(at, column)

    def row(self, decision: RowIs) -> Why | None:
        """Take in what a row is."""
        row = self.places.rows.get(decision.place)
        if row is None or seen_row(row) != decision.seen:
            return Why.CHANGED if row else Why.GONE
        table, number = self.tables[decision.place.table], decision.place.row
        table.rows[number], join = ROWS[decision.role]
        table.joins.pop(number, None)
        if join:
            table.joins[number] = join
        return None

    def line(self, decision: LineIs) -> Why | None:
        """Take in what a line is."""
        why = self._unlike(decision.place, decision.seen)
        if why is None:
            self.kinds[decision.place] = decision.kind
        return why

    def begin(self, decision: LineBegins) -> Why | None:
        """Take in whether a line begins an entry; the first of a cell has none above to be joined with."""
        why = self._unlike(decision.place, decision.seen)
        if why is None and not decision.begins and decision.place not in self.places.above:
            return Why.IMPOSSIBLE
        if why is None:
            self.begins[decision.place] = decision.begins
        return why

    def split(self, decision: LineSplit) -> Why | None:
        """Split a line: it is then so many lines."""
        why = self._unlike(decision.place, decision.seen)
        if why is None:
            pieces = _pieces(self.places.lines[decision.place], decision.at)
            if not all(pieces) or decision.place.piece:
                return Why.IMPOSSIBLE
            self.items = changed(self.items, lambda words: _with_pieces(words, decision.place, pieces))
            self.places = places_of(self.items)
        return why

    def _unlike(self, place: LinePlace, words: str) -> Why | None:
        line = self.places.lines.get(place)
        if line is None:
            return Why.GONE
        return None if seen(line) == words else Why.CHANGED

    def choices(self) -> Choices:
        """Return what was decided of tables and lines."""
        self._spread()
        tables = {
            path: TableChoices(table.part, table.columns, table.rows, table.joins)
            for path, table in self.tables.items()
        }
        return Choices(tables, self.kinds)


_TAKE: Final[Mapping[type[Any], Callable[[_Settler, Any], Why | None]]] = {
    TableIs: _Settler.table,
    ColumnIs: _Settler.column,
    RowIs: _Settler.row,
    LineSplit: _Settler.split,
    LineBegins: _Settler.begin,
    LineIs: _Settler.line,
}


def settle(items: Sequence[Paragraph | Grid], decisions: Decisions) -> Settled:
    """Return a document as it is read with decisions; lines are split before other decisions name their pieces.

    Decisions on words without a place are held to the form, in `place_words`.
    """
    numbered = [(number, decision) for number, decision in enumerate(decisions) if type(decision) in _TAKE]
    if not numbered:
        return Settled(items, Choices())
    splits = {decision.place: number for number, decision in numbered if isinstance(decision, LineSplit)}
    numbered = [pair for pair in numbered if not isinstance(pair[1], LineSplit) or splits[pair[1].place] == pair[0]]
    settler = _Settler(items, places_of(items))
    unfit: list[Unfit] = []
    for number, decision in sorted(numbered, key=lambda pair: not isinstance(pair[1], LineSplit)):
        why = _TAKE[type(decision)](settler, decision)
        if why:
            unfit.append(Unfit(number, decision, why))
    marked = changed(settler.items, lambda words: _with_begins(words, settler.begins))
    return Settled(marked, settler.choices(), tuple(unfit))


def _pieces(text: str, at: Sequence[int]) -> list[str]:
    """Return a text in parts, cut before some characters."""
    bounds = [0, *sorted(set(at)), len(text)]
    return [text[start:end].strip() for start, end in itertools.pairwise(bounds)]


def _with_pieces(words: Paragraph, place: LinePlace, pieces: Sequence[str]) -> Paragraph:
    """Return a paragraph with one of its lines in parts, each of which but the first begins an entry."""
    if all(line.place != place for line in words.lines):
        return words
    parts: list[tuple[Line, str]] = []
    texts = dict(lines_in(words))
    for line in words.lines:
        if line.place == place:
            new = [replace(place, piece=piece) for piece in range(len(pieces))]
            begins = [None, *[True] * (len(pieces) - 1)]
            lines = (Line(at, begin, whole=True) for at, begin in zip(new, begins, strict=True))
            parts += zip(lines, pieces, strict=True)
        else:
            parts.append((line, texts.get(line.place, "")))
    return replace(words, text="\n".join(text for _, text in parts), lines=tuple(line for line, _ in parts))


def _with_begins(words: Paragraph, begins: Mapping[LinePlace, bool]) -> Paragraph:
    """Return a paragraph whose lines know what a person said of how they begin."""
    if not any(line.place in begins for line in words.lines):
        return words
    return replace(
        words, lines=tuple(replace(line, begins=begins.get(line.place, line.begins)) for line in words.lines)
    )
