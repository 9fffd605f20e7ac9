"""Write one measure as its content file: every word in its field or below, every guess marked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ita_site.model.content_fields import written_day
from ita_site.model.measure import Measure
from ita_site.model.report import Report
from ita_site.source.front_matter_writer import Codes, Field, Fields, Value, texts_of, write
from ita_site.word_import.docx.blocks import PlacedPicture
from ita_site.word_import.doubt_kinds import Review
from ita_site.word_import.doubts import Doubt, Guess, remark
from ita_site.word_import.draft.free_text import FreeText
from ita_site.word_import.draft.kept_fields import with_kept
from ita_site.word_import.previous.before import Before
from ita_site.word_import.reading.values import Leftover, ReadClaim, ReadEvidence, ReadIssue, ReadMeasure
from ita_site.word_import.words.column_names import Column

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Draft:
    """One content file, ready to be stored."""

    text: str
    files: Mapping[str, bytes]
    """Pictures and long texts beside it."""
    doubts: tuple[Doubt, ...]
    reviews: tuple[Review, ...]
    """What a person should look at, one for each place."""
    words: tuple[str, ...]
    """Every text of its fields that the file says."""
    free_words: tuple[str, ...]
    """Every text below them and in its files."""
    pictures: tuple[PlacedPicture, ...]
    """The pictures of the Word file that it shows, or of which it says why not."""
    unplaced: tuple[Leftover, ...] = ()
    """What is kept below its fields."""


def write_measure(read: ReadMeasure, name: str, free: FreeText, before: Before[Measure] | None) -> Draft:
    """Return the content file of a measure; `name` is its id, `before` the measure that it was."""
    free.keep(read.leftovers)
    fields = tuple(_fields(read, name, free))
    return draft(fields, free, tuple(doubts_of(read)), before)


def draft(
    fields: Fields, free: FreeText, doubts: tuple[Doubt, ...], before: Before[Measure] | Before[Report] | None
) -> Draft:
    """Return a content file of some fields and a free text, with what the file before says beyond them."""
    text = write(with_kept(fields, before), free.body())
    # a title says words of the issue again
    words = tuple(texts_of(tuple(part for part in fields if part.name != "title")))
    reviews = (*(doubt.kind.review for doubt in doubts), *free.reviews)
    return Draft(text, free.files, doubts, reviews, words, tuple(free.words()), tuple(free.placed), tuple(free.texts))


def _fields(read: ReadMeasure, name: str, free: FreeText) -> Iterator[Field]:
    yield Field("id", name)
    yield Field("order", read.order, remarks(read.layout))
    yield text_field("title", read.title, "", free)
    yield Field("issue", tuple(_issue(read.issue, read.names[Column.ISSUE], free)))
    if read.lead:
        yield Field("lead", free.kept(read.lead, read.names[Column.ACTIVITIES]))
    yield _activities(read, free)
    responsible = text_field("text", read.responsible, read.names[Column.RESPONSIBLE], free)
    yield Field("responsible", (responsible, Field("units", Codes(read.units.value or ()), remarks(read.units.doubts))))
    yield from _optional("period", read.period, str)
    yield text_field("period_text", read.period_text, read.names[Column.PERIOD], free)
    yield from _optional("status", read.status, str)
    yield from _claims("results", read.results, read.names[Column.RESULTS], free)
    yield from _claims("outcomes", read.outcomes, read.names[Column.OUTCOMES], free)
    if read.headings:
        yield Field("headings", tuple(Field(column.value, text) for column, text in read.headings.items()))


def text_field(name: str, guess: Guess[str], place: str, free: FreeText) -> Field:
    """Return a field of words that content must have; where the file has none, its value says TODO and why."""
    if guess.value is None:
        *others, why = guess.doubts
        return Field(name, f"TODO {remark(why)}", remarks(others))
    return Field(name, free.kept(guess.value, place), remarks(guess.doubts))


def remarks(doubts: Sequence[Doubt]) -> tuple[str, ...]:
    """Return the remarks that doubts make in a content file."""
    return tuple(map(remark, doubts))


def _optional(name: str, guess: Guess[T], as_value: Callable[[T], Value], empty: Value = "") -> Iterator[Field]:
    """Yield a field that content may lack; a suggestion without a value is an `empty` one to fill."""
    if guess.value is not None:
        yield Field(name, as_value(guess.value), remarks(guess.doubts), guess.suggested)
    elif guess.doubts:
        yield Field(name, empty, remarks(guess.doubts), suggested=True)


def _issue(issue: ReadIssue, place: str, free: FreeText) -> Iterator[Field]:
    yield text_field("text", issue.text, place, free)
    for guess in issue.indicators:
        yield from _optional("indicator", guess, int)
    yield from _optional("items", issue.items, Codes)
    yield from _optional("resembles", issue.resembles, Codes)


def _activities(read: ReadMeasure, free: FreeText) -> Field:
    place = read.names[Column.ACTIVITIES]
    activities = [(activity.number, Guess(activity.text)) for activity in read.activities.value or ()]
    # content needs an activity: one that says TODO is not published
    activities = activities or [(1, Guess(None, read.activities.doubts))]
    items = ((Field("number", number), text_field("text", text, place, free)) for number, text in activities)
    return Field("activities", tuple(items))


def _claims(name: str, claims: Sequence[ReadClaim], place: str, free: FreeText) -> Iterator[Field]:
    if claims:
        yield Field(name, tuple(tuple(_claim(claim, place, free)) for claim in claims))


def _claim(claim: ReadClaim, place: str, free: FreeText) -> Iterator[Field]:
    free.keep([Leftover(place, pictures=claim.pictures)])
    yield text_field("text", claim.text, place, free)
    yield from _optional("answers", claim.answers, Codes)
    yield from _optional("date", claim.date, written_day)
    yield from _optional("people", claim.people, int)
    if claim.lost_picture:
        yield Field("lost_picture", "yes")
    if claim.evidence:
        yield Field("evidence", tuple(tuple(_evidence(evidence)) for evidence in claim.evidence))


def _evidence(evidence: ReadEvidence) -> Iterator[Field]:
    yield Field("url", evidence.url)
    if evidence.printed:
        yield Field("printed", evidence.printed)
    if evidence.expect is not None:
        expected = ((name, value) for name, value in evidence.expect if value is not None)
        yield Field("expect", tuple(Field(name, str(value)) for name, value in expected))


def doubts_of(read: ReadMeasure) -> Iterator[Doubt]:
    """Yield every doubt of a measure, in the order of its fields."""
    yield from read.layout
    for guess in _guesses(read):
        yield from guess.doubts


def _guesses(read: ReadMeasure) -> Iterator[Guess[object]]:
    yield read.title
    yield read.issue.text
    yield from read.issue.indicators
    yield from (read.issue.items, read.issue.resembles, read.activities, read.responsible, read.units)
    yield from (read.period, read.period_text, read.status)
    for claim in (*read.results, *read.outcomes):
        yield from (claim.text, claim.answers, claim.date, claim.people)
