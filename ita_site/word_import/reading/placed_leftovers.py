"""What a person decided of words that no field takes: taken by a field, kept as a note, or left out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ita_site.word_import.decisions.decision import Decisions, WordsGo, WordsTo
from ita_site.word_import.reading.values import Leftover

_NOTE = "หมายเหตุ"


def as_decided(leftovers: Iterable[Leftover], decisions: Decisions) -> tuple[Leftover, ...]:
    """Return the leftovers of a measure or of the report, as a person decided of their words; pictures stay."""
    places = {decision.words: decision.to for decision in decisions if isinstance(decision, WordsGo)}
    return tuple(_as_decided(words, places.get(words.text)) for words in leftovers)


def _as_decided(words: Leftover, to: WordsTo | None) -> Leftover:
    if to is None:
        return words
    return replace(words, is_note=True) if to is WordsTo.NOTE else replace(words, text="")


def other_notes(leftovers: Iterable[Leftover], decisions: Decisions) -> Iterator[Leftover]:
    """Yield the notes that a person made of words that are none of the `leftovers`: of those that nothing read."""
    known = {words.text for words in leftovers}
    for decision in decisions:
        if isinstance(decision, WordsGo) and decision.to is WordsTo.NOTE and decision.words not in known:
            yield Leftover(_NOTE, decision.words, is_note=True)
