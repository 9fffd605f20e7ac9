"""Whether a row begins a measure or belongs to the one above, and what it says there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from ita_site.office.our_form import OUR_CELL
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import doubt
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.entries.read import activities_of
from ita_site.word_import.tables.form import FormMeasure
from ita_site.word_import.tables.grid import GridCell
from ita_site.word_import.tables.row import FormRow, Words
from ita_site.word_import.tables.row_kinds import AddedText, SheetRow
from ita_site.word_import.tables.surroundings import says_on, without_on
from ita_site.word_import.words.column_names import NAMES, Column

_DITTO: Final = frozenset(('"', "”", "“", "〃", "″", "''", "’’", ",,", "״", "''", "„"))
_DASH: Final = frozenset(("-", "–", "—", "−"))
_REPEATED: Final = (Column.ISSUE, Column.RESPONSIBLE, Column.PERIOD)
"""Columns whose words a mark may repeat."""

_FIELDS: Final = {
    Column.OUTCOMES: "ผลลัพธ์",
    Column.RESULTS: "ผล",
    Column.RESPONSIBLE: "ผู้รับผิดชอบ",
    Column.PERIOD: "ระยะเวลา",
}
"""Columns that a row below a measure may fill, as messages call them."""


class Join(Enum):
    """How a row belongs to the rows above it."""

    STARTS = auto()
    """It begins a measure."""
    GOES_ON = auto()
    """Its issue is that above: empty, merged, or a mark for the same."""
    AGAIN = auto()
    """It repeats the issue, below a header typed again."""
    COUNTS_ON = auto()
    """It repeats the issue, and its activities count on from those above."""


@dataclass(frozen=True, slots=True)
class _Keys:
    """What tells which measure a row belongs to."""

    issue: str
    number: str
    activities: Words
    cells: Sequence[GridCell]
    """The cells of the issue and of the row's number."""
    shares_activities: bool
    """Whether its activities are those of the row above, merged with them."""


def _keys(row: SheetRow) -> _Keys:
    cells = {column: row.header.cells(row.row, column) for column in (Column.ISSUE, Column.NUMBER, Column.ACTIVITIES)}
    issue, number, activities = (
        tuple(words for cell in column if not cell.goes_on for words in cell.words) for column in cells.values()
    )
    acts = cells[Column.ACTIVITIES]
    shares = bool(acts) and all(cell.goes_on for cell in acts)
    return _Keys(text_of(issue), text_of(number), activities, cells[Column.ISSUE] + cells[Column.NUMBER], shares)


def join_of(row: SheetRow, above: FormMeasure, *, retyped: bool, headed: bool, another: bool) -> Join:
    """Return how a row belongs to the measure above it.

    `retyped`: a header was typed again right above it; `headed`: words above the table name the issue of all rows;
    `another`: words above the row may begin another measure.
    """
    keys = _keys(row)
    if retyped and not another and _repeats(keys, above.rows[0]):
        return Join.AGAIN
    if not another and _counts_on(keys, above.rows):
        return Join.COUNTS_ON
    if Column.ISSUE not in row.header.columns:
        merged = bool(keys.cells) and all(cell.goes_on for cell in keys.cells)
        return Join.GOES_ON if merged or (headed and not another) else Join.STARTS
    same = _is_empty_or_ditto(keys.issue, above.rows[0].text(Column.ISSUE)) or keys.shares_activities
    return Join.GOES_ON if same else Join.STARTS


def _repeats(keys: _Keys, first: FormRow) -> bool:
    """Return whether a row repeats the issue of a measure that begins with `first`, to go on with its list."""
    if not keys.issue or without_on(keys.issue) not in {"", without_on(first.text(Column.ISSUE))}:
        return False
    number = next((piece.number for piece in activities_of(keys.activities).pieces), None)
    ours = any(words.style == OUR_CELL for words in keys.activities)
    return says_on(keys.issue) or (number is not None and number > 1 and not ours)


def _counts_on(keys: _Keys, rows: Sequence[FormRow]) -> bool:
    """Return whether a row repeats the issue of `rows` and counts their activities on."""
    issue = without_on(keys.issue)
    ours = any(words.style == OUR_CELL for words in keys.activities)
    if not issue or ours or issue != without_on(rows[0].text(Column.ISSUE)) or keys.number not in {"", rows[0].number}:
        return False
    above = activities_of(rows[-1].cells.get(Column.ACTIVITIES, ()), alone=False).pieces
    mine = activities_of(keys.activities, alone=False).pieces
    last, first = (above[-1].label if above else None), (mine[0].label if mine else None)
    return bool(last and first and last.precedes(first))


def _is_empty_or_ditto(issue: str, above: str) -> bool:
    """Return whether an issue is that above: empty, or a mark for the same where that has words."""
    return not issue or (issue in _DITTO | _DASH and above not in {"", *_DITTO, *_DASH})


def joined(row: FormRow, join: Join, first: FormRow) -> FormRow:
    """Return a row as it belongs to the measure that begins with `first`: without what that says already."""
    if join is Join.STARTS:
        return row
    if join is Join.GOES_ON:
        return _without_ditto(row)
    if join is Join.COUNTS_ON:
        row = replace(row, doubts=(*row.doubts, doubt(DoubtKind.COUNTED_ON)))
    return _without_issue(row, first)


def _without_issue(row: FormRow, first: FormRow) -> FormRow:
    """Return a row without the issue; words such as `(ต่อ)` behind it are kept apart."""
    issue = row.cells.get(Column.ISSUE, ())
    cells = dict(row.cells)
    cells.pop(Column.ISSUE, None)
    same = text_of(issue) == first.text(Column.ISSUE)
    return replace(row, cells=cells, others=row.others if same else ((NAMES[Column.ISSUE], issue), *row.others))


def _without_ditto(row: FormRow) -> FormRow:
    """Return a row without marks for "the same as above", a doubt for each."""
    marks = {column: row.text(column) for column in _REPEATED}
    same = {column: mark for column, mark in marks.items() if mark in _DITTO or _is_dashed_issue(column, mark)}
    doubts = (doubt(DoubtKind.SAME_AS_ABOVE, mark, NAMES[column]) for column, mark in same.items())
    cells = {column: words for column, words in row.cells.items() if column not in same}
    return replace(row, cells=cells, doubts=(*row.doubts, *doubts), spent=(*row.spent, *same.values()))


def _is_dashed_issue(column: Column, mark: str) -> bool:
    return column is Column.ISSUE and mark in _DASH


def add_text(measure: FormMeasure, part: AddedText) -> None:
    """Add what a row below a measure tells: to its field where that is empty, else below, under its label."""
    row = measure.rows[-1]
    filled = any(one.cells.get(part.column) for one in measure.rows)
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
