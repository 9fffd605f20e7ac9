"""Explain an import for who maintains it: what was read for each field of each measure, and what is not certain."""

from collections.abc import Iterator

from ita_site.word_import.doubts import Doubt, Guess, remark
from ita_site.word_import.reading.values import ReadClaim, ReadMeasure

_SHOWN = 60
"""Characters of a value that let a reader find it in the file."""


def explain_measure(read: ReadMeasure) -> Iterator[str]:
    """Yield lines for a measure: `  units: ('finance',)`, with the code of each doubt below its field."""
    yield f"มาตรการ {read.order}: {_short(read.title.value)}"
    yield from _doubts(read.layout)
    yield from _field("issue", read.issue.text)
    for indicator in read.issue.indicators:
        yield from _field("indicator", indicator)
    yield from _field("items", read.issue.items)
    yield from _field("resembles", read.issue.resembles)
    yield from _field("activities", Guess([one.text for one in read.activities.value or ()], read.activities.doubts))
    for name in ("responsible", "units", "period", "period_text", "status"):
        yield from _field(name, getattr(read, name))
    for name, claims in (("result", read.results), ("outcome", read.outcomes)):
        for number, claim in enumerate(claims, 1):
            yield from _claim(f"{name} {number}", claim)
    yield from (f"  ไม่มีช่อง: {one.heading}: {_short(one.text)}" for one in read.leftovers if one.text)


def _claim(name: str, claim: ReadClaim) -> Iterator[str]:
    yield from _field(name, claim.text)
    yield from (f"    evidence: {one.url}" for one in claim.evidence)
    for field in ("answers", "date", "people"):
        yield from _field(f"  {field}", getattr(claim, field))


def _field(name: str, guess: Guess[object]) -> Iterator[str]:
    if guess.value is not None or guess.doubts:
        yield f"  {name}: {_short(guess.value)}{' (?)' if guess.suggested else ''}"
        yield from _doubts(guess.doubts)


def _doubts(doubts: tuple[Doubt, ...]) -> Iterator[str]:
    yield from (f"      {one.kind}: {remark(one)}" for one in doubts)


def _short(value: object) -> str:
    words = "-" if value is None else " ".join(str(value).split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
