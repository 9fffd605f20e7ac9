"""Reports side by side: what returns from one report to the next, and what became of it. Pure.

Only reports of one family are compared, each with the one before it. Item codes mean something only within one year of
a framework, so they are compared only where both reports answer the same one. Indicators are the same where number and
name agree. That an activity returns is our reading of its words, and the site says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz, process

from ita_site.catalogue import Catalogue, Coverage, Promise, Row, Volume
from ita_site.model import Indicator, Item
from ita_site.thai import fold

SIMILAR: Final = 85
"""From how many per cent of equal letters on (rapidfuzz' ratio) words are called similar."""

MOST_COMPARED: Final = 40_000
"""Pairs of texts that are compared letter by letter; where there are more, only equal words are found."""

_MARK: Final = re.compile(r"^[\s\-–•*]*(?:\(?(?:\d+(?:\.\d+)+[.)]?|\d+[.)]))?[\s\-–•*]*")


class Likeness(StrEnum):
    """How far two texts are the same, numbering and spaces aside."""

    SAME = "same"
    SIMILAR = "similar"


class Change(StrEnum):
    """What became of an activity from the earlier report to the later."""

    ANSWERED = "answered"
    """No result was stated then, and one is now."""
    SILENT = "silent"
    """No result is stated in either."""
    LOST = "lost"
    """A result was stated then, and none is now."""
    KEPT = "kept"
    """A result is stated in both."""


@dataclass(frozen=True, slots=True)
class Place:
    """An activity in its report."""

    volume: Volume
    row: Row
    promise: Promise


@dataclass(frozen=True, slots=True)
class Return:
    """An activity that stands in two reports."""

    then: Place
    now: Place
    likeness: Likeness

    @property
    def change(self) -> Change:
        """Derived from the coverage in both reports."""
        before, after = (one.promise.coverage is not Coverage.SILENT for one in (self.then, self.now))
        if after:
            return Change.KEPT if before else Change.ANSWERED
        return Change.LOST if before else Change.SILENT


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports of one family, one after the other in time."""

    then: Volume
    now: Volume
    returns: tuple[Return, ...]
    """In the order of the later report."""
    items: tuple[Item, ...]
    """Items that both reports name, where both answer the same framework; else empty."""

    @property
    def shares_framework(self) -> bool:
        """Whether an item's code means the same in both."""
        return self.then.framework.key == self.now.framework.key

    def changed(self, change: Change) -> tuple[Return, ...]:
        """The returns that became this."""
        return tuple(one for one in self.returns if one.change is change)


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator over all reports of a family: those that know it by this number and name, by report id."""

    number: int
    name: str
    volumes: Mapping[str, Volume]
    renamed: bool
    """Whether other reports use the number for another name."""


@dataclass(frozen=True, slots=True)
class Family:
    """All reports of one family of frameworks, the newest first."""

    name: str
    volumes: tuple[Volume, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """All comparisons of a catalogue; pairs with the newest first."""

    families: tuple[Family, ...]
    pairs: tuple[Pair, ...]

    def family(self, volume: Volume) -> Family:
        """The family of a report."""
        return next(one for one in self.families if one.name == volume.report.family)

    def like_rows(self, volume: Volume) -> Mapping[str, tuple[tuple[Volume, Row], ...]]:
        """For each measure id of a report: measures of the reports beside it that hold an activity of its own."""
        found: defaultdict[str, dict[tuple[str, str], tuple[Volume, Row]]] = defaultdict(dict)
        for pair in self.pairs:
            for one in pair.returns:
                for here, there in ((one.now, one.then), (one.then, one.now)):
                    if here.volume is volume:
                        key = (there.volume.report.id, there.row.measure.id)
                        found[here.row.measure.id][key] = (there.volume, there.row)
        return {measure: tuple(rows.values()) for measure, rows in found.items()}

    def like_indicators(self, volume: Volume, indicator: Indicator) -> tuple[tuple[Volume, bool], ...]:
        """Other reports that use an indicator's number, each with whether they mean the same by it."""
        family = self.family(volume)
        return tuple(
            (other, _folded(name) == _folded(indicator.name))
            for other in family.volumes
            if other is not volume and (name := _names(other).get(indicator.number)) is not None
        )


def compare(catalogue: Catalogue) -> Years | None:
    """All comparisons; None where there is but one report."""
    if len(catalogue.volumes) < 2:  # noqa: PLR2004 - one alone has nothing beside it
        return None
    by_family: defaultdict[str, list[Volume]] = defaultdict(list)
    for volume in catalogue.volumes:
        by_family[volume.report.family].append(volume)
    families = tuple(Family(name, tuple(volumes), _lines(volumes)) for name, volumes in by_family.items())
    pairs = tuple(_pair(then, now) for family in families for now, then in pairwise(family.volumes))
    return Years(families, pairs)


def words(text: str) -> str:
    """``text`` as it is compared: folded, without its number, bullets and spaces."""
    return "".join(_MARK.sub("", fold(text), count=1).split())


def _pair(then: Volume, now: Volume) -> Pair:
    same_year = then.framework.key == now.framework.key
    named = now.by_item.keys() & then.by_item.keys() if same_year else frozenset[str]()
    items = tuple(item for item in now.framework.items if item.code in named)
    return Pair(then, now, tuple(_returns(then, now)), items)


def _returns(then: Volume, now: Volume) -> Iterator[Return]:
    before: defaultdict[str, list[Place]] = defaultdict(list)
    for place in _places(then):
        before[words(place.promise.activity.text)].append(place)
    after = [(words(place.promise.activity.text), place) for place in _places(now)]
    near = _near([text for text, _ in after if text not in before], [*before.keys() - {text for text, _ in after}])
    for text, place in after:
        known = text if text in before else near.get(text)
        if known:
            likeness = Likeness.SAME if known == text else Likeness.SIMILAR
            yield Return(max(before[known], key=lambda other: _kinship(other, place)), place, likeness)


def _near(wanted: Sequence[str], known: Sequence[str]) -> dict[str, str]:
    """For each text the most similar of the known ones, where one is similar enough."""
    if len(wanted) * len(known) > MOST_COMPARED:
        return {}
    choices = sorted(known)
    found = ((text, process.extractOne(text, choices, scorer=fuzz.ratio, score_cutoff=SIMILAR)) for text in wanted)
    return {text: best[0] for text, best in found if best}


def _places(volume: Volume) -> Iterator[Place]:
    for row in volume.rows:
        for promise in row.promises:
            yield Place(volume, row, promise)


def _kinship(then: Place, now: Place) -> tuple[bool, bool]:
    """Which of several equal activities is meant: that of the same indicator, then that of the same measure id."""
    return _indicator(then) == _indicator(now), then.row.measure.id == now.row.measure.id


def _indicator(place: Place) -> tuple[int | None, str]:
    number = place.row.measure.issue.indicator
    return number, _folded(_names(place.volume).get(number, "")) if number is not None else ""


def _names(volume: Volume) -> dict[int, str]:
    return {indicator.number: indicator.name for indicator in volume.framework.indicators}


def _folded(name: str) -> str:
    return "".join(fold(name).split())


def _lines(volumes: Iterable[Volume]) -> tuple[Line, ...]:
    """Every (number, name) of a family's indicators, by number; for one number the newest name first."""
    found: defaultdict[tuple[int, str], dict[str, Volume]] = defaultdict(dict)
    names: dict[tuple[int, str], str] = {}
    for volume in volumes:
        for indicator in volume.framework.indicators:
            key = (indicator.number, _folded(indicator.name))
            names.setdefault(key, indicator.name)
            found[key][volume.report.id] = volume
    numbers = [number for number, _ in found]
    lines = [Line(key[0], names[key], by_id, numbers.count(key[0]) > 1) for key, by_id in found.items()]
    return tuple(sorted(lines, key=lambda line: line.number))
