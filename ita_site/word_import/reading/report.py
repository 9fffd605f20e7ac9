"""Read what comes before and behind the form as the fields of the report."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ita_site.word_import.asked import Asked
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Guess, doubt, missing, remark
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.reading.values import Leftover, ReadReport
from ita_site.word_import.tables.before_form import Head, split_head
from ita_site.word_import.tables.form import Form
from ita_site.word_import.tables.surroundings import says_on, without_on
from ita_site.word_import.words.column_names import FORM, NAMES, Column, heading_line


def read_report(form: Form, margins: Iterable[str], asked: Asked) -> ReadReport:
    """Return the fields of the report; `margins` are the words above and below its pages."""
    head = split_head(form.head)
    headings = headings_of(form)
    return ReadReport(
        Guess(asked.assessed_year, (doubt(DoubtKind.YEAR_GUESSED),) if asked.guessed_year else ()),
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
    return replace(words, doubts=(*words.doubts, doubt(DoubtKind.INTRODUCTION_APART))) if head.apart else words


def _heading(column: Column, headings: Mapping[Column, str]) -> Guess[str]:
    if column in headings:
        return Guess(heading_line(headings[column]))
    return missing(DoubtKind.HEADING_MISSING, NAMES[column])


def _leftovers(form: Form, head: Head) -> Iterator[Leftover]:
    yield from _hanging([*head.title, *head.introduction], "ข้อความก่อนตาราง")
    for heading, words in (("ข้อความก่อนตาราง", head.others), ("ข้อความนอกตาราง", form.rest)):
        yield Leftover(heading, text_of(words))
        yield from _hanging(words, heading)
    yield Leftover("หัวคอลัมน์ที่รวมไว้กับช่องอื่น", "\n".join(_spare(form)))
    yield Leftover("หัวคอลัมน์ที่พิมพ์ต่อในหน้าถัดไป", "\n".join(_going_on(form)))
    for note, heading in _heading_notes(form).items():
        yield Leftover(f"เชิงอรรถในหัวคอลัมน์ {heading}", note)


def _hanging(words: Sequence[Paragraph], place: str) -> Iterator[Leftover]:
    """Yield what hangs at paragraphs: pictures, notes, boxes, links, and what could not be read."""
    for one in words:
        yield Leftover(place, pictures=one.pictures)
        yield from (Leftover("เชิงอรรถ", note) for note in one.notes)
        yield from (Leftover("กล่องข้อความ", box) for box in one.boxes)
        behind = (f"{link.words or '(ภาพ)'} {link.url}" for link in one.links if link.url not in one.text)
        yield Leftover("ลิงก์หลังคำ", "\n".join(behind))
        yield from (Leftover("สิ่งที่นำเข้าไม่ได้", remark(loss)) for loss in one.losses)


def _spare(form: Form) -> Iterator[str]:
    """Yield headings that no field and no measure's own text says: of joined columns, and of those that stay empty."""
    kept = {heading for measure in form.measures for row in measure.rows for heading, _ in row.others}
    spare = [text for measure in form.measures for text in measure.header.spare]
    yield from (text for text in dict.fromkeys(spare) if text.strip() and text not in kept)


def _going_on(form: Form) -> Iterator[str]:
    """Yield headings that say those of the report again, and that their table goes on."""
    report = headings_of(form)
    headings = dict.fromkeys(pair for measure in form.measures for pair in measure.header.texts.items())
    for column, text in headings:
        own = report.get(column, text)
        if text != own and says_on(text) and without_on(text) == without_on(own):
            yield text


def _heading_notes(form: Form) -> dict[str, str]:
    """Return footnotes at headings, each with the first heading that refers to it."""
    headings = [one for measure in form.measures for one in measure.header.headings]
    return {note: one.text for one in reversed(headings) for note in reversed(one.notes)}


def headings_of(form: Form) -> dict[Column, str]:
    """Return the report's headings: for each column what most measures have above it, the first of several.

    Tables that may be no part of the report count only where there are no others.
    """
    texts: dict[Column, Counter[str]] = {}
    for measure in [one for one in form.measures if not one.uncertain] or form.measures:
        for column, text in measure.header.texts.items():
            if text.strip():
                texts.setdefault(column, Counter())[text] += 1
    return {column: counts.most_common(1)[0][0] for column, counts in texts.items()}
