"""Collect what has no column in a measure's form, and what Word could not show as text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ita_site.text.thai import fold_digits
from ita_site.word_import.docx.blocks import Link, Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.reading.column_words import column_name, heading_of
from ita_site.word_import.reading.evidence_columns import words_beside
from ita_site.word_import.reading.values import Leftover
from ita_site.word_import.tables.form import FormMeasure
from ita_site.word_import.words.addresses import is_url
from ita_site.word_import.words.column_names import Column

_CLAIMS: Final = frozenset({Column.RESULTS, Column.OUTCOMES})
"""Columns whose pictures and links belong to claims."""


def leftovers(measure: FormMeasure, order: int) -> Iterator[Leftover]:
    """Yield the words, pictures and links of a measure that no field takes, in the order of the file."""
    heading = heading_of(measure)
    yield Leftover("ข้อความเหนือแถวนี้ในตาราง", text_of([one for one in measure.captions if one not in heading]))
    yield Leftover("ข้อความระหว่างหรือใต้ตารางของมาตรการนี้", text_of(measure.asides))
    for place, paragraphs in _kept_whole(measure):
        yield from hanging(paragraphs, place)
    for row in measure.rows:
        for name, words in row.others:
            yield Leftover(name or "คอลัมน์ที่ไม่มีหัว", text_of(words))
    for place, paragraphs in _read_cells(measure):
        yield from _notes(paragraphs, place)
    for row in measure.rows:
        for name, words in row.evidence:
            yield from hanging(words, name, proven=True)
    yield from words_beside(measure)
    yield from _numbers(measure, order)


def _kept_whole(measure: FormMeasure) -> Iterator[tuple[str, Sequence[Paragraph]]]:
    """Yield (place, paragraphs) whose pictures and links belong to no claim."""
    yield "ข้อความใต้ตาราง", measure.asides
    yield "ข้อความเหนือแถว", measure.captions
    for row in measure.rows:
        yield from row.others
        yield from (
            (column_name(measure, column), words) for column, words in row.cells.items() if column not in _CLAIMS
        )
        yield column_name(measure, Column.ACTIVITIES), row.measures


def _read_cells(measure: FormMeasure) -> Iterator[tuple[str, Sequence[Paragraph]]]:
    """Yield (place, paragraphs) whose pictures and links their claims take."""
    for row in measure.rows:
        yield from ((column_name(measure, column), words) for column, words in row.cells.items() if column in _CLAIMS)


def hanging(paragraphs: Iterable[Paragraph], place: str, *, proven: bool = False) -> Iterator[Leftover]:
    """Yield what hangs at paragraphs whose words are kept elsewhere: notes, boxes, pictures, links.

    Where they are `proven`, addresses behind their words are evidence already.
    """
    for one in paragraphs:
        yield from _notes([one], place)
        yield Leftover(place, pictures=one.pictures)
        behind = [link for link in one.links if link.url not in one.text and not (proven and is_url(link.url))]
        yield Leftover(f"ลิงก์หลังคำในช่อง {place}", _listed(link for link in behind if link.words))
        yield Leftover(f"ลิงก์หลังภาพในช่อง {place}", _listed(link for link in behind if not link.words))


def _listed(links: Iterable[Link]) -> str:
    return "\n".join(f"{link.words} {link.url}".strip() for link in links)


def _notes(paragraphs: Iterable[Paragraph], place: str) -> Iterator[Leftover]:
    for one in paragraphs:
        yield from (Leftover(f"เชิงอรรถในช่อง {place}", note) for note in one.notes)
        yield from (Leftover(f"กล่องข้อความในช่อง {place}", box) for box in one.boxes)


def _numbers(measure: FormMeasure, order: int) -> Iterator[Leftover]:
    """Yield the numbers of rows that say more than their order does."""
    printed = [fold_digits(row.number).strip(" .()") for row in measure.rows if row.number]
    if printed not in ([], [str(order)], [str(at) for at in range(1, len(printed) + 1)]):
        yield Leftover("ลำดับที่พิมพ์ในตาราง", "\n".join(row.number for row in measure.rows if row.number))


def layout(measure: FormMeasure) -> tuple[Doubt, ...]:
    """Return what is not certain of how a table is laid out, and what Word held that is no text; each once."""
    return tuple(dict.fromkeys((*_losses(measure), *measure.header.doubts, *_doubts(measure))))


def _losses(measure: FormMeasure) -> Iterator[Doubt]:
    places = [*_kept_whole(measure), *_read_cells(measure)]
    places += [(heading, words) for row in measure.rows for heading, words in row.evidence]
    for place, paragraphs in places:
        yield from (loss.at(place) for one in paragraphs for loss in one.losses)


def _doubts(measure: FormMeasure) -> Iterator[Doubt]:
    yield from (one for row in measure.rows for one in row.doubts)
    yield from measure.doubts
    if any(text_of(row.measures) for row in measure.rows):
        yield doubt(DoubtKind.MEASURE_COLUMN)
    if any(row.nested for row in measure.rows):
        yield doubt(DoubtKind.NESTED_TABLE)
