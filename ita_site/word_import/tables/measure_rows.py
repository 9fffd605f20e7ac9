"""The form as it was found in a document: its measures, and the words around them."""

from dataclasses import dataclass, field

from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.tables.header import Header
from ita_site.word_import.tables.row import FormRow


@dataclass(slots=True)
class FormMeasure:
    """One measure: its row, or several where its issue spans them."""

    header: Header
    rows: list[FormRow] = field(default_factory=list)
    captions: list[Paragraph] = field(default_factory=list)
    """Text that stood above it and in no cell."""
    asides: list[Paragraph] = field(default_factory=list)
    """Text that stood between its parts or below it: page numbers, a title said again, remarks."""
    headless: bool = False
    """Whether its table had no header, so that the columns are those of the table before."""
    doubt: str = ""
    """Why it may be no measure of this report, in Thai."""
    joined: str = ""
    """Why its rows were put together from two tables, in Thai."""

    def keep_headings(self, header: Header) -> None:
        """Keep the headings of a table that goes on with it, where they are worded otherwise than its own."""
        told = {one.text for one in self.header.headings} | {one.text for one in self.asides}
        self.asides += (Paragraph(one.text) for one in header.headings if one.text.strip() and one.text not in told)


@dataclass(slots=True)
class Form:
    """The form in a document."""

    head: list[Paragraph] = field(default_factory=list)
    """What stands before the first table of the form."""
    measures: list[FormMeasure] = field(default_factory=list)
    rest: list[Paragraph] = field(default_factory=list)
    """What stands behind the last, and tables that are no form."""
    left: frozenset[int] = frozenset()
    """Rounds, in months, whose tables were left out, since another was asked for; their words are kept."""
    spent: tuple[str, ...] = ()
    """Numbers of rows that a plan and the table of its results both say."""
    keys: tuple[str, ...] = ()
    """Headings of the columns of such a table that only tell which row of the plan is meant."""
