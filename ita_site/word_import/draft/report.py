"""What stands before and behind the form → the report's own content file."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from ita_site.model.report import Report
from ita_site.source.front_matter_writer import Field, Kind, Todo, spoken, todos, write
from ita_site.word_import.asked import Asked
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.docx.story import Document
from ita_site.word_import.draft.claims import kept
from ita_site.word_import.draft.leftovers import Unplaced
from ita_site.word_import.draft.measure import Draft
from ita_site.word_import.draft.pictures import Album
from ita_site.word_import.draft.unread_words import pictures_in, unaccounted
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.previous.before import Before, still
from ita_site.word_import.tables.before_form import Head, split_head
from ita_site.word_import.tables.form import Form
from ita_site.word_import.tables.surroundings import says_on, without_on
from ita_site.word_import.words.column_names import FORM, NAMES, Column, heading_line

_LOST: Final = "สิ่งที่ตัวนำเข้าไม่รู้ว่าเป็นของช่องใด"


def draft_cover(  # noqa: PLR0913 - what a report is made of
    form: Form,
    document: Document,
    asked: Asked,
    album: Album,
    before: Before[Report] | None,
    drafts: Collection[Draft],
) -> Draft:
    """``index.md`` of the report; ``before`` is it as people left it, ``drafts`` are its measures."""
    unplaced = Unplaced("report", "", album)
    head = split_head(form.head)
    _things([*head.title, *head.introduction], "", unplaced)
    _things(head.others, "ข้อความก่อนตาราง", unplaced)
    _things(form.rest, "ข้อความนอกตาราง", unplaced)
    unplaced.text("หัวคอลัมน์ที่รวมไว้กับช่องอื่น", "\n".join(_spare(form)))
    unplaced.text("หัวคอลัมน์ที่พิมพ์ต่อในหน้าถัดไป", "\n".join(_going_on(form)))
    for note, heading in _noted(form).items():
        unplaced.text(f"เชิงอรรถในหัวคอลัมน์ {heading}", note)
    for margin in document.margins:
        unplaced.text("หัวกระดาษหรือท้ายกระดาษ", margin)
    fields = (
        *_identity(asked, before),
        _words("title_lines", text_of(head.title), "บรรทัดชื่อเรื่องก่อนตาราง", unplaced),
        _introduction(head, unplaced),
        Field("headings", tuple(_headings(form))),
    )
    told = tuple(spoken(fields))
    said = [text for one in drafts for text in (*one.said, *one.aside)]
    remarks = [text for one in drafts for text in one.remarks]
    lost = unaccounted(document.blocks, form, [*said, *told, *unplaced.said()], remarks)
    unplaced.text(_LOST, "\n".join(lost))
    unplaced.pictures([one for one in dict.fromkeys(pictures_in(document.blocks)) if one not in album.parts], _LOST)
    text = write(fields, unplaced.body())
    waiting = tuple(todos(fields))
    kinds = [*(one.kind for one in waiting), *unplaced.kinds]
    return Draft(text, unplaced.files, kinds, told, tuple(unplaced.said()), tuple(one.words for one in waiting))


def _identity(asked: Asked, before: Before[Report] | None) -> Iterator[Field]:
    said = "ปีที่ถูกประเมิน ซึ่งเป็นที่มาของมาตรการ ถือว่าเป็นปีก่อนปีงบประมาณ ถูกแล้วลบบรรทัดนี้"
    same = before is not None and before.entry.assessed_year == asked.assessed_year
    waiting: tuple[Todo, ...] = (Todo(Kind.YEAR, said),) if asked.guessed_year else ()
    if before is not None and same and asked.guessed_year:
        waiting = tuple(still(before.at("assessed_year"), waiting))
    yield Field("id", asked.report_id)
    yield Field("family", asked.family)
    yield Field("assessed_year", asked.assessed_year, waiting)
    yield Field("fiscal_year", asked.fiscal_year)
    if before is not None and before.entry.evidence_for_year is not None:
        yield Field("evidence_for_year", before.entry.evidence_for_year)
    yield Field("round", asked.months)


def _spare(form: Form) -> Iterator[str]:
    """Headings that no field and no measure's own text says: of joined columns, and of those that stay empty."""
    said = {heading for measure in form.measures for row in measure.rows for heading, _ in row.others}
    headings = dict.fromkeys(text for measure in form.measures for text in measure.header.spare)
    yield from (text for text in headings if text.strip() and text not in said)


def _going_on(form: Form) -> Iterator[str]:
    """Headings that say those of the report again, and that their table goes on."""
    mine = headings_of(form)
    told = dict.fromkeys((column, text) for measure in form.measures for column, text in measure.header.texts.items())
    for column, text in told:
        if column in mine and text != mine[column] and says_on(text) and without_on(text) == without_on(mine[column]):
            yield text


def _noted(form: Form) -> dict[str, str]:
    """Footnotes at headings, each with the first heading that it stands at."""
    found = [(note, one.text) for measure in form.measures for one in measure.header.headings for note in one.notes]
    return dict(reversed(found))


def _words(name: str, text: str, what: str, unplaced: Unplaced) -> Field:
    if text:
        return Field(name, kept(text, what, unplaced))
    return Field(name, f"TODO ไฟล์ไม่มี{what}", (Todo(Kind.MISSING, f"ไฟล์ไม่มี{what}"),))


def _introduction(head: Head, unplaced: Unplaced) -> Field:
    found = _words("introduction", text_of(head.introduction), "ย่อหน้านำก่อนตาราง", unplaced)
    said = "ย่อหน้านี้ไม่ได้อยู่ต่อจากชื่อเรื่อง เป็นย่อหน้านำหรือไม่ ถูกแล้วลบบรรทัดนี้"
    return replace(found, todos=(*found.todos, Todo(Kind.LAYOUT, said))) if head.apart else found


def _headings(form: Form) -> Iterator[Field]:
    texts = headings_of(form)
    for column in FORM:
        if column in texts:
            yield Field(column.value, heading_line(texts[column]))
        else:
            words = f"TODO ตารางไม่มีคอลัมน์{NAMES[column]}"
            yield Field(column.value, words, (Todo(Kind.MISSING, f"ตารางไม่มีคอลัมน์{NAMES[column]}"),))


def headings_of(form: Form) -> dict[Column, str]:
    """The report's headings: for each column what most measures have above it, the first of several.

    Tables that may be no part of the report count only where there are no others.
    """
    told: dict[Column, Counter[str]] = {}
    for measure in [one for one in form.measures if not one.uncertain] or form.measures:
        for column, text in measure.header.texts.items():
            if text.strip():
                told.setdefault(column, Counter())[text] += 1
    return {column: counts.most_common(1)[0][0] for column, counts in told.items()}


def _things(words: Sequence[Paragraph], heading: str, unplaced: Unplaced) -> None:
    """Text behind the form, and what floats at any of it."""
    if heading:
        unplaced.text(heading, text_of(words))
    place = heading or "ข้อความก่อนตาราง"
    for one in words:
        unplaced.pictures(one.pictures, place)
        for note in one.notes:
            unplaced.text("เชิงอรรถ", note)
        for box in one.boxes:
            unplaced.text("กล่องข้อความ", box)
        behind = [link for link in one.links if link.url not in one.text]
        unplaced.text("ลิงก์หลังคำ", "\n".join(f"{link.words or '(ภาพ)'} {link.url}" for link in behind))
        for loss in one.losses:
            unplaced.text("สิ่งที่นำเข้าไม่ได้", loss)
