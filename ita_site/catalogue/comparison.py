"""Reports side by side: what returns from one report to the next, and what became of it. Pure.

Only reports of one family are compared, each with the one before it and with the one before it of its own round: so
this year's report of twelve months is compared with last year's, also where one of six months is between them. Item
codes mean something only within one year of a framework, so they are compared only where both reports answer the
same one. Indicators are the same where number and name agree. That an activity returns is our reading of its words,
and the site says so.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from typing import Final

from rapidfuzz import fuzz, process

from ita_site.catalogue.catalogue import ActivityView, Catalogue, Coverage, MeasureView, ReportView
from ita_site.model.framework import Indicator, Item
from ita_site.text.compared import words
from ita_site.text.thai import fold

SIMILAR: Final = 85
"""From how many per cent of equal letters on (rapidfuzz' ratio) words are called similar."""

MOST_COMPARED: Final = 40_000
"""Pairs of texts that are compared letter by letter; where there are more, only equal words are found."""


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

    report: ReportView
    measure: MeasureView
    activity: ActivityView


@dataclass(frozen=True, slots=True)
class Return:
    """An activity that is in two reports."""

    then: Place
    now: Place
    likeness: Likeness

    @property
    def change(self) -> Change:
        """Return how coverage changed from one report to the other."""
        before, after = (place.activity.coverage is not Coverage.SILENT for place in (self.then, self.now))
        if after:
            return Change.KEPT if before else Change.ANSWERED
        return Change.LOST if before else Change.SILENT


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports of one family, one later than the other."""

    then: ReportView
    now: ReportView
    returns: tuple[Return, ...]
    """In the order of the later report."""
    by_letters: bool
    """Whether words that are only similar were looked for: of very many they are not."""
    items: tuple[Item, ...]
    """Items that both reports name, where both answer the same framework; else empty."""

    @property
    def shares_framework(self) -> bool:
        """Return whether an item's code means the same in both."""
        return self.then.framework.key == self.now.framework.key

    def changed(self, change: Change) -> tuple[Return, ...]:
        """Return the returns that became this."""
        return tuple(returned for returned in self.returns if returned.change is change)


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator over all reports of a family: those that know it by this number and name, by report id."""

    number: int
    name: str
    reports: Mapping[str, ReportView]
    renamed: bool
    """Whether other reports use the number for another name."""


@dataclass(frozen=True, slots=True)
class Family:
    """All reports of one family of frameworks, the newest first."""

    name: str
    reports: tuple[ReportView, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """All comparisons of a catalogue; pairs with the newest first."""

    families: tuple[Family, ...]
    pairs: tuple[Pair, ...]

    def family(self, report: ReportView) -> Family:
        """Return the family of a report."""
        return next(family for family in self.families if family.name == report.entry.family)

    def like_measures(self, report: ReportView) -> Mapping[str, tuple[tuple[ReportView, MeasureView], ...]]:
        """Return, for each measure of a report, measures of the compared reports that share an activity with it."""
        similar: defaultdict[str, dict[tuple[str, str], tuple[ReportView, MeasureView]]] = defaultdict(dict)
        for pair in self.pairs:
            for returned in pair.returns:
                for here, there in ((returned.now, returned.then), (returned.then, returned.now)):
                    if here.report is report:
                        key = (there.report.entry.id, there.measure.entry.id)
                        similar[here.measure.entry.id][key] = (there.report, there.measure)
        return {measure: tuple(measures.values()) for measure, measures in similar.items()}

    def like_indicators(self, report: ReportView, indicator: Indicator) -> tuple[tuple[ReportView, bool], ...]:
        """Return other reports that use an indicator's number, each with whether they mean the same by it."""
        family = self.family(report)
        return tuple(
            (other, _folded(name) == _folded(indicator.name))
            for other in family.reports
            if other is not report and (name := _names(other).get(indicator.number)) is not None
        )


def compare(catalogue: Catalogue) -> Years | None:
    """Return all comparisons; None where there is but one report."""
    if len(catalogue.reports) < 2:  # noqa: PLR2004 - one alone has nothing beside it
        return None
    by_family: defaultdict[str, list[ReportView]] = defaultdict(list)
    for report in catalogue.reports:
        by_family[report.entry.family].append(report)
    families = tuple(Family(name, tuple(reports), _lines(reports)) for name, reports in by_family.items())
    pairs = tuple(_pair(then, now) for family in families for now, then in _neighbours(family.reports))
    return Years(families, pairs)


def _neighbours(reports: Sequence[ReportView]) -> Iterator[tuple[ReportView, ReportView]]:
    """Yield (later, earlier) of the reports to be compared, the newest first."""
    for at, now in enumerate(reports):
        earlier = reports[at + 1 :]
        alike = next((report for report in earlier if report.entry.round == now.entry.round), None)
        yield from ((now, other) for other in earlier if other is earlier[0] or other is alike)


def _pair(then: ReportView, now: ReportView) -> Pair:
    """Return two reports compared; the later one keeps it for as long as both stay as they are."""
    known = now.beside.get(then.entry.id)
    if not isinstance(known, Pair) or known.then is not then:
        known = now.beside[then.entry.id] = _compared(then, now)
    return known


def _compared(then: ReportView, now: ReportView) -> Pair:
    same_year = then.framework.key == now.framework.key
    named = now.by_item.keys() & then.by_item.keys() if same_year else frozenset[str]()
    items = tuple(item for item in now.framework.items if item.code in named)
    before, after = _by_words(then), _by_words(now)
    new = {key: places for key, places in after.items() if key not in before}
    gone = {key: places for key, places in before.items() if key not in after}
    by_letters = len(new) * len(gone) <= MOST_COMPARED
    near = _near(_texts(new), _texts(gone)) if by_letters else {}
    returns = {id(returned.now.activity): returned for returned in _returns(before, after, near)}
    activities = chain.from_iterable(measure.activities for measure in now.measures)
    in_order = (returns[id(activity)] for activity in activities if id(activity) in returns)
    return Pair(then, now, tuple(in_order), by_letters, items)


def _by_words(report: ReportView) -> dict[bytes, list[Place]]:
    """Return activities by the digest of their words, in the order of the report."""
    places: defaultdict[bytes, list[Place]] = defaultdict(list)
    for measure in report.measures:
        for activity in measure.activities:
            places[activity.words].append(Place(report, measure, activity))
    return places


def _texts(by_words: Mapping[bytes, Sequence[Place]]) -> dict[str, bytes]:
    """Return the digests of words by the words themselves."""
    return {words(places[0].activity.entry.text): key for key, places in by_words.items()}


def _returns(
    before: Mapping[bytes, list[Place]], after: Mapping[bytes, list[Place]], near: Mapping[bytes, bytes]
) -> Iterator[Return]:
    """Yield the activities that are in both reports, each once."""
    groups: defaultdict[bytes, list[Place]] = defaultdict(list)
    for key, places in after.items():
        if (known := key if key in before else near.get(key)) is not None:
            groups[known] += places
    for key, places in groups.items():
        yield from (Return(then, now, _likeness(then, now)) for then, now in _partners(before[key], places))


def _partners(before: Sequence[Place], after: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Yield pairs of activities of two reports: of the same indicator and measure first, then of either, then any."""
    for alike in _KINSHIP:
        unpaired: defaultdict[object, deque[Place]] = defaultdict(deque)
        for place in before:
            unpaired[alike(place)].append(place)
        pairs = [(unpaired[alike(place)].popleft(), place) for place in after if unpaired[alike(place)]]
        yield from pairs
        taken = {id(place) for pair in pairs for place in pair}
        before, after = ([place for place in places if id(place) not in taken] for places in (before, after))


def _near(wanted: Mapping[str, bytes], known: Mapping[str, bytes]) -> dict[bytes, bytes]:
    """Return, by the digest of each text, that of the most similar known one; texts like none are left out."""
    choices = sorted(known)
    nearest = ((text, process.extractOne(text, choices, scorer=fuzz.ratio, score_cutoff=SIMILAR)) for text in wanted)
    return {wanted[text]: known[best[0]] for text, best in nearest if best}


def _likeness(then: Place, now: Place) -> Likeness:
    return Likeness.SAME if then.activity.words == now.activity.words else Likeness.SIMILAR


def _indicator(place: Place) -> tuple[int | None, str]:
    number = place.measure.entry.issue.indicator
    return number, _folded(_names(place.report).get(number, "")) if number is not None else ""


_KINSHIP: Final[Sequence[Callable[[Place], object]]] = (
    lambda place: (_indicator(place), place.measure.entry.id),
    _indicator,
    lambda place: place.measure.entry.id,
    lambda _: None,
)
"""What tells which of several equal activities is meant, the surest first."""


def _names(report: ReportView) -> dict[int, str]:
    return {indicator.number: indicator.name for indicator in report.framework.indicators}


@lru_cache(maxsize=256)
def _folded(name: str) -> str:
    return "".join(fold(name).split())


def _lines(reports: Iterable[ReportView]) -> tuple[Line, ...]:
    """Return every (number, name) of a family's indicators, by number; for one number the newest name first."""
    reports_by_line: defaultdict[tuple[int, str], dict[str, ReportView]] = defaultdict(dict)
    names: dict[tuple[int, str], str] = {}
    for report in reports:
        for indicator in report.framework.indicators:
            key = (indicator.number, _folded(indicator.name))
            names.setdefault(key, indicator.name)
            reports_by_line[key][report.entry.id] = report
    numbers = [number for number, _ in reports_by_line]
    lines = [Line(key[0], names[key], by_id, numbers.count(key[0]) > 1) for key, by_id in reports_by_line.items()]
    return tuple(sorted(lines, key=lambda line: line.number))
