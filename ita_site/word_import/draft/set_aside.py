"""What stands in no column of a measure's form, and what Word could not show as text: kept below, or told."""

from collections.abc import Iterator, Sequence
from typing import Final

from ita_site.source.front_matter_writer import Kind, Todo
from ita_site.text.thai import fold_digits
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.doubts import remark
from ita_site.word_import.draft.evidence_columns import has_claims, words_beside
from ita_site.word_import.draft.issue import heading_of
from ita_site.word_import.draft.leftovers import Unplaced
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.tables.form import FormMeasure
from ita_site.word_import.words.addresses import is_url
from ita_site.word_import.words.column_names import NAMES, Column

_NO_CLAIMS: Final = frozenset({Column.ISSUE, Column.ACTIVITIES, Column.RESPONSIBLE, Column.PERIOD, Column.STATUS})
"""Columns whose pictures and links belong to no claim."""


def named(measure: FormMeasure, column: Column) -> str:
    """How messages call a column of a measure."""
    return measure.header.texts.get(column) or NAMES[column]


def set_apart(measure: FormMeasure, order: int, unplaced: Unplaced) -> list[Todo]:
    """Keep what has no field; what a person should compare with the original, each once."""
    losses = list(_captions(measure, unplaced))
    for row in measure.rows:
        for heading, words in row.others:
            unplaced.text(heading or "คอลัมน์ที่ไม่มีหัว", text_of(words))
            losses += _things(words, heading, unplaced)
        for column, paragraphs in row.cells.items():
            losses += _things(paragraphs, named(measure, column), unplaced, pictures=column in _NO_CLAIMS)
        for heading, words in row.evidence:
            losses += _things(words, heading, unplaced, links=False)
        losses += _things(row.measures, named(measure, Column.ACTIVITIES), unplaced)
    doubts = _beside(measure, unplaced)
    _numbers(measure, order, unplaced)
    return [*dict.fromkeys(losses), *doubts, *_layout(measure)]


def _beside(measure: FormMeasure, unplaced: Unplaced) -> list[Todo]:
    """Keep words of a column of evidence that are no addresses; what is not certain of the columns."""
    for row in measure.rows:
        for heading, words in words_beside(row.evidence, claimed=not has_claims(measure)):
            unplaced.text(heading, words)
    doubts = [*measure.header.doubts, *(doubt for row in measure.rows for doubt in row.doubts)]
    return [Todo(Kind.LAYOUT, one if isinstance(one, str) else remark(one)) for one in dict.fromkeys(doubts)]


def _layout(measure: FormMeasure) -> Iterator[Todo]:
    """How the table was laid out other than the form is, and whether it is one."""
    yield from (Todo(Kind.LAYOUT, remark(doubt)) for doubt in measure.doubts)
    if any(text_of(row.measures) for row in measure.rows):
        yield Todo(Kind.LAYOUT, "ไฟล์มีคอลัมน์มาตรการแยกจากขั้นตอน จึงใส่มาตรการไว้ในช่อง lead")
    if any(row.nested for row in measure.rows):
        yield Todo(Kind.LAYOUT, "ในช่องมีตารางซ้อน ข้อความเรียงต่อกันทีละแถว คั่นช่องด้วย | เทียบกับต้นฉบับ")


def _numbers(measure: FormMeasure, order: int, unplaced: Unplaced) -> None:
    """Numbers of rows that say more than their order does."""
    printed = [fold_digits(row.number).strip(" .()") for row in measure.rows if row.number]
    if printed not in ([], [str(order)], [str(at) for at in range(1, len(printed) + 1)]):
        unplaced.text("ลำดับที่พิมพ์ในตาราง", "\n".join(row.number for row in measure.rows if row.number))


def _captions(measure: FormMeasure, unplaced: Unplaced) -> Iterator[Todo]:
    heading = heading_of(measure)
    unplaced.text("ข้อความเหนือแถวนี้ในตาราง", text_of([one for one in measure.captions if one not in heading]))
    unplaced.text("ข้อความระหว่างหรือใต้ตารางของมาตรการนี้", text_of(measure.asides))
    yield from _things(measure.asides, "ข้อความใต้ตาราง", unplaced)
    yield from _things(measure.captions, "ข้อความเหนือแถว", unplaced)


def _things(
    paragraphs: Sequence[Paragraph], place: str, unplaced: Unplaced, *, pictures: bool = True, links: bool = True
) -> Iterator[Todo]:
    for one in paragraphs:
        for note in one.notes:
            unplaced.text(f"เชิงอรรถในช่อง {place}", note)
        for box in one.boxes:
            unplaced.text(f"กล่องข้อความในช่อง {place}", box)
        for loss in one.losses:
            yield Todo(Kind.LAYOUT, f"{place}: {loss}")
        if pictures:
            unplaced.pictures(one.pictures, place)
            behind = [link for link in one.links if link.url not in one.text and (links or not is_url(link.url))]
            for words in (True, False):
                said = (f"{link.words} {link.url}".strip() for link in behind if bool(link.words) is words)
                unplaced.text(f"ลิงก์หลัง{'คำ' if words else 'ภาพ'}ในช่อง {place}", "\n".join(said))
