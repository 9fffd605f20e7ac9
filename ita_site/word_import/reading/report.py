"""Read what comes before and behind the form as the fields of the report."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, filterfalse
from operator import attrgetter

from ita_site.word_import.asked import Asked
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Guess, doubts_of, missing, remark
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.reading.before_form import Head, split_head
from ita_site.word_import.reading.leftovers import Place, hanging
from ita_site.word_import.reading.values import Leftover, ReadReport
from ita_site.word_import.tables.form import Form
from ita_site.word_import.tables.surroundings import says_on, without_on
from ita_site.word_import.words.column_names import FORM, NAMES, Column, heading_line

_BEFORE = "ข้อความก่อนตาราง"


def read_report(form: Form, margins: Iterable[str], asked: Asked) -> ReadReport:
    """Return the fields of the report; `margins` are the words above and below its pages."""
    head = split_head(form.head)
    headings = headings_of(form)
    return ReadReport(
        Guess(asked.assessed_year, doubts_of({DoubtKind.YEAR_GUESSED: asked.guessed_year})),
        _words(head.title, "บรรทัดชื่อเรื่องก่อนตาราง"),
        _introduction(head),
        {column: _heading(column, headings) for column in FORM},
        (*_leftovers(form, head), *(Leftover("หัวกระดาษหรือท้ายกระดาษ", margin) for margin in margins)),
    )


def _words(paragraphs: Sequence[Paragraph], what: str) -> Guess[str]:
    text = text_of(paragraphs)
    return Guess(text) if text else missing(DoubtKind.TEXT_MISSING, what)


def _introduction(head: Head) -> Guess[str]:
    words = _words(head.introduction, "ย่อหน้านำก่อนตาราง")
    return replace(words, doubts=(*words.doubts, *doubts_of({DoubtKind.INTRODUCTION_APART: head.apart})))


def _heading(column: Column, headings: Mapping[Column, str]) -> Guess[str]:
    if column in headings:
        return Guess(heading_line(headings[column]))
    return missing(DoubtKind.HEADING_MISSING, NAMES[column])


def _leftovers(form: Form, head: Head) -> Iterator[Leftover]:
    yield Leftover(_BEFORE, text_of(head.others))
    yield Leftover("ข้อความนอกตาราง", text_of(form.rest))
    yield from _hanging(Place(_BEFORE, [*head.title, *head.introduction, *head.others]))
    yield from _hanging(Place("ข้อความนอกตาราง", form.rest))
    yield Leftover("หัวคอลัมน์ที่รวมไว้กับช่องอื่น", "\n".join(_spare(form)))
    yield Leftover("หัวคอลัมน์ที่พิมพ์ต่อในหน้าถัดไป", "\n".join(_continued(form)))
    for note, heading in _heading_notes(form).items():
        yield Leftover(f"เชิงอรรถในหัวคอลัมน์ {heading}", note)


def _hanging(place: Place) -> Iterator[Leftover]:
    """Yield what hangs at paragraphs, and what of them could not be read."""
    yield from hanging(place)
    losses = chain.from_iterable(words.losses for words in place.paragraphs)
    yield from (Leftover("สิ่งที่นำเข้าไม่ได้", remark(loss)) for loss in losses)


def _spare(form: Form) -> Iterator[str]:
    """Yield headings that no field and no measure's own text has: of joined columns, and of those that stay empty."""
    rows = chain.from_iterable(measure.rows for measure in form.measures)
    kept = {heading for row in rows for heading, _ in row.others}
    spare = chain.from_iterable(measure.header.spare for measure in form.measures)
    yield from (text for text in dict.fromkeys(spare) if text.strip() and text not in kept)


def _continued(form: Form) -> Iterator[str]:
    """Yield headings that repeat those of the report, and say that their table continues."""
    report = headings_of(form)
    headings = chain.from_iterable(measure.header.texts.items() for measure in form.measures)
    for column, text in dict.fromkeys(headings):
        own = report.get(column, text)
        if text != own and says_on(text) and without_on(text) == without_on(own):
            yield text


def _heading_notes(form: Form) -> dict[str, str]:
    """Return footnotes at headings, each with the first heading that refers to it."""
    headings = list(chain.from_iterable(measure.header.headings for measure in form.measures))
    return {note: heading.text for heading in reversed(headings) for note in reversed(heading.notes)}


def headings_of(form: Form) -> dict[Column, str]:
    """Return the report's headings: for each column what most measures have above it, the first of several.

    Tables that may be no part of the report count only where there are no others.
    """
    measures = list(filterfalse(attrgetter("uncertain"), form.measures)) or form.measures
    texts: defaultdict[Column, Counter[str]] = defaultdict(Counter)
    for column, text in chain.from_iterable(measure.header.texts.items() for measure in measures):
        texts[column][text] += bool(text.strip())
    return {column: counts.most_common(1)[0][0] for column, counts in texts.items() if counts.total()}
