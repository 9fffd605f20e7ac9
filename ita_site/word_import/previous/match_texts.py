"""Pair texts of today with texts of before: the same to the letter, else so like that they must be the same."""

import re
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from rapidfuzz import fuzz

from ita_site.text.addresses import addresses
from ita_site.text.thai import fold

T = TypeVar("T")

_ALIKE: Final = 88
"""Out of 100, addresses left out: the activities and results of one report are at most 80 like each other."""

_LEAST: Final = 6
"""Of shorter words, in characters, one letter tells too much."""

_MOST: Final = 40_000
"""Pairs that are compared; of more, only equal texts are found."""

_BLANK: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Match:
    """Where a text was before, and whether it is the same to the letter."""

    place: int
    same: bool


def matched(texts: Sequence[str], olds: Sequence[str]) -> list[Match | None]:
    """Return for each text the one of before that it is, each of which is given once."""
    same = pair_equal(texts, olds, {})
    matches = {at: Match(place, same=True) for at, place in same.items()}
    matches |= {at: Match(place, same=False) for at, place in pair_alike(texts, olds, same).items()}
    return list(map(matches.get, range(len(texts))))


def pair_equal(keys: Sequence[Hashable], old_keys: Sequence[Hashable], pairs: Mapping[int, int]) -> dict[int, int]:
    """Return pairs of places with equal keys, in order, of what is in none of `pairs` yet."""
    places: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for place, old in _unpaired(old_keys, pairs.values()).items():
        places[old].append(place)
    return {at: places[key].popleft() for at, key in _unpaired(keys, pairs).items() if places[key]}


def pair_alike(texts: Sequence[str], olds: Sequence[str], pairs: Mapping[int, int]) -> dict[int, int]:
    """Return pairs of places with like texts, the most alike first, of what is in none of `pairs` yet."""
    words, before = _cores(_unpaired(texts, pairs)), _cores(_unpaired(olds, pairs.values()))
    if len(words) * len(before) > _MOST:
        return {}
    scores = [
        (-fuzz.ratio(core, old, score_cutoff=_ALIKE), abs(at - place), at, place)
        for at, core in words.items()
        for place, old in before.items()
    ]
    new: dict[int, int] = {}
    for score, _, at, place in sorted(scores):
        if score and at in words and place in before:
            del words[at], before[place]
            new[at] = place
    return new


def _unpaired(items: Sequence[T], taken: Iterable[int]) -> dict[int, T]:
    """Return items by place, but for those at places that are taken."""
    known = set(taken)
    return {at: item for at, item in enumerate(items) if at not in known}


def _cores(texts: Mapping[int, str]) -> dict[int, str]:
    """Return the words that are compared, by place; short ones say too little."""
    return {at: core for at, text in texts.items() if len(core := _core(text)) >= _LEAST}


def _core(text: str) -> str:
    """Return the words that are compared: no addresses, no blanks."""
    for address in addresses(text):
        text = text.replace(address, " ")
    return _BLANK.sub("", fold(text))
