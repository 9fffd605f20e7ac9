"""Words that wait for the next table of the form: whether they begin another measure, or only return on each page."""

from collections.abc import Iterable

from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.tables.captions import is_title, kind_of, returns, without_on
from ita_site.word_import.tables.measure_rows import Form


def only_returns(one: Paragraph, form: Form) -> bool:
    """Whether a paragraph says nothing, or what stands on each page."""
    told = [each.text for each in form.head]
    told += [each.text for each in form.measures[-1].captions] if form.measures else []
    return not one.pictures and returns(one.text, {without_on(text) for text in told})


def begin_another(words: Iterable[Paragraph], form: Form) -> bool:
    """Whether the words that wait begin another measure; page numbers and titles typed again do not."""
    new = [one for one in words if not only_returns(one, form)]
    if any(kind_of(one.text) for one in new):
        return True
    return any(one.text.strip() and not is_title(one.text) for one in new)
