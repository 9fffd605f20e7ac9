"""Collect what has no column in a measure's form, and what Word could not show as text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain
from operator import attrgetter
from typing import Final

from ita_site.text.thai import fold_digits
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubts_of
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.reading.column_words import column_name, heading_of
from ita_site.word_import.reading.evidence_columns import words_beside
from ita_site.word_import.reading.values import Leftover
from ita_site.word_import.tables.form import FormMeasure, FormRow
from ita_site.word_import.words.addresses import is_url
from ita_site.word_import.words.column_names import Column


class Taken(Enum):
    """What fields of the report take of paragraphs beside their words."""

    NOTHING = auto()
    ADDRESSES = auto()
    """The addresses behind their words."""
    ALL = auto()
    """The addresses and the pictures."""


_TAKEN: Final = {Column.RESULTS: Taken.ALL, Column.OUTCOMES: Taken.ALL}
"""By column of the form."""


@dataclass(frozen=True, slots=True)
class Place:
    """Paragraphs of a file whose words are kept elsewhere."""

    name: str
    """What messages call the place."""
    paragraphs: Sequence[Paragraph]
    taken: Taken = Taken.NOTHING


def leftovers(measure: FormMeasure, order: int) -> Iterator[Leftover]:
    """Yield the words, pictures and links of a measure that no field takes."""
    heading = heading_of(measure)
    yield Leftover("ข้อความเหนือแถวนี้ในตาราง", text_of([words for words in measure.captions if words not in heading]))
    yield Leftover("ข้อความระหว่างหรือใต้ตารางของมาตรการนี้", text_of(measure.asides))
    for name, words in chain.from_iterable(row.others for row in measure.rows):
        yield Leftover(name or "คอลัมน์ที่ไม่มีหัว", text_of(words))
    for place in _places(measure):
        yield from hanging(place)
    yield from words_beside(measure)
    yield from _numbers(measure, order)


def _places(measure: FormMeasure) -> Iterator[Place]:
    """Yield all paragraphs of a measure."""
    yield Place("ข้อความใต้ตาราง", measure.asides)
    yield Place("ข้อความเหนือแถว", measure.captions)
    for row in measure.rows:
        yield from _places_of(row, measure)


def _places_of(row: FormRow, measure: FormMeasure) -> Iterator[Place]:
    for column, words in row.cells.items():
        yield Place(column_name(measure, column), words, _TAKEN.get(column, Taken.NOTHING))
    yield Place(column_name(measure, Column.ACTIVITIES), row.measures)
    yield from (Place(name, words) for name, words in row.others)
    yield from (Place(name, words, Taken.ADDRESSES) for name, words in row.evidence)


def hanging(place: Place) -> Iterator[Leftover]:
    """Yield what hangs at paragraphs and no field takes: notes, boxes, pictures, links."""
    for words in place.paragraphs:
        yield from (Leftover(f"เชิงอรรถของ {place.name}", note) for note in words.notes)
        yield from (Leftover(f"กล่องข้อความของ {place.name}", box) for box in words.boxes)
        if place.taken is not Taken.ALL:
            yield Leftover(place.name, pictures=words.pictures)
            yield Leftover(f"ลิงก์หลังคำหรือภาพของ {place.name}", "\n".join(_links(words, place.taken)))


def _links(words: Paragraph, taken: Taken) -> Iterator[str]:
    """Yield the words and the address of each link that the paragraph does not print and no field takes."""
    for link in words.links:
        if link.url not in words.text and not (taken is Taken.ADDRESSES and is_url(link.url)):
            yield f"{link.words or '(ภาพ)'} {link.url}"


def _numbers(measure: FormMeasure, order: int) -> Iterator[Leftover]:
    """Yield the numbers of rows that say more than their order does."""
    numbers = [row.number for row in measure.rows if row.number]
    printed = [fold_digits(number).strip(" .()") for number in numbers]
    if printed not in ([], [str(order)], list(map(str, range(1, len(printed) + 1)))):
        yield Leftover("ลำดับที่พิมพ์ในตาราง", "\n".join(numbers))


def _unchosen(measure: FormMeasure) -> Iterator[Paragraph]:
    """Yield the words of a column of measures, but for those that a person said head the activities."""
    for words in chain.from_iterable(row.measures for row in measure.rows):
        if all(line.begins is None for line in words.lines):
            yield words


def layout(measure: FormMeasure) -> tuple[Doubt, ...]:
    """Return what is not certain of how a table is laid out, and what Word held that is no text; each once."""
    losses = (loss.at(place.name) for place in _places(measure) for words in place.paragraphs for loss in words.losses)
    kinds = {
        DoubtKind.MEASURE_COLUMN: text_of(_unchosen(measure)) != "",
        DoubtKind.NESTED_TABLE: any(map(attrgetter("nested"), measure.rows)),
    }
    of_rows = chain.from_iterable(row.doubts for row in measure.rows)
    return tuple(dict.fromkeys((*losses, *measure.header.doubts, *of_rows, *measure.doubts, *doubts_of(kinds))))
