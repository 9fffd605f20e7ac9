"""Rows across the form's table that part its rows into groups: each heads all rows up to the next."""

from collections.abc import Sequence

from ita_site.word_import.docx.blocks import Line, Paragraph
from ita_site.word_import.tables.captions import heads_rows, may_head
from ita_site.word_import.tables.extra_rows import added
from ita_site.word_import.tables.header import Header
from ita_site.word_import.tables.row import is_caption, told


def is_grouped(lines: Sequence[Line], header: Header) -> bool:
    """Whether several rows across the table, the first of them right below the header, head the rows below them."""
    heads = [_may_head_rows(line, header) for line in lines if told(line)]
    return heads[:1] == [True] and sum(heads) > 1


def _may_head_rows(line: Line, header: Header) -> bool:
    texts = [one.text for one in line.paragraphs if one.text.strip()]
    return is_caption(told(line), header) and not added(line, header) and bool(texts) and all(map(may_head, texts))


def headed(group: Sequence[Paragraph], captions: Sequence[Paragraph]) -> list[Paragraph]:
    """The captions of a measure, below the words that head its group where it has no such heading of its own."""
    if heads_rows(captions) or not group:
        return list(captions)
    return [*(Paragraph(one.text) for one in group if one.text not in {each.text for each in captions}), *captions]
