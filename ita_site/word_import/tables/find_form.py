"""A document's blocks as the form: normalised, each table classified, cut into measures."""

from collections.abc import Sequence

from ita_site.word_import.docx.blocks import Block, Paragraph
from ita_site.word_import.docx.refusal import no_form
from ita_site.word_import.tables.classify import Sheet, classify
from ita_site.word_import.tables.form import Form
from ita_site.word_import.tables.normalise import normalise
from ita_site.word_import.tables.segment import segment


def sheets_of(blocks: Sequence[Block], months: int, year: int = 0) -> list[Paragraph | Sheet]:
    """Return the paragraphs and classified tables of a document, for the round of `months` of a fiscal `year`."""
    return classify(normalise(blocks), months, year)


def find_form(blocks: Sequence[Block], months: int, year: int = 0) -> Form:
    """Return the form in `blocks`, its results those of the round of `months` of a fiscal year.

    Raises Refusal where there is none.
    """
    form = segment(sheets_of(blocks, months, year), months)
    if not form.measures:
        raise no_form()
    return form
