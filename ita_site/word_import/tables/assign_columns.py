"""Headings as the columns of the whole table: their names compete by score, and each column is given once.

Scores, out of 100, with an example of each:

| score | a heading that                                            | example                                 |
|-------|-----------------------------------------------------------|-----------------------------------------|
| 100   | has a name of the column to the letter                    | ผลการดำเนินการ                             |
| 95    | has one, but for another round than is asked for          | ผลการดำเนินการ รอบ 6 เดือน, where 12 are asked |
| 90    | is like one                                               | ผลการดำเนนการ                              |
| 80    | may name the issue, where nothing else does               | ตัวชี้วัด                                   |
| 60    | has a name that counts only where others are known        | วันที่                                     |
| 55    | speaks of the doing, beside a column of measures          | การดำเนินการ                               |
| 50    | names what is hoped for or watched                        | ผลที่คาดว่าจะได้รับ                           |
| 40–49 | is misspelt, in a table that clearly is the form          | ผู้รับชอบ                                   |
| 30    | nothing names, between the two columns beside the one lacking | รายละเอียด                             |
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ita_site.text.thai import fold_digits
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.tables.header import Heading, quoted
from ita_site.word_import.words.column_names import (
    FORM,
    NAMES,
    Column,
    asks,
    carries_out,
    counts_indicators,
    faint_column_of,
    is_aside,
    is_expected,
    is_weak_issue,
    likeness,
    names_in_full,
    names_measures,
    names_outcomes,
)

NAMED, OTHER_ROUND, LIKE, WEAK, FAINT, DOING, EXPECTED, MISSPELT, PLACE = 100, 95, 90, 80, 60, 55, 50, 40, 30

_LIKE: Final = 78
"""Out of 100: one letter of seven may be wrong, but a word that only ends the same is another."""

_KNOWN: Final = 2
"""Columns that must be known for sure before others are taken by likeness or by faint names."""

_CLEAR: Final = 3
"""Columns of the form that make a table clearly the form."""

_ONCE: Final = frozenset(FORM) - {Column.ACTIVITIES}
"""Columns that only one heading of a table is."""

_ROUND: Final = re.compile(r"(?:รอบ|ราย)?\s*([0-9]{1,2})\s*เดือน")
_PLACES: Final[Mapping[tuple[Column | None, Column | None], Column]] = {
    (None, Column.ACTIVITIES): Column.ISSUE,
    (Column.ACTIVITIES, Column.PERIOD): Column.RESPONSIBLE,
    (Column.RESPONSIBLE, Column.RESULTS): Column.PERIOD,
    (Column.PERIOD, Column.OUTCOMES): Column.RESULTS,
}
"""(the column before, the column behind) of a heading that nothing names → what it may be."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A heading's claim to be a column of the form."""

    score: int
    at: int
    column: Column
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class _Table:
    """The headings of a table, and what its names tell together."""

    headings: Sequence[Heading]
    months: int
    """The round that is asked for."""

    def places(self, column: Column) -> list[int]:
        """Return where the headings are that name a column."""
        return [at for at, heading in enumerate(self.headings) if heading.column is column]

    @property
    def columns(self) -> frozenset[Column]:
        """The columns of the form that its headings name."""
        return frozenset(heading.column for heading in self.headings) & frozenset(FORM)

    @property
    def is_ticked(self) -> bool:
        """Whether ticks tell how far its rows have come."""
        return any(heading.status for heading in self.headings)

    @property
    def behind(self) -> int:
        """The first place behind a column of activities."""
        return min(self.places(Column.ACTIVITIES), default=len(self.headings)) + 1

    def carries_out(self, at: int) -> bool:
        """Return whether a heading speaks of the doing, behind a column of activities."""
        heading = self.headings[at]
        doing = heading.column is Column.ACTIVITIES and at >= self.behind
        return doing and not heading.decided and carries_out(heading.own or heading.text)

    def score(self, at: int) -> int:
        """Return how surely a heading is the column that it names."""
        heading = self.headings[at]
        if is_expected(heading.text):
            return EXPECTED
        if self.carries_out(at):
            # the doing beside a measure is an activity only where it cannot be what came of it
            return DOING - 1
        named = _ROUND.search(fold_digits(heading.text)) if heading.column is Column.RESULTS else None
        if named and int(named[1]) != self.months:
            return OTHER_ROUND
        own = heading.column is not Column.OUTCOMES or names_outcomes(heading.text)
        return NAMED if own and names_in_full(heading.text, heading.column) else LIKE


def assign(headings: Sequence[Heading], months: int) -> tuple[Heading, ...]:
    """Return the headings of a table from left to right, each column of the form but activities given once."""
    table = _Table(_apart(headings), months)
    named = [*_named(table), *_issues(table)]
    known = table.columns | {claim.column for claim in named}
    first = _given(table.headings, [*named, *_doing(table), *_guesses(table, len(known))])
    second = _Table(_with_questions(first), months)
    return tuple(_side_by_side(_given(second.headings, [*_kept(second.headings), *_by_place(second)])))


def _apart(headings: Sequence[Heading]) -> list[Heading]:
    """Return the headings; of several that a person chose for one column, all but the first are joined to it."""
    first = {heading.column: heading for heading in reversed(headings) if heading.decided and not _is_shared(heading)}
    joined = {
        heading: replace(heading, beside=True)
        for heading in headings
        if heading.decided and heading.column in _ONCE and first.get(heading.column, heading) is not heading
    }
    return [joined.get(heading, heading) for heading in headings]


def _is_shared(heading: Heading) -> bool:
    """Return whether a heading is one of several that make a column together: months, parts of a year, statuses."""
    return bool(heading.slot or heading.part or heading.beside or heading.status)


def _claims(heading: Heading) -> bool:
    """Return whether a heading names a column of the form for itself alone."""
    return heading.column in FORM and not _is_shared(heading) and not heading.decided


def _given(headings: Sequence[Heading], claims: Iterable[_Claim]) -> list[Heading]:
    """Return the headings by the best claims, the first of equal ones; what claims in vain is OTHER."""
    given: dict[int, _Claim] = {}
    taken = {heading.column for heading in headings if heading.decided} & _ONCE
    for claim in sorted(claims, key=lambda claim: (-claim.score, claim.at)):
        if claim.at not in given and claim.column not in taken:
            given[claim.at] = claim
            taken |= {claim.column} & _ONCE
    return [_by_claim(heading, given.get(at)) for at, heading in enumerate(headings)]


def _by_claim(heading: Heading, claim: _Claim | None) -> Heading:
    if claim is not None:
        return replace(heading, column=claim.column, score=claim.score, doubt=claim.doubt or heading.doubt)
    return replace(heading, column=Column.OTHER, score=0) if _claims(heading) else heading


def _kept(headings: Sequence[Heading]) -> Iterator[_Claim]:
    """Yield the claims that won already."""
    return (_Claim(heading.score, at, heading.column) for at, heading in enumerate(headings) if _claims(heading))


def _named(table: _Table) -> Iterator[_Claim]:
    """Yield the claims of names."""
    headings = enumerate(table.headings)
    return (_Claim(table.score(at), at, heading.column) for at, heading in headings if _claims(heading))


def _issues(table: _Table) -> Iterator[_Claim]:
    """Yield the claims of weak names for the issue where none is strong; problems count only before the activities."""
    for at in table.places(Column.OTHER) if Column.ISSUE not in table.columns else ():
        text = table.headings[at].text
        if table.headings[at].decided:
            continue
        if is_weak_issue(text) and not (at >= table.behind and is_aside(text)):
            yield _Claim(WEAK, at, Column.ISSUE)


def _doing(table: _Table) -> Iterator[_Claim]:
    """Yield claims to the results of columns that speak of the doing beside those of measures."""
    for at, heading in enumerate(table.headings):
        if table.carries_out(at) and not table.is_ticked:
            yield _Claim(DOING, at, Column.RESULTS, doubt(DoubtKind.COLUMN_AS_RESULTS, heading.text))


def _guesses(table: _Table, known: int) -> Iterator[_Claim]:
    """Yield claims by faint or misspelt names, which count only where enough columns are `known`."""
    unknown = [(at, heading) for at, heading in enumerate(table.headings) if heading.is_unknown and known >= _KNOWN]
    for at, heading in unknown:
        column = faint_column_of(heading.own or heading.text)
        yield from [_Claim(FAINT, at, column)] if column else []
        yield from _misspelt(heading, at) if known + len(unknown) > _CLEAR else ()


def _misspelt(heading: Heading, at: int) -> Iterator[_Claim]:
    """Yield a heading's claims to the columns that it is like enough a name of."""
    for column in FORM:
        score = likeness(heading.text, column)
        if score >= _LIKE:
            yield _Claim(MISSPELT + round((score - _LIKE) * 9 / (100 - _LIKE)), at, column)


def _with_questions(headings: list[Heading]) -> list[Heading]:
    """Return the headings, what tells more of the issue beside it joined to it: its indicator, its questions."""
    issue = [heading for heading in headings if heading.column is Column.ISSUE][:1]
    beside = [heading for heading in headings if issue and _tells_issue(heading, issue[0])]
    names = quoted(sorted([*issue, *beside], key=lambda heading: heading.at))
    return _joined(headings, beside, Column.ISSUE, doubt(DoubtKind.ISSUE_COLUMNS, names))


def _joined(headings: list[Heading], beside: Sequence[Heading], column: Column, reason: Doubt | None) -> list[Heading]:
    """Return the headings, those `beside` joined to the one of a column."""
    joined = {
        heading: replace(heading, column=column, beside=True, doubt=None if heading.decided else reason)
        for heading in beside
    }
    return [joined.get(heading, heading) for heading in headings]


def _tells_issue(heading: Heading, issue: Heading) -> bool:
    """Return whether a heading without a place in the form is beside the issue and asks for it, or counts it."""
    before, behind = heading.end == issue.at, heading.at == issue.end
    tells = (before and counts_indicators(heading.text)) or ((before or behind) and asks(heading.text))
    return tells and heading.column is Column.OTHER and not heading.decided


def _by_place(table: _Table) -> Iterator[_Claim]:
    """Yield claims of headings that nothing names, between two columns of which the form has one between."""
    places = [(at, heading) for at, heading in enumerate(table.headings) if heading.column is not Column.NUMBER]
    columns: list[Column | None] = [None, *(heading.column for _, heading in places), None]
    for (at, heading), before, behind in zip(places, columns, columns[2:], strict=False):
        column = _PLACES.get((before, behind))
        if column and column not in table.columns and heading.is_unknown and len(table.columns) >= _CLEAR:
            yield _Claim(PLACE, at, column, doubt(DoubtKind.COLUMN_BY_PLACE, heading.text, NAMES[column]))


def _side_by_side(headings: list[Heading]) -> list[Heading]:
    """Return the headings; of several activities one heads them: the steps beside a measure, else the first."""
    first, *others = [heading for heading in headings if heading.column is Column.ACTIVITIES] or headings[:1]
    if not others:
        return headings
    reason = doubt(DoubtKind.ACTIVITY_COLUMNS, quoted([first, *others]))
    if not names_measures(first.text):
        return _joined(headings, others, Column.ACTIVITIES, reason)
    # a measure and its steps are the lead and the list
    more = others[1:]
    return _joined(headings, [first, *more], Column.ACTIVITIES, reason if more else None)
