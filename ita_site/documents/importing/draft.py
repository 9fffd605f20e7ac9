"""One measure of the form → its content file: every word in its field or below, every guess marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from ita_site.documents.importing.activities import entries_of, promised
from ita_site.documents.importing.addresses import is_url
from ita_site.documents.importing.claims import claim_fields, kept, result_fields
from ita_site.documents.importing.columns import FORM, Column
from ita_site.documents.importing.fields import Codes, Field, Kind, Todo, todos, write
from ita_site.documents.importing.flow import Paragraph
from ita_site.documents.importing.gathering import gathered
from ita_site.documents.importing.issues import heading_of, is_headed, issue_of, name_of, status_of, words_of
from ita_site.documents.importing.lines import text_of
from ita_site.documents.importing.measures import FormMeasure
from ita_site.documents.importing.naming import NAMES, heading_line
from ita_site.documents.importing.pairing import Promised, numbered_alike
from ita_site.documents.importing.pictures import Album
from ita_site.documents.importing.pieces import Entries, Piece
from ita_site.documents.importing.proofs import add_proofs, has_claims, words_beside
from ita_site.documents.importing.recognise import units
from ita_site.documents.importing.references import issue_before, references
from ita_site.documents.importing.times import period_field
from ita_site.documents.importing.titles import title_of
from ita_site.documents.importing.unplaced import Unplaced
from ita_site.model import Agency, Claim, Framework, Measure
from ita_site.thai import Period, fold_digits

C = TypeVar("C", bound=Claim)


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
    before: tuple[Measure, ...] = ()
    """Measures of the report as it was imported, and worked on, before."""


@dataclass(slots=True)
class Draft:
    """One content file, ready to be written."""

    stem: str
    text: str
    files: dict[str, bytes]
    kinds: list[Kind]
    """What a person should look at, one for each place."""


@dataclass(slots=True)
class _Drafter:
    measure: FormMeasure
    order: int
    known: Known
    unplaced: Unplaced
    before: Measure | None = None
    old: str = ""
    """The file of ``before``, as people left it."""
    layout: list[Todo] = field(default_factory=list)

    def words(self, column: Column) -> str:
        """All words of a column; equal cells of several rows once."""
        return words_of(self.measure, column)

    def named(self, column: Column) -> str:
        """How messages call a column of this measure."""
        return self.measure.header.texts.get(column) or NAMES[column]

    def draft(self) -> Draft:
        issue = issue_of(self.measure)
        self._apart()
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
        kinds = [*(one.kind for one in todos(fields)), *self.unplaced.kinds]
        name = self.before.id if self.before else f"measure-{self.order}"
        return Draft(name, text, self.unplaced.files, kinds)

    def _identity(self, issue: str) -> Iterator[Field]:
        said = f"ชื่อเรียกสั้น ๆ ตั้งให้จากคำแรก ๆ ของ{'ประเด็น' if issue else 'มาตรการ'} แก้ให้อ่านง่าย แล้วลบบรรทัดนี้"
        name = title_of(issue) or title_of(name_of(self.measure)) or f"มาตรการที่ {self.order}"
        fresh = Field("title", name, (Todo(Kind.TITLE, said),))
        yield Field("id", self.before.id if self.before else f"measure-{self.order}")
        yield Field("order", self.order, tuple(one for one in self.layout if not self.before or one.words in self.old))
        yield Field("title", self.before.title) if self.before and self._settled(fresh) else fresh

    def _settled(self, *fresh: Field) -> bool:
        """Whether a person dealt with any mark of these fields since they were imported."""
        marks = list(todos(fresh))
        return self.before is not None and not (marks and all(one.words in self.old for one in marks))

    def _apart(self) -> None:
        """What stands in no column of the form, and what Word could not show as text."""
        self._captions()
        for row in self.measure.rows:
            for heading, words in row.others:
                self.unplaced.text(heading or "คอลัมน์ที่ไม่มีหัว", text_of(words))
                self._things(words, heading)
            for column, paragraphs in row.cells.items():
                self._things(paragraphs, self.named(column), pictures=column in _NO_CLAIMS)
            for heading, words in row.evidence:
                self._things(words, heading, links=False)
            self._things(row.measures, self.named(Column.ACTIVITIES))
        self._beside()
        self._numbers()
        if self.measure.headless:
            self.layout.append(Todo(Kind.LAYOUT, "ตารางนี้ไม่มีหัวคอลัมน์ จึงใช้หัวของตารางก่อนหน้า"))
        if any(text_of(row.measures) for row in self.measure.rows):
            self.layout.append(Todo(Kind.LAYOUT, "ไฟล์มีคอลัมน์มาตรการแยกจากขั้นตอน จึงใส่มาตรการไว้ในช่อง lead"))
        if any(row.nested for row in self.measure.rows):
            self.layout.append(Todo(Kind.LAYOUT, "ในช่องมีตารางซ้อน ข้อความเรียงต่อกันทีละแถว คั่นช่องด้วย | เทียบกับต้นฉบับ"))

    def _beside(self) -> None:
        """Words of a column of evidence that are no addresses, and what is not certain of the columns."""
        for row in self.measure.rows:
            for heading, words in words_beside(row.evidence, claimed=not has_claims(self.measure)):
                self.unplaced.text(heading, words)
        doubts = [*self.measure.header.doubts, *(doubt for row in self.measure.rows for doubt in row.doubts)]
        self.layout += [Todo(Kind.LAYOUT, one) for one in dict.fromkeys(doubts)]

    def _numbers(self) -> None:
        """Numbers of rows that say more than their order does."""
        printed = [fold_digits(row.number).strip(" .()") for row in self.measure.rows if row.number]
        if printed not in ([], [str(self.order)], [str(at) for at in range(1, len(printed) + 1)]):
            self.unplaced.text("ลำดับที่พิมพ์ในตาราง", "\n".join(row.number for row in self.measure.rows if row.number))

    def _captions(self) -> None:
        heading = heading_of(self.measure)
        others = [one for one in self.measure.captions if one not in heading]
        self.unplaced.text("ข้อความเหนือแถวนี้ในตาราง", text_of(others))
        self.unplaced.text("ข้อความระหว่างหรือใต้ตารางของมาตรการนี้", text_of(self.measure.asides))
        self._things(self.measure.asides, "ข้อความใต้ตาราง")
        self._things(self.measure.captions, "ข้อความเหนือแถว")

    def _things(
        self, paragraphs: Sequence[Paragraph], place: str, *, pictures: bool = True, links: bool = True
    ) -> None:
        for one in paragraphs:
            for note in one.notes:
                self.unplaced.text(f"เชิงอรรถในช่อง {place}", note)
            for box in one.boxes:
                self.unplaced.text(f"กล่องข้อความในช่อง {place}", box)
            for loss in one.losses:
                todo = Todo(Kind.LAYOUT, f"{place}: {loss}")
                self.layout += [todo] if todo not in self.layout else []
            if pictures:
                self.unplaced.pictures(one.pictures, place)
                behind = [link for link in one.links if link.url not in one.text and (links or not is_url(link.url))]
                self.unplaced.text(f"ลิงก์หลังคำในช่อง {place}", "\n".join(f"{one.words} {one.url}" for one in behind))

    def _issue(self, text: str) -> Field:
        captions = text_of(self.measure.captions)
        todo: list[Todo] = []
        if is_headed(self.measure):
            todo.append(Todo(Kind.LAYOUT, "ตารางไม่มีคอลัมน์ประเด็น จึงใช้ข้อความเหนือตาราง ถูกแล้วลบบรรทัดนี้"))
        elif not text:
            todo.append(Todo(Kind.MISSING, "ไฟล์ไม่มีข้อความในช่องประเด็น"))
        words = kept(text or "TODO ไฟล์ไม่มีข้อความในช่องประเด็น", self.named(Column.ISSUE), self.unplaced)
        fresh = Field("issue", (Field("text", words, tuple(todo)), *references(text, captions, self.known.framework)))
        if self.before and self.before.issue.text == words and self._settled(fresh):
            return Field("issue", (Field("text", words), *issue_before(self.before.issue)))
        return fresh

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
        words = kept(text or "TODO ไฟล์ไม่มีข้อความในช่องผู้รับผิดชอบ", self.named(Column.RESPONSIBLE), self.unplaced)
        found, sure = units(text, self.known.agency)
        todo: tuple[Todo, ...] = ()
        if not text:
            todo = (Todo(Kind.MISSING, "ไฟล์ไม่มีข้อความในช่องผู้รับผิดชอบ"),)
        elif not found:
            todo = (Todo(Kind.READ, "ไม่พบชื่อส่วนราชการใน agency.yml ใส่รหัสใน units แล้วลบบรรทัดนี้"),)
        elif not sure:
            todo = (Todo(Kind.READ, "ชื่อส่วนราชการเขียนไม่ตรงกับ agency.yml ถูกแล้วลบบรรทัดนี้"),)
        fresh = Field("units", Codes(found), todo)
        if self.before and self.before.responsible.text == words and self._settled(fresh):
            fresh = Field("units", Codes(self.before.responsible.units))
        return Field("responsible", (Field("text", words), fresh))

    def _period(self) -> Iterator[Field]:
        text = self.words(Column.PERIOD)
        fresh = period_field(self.measure.rows, self.known.fiscal_year, self.known.covered)
        words = text or "TODO ไฟล์ไม่มีข้อความในช่องระยะเวลา"
        if self.before and self.before.period_text == words and self._settled(fresh):
            fresh = Field("period", str(self.before.period))
        yield fresh
        yield Field("period_text", kept(words, self.named(Column.PERIOD), self.unplaced))

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
        if words := status_of(self.measure, self.unplaced):
            if said is not None and said.value != words:
                self.unplaced.text(self.named(Column.RESULTS), str(said.value))
            yield Field("status", words, self._ticked())
        elif said is not None:
            yield said

    def _ticked(self) -> tuple[Todo, ...]:
        said = "อ่านสถานะจากเครื่องหมายใต้หัวคอลัมน์ ถูกแล้วลบบรรทัดนี้"
        return (Todo(Kind.READ, said),) if any(row.ticked for row in self.measure.rows) else ()

    def _results(self, pieces: Sequence[Piece], promised: Sequence[Promised]) -> Iterator[Field]:
        place = self.named(Column.RESULTS)
        olds = list(self.before.results) if self.before else []
        numbered_alike(pieces, promised)
        fields = [
            result_fields(piece, place, promised, self.known.fiscal_year, _old(piece, olds), self.unplaced)
            for piece in pieces
        ]
        if fields:
            yield Field("results", tuple(fields))

    def _outcomes(self, pieces: Sequence[Piece]) -> Iterator[Field]:
        place = self.named(Column.OUTCOMES)
        olds = list(self.before.outcomes) if self.before else []
        fields = [claim_fields(piece, place, _old(piece, olds), self.unplaced) for piece in pieces]
        if fields:
            yield Field("outcomes", tuple(fields))

    def _headings(self) -> Iterator[Field]:
        """Headings that differ from the report's."""
        mine = self.measure.header.texts
        other = tuple(
            Field(column.value, heading_line(mine[column]))
            for column in FORM
            if mine.get(column) and heading_line(mine[column]) != heading_line(self.known.headings.get(column, ""))
        )
        if other:
            yield Field("headings", other)


_NO_CLAIMS: Final = frozenset({Column.ISSUE, Column.ACTIVITIES, Column.RESPONSIBLE, Column.PERIOD, Column.STATUS})
"""Columns whose pictures and links belong to no claim."""


def _old(piece: Piece, olds: Sequence[C]) -> C | None:
    return next((one for one in olds if one.text == piece.text), None)


def draft_measure(
    measure: FormMeasure, order: int, known: Known, album: Album, before: tuple[Measure, str] | None = None
) -> Draft:
    """The content file of one measure; ``before`` is it as imported earlier, and the text of its file."""
    old, text = before or (None, "")
    unplaced = Unplaced(old.id if old else f"measure-{order}", "../", album)
    return _Drafter(measure, order, known, unplaced, old, text).draft()
