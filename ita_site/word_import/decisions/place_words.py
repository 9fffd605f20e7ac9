"""Put words that found no place where a person said, and tell which decisions came to nothing."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from ita_site.word_import.decisions.decision import (
    ROWS,
    Decision,
    Decisions,
    LineBegins,
    LineIs,
    LineSplit,
    RowIs,
    TableIs,
    WordsGo,
    WordsTo,
)
from ita_site.word_import.decisions.settle import Unfit, Why
from ita_site.word_import.docx.blocks import Block, Line, LinePlace, Paragraph, paragraphs
from ita_site.word_import.tables.chosen_lines import ChosenLine, with_chosen
from ita_site.word_import.tables.classify import Sheet
from ita_site.word_import.tables.form import Form, FormMeasure, FormRow
from ita_site.word_import.tables.grid import RowPlace
from ita_site.word_import.tables.kinds import LineKind, RowKind


def place_words(
    form: Form, blocks: Sequence[Block], margins: Collection[str], decisions: Decisions
) -> tuple[Unfit, ...]:
    """Add words to the fields of measures, or to what was left out, as decided; return the decisions that do not fit.

    `margins` are the words above and below the pages of the document in `blocks`.
    """
    chosen = [(number, decision) for number, decision in enumerate(decisions) if isinstance(decision, WordsGo)]
    if not chosen:
        return ()
    known = _Words.of(blocks, margins)
    whys = ((number, decision, _placed(form, known, decision)) for number, decision in chosen)
    return tuple(Unfit(number, decision, why) for number, decision, why in whys if why)


@dataclass(frozen=True, slots=True)
class _Words:
    """The lines of a document, each with the paragraph that is nothing else, if one is."""

    lines: frozenset[str]
    paragraphs: dict[str, Paragraph]

    @classmethod
    def of(cls, blocks: Sequence[Block], margins: Collection[str]) -> "_Words":
        """Return the lines of a document: of paragraphs, notes, boxes and margins."""
        every = list(paragraphs(tuple(blocks)))
        texts = chain(chain.from_iterable((words.text, *words.notes, *words.boxes) for words in every), margins)
        return cls(frozenset(chain.from_iterable(map(_lines, texts))), {words.text.strip(): words for words in every})

    def holds(self, text: str) -> bool:
        """Return whether the document has every line of a text, also as parts of a line between `|`."""
        parts = chain.from_iterable(line.split(" | ") for line in _lines(text))
        return all(part in self.lines or any(part in line for line in self.lines) for part in parts)

    def paragraph(self, line: str) -> Paragraph:
        """Return a line as a paragraph, with where its words lead in the document."""
        known = self.paragraphs.get(line)
        return Paragraph(line, known.links if known else ())


def _lines(text: str) -> list[str]:
    return [line for line in (line.strip() for line in text.split("\n")) if line]


def _placed(form: Form, known: _Words, decision: WordsGo) -> Why | None:
    if not _lines(decision.words) or not known.holds(decision.words):
        return Why.GONE
    if decision.to is WordsTo.LEFT_OUT:
        form.left_out.append(Paragraph(decision.words))
    if decision.to is not WordsTo.FIELD:
        return None
    place = _row_at(form, decision.row)
    if place is None or decision.kind in {None, LineKind.NOTE, LineKind.LEFT_OUT}:
        return Why.IMPOSSIBLE
    measure, at = place
    for number, line in enumerate(_lines(decision.words)):
        words = replace(known.paragraph(line), lines=(Line(LinePlace(), begins=number == 0),))
        measure.rows[at] = with_chosen(measure.rows[at], ChosenLine(LineKind(decision.kind or ""), words, ""))
    return None


def _row_at(form: Form, place: RowPlace) -> tuple[FormMeasure, int] | None:
    """Return the measure that has a row, and which of its rows that is; None where none has it."""
    rows = ((measure, at) for measure in form.measures for at, row in enumerate(measure.rows) if row.place == place)
    return next(rows, None)


def without_effect(sheets: Iterable[Sheet], form: Form, decisions: Decisions) -> tuple[Unfit, ...]:
    """Return the decisions that could not be: of a table that continues nothing, of lines that are in no measure."""
    if not decisions:
        return ()
    reached = _Reached.of(sheets, form)
    pairs = enumerate(decisions)
    return tuple(Unfit(number, decision, Why.IMPOSSIBLE) for number, decision in pairs if not reached.holds(decision))


@dataclass(frozen=True, slots=True)
class _Reached:
    """What tables, rows and lines came to be."""

    parts: dict[str, str]
    rows: dict[RowPlace, RowKind]
    starts: frozenset[RowPlace]
    """Rows that begin a measure."""
    lines: frozenset[LinePlace]

    @classmethod
    def of(cls, sheets: Iterable[Sheet], form: Form) -> "_Reached":
        """Return what was made of a document."""
        tables = list(sheets)
        return cls(
            {sheet.grid.path: sheet.part for sheet in tables},
            {row.row.place: row.kind for sheet in tables for row in sheet.rows},
            frozenset(row.place for measure in form.measures for row in measure.rows[:1]),
            frozenset(chain.from_iterable(map(_places, chain.from_iterable(map(_rows, form.measures))))),
        )

    def holds(self, decision: Decision) -> bool:
        """Return whether a decision came to be."""
        if isinstance(decision, TableIs):
            return self.parts.get(decision.table) == decision.part
        if isinstance(decision, RowIs):
            return self._is_row(decision)
        if isinstance(decision, LineSplit | LineBegins | LineIs):
            return decision.place in self.lines
        return True

    def _is_row(self, decision: RowIs) -> bool:
        kind, join = ROWS[decision.role]
        reached = self.rows.get(decision.place)
        again = kind is RowKind.HEADER and reached is RowKind.AGAIN
        starts = join is None or (decision.place in self.starts) == (join.name == "STARTS")
        return (reached is kind or again) and starts


def _rows(measure: FormMeasure) -> Sequence[FormRow]:
    return measure.rows


def _places(row: FormRow) -> Iterator[LinePlace]:
    """Yield the places of all lines of a row."""
    others = (words for _, words in (*row.others, *row.evidence))
    for words in chain(*row.cells.values(), row.measures, row.left_out, *others):
        yield from (line.place for line in words.lines)
