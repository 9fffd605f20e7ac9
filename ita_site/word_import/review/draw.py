"""Draw the picture of a Word file that was read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from ita_site.word_import.decisions.decision import RowRole, seen
from ita_site.word_import.decisions.document import heading_words, lines_in, seen_row, seen_table
from ita_site.word_import.decisions.settle import Why
from ita_site.word_import.docx.blocks import LinePlace, Paragraph
from ita_site.word_import.doubts import Doubt, remark
from ita_site.word_import.draft.measure import doubts_of
from ita_site.word_import.entries.lines import hang
from ita_site.word_import.importer import Imported
from ita_site.word_import.reading.values import Leftover, ReadMeasure
from ita_site.word_import.review.lines import ReadLine, read_lines
from ita_site.word_import.review.picture import (
    Picture,
    ShownCell,
    ShownColumn,
    ShownDoubt,
    ShownLine,
    ShownMeasure,
    ShownRefusal,
    ShownRow,
    ShownTable,
    ShownUnfit,
    ShownWords,
    SubColumn,
)
from ita_site.word_import.source import Source, refusal_of
from ita_site.word_import.tables.classify import Sheet
from ita_site.word_import.tables.grid import GridCell, RowPlace, titles
from ita_site.word_import.tables.header import Header, Heading
from ita_site.word_import.tables.kinds import RowKind
from ita_site.word_import.tables.read_header import read_header

_ROLES: Final = {
    RowKind.ABOVE: RowRole.ABOVE,
    RowKind.HEADER: RowRole.HEADING,
    RowKind.AGAIN: RowRole.HEADING_AGAIN,
    RowKind.EMPTY: RowRole.SKIPPED,
    RowKind.COUNT: RowRole.SKIPPED,
    RowKind.UNUSED: RowRole.SKIPPED,
    RowKind.VALUES: RowRole.CONTINUES,
    RowKind.GROUP: RowRole.SECTION,
    RowKind.CAPTION: RowRole.CAPTION,
    RowKind.ADDS: RowRole.ADDS,
    RowKind.SUM: RowRole.REPORT,
    RowKind.SIGNATURE: RowRole.REPORT,
    RowKind.BELOW: RowRole.ADDS,
    RowKind.LEFT_OUT: RowRole.LEFT_OUT,
}
"""What a person calls each kind of row; one of values begins a measure where it is the first."""

_WHYS: Final = {
    Why.GONE: "ไม่มีที่นี้ในไฟล์แล้ว จึงไม่ได้ใช้",
    Why.CHANGED: "ข้อความที่นี่เปลี่ยนไปแล้ว จึงไม่ได้ใช้",
    Why.IMPOSSIBLE: "ใช้ที่นี่ไม่ได้ เช่น แถวนี้ไม่อยู่ในมาตรการใด หรือไม่มีอะไรอยู่ข้างบน",
}


def draw(source: Source, imported: Imported | None = None) -> Picture:
    """Return the picture of a file that was read, with what became of it where a report could be made of it."""
    reads = dict(enumerate(imported.reads.values())) if imported else {}
    drawing = _Drawing.of(source, reads)
    refusal = refusal_of(source.form)
    unplaced = dict(imported.unplaced) if imported else {}
    measures = tuple(_measures(source, imported)) if imported else ()
    own = set(imported.reads) if imported else set()
    of_report = chain.from_iterable(words for path, words in unplaced.items() if path not in own)
    return Picture(
        tuple(drawing.tables()),
        measures,
        tuple(drawing.below),
        _unplaced(of_report),
        tuple(ShownUnfit(unfit, _WHYS[unfit.why]) for unfit in source.unfit),
        imported.remarks if imported else (),
        ShownRefusal(refusal.th, refusal.en) if refusal else None,
    )


def _measures(source: Source, imported: Imported) -> Iterator[ShownMeasure]:
    for number, (path, read) in enumerate(imported.reads.items(), 1):
        row = source.form.measures[number - 1].rows[0].place
        claims = chain.from_iterable((claim.text, claim.answers, claim.date, claim.people) for claim in read.results)
        of_lines = {id(doubt) for guess in claims for doubt in guess.doubts}
        of_lines |= {id(doubt) for claim in read.outcomes for doubt in claim.text.doubts}
        doubts = (doubt for doubt in doubts_of(read) if id(doubt) not in of_lines)
        unplaced = _unplaced(imported.unplaced[path])
        yield ShownMeasure(number, path, read.title.value or "", row, _doubts(doubts), unplaced)


def _unplaced(leftovers: Iterable[Leftover]) -> tuple[ShownWords, ...]:
    return tuple(ShownWords(words.heading, words.text, words.is_note) for words in leftovers if words.text.strip())


def _doubts(doubts: Iterable[Doubt]) -> tuple[ShownDoubt, ...]:
    return tuple(ShownDoubt(doubt.kind.value, remark(doubt)) for doubt in dict.fromkeys(doubts))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What is known of the rows and lines of a document."""

    source: Source
    measures: Mapping[RowPlace, tuple[int, bool]]
    """The measure that a row belongs to, from 1, and whether it begins it."""
    lines: Mapping[LinePlace, ReadLine]
    above: Mapping[str, list[str]]
    """The lines before each table, by its path."""
    below: list[str]

    @classmethod
    def of(cls, source: Source, reads: Mapping[int, ReadMeasure]) -> "_Drawing":
        """Return what a file's form and the readings of its measures, by place from 0, tell of rows and lines."""
        form = source.form
        measures = {
            row.place: (number, at == 0)
            for number, measure in enumerate(form.measures, 1)
            for at, row in enumerate(measure.rows)
        }
        lines: dict[LinePlace, ReadLine] = {}
        for at, measure in enumerate(form.measures):
            # a cell that is merged over measures is shown once, as the first reads it
            lines = read_lines(measure, reads.get(at)) | lines
        above: defaultdict[str, list[str]] = defaultdict(list)
        words: list[str] = []
        for item in source.items:
            if isinstance(item, Paragraph):
                words += [item.text] if item.text.strip() else []
            else:
                above[item.grid.path], words = words, []
        return cls(source, measures, lines, above, words)

    def tables(self) -> Iterator[ShownTable]:
        """Yield the tables of the document in order."""
        for sheet in self.source.sheets:
            grid = sheet.grid
            yield ShownTable(
                grid.path,
                seen_table(grid),
                tuple(self.above[grid.path]),
                sheet.part,
                grid.labels is not None,
                sheet.decided,
                tuple(_columns(sheet, sheet.header or self._named(sheet))),
                tuple(self._rows(sheet)),
                _doubts(sheet.doubts),
            )

    def _named(self, sheet: Sheet) -> Header | None:
        """Return the columns that the first row of a table names which is no form, so that a person can say more."""
        row = titles(sheet.grid)
        columns = self.source.choices.of(sheet.grid.path).columns
        return read_header((row,), (), self.source.target.asked.months, columns) if row else None

    def _rows(self, sheet: Sheet) -> Iterator[ShownRow]:
        known = {row.row.place: row for row in sheet.rows}
        for row in sheet.grid.rows:
            read = known.get(row.place)
            measure, starts = self.measures.get(row.place, (0, False))
            role = None if read is None else RowRole.MEASURE if starts else _ROLES[read.kind]
            decided = read is not None and read.decided
            cells = tuple(map(self._cell, row.cells))
            yield ShownRow(row.place, seen_row(row), role, measure, decided, cells)

    def _cell(self, cell: GridCell) -> ShownCell:
        lines = tuple(chain.from_iterable(map(self._lines, cell.words)))
        pictures = sum(len(words.pictures) for words in cell.words)
        return ShownCell(cell.at + 1, cell.span, cell.goes_on, pictures, lines)

    def _lines(self, paragraph: Paragraph) -> Iterator[ShownLine]:
        """Yield the lines of a paragraph that hold words."""
        pairs = list(lines_in(paragraph))
        links = hang(paragraph.links, [text for _, text in pairs])
        for (place, text), line, own in zip(pairs, paragraph.lines, links, strict=True):
            read = self.lines.get(place)
            decided = line.whole or line.begins is not None or place in self.source.choices.lines
            if text and read:
                doubts = _doubts(read.doubts)
                yield ShownLine(place, text, seen(text), read.kind, read.entry, read.begins, decided, own, doubts)
            elif text:
                yield ShownLine(place, text, seen(text), None, 0, begins=False, decided=decided, links=own)


def _columns(sheet: Sheet, header: Header | None) -> Iterator[ShownColumn]:
    words = heading_words(sheet.grid)
    for heading in header.headings if header else ():
        likely = heading.runner_up[0] if heading.runner_up else None
        yield ShownColumn(
            heading.at + 1,
            heading.end - heading.at,
            heading.text,
            seen(words.get(heading.at, "")),
            heading.column,
            _sub(heading),
            heading.score,
            likely,
            heading.decided,
            _doubts(filter(None, [heading.doubt])),
        )


def _sub(heading: Heading) -> SubColumn:
    if heading.slot:
        return SubColumn.MONTH
    if heading.status:
        return SubColumn.STATUS
    if heading.part:
        return SubColumn.PART
    return SubColumn.JOINED if heading.beside else SubColumn.WHOLE
