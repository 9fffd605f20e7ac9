"""Columns that the form has no place for, such as หมายเหตุ: where they hold addresses they prove the results."""

from collections.abc import Sequence

from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.tables.headings import Heading
from ita_site.word_import.words.addresses import evidence_in
from ita_site.word_import.words.column_names import Column, column_of


def proves(heading: Heading, words: Sequence[Paragraph]) -> bool:
    """Whether a cell below ``heading`` is read as evidence: also one of remarks that leads somewhere.

    A second column of results, such as that of another round, is no evidence for the first.
    """
    if heading.column is Column.EVIDENCE:
        return True
    if heading.column is not Column.OTHER or heading.status or column_of(heading.text) not in {None, Column.OTHER}:
        return False
    return any(True for one in words for _ in evidence_in(one.text, one.links))
