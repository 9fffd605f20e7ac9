"""Write the report's own content file."""

from collections.abc import Collection, Iterator
from itertools import chain, filterfalse

from ita_site.source.front_matter_writer import Field, texts_of
from ita_site.word_import.asked import Asked
from ita_site.word_import.docx.story import Document
from ita_site.word_import.doubts import Guess, remark
from ita_site.word_import.draft.free_text import FreeText
from ita_site.word_import.draft.measure import Draft, draft, remarks, text_field
from ita_site.word_import.draft.unread_words import pictures_in, unaccounted
from ita_site.word_import.reading.values import Leftover, ReadReport
from ita_site.word_import.tables.form import Form
from ita_site.word_import.target import Target

_UNKNOWN = "สิ่งที่ตัวนำเข้าไม่รู้ว่าเป็นของช่องใด"


def write_report(  # noqa: PLR0913 - what a report is made of
    read: ReadReport,
    target: Target,
    form: Form,
    document: Document,
    free: FreeText,
    drafts: Collection[Draft],
) -> Draft:
    """Return `index.md` of the report; what neither it nor the `drafts` of its measures say is kept below."""
    asked = target.asked
    free.keep(read.leftovers)
    fields = tuple(_fields(read, asked, free))
    words = chain.from_iterable((*measure.words, *measure.free_words) for measure in drafts)
    remarks_made = map(remark, chain.from_iterable(measure.doubts for measure in drafts))
    lost = unaccounted(document.blocks, form, [*words, *texts_of(fields), *free.words()], remarks_made)
    shown = {*free.placed, *pictures_in(form.left_out), *chain.from_iterable(measure.pictures for measure in drafts)}
    spare = filterfalse(shown.__contains__, dict.fromkeys(pictures_in(document.blocks)))
    free.keep([Leftover(_UNKNOWN, "\n".join(lost), tuple(spare))])
    return draft(fields, free, tuple(chain.from_iterable(guess.doubts for guess in _guesses(read))), target.report)


def _fields(read: ReadReport, asked: Asked, free: FreeText) -> Iterator[Field]:
    yield Field("id", asked.report_id)
    yield Field("family", asked.family)
    yield Field("assessed_year", asked.assessed_year, remarks(read.assessed_year.doubts))
    yield Field("fiscal_year", asked.fiscal_year)
    if read.evidence_for_year is not None:
        yield Field("evidence_for_year", read.evidence_for_year)
    yield Field("round", asked.months)
    yield text_field("title_lines", read.title_lines, "บรรทัดชื่อเรื่องก่อนตาราง", free)
    yield text_field("introduction", read.introduction, "ย่อหน้านำก่อนตาราง", free)
    headings = (text_field(column.value, guess, "", free) for column, guess in read.headings.items())
    yield Field("headings", tuple(headings))


def _guesses(read: ReadReport) -> Iterator[Guess[object]]:
    yield from (read.assessed_year, read.title_lines, read.introduction, *read.headings.values())
