"""Reports side by side: what returns from one report to the next, and what became of it. Pure.

Only reports of one family are compared, each with the one before it and with the one before it of its own round: what
came of last year's twelve months is told by this year's, whatever was said in between. Item codes mean something only
within one year of a framework, so they are compared only where both reports answer the same one. Indicators are the
same where number and name agree. That an activity returns is our reading of its words, and the site says so.
"""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz, process

from ita_site.catalogue.catalogue import Catalogue, Coverage, Promise, Row, Volume
from ita_site.model.framework import Indicator, Item
from ita_site.text.thai import fold

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
    """Two reports of one family, one later than the other."""

    then: Volume
    now: Volume
    returns: tuple[Return, ...]
    """In the order of the later report."""
    by_letters: bool
    """Whether words that are only similar were looked for: of very many they are not."""
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
    pairs = tuple(_pair(then, now) for family in families for now, then in _neighbours(family.volumes))
    return Years(families, pairs)


def _neighbours(volumes: Sequence[Volume]) -> Iterator[tuple[Volume, Volume]]:
    """(later, earlier) of the reports to be compared, the newest first."""
    for at, now in enumerate(volumes):
        earlier = volumes[at + 1 :]
        alike = next((one for one in earlier if one.report.round == now.report.round), None)
        yield from ((now, one) for one in earlier if one is earlier[0] or one is alike)


def words(text: str) -> str:
    """``text`` as it is compared: folded, without its number, bullets and spaces."""
    return "".join(_MARK.sub("", fold(text), count=1).split())


def _pair(then: Volume, now: Volume) -> Pair:
    same_year = then.framework.key == now.framework.key
    named = now.by_item.keys() & then.by_item.keys() if same_year else frozenset[str]()
    items = tuple(item for item in now.framework.items if item.code in named)
    before, after = _by_words(then), _by_words(now)
    new, gone = [*after.keys() - before.keys()], [*before.keys() - after.keys()]
    by_letters = len(new) * len(gone) <= MOST_COMPARED
    near = _near(new, gone) if by_letters else {}
    returns = {id(one.now.promise): one for one in _returns(before, after, near)}
    in_order = (returns[id(promise)] for row in now.rows for promise in row.promises if id(promise) in returns)
    return Pair(then, now, tuple(in_order), by_letters, items)


def _by_words(volume: Volume) -> dict[str, list[Place]]:
    """Activities by their words, in the order of the report."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for row in volume.rows:
        for promise in row.promises:
            found[words(promise.activity.text)].append(Place(volume, row, promise))
    return found


def _returns(
    before: Mapping[str, list[Place]], after: Mapping[str, list[Place]], near: Mapping[str, str]
) -> Iterator[Return]:
    """What returns; each activity once."""
    groups: defaultdict[str, list[Place]] = defaultdict(list)
    for text, places in after.items():
        if (known := text if text in before else near.get(text)) is not None:
            groups[known] += places
    for text, places in groups.items():
        yield from (Return(one, other, _likeness(one, other)) for one, other in _partners(before[text], places))


def _partners(before: Sequence[Place], after: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Activities of two reports one to one: those of the same indicator and measure first, then of either, then any."""
    for alike in _KINSHIP:
        waiting: defaultdict[object, deque[Place]] = defaultdict(deque)
        for place in before:
            waiting[alike(place)].append(place)
        pairs = [(waiting[alike(place)].popleft(), place) for place in after if waiting[alike(place)]]
        yield from pairs
        taken = {id(place) for pair in pairs for place in pair}
        before, after = ([one for one in places if id(one) not in taken] for places in (before, after))


def _near(wanted: Sequence[str], known: Sequence[str]) -> dict[str, str]:
    """For each text the most similar of the known ones, where one is similar enough."""
    choices = sorted(known)
    found = ((text, process.extractOne(text, choices, scorer=fuzz.ratio, score_cutoff=SIMILAR)) for text in wanted)
    return {text: best[0] for text, best in found if best}


def _likeness(then: Place, now: Place) -> Likeness:
    same = words(then.promise.activity.text) == words(now.promise.activity.text)
    return Likeness.SAME if same else Likeness.SIMILAR


def _indicator(place: Place) -> tuple[int | None, str]:
    number = place.row.measure.issue.indicator
    return number, _folded(_names(place.volume).get(number, "")) if number is not None else ""


_KINSHIP: Final[Sequence[Callable[[Place], object]]] = (
    lambda one: (_indicator(one), one.row.measure.id),
    _indicator,
    lambda one: one.row.measure.id,
    lambda _: None,
)
"""What tells which of several equal activities is meant, the surest first."""


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
