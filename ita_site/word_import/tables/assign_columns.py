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
| 20    | names the results within its name for evidence            | หลักฐานผลการดำเนินการ                        |
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
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
    names_results,
)

NAMED, OTHER_ROUND, LIKE, WEAK, FAINT, DOING, EXPECTED, MISSPELT, PLACE, PROOF = 100, 95, 90, 80, 60, 55, 50, 40, 30, 20

_LIKE: Final = 78
"""Out of 100: one letter of seven may be wrong, but a word that only ends the same is another."""

_KNOWN: Final = 2
"""Columns that must be known for sure before others are taken by likeness or by faint names."""

_CLEAR: Final = 4
"""Columns of the form that make a table clearly the form."""

_SEVERAL: Final = 2
_ROUND: Final = re.compile(r"(?:รอบ|ราย)?\s*([0-9]{1,2})\s*เดือน")
_PLACES: Final = {
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
    def own_word(self) -> bool:
        """Whether a heading uses the form's own word for outcomes."""
        return any(names_outcomes(self.headings[at].text) for at in self.places(Column.OUTCOMES))

    @property
    def is_ticked(self) -> bool:
        """Whether ticks tell how far its rows have come."""
        return any(heading.status for heading in self.headings)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A heading, in its table."""

    table: _Table
    at: int
    heading: Heading

    @property
    def column(self) -> Column:
        """The column that it names."""
        return self.heading.column

    @property
    def text(self) -> str:
        """Its words."""
        return self.heading.text

    @property
    def is_behind_activities(self) -> bool:
        """Whether a column of activities is before it."""
        return self.at > min(self.table.places(Column.ACTIVITIES), default=len(self.table.headings))

    @property
    def is_of_other_round(self) -> bool:
        """Whether it names another round than is asked for."""
        named = _ROUND.search(fold_digits(self.text))
        return named is not None and int(named[1]) != self.table.months

    @property
    def is_carried_out(self) -> bool:
        """Whether it speaks of the doing, beside a column of activities."""
        doing = carries_out(self.heading.own or self.text)
        return doing and self.column is Column.ACTIVITIES and self.is_behind_activities

    @property
    def may_be_issue(self) -> bool:
        """Whether it may name the issue; problems count only before the activities."""
        return is_weak_issue(self.text) and not (is_aside(self.text) and self.is_behind_activities)


_SCORES: Final[tuple[tuple[int, Callable[[_Seen], bool]], ...]] = (
    (EXPECTED, lambda seen: is_expected(seen.text)),
    # the doing beside a measure is an activity only where it cannot be what came of it
    (DOING - 1, lambda seen: seen.is_carried_out),
    (OTHER_ROUND, lambda seen: seen.column is Column.RESULTS and seen.is_of_other_round),
    (LIKE, lambda seen: seen.column is Column.OUTCOMES and seen.table.own_word and not names_outcomes(seen.text)),
    (NAMED, lambda seen: names_in_full(seen.text, seen.column)),
    (LIKE, lambda _: True),
)
"""The first that holds tells how surely a heading is the column that it names."""


def assign(headings: Sequence[Heading], months: int, *, guessed: bool = True) -> tuple[Heading, ...]:
    """Return the headings of a table from left to right, each column of the form but activities given once.

    Without `guessed`, only names count, not likeness, place or what the other columns suggest.
    """
    table = _Table(headings, months)
    named = list(_named(table))
    if not guessed:
        return tuple(_given(headings, named))
    known = table.columns | {claim.column for claim in named}
    first = _given(headings, [*named, *_beside_names(table), *_guesses(table, known)])
    second = _with_questions(first)
    rest = _Table(second, months)
    return tuple(_side_by_side(_given(second, [*_kept(second), *_by_place(rest), *_by_proof(rest)])))


def _is_shared(heading: Heading) -> bool:
    """Return whether a heading is one of several that make a column together: months, parts of a year, statuses."""
    status = heading.status and heading.column is Column.RESULTS
    return bool(heading.slot or heading.part or heading.beside or status)


def _given(headings: Sequence[Heading], claims: Iterable[_Claim]) -> list[Heading]:
    """Return the headings by the best claims, the first of equal ones; what claims in vain is OTHER."""
    given: dict[int, _Claim] = {}
    taken: set[Column] = set()
    for claim in sorted(claims, key=lambda claim: (-claim.score, claim.at)):
        if claim.at not in given and claim.column not in taken:
            given[claim.at] = claim
            taken |= {claim.column} - {Column.ACTIVITIES}
    return [_by_claim(heading, given.get(at)) for at, heading in enumerate(headings)]


def _by_claim(heading: Heading, claim: _Claim | None) -> Heading:
    if claim is not None:
        return replace(heading, column=claim.column, score=claim.score, doubt=claim.doubt or heading.doubt)
    lost = heading.column in FORM and not _is_shared(heading)
    return replace(heading, column=Column.OTHER, score=0) if lost else heading


def _kept(headings: Sequence[Heading]) -> Iterator[_Claim]:
    """Yield the claims that won already."""
    for at, heading in enumerate(headings):
        if heading.column in FORM and not _is_shared(heading):
            yield _Claim(heading.score, at, heading.column)


def _named(table: _Table) -> Iterator[_Claim]:
    """Yield the claims of names, and those of weak names for the issue where none is strong."""
    for at, heading in enumerate(table.headings):
        seen = _Seen(table, at, heading)
        if heading.column in FORM and not _is_shared(heading):
            yield _Claim(next(score for score, holds in _SCORES if holds(seen)), at, heading.column)
        elif heading.column is Column.OTHER and Column.ISSUE not in table.columns and seen.may_be_issue:
            yield _Claim(WEAK, at, Column.ISSUE)


def _beside_names(table: _Table) -> Iterator[_Claim]:
    """Yield claims to the results of columns that speak of the doing beside those of measures."""
    for at in table.places(Column.ACTIVITIES):
        seen = _Seen(table, at, table.headings[at])
        if seen.is_carried_out and not table.is_ticked:
            yield _Claim(DOING, at, Column.RESULTS, doubt(DoubtKind.COLUMN_AS_RESULTS, seen.text))


def _guesses(table: _Table, known: frozenset[Column]) -> Iterator[_Claim]:
    """Yield claims by faint or misspelt names, which count only beside columns that are `known`."""
    if len(known) < _KNOWN:
        return
    unknown = [at for at, heading in enumerate(table.headings) if heading.is_unknown]
    faint = [claim for at in unknown for claim in _faint(table, at) if claim.column not in known]
    known |= {claim.column for claim in faint}
    misspelt = [claim for at in unknown for claim in _misspelt(table, at) if claim.column not in known]
    clear = len(known | {claim.column for claim in misspelt}) >= _CLEAR
    yield from (*faint, *(misspelt if clear else ()))


def _faint(table: _Table, at: int) -> Iterator[_Claim]:
    column = faint_column_of(table.headings[at].own or table.headings[at].text)
    if column:
        yield _Claim(FAINT, at, column)


def _misspelt(table: _Table, at: int) -> Iterator[_Claim]:
    """Yield a heading's claims to the columns that it is like enough a name of."""
    for column in FORM:
        score = likeness(table.headings[at].text, column)
        if score >= _LIKE:
            yield _Claim(MISSPELT + round((score - _LIKE) * 9 / (100 - _LIKE)), at, column)


def _with_questions(headings: list[Heading]) -> list[Heading]:
    """Return the headings, what tells more of the issue beside it joined to it: its indicator, its questions."""
    issue = next((heading for heading in headings if heading.column is Column.ISSUE), None)
    beside = [heading for heading in headings if issue and _tells_issue(heading, issue)]
    names = quoted(heading for heading in headings if heading is issue or heading in beside)
    joined = doubt(DoubtKind.ISSUE_COLUMNS, names)
    return [_joined(heading, Column.ISSUE, joined) if heading in beside else heading for heading in headings]


def _joined(heading: Heading, column: Column, reason: Doubt | None) -> Heading:
    return replace(heading, column=column, beside=True, doubt=reason)


def _tells_issue(heading: Heading, issue: Heading) -> bool:
    """Return whether a heading without a place in the form is beside the issue and asks for it, or counts it."""
    if heading.column is not Column.OTHER:
        return False
    before, behind = heading.end == issue.at, heading.at == issue.end
    return (before and counts_indicators(heading.text)) or ((before or behind) and asks(heading.text))


def _by_place(table: _Table) -> Iterator[_Claim]:
    """Yield claims of headings that nothing names, between two columns of which the form has one between."""
    if len(table.columns) < _CLEAR:
        return
    before: Column | None = None
    ends = {heading.at: heading.column for heading in table.headings}
    for at, heading in enumerate(table.headings):
        column = _PLACES.get((before, ends.get(heading.end, Column.OTHER)))
        if column and column not in table.columns and heading.own and heading.is_unknown:
            yield _Claim(PLACE, at, column, doubt(DoubtKind.COLUMN_BY_PLACE, heading.text, NAMES[column]))
        before = before if heading.column is Column.NUMBER else heading.column


def _by_proof(table: _Table) -> Iterator[_Claim]:
    """Yield the claim of a column of evidence that names the results too, where no other tells them."""
    if Column.RESULTS in table.columns or table.is_ticked:
        return
    for at in table.places(Column.EVIDENCE):
        if names_results(table.headings[at].text):
            reason = doubt(DoubtKind.COLUMN_AS_RESULTS, table.headings[at].text)
            yield _Claim(PROOF, at, Column.RESULTS, reason)


def _side_by_side(headings: list[Heading]) -> list[Heading]:
    """Return the headings; of several activities one heads them: the steps beside a measure, else the first."""
    acts = [heading for heading in headings if heading.column is Column.ACTIVITIES]
    if len(acts) < _SEVERAL:
        return headings
    measures = names_measures(acts[0].text)
    main = acts[1] if measures else acts[0]
    # a measure and its steps are the lead and the list
    apart = measures and len(acts) == _SEVERAL
    reason = None if apart else doubt(DoubtKind.ACTIVITY_COLUMNS, quoted(acts))
    beside = [heading for heading in acts if heading is not main]
    return [_joined(heading, Column.ACTIVITIES, reason) if heading in beside else heading for heading in headings]
