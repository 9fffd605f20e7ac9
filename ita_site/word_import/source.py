"""A Word file as it was read with a person's decisions: its tables, its form, and where it goes."""

from dataclasses import dataclass
from typing import Final

from ita_site.word_import.decisions.decision import Decisions
from ita_site.word_import.decisions.place_words import place_words, without_effect
from ita_site.word_import.decisions.settle import Unfit, settle
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.docx.package import Package, open_package
from ita_site.word_import.docx.refusal import Refusal, no_form
from ita_site.word_import.docx.story import Document, read_document
from ita_site.word_import.tables.classify import Sheet, classify
from ita_site.word_import.tables.form import Form
from ita_site.word_import.tables.kinds import NO_CHOICES, Choices
from ita_site.word_import.tables.normalise import normalise
from ita_site.word_import.tables.segment import form_of
from ita_site.word_import.target import Target

MAX_MEASURES: Final = 10_000
"""More than any report has; each becomes a file and a page."""

MAX_ROWS: Final = 500
"""The most rows of one measure: a page of more activities helps nobody."""


@dataclass(frozen=True, slots=True)
class Source:
    """A Word file as it was read, and where it goes."""

    package: Package
    document: Document
    items: tuple[Paragraph | Sheet, ...]
    """Its paragraphs and classified tables, in order."""
    form: Form
    target: Target
    choices: Choices = NO_CHOICES
    """What its tables were read by."""
    decisions: Decisions = ()
    """The decisions that were applied."""
    unfit: tuple[Unfit, ...] = ()
    """The decisions that were not applied."""

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Its classified tables."""
        return tuple(item for item in self.items if isinstance(item, Sheet))


def read_source(data: bytes, name: str, target: Target, decisions: Decisions = ()) -> Source:
    """Return the Word file in `data`, whose name is `name`, as it reads with decisions. Raises Refusal.

    A file without the form is no refusal: `refusal_of` tells it, and what its tables are.
    """
    package = open_package(data, name)
    document = read_document(package)
    settled = settle(list(normalise(document.blocks)), decisions)
    asked = target.asked
    items = tuple(classify(settled.items, asked.months, asked.fiscal_year, settled.choices))
    form = form_of(items, settled.choices)
    unfit = (*settled.unfit, *place_words(form, document.blocks, document.margins, decisions))
    sheets = (item for item in items if isinstance(item, Sheet))
    known = {each.number for each in unfit}
    unfit = (*unfit, *(each for each in without_effect(sheets, form, decisions) if each.number not in known))
    applied = tuple(decision for number, decision in enumerate(decisions) if number not in known)
    return Source(package, document, items, form, target, settled.choices, applied, unfit)


def refusal_of(form: Form) -> Refusal | None:
    """Return why no report can be made of a form; None where one can."""
    if not form.measures:
        return no_form()
    if len(form.measures) > MAX_MEASURES or any(len(measure.rows) > MAX_ROWS for measure in form.measures):
        return Refusal(
            f"ตารางมีมากกว่า {MAX_MEASURES:,} มาตรการ หรือมาตรการเดียวมีมากกว่า {MAX_ROWS:,} แถว ให้แยกไฟล์ก่อนนำเข้า",
            f"The tables hold over {MAX_MEASURES:,} measures, or over {MAX_ROWS:,} rows in one; split the file first",
        )
    return None
