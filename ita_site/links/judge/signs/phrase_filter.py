"""Which texts can match an expression of many sentences: a quick test before the expression itself, which costs much more.

The words it looks for are read off the expression. So a sentence that is added to a table needs no line here.
"""

from __future__ import annotations

import re

# the only parser of regular expressions at hand: `sre_parse`, under its name since Python 3.11
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LATIN: Final = re.compile(r"[!-~]+")
_REPEATS: Final = frozenset({"MAX_REPEAT", "MIN_REPEAT"})


def words_of(pattern: str) -> frozenset[str]:
    """Return words of which every match of a regular expression has at least one, in lower case, without spaces.

    Of `(?:hacked|pwned) by` these are `hacked` and `pwned`. Raises ValueError for an expression without such words.
    """
    words = _of_sequence(parser.parse(pattern, re.IGNORECASE))
    if not words:
        raise ValueError(pattern)
    return words


def _of_sequence(sequence: Iterable[tuple[object, Any]]) -> frozenset[str]:
    """Return the words of the part of a sequence whose shortest word is the longest; none where no part has any."""
    return max(_parts(sequence), key=_shortest, default=frozenset())


def _shortest(words: frozenset[str]) -> int:
    return min(map(len, words), default=0)


def _parts(sequence: Iterable[tuple[object, Any]]) -> Iterator[frozenset[str]]:
    """Yield the words of each part of a sequence that no match lacks: runs of letters, alternatives, groups."""
    letters = ""
    for kind, value in sequence:
        if str(kind) == "LITERAL":
            letters += chr(value)
        else:
            yield from _of_letters(letters)
            letters = ""
            yield _of_part(str(kind), value)
    yield from _of_letters(letters)


def _of_letters(letters: str) -> Iterator[frozenset[str]]:
    """Yield each word of a run of letters: a space in a phrase may lie between two pieces of a page."""
    return (frozenset({word}) for word in letters.lower().split())


def _of_part(kind: str, value: Any) -> frozenset[str]:
    """Return the words that a part of an expression cannot lack; none for a part that may be empty or anything."""
    if kind == "BRANCH":
        branches = [_of_sequence(branch) for branch in value[1]]
        return frozenset().union(*branches) if all(branches) else frozenset()
    if kind == "SUBPATTERN" or (kind in _REPEATS and value[0]):
        return _of_sequence(value[-1])
    return frozenset()


def _least(words: Iterable[str]) -> tuple[str, ...]:
    """Return words without those that hold another one of them."""
    every = frozenset(words)
    return tuple(sorted(word for word in every if not any(other in word for other in every - {word})))


class PhraseFilter:
    """Tells of a text whether any of some expressions can match in it."""

    def __init__(self, *expressions: re.Pattern[str]) -> None:
        words = _least(word for expression in expressions for word in words_of(expression.pattern))
        self._latin = tuple(filter(str.isascii, words))
        self._others = tuple(word for word in words if not word.isascii())

    def may_match(self, text: str) -> bool:
        """Return whether a text has a word that one of the expressions needs."""
        lowered = text.lower()
        # a Thai page has few different Latin words: looking among these is quicker
        latin = " ".join(frozenset(_LATIN.findall(lowered)))
        return any(word in latin for word in self._latin) or any(word in lowered for word in self._others)
