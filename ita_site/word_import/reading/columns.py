"""Read the cells of a measure's rows in one column as the entries that they make together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter
from typing import Final

from ita_site.model.field_types import MAX_LINE
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import NOTHING, Doubt, Guess, doubts_of
from ita_site.word_import.entries.entry import Entries, Entry
from ita_site.word_import.entries.lines import CellLine, text_of
from ita_site.word_import.entries.read import activities_of, claims_of
from ita_site.word_import.entries.status_lines import take_status
from ita_site.word_import.reading.column_words import words_of
from ita_site.word_import.reading.values import Leftover, ReadActivity
from ita_site.word_import.tables.form import FormMeasure
from ita_site.word_import.words.column_names import Column

_PRINTED: Final = "สถานะที่พิมพ์ในตาราง"


@dataclass(frozen=True, slots=True)
class ColumnEntries:
    """The entries of a column, and what its cells say beside them."""

    entries: tuple[Entry, ...]
    lead: str = ""
    """Words that head all of them."""
    status: Guess[str] = NOTHING
    """What the results say of the row as a whole."""
    doubts: tuple[Doubt, ...] = ()
    aside: str = ""
    """Words that are neither status nor claim."""


def read_activities(measure: FormMeasure) -> ColumnEntries:
    """Return the activities of all rows of a measure, and the words before their list."""
    cells = [row.cells.get(Column.ACTIVITIES, ()) for row in measure.rows]
    first, *others = [activities_of(cell, at, alone=len(cells) == 1) for at, cell in enumerate(cells)]
    measures = "\n".join(dict.fromkeys(filter(None, (text_of(row.measures) for row in measure.rows))))
    entries = [*first.entries, *chain.from_iterable(map(_led, others))]
    return ColumnEntries(
        tuple(filter(attrgetter("text"), entries)),
        "\n".join(filter(None, (measures, first.lead))),
        doubts=_doubts([first, *others]),
    )


def _led(cell: Entries) -> Sequence[Entry]:
    """Return the activities of a further row, the words before its list with the first of them."""
    if not (cell.lead and cell.entries):
        return cell.entries
    first, *others = cell.entries
    return [replace(first, text=f"{cell.lead}\n{first.text}"), *others]


def numbered(entries: Sequence[Entry]) -> tuple[ReadActivity, ...]:
    """Return activities with their printed numbers, or counted where these are missing or say one twice."""
    printed = list(filter(None, map(attrgetter("number"), entries)))
    unique = len(set(printed)) == len(entries)
    return tuple(
        ReadActivity(entry.number if unique and entry.number else at, entry.text, entry.row, entry.label, entry.places)
        for at, entry in enumerate(entries, 1)
    )


def read_claims(measure: FormMeasure, column: Column) -> ColumnEntries:
    """Return the results or the outcomes of all rows; a measure of one row may say there how far it has come."""
    alone = column is Column.RESULTS and sum(not row.retyped for row in measure.rows) == 1
    cells = [row.cells.get(column, ()) for row in measure.rows]
    first = claims_of(cells[0], alone=alone)
    others = [_with_status(claims_of(cell, at, alone=False), at) for at, cell in enumerate(cells[1:], 1)]
    read = [first if alone else _with_status(first, 0), *others]
    return ColumnEntries(
        tuple(chain.from_iterable(cell.entries for cell in read)),
        status=Guess(first.lead or None, first.lead_doubts) if alone else NOTHING,
        doubts=_doubts(read),
        aside="\n".join(filter(None, (cell.aside for cell in read))),
    )


def _with_status(cell: Entries, row: int) -> Entries:
    """Return the claims of one row among several, of which its status is one."""
    return replace(cell, entries=(Entry(cell.lead, row=row), *cell.entries)) if cell.lead else cell


def _doubts(cells: Sequence[Entries]) -> tuple[Doubt, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(cell.doubts for cell in cells)))


def read_status(measure: FormMeasure) -> tuple[Guess[str], tuple[Leftover, ...]]:
    """Return the status that a column of its own gives, and what it says beside it."""
    words = words_of(measure, Column.STATUS)
    lines = words.split("\n")
    boxes = take_status(list(map(CellLine, lines)), alone=True)
    if boxes.aside and boxes.status and not boxes.rest:
        return Guess(boxes.status, boxes.doubts), (Leftover(_PRINTED, words),)
    if len(lines) > 1 or len(words) > MAX_LINE:
        return NOTHING, (Leftover(_PRINTED, _by_rows(measure) or words),)
    return Guess(words or None, doubts_of({DoubtKind.STATUS_COLUMN: any(map(attrgetter("ticked"), measure.rows))})), ()


def _by_rows(measure: FormMeasure) -> str:
    """Return the statuses of a measure of several rows, each with its row's number; empty for one row."""
    if len(measure.rows) == 1:
        return ""
    rows = enumerate((row.text(Column.STATUS) for row in measure.rows), 1)
    return "\n".join(f"แถวที่ {at}: {text}" for at, text in rows if text)
