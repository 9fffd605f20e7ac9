"""One measure of the form → its content file: every word in its field or below, every guess marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ita_site.model.agency import Agency
from ita_site.model.framework import Framework
from ita_site.model.measure import Measure
from ita_site.source.front_matter_writer import Codes, Field, Kind, Left, Todo, spoken, todos, write
from ita_site.text.thai import Period
from ita_site.word_import.draft.activities import entries_of, promised
from ita_site.word_import.draft.claims import NO_WORDS, claim_fields, kept, result_fields
from ita_site.word_import.draft.column_claims import gathered
from ita_site.word_import.draft.evidence_columns import add_proofs
from ita_site.word_import.draft.issue import is_headed, issue_of, name_of, status_of, words_of
from ita_site.word_import.draft.leftovers import Unplaced
from ita_site.word_import.draft.pair_results import Promised, numbered_alike
from ita_site.word_import.draft.period import period_field
from ita_site.word_import.draft.pictures import Album
from ita_site.word_import.draft.references import issue_before, references, told_beside
from ita_site.word_import.draft.set_aside import named, set_apart
from ita_site.word_import.draft.title import title_of
from ita_site.word_import.draft.unit_field import units_field
from ita_site.word_import.entries.entry import Entries, Piece
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.previous.before import Before, as_left, old_claims, renumbered, still, words_or
from ita_site.word_import.tables.form import FormMeasure
from ita_site.word_import.tables.surroundings import without_on
from ita_site.word_import.words.column_names import FORM, Column, heading_line


@dataclass(frozen=True, slots=True)
class Known:
    """What the content already says, and what was asked for."""

    agency: Agency
    framework: Framework
    fiscal_year: Period
    """Its twelve months."""
    covered: Period
    """The months that the report covers."""
    headings: dict[Column, str]
    """The report's own."""
    same_year: bool = True
    """Whether what the report was before names items of the same framework."""


@dataclass(slots=True)
class Draft:
    """One content file, ready to be written."""

    text: str
    files: dict[str, bytes]
    kinds: list[Kind]
    """What a person should look at, one for each place."""
    said: tuple[str, ...]
    """Every text of its fields that the file says."""
    aside: tuple[str, ...]
    """Every text below them and in its files."""
    remarks: tuple[str, ...]
    """What is said of its fields."""


_BOXED: Final = "อ่านสถานะจากช่องที่ทำเครื่องหมายไว้ ทั้งข้อความอยู่ท้ายไฟล์ ถูกแล้วลบบรรทัดนี้"


@dataclass(slots=True)
class _Drafter:
    measure: FormMeasure
    order: int
    known: Known
    unplaced: Unplaced
    name: str
    """The id of a measure that is new."""
    old: Before[Measure] | None = None
    layout: list[Todo] = field(default_factory=list)

    def words(self, column: Column) -> str:
        """All words of a column; equal cells of several rows once."""
        return words_of(self.measure, column)

    def named(self, column: Column) -> str:
        """How messages call a column of this measure."""
        return named(self.measure, column)

    def as_left(self, fresh: Field, old: Left, *loc: str) -> Field:
        """A field whose words did not change, as people left it."""
        return (as_left(fresh.name, old, self.old.at(*loc), fresh) or fresh) if self.old else fresh

    def draft(self) -> Draft:
        issue = issue_of(self.measure)
        self.layout += set_apart(self.measure, self.order, self.unplaced)
        entries = entries_of(self.measure)
        activities = tuple(promised(entries))
        self.layout += [Todo(Kind.LAYOUT, f"{self.named(Column.ACTIVITIES)}: {entries.doubt}")] if entries.doubt else []
        status, results = self._claims(Column.RESULTS)
        _, outcomes = self._claims(Column.OUTCOMES)
        results = add_proofs(self.measure, results, outcomes)
        fields = (
            *self._identity(issue),
            self._issue(issue),
            *self._lead(entries),
            self._activity_fields(activities),
            self._responsible(),
            *self._period(),
            *self._status(status),
            *self._results(results, activities),
            *self._outcomes(outcomes),
            *self._headings(),
        )
        text = write(fields, self.unplaced.body())
        remarks = tuple(todos(fields))
        kinds = [*(one.kind for one in remarks), *self.unplaced.kinds]
        words = tuple(one.words for one in remarks)
        return Draft(text, self.unplaced.files, kinds, tuple(spoken(fields)), tuple(self.unplaced.said()), words)

    def _identity(self, issue: str) -> Iterator[Field]:
        said = f"ชื่อเรียกสั้น ๆ ตั้งให้จากคำแรก ๆ ของ{'ประเด็น' if issue else 'มาตรการ'} แก้ให้อ่านง่าย แล้วลบบรรทัดนี้"
        title = title_of(issue) or title_of(name_of(self.measure)) or f"มาตรการที่ {self.order}"
        fresh = Field("title", title, (Todo(Kind.TITLE, said),))
        waiting = still(self.old.at("order"), self.layout) if self.old else self.layout
        yield Field("id", self.old.entry.id if self.old else self.name)
        yield Field("order", self.order, tuple(waiting))
        yield self.as_left(fresh, self.old.entry.title if self.old else None, "title")

    def _issue(self, text: str) -> Field:
        captions = "\n".join(filter(None, (text_of(self.measure.captions), told_beside(self.measure))))
        before = self.old.entry.issue.text if self.old else ""
        said, todo = words_or(text, before, "ประเด็น")
        if is_headed(self.measure):
            todo = (Todo(Kind.LAYOUT, "ตารางไม่มีคอลัมน์ประเด็น จึงใช้ข้อความเหนือตาราง ถูกแล้วลบบรรทัดนี้"),)
        words = kept(said, self.named(Column.ISSUE), self.unplaced)
        fresh = tuple(references(text, captions, self.known.framework))
        if self.old and before == words:
            todo = tuple(still(self.old.at("issue", "text"), todo)) if text else todo
            fresh = tuple(issue_before(fresh, self.old)) if self.known.same_year else fresh
        return Field("issue", (Field("text", words, todo), *fresh))

    def _lead(self, entries: Entries) -> Iterator[Field]:
        if entries.lead:
            yield Field("lead", kept(entries.lead, self.named(Column.ACTIVITIES), self.unplaced))

    def _activity_fields(self, promised: Sequence[Promised]) -> Field:
        place = self.named(Column.ACTIVITIES)
        if not promised:
            said = Todo(Kind.MISSING, "ไฟล์ไม่มีข้อความในช่องกิจกรรม")
            words = "TODO ไฟล์ไม่มีข้อความในช่องกิจกรรม"
            return Field("activities", ((Field("number", 1, (said,)), Field("text", words)),))
        return Field(
            "activities",
            tuple(
                (Field("number", one.number), Field("text", kept(one.text, place, self.unplaced))) for one in promised
            ),
        )

    def _responsible(self) -> Field:
        text = self.words(Column.RESPONSIBLE)
        before = self.old.entry.responsible if self.old else None
        said, todo = words_or(text, before.text if before else "", "ผู้รับผิดชอบ")
        words = kept(said, self.named(Column.RESPONSIBLE), self.unplaced)
        fresh = units_field(text, self.known.agency)
        if before and before.text == words:
            fresh = self.as_left(fresh, Codes(before.units), "responsible", "units")
        return Field("responsible", (Field("text", words, todo if words == said and not fresh.todos else ()), fresh))

    def _period(self) -> Iterator[Field]:
        text = self.words(Column.PERIOD)
        fresh = period_field(self.measure.rows, self.known.fiscal_year, self.known.covered)
        before = self.old.entry.period_text if self.old else ""
        words, todo = words_or(text, before, "ระยะเวลา")
        if self.old and before == words:
            fresh = self.as_left(fresh, str(self.old.entry.period), "period")
        yield fresh
        yield Field("period_text", kept(words, self.named(Column.PERIOD), self.unplaced), () if fresh.todos else todo)

    def _claims(self, column: Column) -> tuple[Field | None, tuple[Piece, ...]]:
        """(what is said of the row as a whole, the claims)."""
        rows = self.measure.rows
        alone = sum(not row.retyped for row in rows) == 1 and column is Column.RESULTS
        found = gathered([row.cells.get(column, ()) for row in rows], alone=alone)
        self.unplaced.text(self.named(column), found.aside)
        self.layout += [Todo(Kind.LAYOUT, f"{self.named(column)}: {one}") for one in found.doubts]
        doubts = (Todo(Kind.READ, found.status_doubt),) if found.status_doubt else ()
        return (Field("status", found.status, doubts) if found.status else None), found.pieces

    def _status(self, said: Field | None) -> Iterator[Field]:
        """What a column for it says, else what the results say."""
        words, boxed = status_of(self.measure, self.unplaced)
        if words:
            if said is not None and said.value != words:
                self.unplaced.text(self.named(Column.RESULTS), str(said.value))
            said = Field("status", words, (Todo(Kind.READ, _BOXED),) if boxed else self._ticked())
        if said is not None and self.old and self.old.entry.status == said.value:
            said = self.as_left(said, self.old.entry.status, "status")
        yield from (said,) if said is not None else ()

    def _ticked(self) -> tuple[Todo, ...]:
        said = "อ่านสถานะจากเครื่องหมายใต้หัวคอลัมน์ ถูกแล้วลบบรรทัดนี้"
        return (Todo(Kind.READ, said),) if any(row.ticked for row in self.measure.rows) else ()

    def _results(self, pieces: Sequence[Piece], promised: Sequence[Promised]) -> Iterator[Field]:
        place, entry = self.named(Column.RESULTS), self.old.entry if self.old else None
        olds = old_claims([one.text or NO_WORDS for one in pieces], entry.results if entry else (), "results", self.old)
        numbers = renumbered([(one.number, one.text) for one in promised], entry.activities if entry else ())
        numbered_alike(pieces, promised)
        fields = [
            result_fields(piece, place, promised, self.known.fiscal_year, old, numbers, self.unplaced)
            for piece, old in zip(pieces, olds, strict=True)
        ]
        if fields:
            yield Field("results", tuple(fields))

    def _outcomes(self, pieces: Sequence[Piece]) -> Iterator[Field]:
        place = self.named(Column.OUTCOMES)
        before = self.old.entry.outcomes if self.old else ()
        olds = old_claims([one.text or NO_WORDS for one in pieces], before, "outcomes", self.old)
        fields = [claim_fields(piece, place, old, self.unplaced) for piece, old in zip(pieces, olds, strict=True)]
        if fields:
            yield Field("outcomes", tuple(fields))

    def _headings(self) -> Iterator[Field]:
        """Headings that differ from the report's."""
        mine = self.measure.header.texts
        other = tuple(
            Field(column.value, heading_line(mine[column]))
            for column in FORM
            if mine.get(column) and not _same(mine[column], self.known.headings.get(column, ""))
        )
        if other:
            yield Field("headings", other)


def _same(heading: str, other: str) -> bool:
    """Whether two headings say the same, but for words that a table goes on."""
    return heading_line(heading) == heading_line(other) or without_on(heading) == without_on(other)


def draft_measure(  # noqa: PLR0913 - what a measure is made of
    measure: FormMeasure, order: int, known: Known, album: Album, name: str, old: Before[Measure] | None = None
) -> Draft:
    """The content file of one measure; ``old`` is it as it was before, and ``name`` its id where it was not."""
    unplaced = Unplaced(old.entry.id if old else name, "../", album)
    return _Drafter(measure, order, known, unplaced, name, old).draft()
