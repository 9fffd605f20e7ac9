"""Explain an import for who maintains it: what was read for each field of each measure, and what is not certain."""

from collections.abc import Iterator
from itertools import repeat

from ita_site.word_import.doubts import Doubt, Guess, remark
from ita_site.word_import.reading.values import ReadClaim, ReadMeasure

_SHOWN = 60
"""Characters of a value that let a reader find it in the file."""


def explain_measure(read: ReadMeasure) -> Iterator[str]:
    """Yield lines for a measure: `  units: ('finance',)`, with the code of each doubt below its field."""
    yield f"มาตรการ {read.order}: {_short(read.title.value)}"
    yield from _doubts(read.layout)
    for name, guess in _guesses(read):
        yield from _field(name, guess)
    for name, claims in (("result", read.results), ("outcome", read.outcomes)):
        for number, claim in enumerate(claims, 1):
            yield from _claim(f"{name} {number}", claim)
    yield from (f"  ไม่มีช่อง: {words.heading}: {_short(words.text)}" for words in read.leftovers if words.text)


def _guesses(read: ReadMeasure) -> Iterator[tuple[str, Guess[object]]]:
    """Yield (name, value) of the fields of a measure, but for its claims."""
    yield "issue", read.issue.text
    yield from zip(repeat("indicator"), read.issue.indicators, strict=False)
    yield "items", read.issue.items
    yield "resembles", read.issue.resembles
    activities = [activity.text for activity in read.activities.value or ()]
    yield "activities", Guess(activities, read.activities.doubts)
    yield "responsible", read.responsible
    yield "units", read.units
    yield "period", read.period
    yield "period_text", read.period_text
    yield "status", read.status


def _claim(name: str, claim: ReadClaim) -> Iterator[str]:
    yield from _field(name, claim.text)
    yield from (f"    evidence: {evidence.url}" for evidence in claim.evidence)
    for field in ("answers", "date", "people"):
        yield from _field(f"  {field}", getattr(claim, field))


def _field(name: str, guess: Guess[object]) -> Iterator[str]:
    if guess.value is not None or guess.doubts:
        yield f"  {name}: {_short(guess.value)}{' (?)' if guess.suggested else ''}"
        yield from _doubts(guess.doubts)


def _doubts(doubts: tuple[Doubt, ...]) -> Iterator[str]:
    yield from (f"      {doubt.kind}: {remark(doubt)}" for doubt in doubts)


def _short(value: object) -> str:
    words = "-" if value is None else " ".join(str(value).split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
