"""Turn what an officer changed in the form of a reading into decisions: what was not changed becomes none."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypeVar

from ita_site.desk.imports.lines import cuts
from ita_site.desk.imports.view import ColumnView, RowView, TableView, View, WordsView
from ita_site.word_import.decisions.decision import (
    ColumnIs,
    Decision,
    Decisions,
    LineBegins,
    LineIs,
    LineSplit,
    RowIs,
    RowRole,
    TableIs,
    WordsGo,
    WordsTo,
)
from ita_site.word_import.docx.blocks import LinePlace
from ita_site.word_import.tables.grid import RowPlace
from ita_site.word_import.tables.kinds import LineKind, Part
from ita_site.word_import.words.column_names import Column

E = TypeVar("E", bound=StrEnum)

JOIN: Final = ".join"
SPLIT: Final = ".split"
MEASURE: Final = ".measure"
FIELD: Final = "field:"
"""Before the kind of the field that words go to."""
JOINED: Final = "yes"
_RETYPED: Final = "“{}” ท่านพิมพ์ว่า “{}”"

Fields = Mapping[str, str]
"""The fields of a form by their names."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions after a form was sent."""

    decisions: Decisions
    retyped: tuple[str, ...] = ()
    """Lines that are not split as other words were typed, each with these."""


def decided(view: View, before: Decisions, fields: Fields) -> Decided:
    """Return the decisions before with those that a form makes of the parts of a view."""
    splits, retyped = _splits(view, before, fields)
    made = [*splits, *_of_tables(view, fields), *_of_lines(view, fields), *_of_words(view, fields)]
    dropped = {_subject(decision) for decision in made} | set(_unnoted(view, fields))
    resplit = {decision.place for decision in splits}
    kept = [each for each in before if _subject(each) not in dropped and not _is_within(each, resplit)]
    return Decided((*kept, *made), retyped)


def _of_tables(view: View, fields: Fields) -> Iterator[Decision]:
    """Yield the decisions on tables, their columns and their rows."""
    for table in view.tables:
        yield from _table(table, fields)
        for column in table.columns:
            yield from _column(table, column, fields)
        for row in table.rows:
            yield from _row(row, fields)


def _table(table: TableView, fields: Fields) -> Iterator[Decision]:
    part = _member(Part, fields.get(table.name))
    if part and part is not table.shown.part:
        yield TableIs(table.shown.table, table.shown.seen, part)


def _column(table: TableView, column: ColumnView, fields: Fields) -> Iterator[Decision]:
    chosen = _member(Column, fields.get(column.name))
    if chosen and chosen is not column.shown.is_column:
        yield ColumnIs(table.shown.table, column.shown.column, column.shown.seen, chosen)


def _row(row: RowView, fields: Fields) -> Iterator[Decision]:
    role = _member(RowRole, fields.get(row.name))
    if role and role is not row.shown.role:
        yield RowIs(row.shown.place, row.shown.seen, role)


def _of_lines(view: View, fields: Fields) -> Iterator[Decision]:
    """Yield the decisions on what lines are, and on where entries begin."""
    for line in view.lines():
        kind = _member(LineKind, fields.get(line.name))
        if kind is None:
            continue
        if kind is not line.shown.kind:
            yield LineIs(line.shown.place, line.shown.seen, kind)
        is_joined = fields.get(f"{line.name}{JOIN}") == JOINED
        if line.can_join and is_joined != line.is_joined:
            yield LineBegins(line.shown.place, line.shown.seen, not is_joined)


def _splits(view: View, before: Decisions, fields: Fields) -> tuple[list[LineSplit], tuple[str, ...]]:
    """Return the lines that are split otherwise than they are, and those whose words were changed, in Thai."""
    known = {decision.place: decision for decision in before if isinstance(decision, LineSplit)}
    splits: list[LineSplit] = []
    retyped: list[str] = []
    for line in view.lines():
        typed = fields.get(f"{line.name}{SPLIT}")
        if typed is None or not line.pieces:
            continue
        old = known.get(line.whole) or LineSplit(line.whole, line.shown.seen, ())
        at = cuts(line.pieces, old.at, typed)
        if at is None:
            retyped.append(_RETYPED.format(" ".join(line.pieces), " ".join(typed.split())))
        elif at != old.at:
            splits.append(replace(old, at=at))
    return splits, tuple(retyped)


def _of_words(view: View, fields: Fields) -> Iterator[Decision]:
    for words in view.words:
        yield from _words(view, words, fields)


def _words(view: View, words: WordsView, fields: Fields) -> Iterator[Decision]:
    """Yield where words go that found no place."""
    to = fields.get(words.name, "")
    if to == WordsTo.LEFT_OUT or (to == WordsTo.NOTE and not words.shown.is_note):
        yield WordsGo(words.shown.words, WordsTo(to))
    kind = _member(LineKind, to.removeprefix(FIELD)) if to.startswith(FIELD) else None
    row = _row_of_measure(view, fields.get(f"{words.name}{MEASURE}", ""))
    if kind and row:
        yield WordsGo(words.shown.words, WordsTo.FIELD, row, kind)


def _row_of_measure(view: View, number: str) -> RowPlace | None:
    """Return the first row of a measure that is named by its number, from 1."""
    return next((measure.row for measure in view.measures if str(measure.number) == number), None)


def _unnoted(view: View, fields: Fields) -> Iterator[tuple[object, ...]]:
    """Yield the words that were kept as a note and are no more."""
    for words in view.words:
        if words.shown.is_note and fields.get(words.name) == "":
            yield _subject(WordsGo(words.shown.words, WordsTo.NOTE))


def _is_within(decision: Decision, places: Iterable[LinePlace]) -> bool:
    """Return whether a decision is on a part of a line that is split anew."""
    if not isinstance(decision, LineIs | LineBegins):
        return False
    own = decision.place
    return any((own.table, own.row, own.column, own.line) == (p.table, p.row, p.column, p.line) for p in places)


def _subject(decision: Decision) -> tuple[object, ...]:
    """Return what a decision is about: of two about the same, the later one takes the place of the earlier."""
    if isinstance(decision, TableIs):
        return decision.type, decision.table
    if isinstance(decision, ColumnIs):
        return decision.type, decision.table, decision.column
    if isinstance(decision, WordsGo):
        return decision.type, decision.words
    return decision.type, decision.place


def _member(kinds: type[E], value: str | None) -> E | None:
    """Return the member of a closed list that a form names; None where it names none."""
    try:
        return kinds(value) if value else None
    except ValueError:
        return None
