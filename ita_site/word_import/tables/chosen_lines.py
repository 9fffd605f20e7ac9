"""Take the lines of which a person said what they are out of their cells, and put them where they belong."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain

from ita_site.word_import.docx.blocks import LinePlace, Paragraph
from ita_site.word_import.entries.lines import cut
from ita_site.word_import.tables.form import FormRow, Words
from ita_site.word_import.tables.header import Heading
from ita_site.word_import.tables.kinds import COLUMN_OF, LineKind


@dataclass(frozen=True, slots=True)
class ChosenLine:
    """A line of which a person said what it is, and the heading that it is below."""

    kind: LineKind
    words: Paragraph
    heading: str


def divided(words: Words, heading: Heading, kinds: Mapping[LinePlace, LineKind]) -> tuple[Words, list[ChosenLine]]:
    """Return (the words of a cell of which nobody said what they are, the lines of which a person did)."""
    parts = list(chain.from_iterable(cut(paragraph, kinds) for paragraph in words))
    chosen = [kinds.get(part.lines[0].place) if part.lines else None for part in parts]
    pairs = list(zip(parts, chosen, strict=True))
    lines = [ChosenLine(kind, _as_entry(part), heading.text) for part, kind in pairs if kind]
    return tuple(part for part, kind in pairs if kind is None), lines


def _as_entry(words: Paragraph) -> Paragraph:
    """Return a line as one that begins an entry, unless a person said whether it does."""
    line = words.lines[0]
    return replace(words, lines=(replace(line, begins=line.begins is not False),))


def with_chosen(row: FormRow, line: ChosenLine) -> FormRow:
    """Return a row with a line where a person said that it belongs."""
    words = (line.words,)
    if line.kind is LineKind.LEFT_OUT:
        return replace(row, left_out=(*row.left_out, *words))
    if line.kind is LineKind.NOTE:
        return replace(row, others=(*row.others, (line.heading, words)))
    if line.kind is LineKind.EVIDENCE:
        return replace(row, evidence=(*row.evidence, (line.heading, words)))
    if line.kind is LineKind.LEAD:
        return replace(row, measures=(*row.measures, *words))
    column = COLUMN_OF[line.kind]
    return replace(row, cells={**row.cells, column: _inserted(row.cells.get(column, ()), line.words)})


def _inserted(words: Words, line: Paragraph) -> Words:
    """Return the words of a column with a line of the same row among those of its own cell, in the cell's order."""
    place = line.lines[0].place
    behind = (at for at, other in enumerate(words) if other.lines and _is_behind(other.lines[0].place, place))
    at = next(behind, len(words))
    return (*words[:at], line, *words[at:])


def _is_behind(other: LinePlace, place: LinePlace) -> bool:
    """Return whether a line is behind another of the same cell."""
    same = (other.table, other.row, other.column) == (place.table, place.row, place.column)
    return same and (other.line, other.piece) > (place.line, place.piece)
