"""The form of a document: its measures with their rows, and the words around them."""

from dataclasses import dataclass, field

from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.doubts import Doubt
from ita_site.word_import.tables.header import Header
from ita_site.word_import.tables.row import FormRow


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
        """Keep the headings of a table that goes on with it, where they are worded otherwise than its own."""
        known = {heading.text for heading in self.header.headings} | {words.text for words in self.asides}
        texts = (heading.text for heading in header.headings)
        self.asides += (Paragraph(text) for text in texts if text.strip() and text not in known)


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
