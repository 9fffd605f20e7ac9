"""Keep what an editor settled, and what nobody settled yet, of a value whose words are unchanged."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from ita_site.office.our_form import NOT_SETTLED
from ita_site.source.unsettled.todos import settled
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, Guess, doubt, remark

T = TypeVar("T")


def still_open(marks: Iterable[str], fresh: Sequence[Doubt]) -> Iterator[Doubt]:
    """Yield the remarks that nobody took away, as the doubts that they were where the new import has the same.

    A file of ours keeps no words of remarks, only that there was one: the new import's doubts are put in its place.
    """
    known = dict(zip(map(as_read_again, fresh), fresh, strict=True))
    for words in marks:
        if words == NOT_SETTLED and fresh:
            yield from fresh
        else:
            yield known.get(words) or doubt(DoubtKind.STILL_OPEN, words)


def as_read_again(fresh: Doubt) -> str:
    """Return the words of a doubt as they are read again from the content file."""
    return remark(fresh).partition("](")[0].strip(" :*")


def as_left(fresh: Guess[T], old: T | None, marks: Sequence[str]) -> Guess[T]:
    """Return the editor's value of a field whose source text is unchanged.

    Without open remarks it is the old value, or none if the editor deleted the field. With open remarks it is the old
    value and the remarks; where there was only a suggestion, the new reading.
    """
    if not marks:
        return Guess(old)
    if old is None or (old == () and fresh.value is not None):
        return fresh
    return Guess(old, tuple(still_open(marks, fresh.doubts)))


def text_as_left(fresh: Guess[str], old: str, marks: Sequence[str]) -> Guess[str]:
    """Return the words of a column: the editor's where the file has none now, with a doubt that they are gone."""
    before = settled(old)
    if fresh.value is None and before is not None:
        return Guess(before, (doubt(DoubtKind.TEXT_GONE),))
    if fresh.value is not None and fresh.value == before:
        return replace(fresh, doubts=tuple(still_open(marks, fresh.doubts)))
    return fresh
