"""A Word file read with decisions, and what the tests look for in its picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ita_site.model.measure import Measure
from ita_site.model.validation import validate
from ita_site.source.front_matter import document_of
from ita_site.word_import.decisions.decision import as_json, from_json
from ita_site.word_import.review.read import Reading, read
from ita_site.word_import.target import find_target
from tests.word_import.office import ASKED, Desk, Written, told

if TYPE_CHECKING:
    from ita_site.word_import.decisions.decision import Decision
    from ita_site.word_import.docx.blocks import LinePlace
    from ita_site.word_import.review.picture import Picture, ShownColumn, ShownLine, ShownRow, ShownTable


@dataclass(frozen=True)
class Reviewed:
    """What a file and decisions become."""

    reading: Reading

    @property
    def picture(self) -> Picture:
        return self.reading.picture

    @property
    def unfit(self) -> list[str]:
        """Why decisions were not applied."""
        return [unfit.unfit.why for unfit in self.picture.unfit]

    @property
    def measures(self) -> list[dict[str, Any]]:
        """What the drafted files say of the measures."""
        texts = [data for path, data in sorted(self.reading.files.items()) if path.startswith("measures/")]
        return [told(_measure(data)) for data in texts]

    @property
    def text(self) -> str:
        """All text of the drafted files."""
        return "\n".join(data.decode() for path, data in sorted(self.reading.files.items()) if path.endswith(".md"))

    def table(self, path: str = "1") -> ShownTable:
        (table,) = (table for table in self.picture.tables if table.table == path)
        return table

    def column(self, number: int, table: str = "1") -> ShownColumn:
        (column,) = (column for column in self.table(table).columns if column.column == number)
        return column

    def row(self, number: int, table: str = "1") -> ShownRow:
        return self.table(table).rows[number - 1]

    def line(self, words: str) -> ShownLine:
        """The first line that says so."""
        rows = (row for table in self.picture.tables for row in table.rows)
        lines = (line for row in rows for cell in row.cells for line in cell.lines)
        return next(line for line in lines if line.text == words)

    def lines(self, row: int, column: int) -> list[tuple[str, int, str]]:
        """(kind, number of the entry, words) of the lines of a cell."""
        (cell,) = (cell for cell in self.row(row).cells if cell.column == column)
        return [(str(line.kind), line.entry, line.text) for line in cell.lines]

    def place(self, words: str) -> LinePlace:
        return self.line(words).place


def _measure(data: bytes) -> Written[Measure]:
    document = document_of(data, "measure.md", ".md")
    assert document.tree is not None
    entry, problems = validate(Measure, document.tree, "measure.md")
    assert entry is not None, problems
    return Written(entry, document.body)


def review(office: Desk, data: bytes, *decisions: Decision, merge: bool = False) -> Reviewed:
    """Read a file with decisions that went through JSON, as those of a browser do."""
    target = find_target(office.content, ASKED, merge=merge)
    return Reviewed(read(data, "report.docx", target, from_json(as_json(decisions))))
