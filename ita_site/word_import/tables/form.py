"""The form of a document: its measures with their rows, and the words around them."""

from dataclasses import dataclass, field

from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.doubts import Doubt
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.tables.grid import NOWHERE, RowPlace
from ita_site.word_import.tables.header import Header
from ita_site.word_import.words.column_names import Column
from ita_site.word_import.words.month_columns import Slot

Words = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of the form: paragraphs by column, and those of columns that the form does not have."""

    cells: dict[Column, Words]
    measures: Words = ()
    """A column of measures beside one of activities."""
    others: tuple[tuple[str, Words], ...] = ()
    """(heading, paragraphs)."""
    evidence: tuple[tuple[str, Words], ...] = ()
    """(heading, paragraphs) of columns of evidence."""
    doubts: tuple[Doubt, ...] = ()
    """What is not certain of where its words belong."""
    number: str = ""
    """What a column that numbers the rows says."""
    ticked: bool = False
    """Whether the status is the heading of a tick."""
    nested: bool = False
    """Whether a table was within a cell."""
    slots: tuple[Slot, ...] = ()
    """Months of the fiscal year that are marked in a chart, and make its period."""
    spent: tuple[str, ...] = ()
    """Words that are said by what was read from them: marks for the same as above, labels of rows."""
    place: RowPlace = field(default=NOWHERE, compare=False)
    left_out: Words = ()
    """Lines that a person took out of its cells."""
    retyped: bool = False
    """Whether it continues below a header that was typed again, so that its cells are parts of those above."""

    def text(self, column: Column) -> str:
        """Return the words of a column of the form."""
        return text_of(self.cells.get(column, ()))


@dataclass(slots=True)
class FormMeasure:
    """One measure: its row, or several where its issue spans them."""

    header: Header
    rows: list[FormRow] = field(default_factory=list)
    captions: list[Paragraph] = field(default_factory=list)
    """Text above it and in no cell."""
    asides: list[Paragraph] = field(default_factory=list)
    """Text between its parts or below it: page numbers, a title repeated, remarks."""
    doubts: tuple[Doubt, ...] = ()
    """What is not certain of its table: whether it belongs to this report, which columns it has."""
    uncertain: bool = False
    """Whether it may be no measure of this report."""

    def keep_headings(self, header: Header) -> None:
        """Keep the headings of a table that continues it, where they are worded otherwise than its own."""
        known = {"", *self.header.words, *(words.text for words in self.asides)}
        self.asides += (Paragraph(text) for text in header.words if text not in known)


@dataclass(slots=True)
class Form:
    """The form in a document."""

    head: list[Paragraph] = field(default_factory=list)
    """What is before the first table of the form."""
    measures: list[FormMeasure] = field(default_factory=list)
    rest: list[Paragraph] = field(default_factory=list)
    """What is behind the last, and tables that are no form."""
    left: frozenset[int] = frozenset()
    """Rounds, in months, whose tables were left out, since another was asked for; their words are kept."""
    spent: tuple[str, ...] = ()
    """Words that only count rows or columns, and labels of words that are kept."""
    left_out: list[Paragraph] = field(default_factory=list)
    """What a person took out."""
