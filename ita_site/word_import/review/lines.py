"""What each line of a form's cells was read as: of which kind, in which entry, with which doubts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from ita_site.word_import.docx.blocks import LinePlace, Paragraph
from ita_site.word_import.doubts import Doubt
from ita_site.word_import.reading.values import ReadActivity, ReadClaim, ReadMeasure
from ita_site.word_import.tables.form import FormMeasure, FormRow
from ita_site.word_import.tables.kinds import COLUMN_OF, LineKind

_KIND_OF: Final = {column: kind for kind, column in COLUMN_OF.items()}
_LISTED: Final = {
    LineKind.ACTIVITY: LineKind.LEAD,
    LineKind.RESULT: LineKind.NOTE,
    LineKind.OUTCOME: LineKind.NOTE,
}
"""Kinds whose lines make entries, and what a line is that is in none."""


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What a line was read as."""

    kind: LineKind
    entry: int = 0
    """Which entry of its kind, from 1; 0 for none."""
    begins: bool = False
    doubts: tuple[Doubt, ...] = ()
    """Of the entry that begins with it."""


def read_lines(form: FormMeasure, read: ReadMeasure | None) -> dict[LinePlace, ReadLine]:
    """Return what each line of a measure's rows was read as; without its reading, by its column alone."""
    lines = {place: ReadLine(kind) for row in form.rows for place, kind in _of_row(row)}
    if read is None:
        return lines
    entries = dict(_entries(read))
    status = read.status.value
    lead = {place: _beside(line, lines[place].kind, status) for place, line in _texts(form)}
    return {
        place: entries.get(place) or (ReadLine(lead[place]) if line.kind in _LISTED else line)
        for place, line in lines.items()
    }


def _beside(text: str, kind: LineKind, status: str | None) -> LineKind:
    """Return what a line is that is in no entry of its column."""
    if kind is LineKind.RESULT and status and text == status:
        return LineKind.STATUS
    return _LISTED.get(kind, kind)


def _of_row(row: FormRow) -> Iterator[tuple[LinePlace, LineKind]]:
    """Yield the place of each line of a row with the kind of the column that it is in."""
    noted = chain.from_iterable(words for _, words in row.others)
    proving = chain.from_iterable(words for _, words in row.evidence)
    sides: Sequence[tuple[LineKind, Iterable[Paragraph]]] = (
        (LineKind.LEAD, row.measures),
        (LineKind.NOTE, noted),
        (LineKind.EVIDENCE, proving),
        (LineKind.LEFT_OUT, row.left_out),
        *((_KIND_OF.get(column, LineKind.NOTE), words) for column, words in row.cells.items()),
    )
    for kind, words in sides:
        yield from ((line.place, kind) for paragraph in words for line in paragraph.lines)


def _texts(form: FormMeasure) -> Iterator[tuple[LinePlace, str]]:
    """Yield the lines of the rows, each with its paragraph's words where it is the only one."""
    for row in form.rows:
        others = chain.from_iterable(words for _, words in (*row.others, *row.evidence))
        for words in chain(*row.cells.values(), row.measures, row.left_out, others):
            yield from ((line.place, words.text.strip()) for line in words.lines)


def _entries(read: ReadMeasure) -> Iterator[tuple[LinePlace, ReadLine]]:
    """Yield the lines of the activities, results and outcomes of a measure."""
    listed: Mapping[LineKind, Sequence[ReadActivity | ReadClaim]] = {
        LineKind.ACTIVITY: read.activities.value or (),
        LineKind.RESULT: read.results,
        LineKind.OUTCOME: read.outcomes,
    }
    for kind, entries in listed.items():
        for number, entry in enumerate(entries, 1):
            for at, place in enumerate(entry.places):
                yield place, ReadLine(kind, number, at == 0, _doubts(entry) if at == 0 else ())


def _doubts(entry: ReadActivity | ReadClaim) -> tuple[Doubt, ...]:
    if isinstance(entry, ReadActivity):
        return ()
    return (*entry.text.doubts, *entry.answers.doubts, *entry.date.doubts, *entry.people.doubts)
