"""Whether a row begins a measure or belongs to the one above, and what it says there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import Final

from ita_site.office.our_form import OUR_CELL
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.entries.read import activities_of
from ita_site.word_import.tables.form import FormMeasure, FormRow, Words
from ita_site.word_import.tables.grid import GridCell
from ita_site.word_import.tables.kinds import Join
from ita_site.word_import.tables.row_kinds import AddedText, SheetRow
from ita_site.word_import.tables.surroundings import says_on, without_on
from ita_site.word_import.words.column_names import NAMES, Column

_DITTO: Final = frozenset(('"', "”", "“", "〃", "″", "''", "’’", ",,", "״", "''", "„"))
_MARKS: Final = _DITTO | {"-", "–", "—", "−"}
"""Marks that repeat the issue above: there a dash does as well."""

_FIELDS: Final = {
    Column.OUTCOMES: "ผลลัพธ์",
    Column.RESULTS: "ผล",
    Column.RESPONSIBLE: "ผู้รับผิดชอบ",
    Column.PERIOD: "ระยะเวลา",
}
"""Columns that a row below a measure may fill, as messages call them."""


@dataclass(frozen=True, slots=True)
class _Keys:
    """What tells which measure a row belongs to."""

    issue: str
    number: str
    activities: Words
    is_merged: bool
    """Whether its issue and number are those of the row above, merged with them."""
    shares_activities: bool
    """Whether its activities are those of the row above, merged with them."""


def _keys(row: SheetRow) -> _Keys:
    issues, numbers, acts = (
        row.header.cells(row.row, column) for column in (Column.ISSUE, Column.NUMBER, Column.ACTIVITIES)
    )
    return _Keys(
        text_of(_own_words(issues)),
        text_of(_own_words(numbers)),
        _own_words(acts),
        _is_merged(issues + numbers),
        _is_merged(acts),
    )


def _own_words(cells: Sequence[GridCell]) -> Words:
    return tuple(chain.from_iterable(cell.words for cell in cells if not cell.goes_on))


def _is_merged(cells: Sequence[GridCell]) -> bool:
    """Return whether cells are the lower parts of merged ones."""
    return bool(cells) and all(cell.goes_on for cell in cells)


def join_of(row: SheetRow, above: FormMeasure, *, grouped: bool, another: bool) -> Join:
    """Return how a row belongs to the measure above it.

    `grouped`: words above name the issue of all rows; `another`: words above the row may begin another measure.
    """
    keys = _keys(row)
    if not another and _repeats(keys, above.rows):
        return Join.REPEATS
    if Column.ISSUE in row.header.columns:
        shown = keys.shares_activities or _is_empty_or_ditto(keys.issue, above.rows[0].text(Column.ISSUE))
        same = shown and (keys.is_merged or not another)
    else:
        same = keys.is_merged or (grouped and not another)
    return Join.GOES_ON if same else Join.STARTS


def _repeats(keys: _Keys, rows: Sequence[FormRow]) -> bool:
    """Return whether a row repeats the issue of `rows` to go on with it; our own form counts each row's activities."""
    same = without_on(keys.issue) in {"", without_on(rows[0].text(Column.ISSUE))}
    if not (keys.issue and same and keys.number in {"", rows[0].number}):
        return False
    ours = any(words.style == OUR_CELL for words in keys.activities)
    return says_on(keys.issue) or (not ours and _counts_on(keys.activities, rows[-1]))


def _counts_on(activities: Words, above: FormRow) -> bool:
    """Return whether the first of a row's activities has the number behind the last one above."""
    last = activities_of(above.cells.get(Column.ACTIVITIES, ()), alone=False).entries[-1:]
    first = activities_of(activities, alone=False).entries[:1]
    labels = [piece.label for piece in (*last, *first) if piece.label]
    return all(label.precedes(other) for label, other in pairwise(labels)) and len(labels) > 1


def _is_empty_or_ditto(issue: str, above: str) -> bool:
    """Return whether an issue is that above: empty, or a mark for the same where that has words."""
    return not issue or (issue in _MARKS and above not in {"", *_MARKS})


def repeats_issue(row: SheetRow, above: FormMeasure) -> bool:
    """Return whether a row repeats the issue of the measure above it."""
    issue = _keys(row).issue
    return bool(issue) and without_on(issue) in {"", without_on(above.rows[0].text(Column.ISSUE))}


def joined(row: FormRow, join: Join, first: FormRow, *, certain: bool = False) -> FormRow:
    """Return a row as it belongs to the measure that begins with `first`: without what that says already.

    `certain`: a person said that it belongs to it, which leaves no doubt.
    """
    if join is Join.STARTS:
        return row
    read = _without_ditto(row) if join is Join.GOES_ON else _without_issue(row, first)
    if not certain:
        return read
    settled = {doubt(DoubtKind.COUNTED_ON), _same_as_above(row, Column.ISSUE)}
    return replace(read, doubts=tuple(reason for reason in read.doubts if reason not in settled))


def _same_as_above(row: FormRow, column: Column) -> Doubt:
    return doubt(DoubtKind.SAME_AS_ABOVE, row.text(column), NAMES[column])


def _without_issue(row: FormRow, first: FormRow) -> FormRow:
    """Return a row without the issue, a doubt for that; words such as `(ต่อ)` behind it are kept apart."""
    cells = dict(row.cells)
    issue = cells.pop(Column.ISSUE, ())
    if text_of(issue) != first.text(Column.ISSUE):
        return replace(row, cells=cells, others=((NAMES[Column.ISSUE], issue), *row.others))
    return replace(row, cells=cells, doubts=(*row.doubts, doubt(DoubtKind.COUNTED_ON)))


def _without_ditto(row: FormRow) -> FormRow:
    """Return a row without marks for "the same as above", a doubt for each."""
    marks = {Column.ISSUE: _MARKS, Column.RESPONSIBLE: _DITTO, Column.PERIOD: _DITTO}
    same = {column: row.text(column) for column, known in marks.items() if row.text(column) in known}
    doubts = (_same_as_above(row, column) for column in same)
    cells = {column: words for column, words in row.cells.items() if column not in same}
    return replace(row, cells=cells, doubts=(*row.doubts, *doubts), spent=(*row.spent, *same.values()))


def add_text(measure: FormMeasure, part: AddedText) -> None:
    """Add what a row below a measure tells: to its field where that is empty, else below, under its label."""
    row = measure.rows[-1]
    filled = any(each.cells.get(part.column) for each in measure.rows)
    spent = (*row.spent, part.label)
    if part.column is Column.EVIDENCE:
        row = replace(row, evidence=(*row.evidence, (part.label, part.words)), spent=spent)
    elif part.column in _FIELDS and not filled and text_of(part.words):
        reason = doubt(DoubtKind.FIELD_FROM_ROW, _FIELDS[part.column], part.label)
        cells = {**row.cells, part.column: part.words}
        row = replace(row, cells=cells, doubts=(*row.doubts, reason), spent=spent)
    elif part.across:
        measure.asides += part.words
    else:
        row = replace(row, others=(*row.others, (part.label, part.words)))
    measure.rows[-1] = row
