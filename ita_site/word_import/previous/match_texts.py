"""Texts of today and texts of before, one to one: the same to the letter, else so like that they must be the same."""

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from ita_site.text.addresses import addresses
from ita_site.text.thai import fold

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
    """For each text the one of before that it is, each of which is given once."""
    found: dict[int, Match] = {}
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for place, old in enumerate(olds):
        places[old].append(place)
    for at, text in enumerate(texts):
        if places.get(text):
            found[at] = Match(places[text].popleft(), same=True)
    left = sorted(place for queue in places.values() for place in queue)
    for at, place in _alike({at: text for at, text in enumerate(texts) if at not in found}, {p: olds[p] for p in left}):
        found[at] = Match(place, same=False)
    return [found.get(at) for at in range(len(texts))]


def _alike(texts: dict[int, str], olds: dict[int, str]) -> Iterator[tuple[int, int]]:
    """Pairs of what is left, the most alike first, each text once."""
    if len(texts) * len(olds) > _MOST:
        return
    words = {at: core for at, text in texts.items() if len(core := _core(text)) >= _LEAST}
    before = {place: core for place, text in olds.items() if len(core := _core(text)) >= _LEAST}
    scores = [
        (-score, abs(at - place), at, place)
        for at, one in words.items()
        for place, other in before.items()
        if (score := fuzz.ratio(one, other, score_cutoff=_ALIKE))
    ]
    for _, _, at, place in sorted(scores):
        if at in words and place in before:
            del words[at], before[place]
            yield at, place


def _core(text: str) -> str:
    """The words that are compared: no addresses, no blanks."""
    for one in addresses(text):
        text = text.replace(one, " ")
    return _BLANK.sub("", fold(text))
