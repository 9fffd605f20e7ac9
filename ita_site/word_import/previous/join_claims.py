"""Join new results and outcomes with those that editors already have, claim by claim."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import filterfalse
from operator import attrgetter
from typing import Final, Generic, TypeAlias, TypeVar

from ita_site.model.measure import Claim, Measure, Result
from ita_site.source.unsettled.todos import settled
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, Guess, doubt, doubts_of
from ita_site.word_import.previous.before import Before
from ita_site.word_import.previous.match_texts import matched
from ita_site.word_import.previous.open_doubts import as_left, as_read_again, still_open
from ita_site.word_import.reading.values import ReadClaim, ReadEvidence, ReadMeasure

C = TypeVar("C", bound=Claim)
T = TypeVar("T")

_URL: Final = attrgetter("url")
_TEXT: Final = attrgetter("text")

_Numbers: TypeAlias = Mapping[int, tuple[int, bool]]
"""Numbers of activities as they were → as they are now, and whether the activity's words are the same."""

_FIELDS: Final[Mapping[str | int, str]] = {"evidence": "text"}
"""Fields of a claim whose remarks are kept with another's."""


@dataclass(frozen=True, slots=True)
class OldClaim(Generic[C]):
    """A claim as it was before."""

    claim: C
    marks: Mapping[str, tuple[str, ...]]
    """Open remarks by the name of the claim's field; those within its evidence are the text's."""
    same: bool
    """Whether its words are the same to the letter."""

    def at(self, field: str) -> tuple[str, ...]:
        """Return the remarks at one of its fields."""
        return self.marks.get(field, ())


def join_results(read: ReadMeasure, before: Before[Measure]) -> tuple[ReadClaim, ...]:
    """Return the results; where their words are the same, an editor's answers, day and count of people stay."""
    olds = old_claims(read.results, before.entry.results, "results", before)
    numbers = _renumbered(read, before.entry)
    pairs = zip(read.results, olds, strict=True)
    return tuple(_readings(_claim(claim, old), old, numbers) if old else claim for claim, old in pairs)


def join_outcomes(read: ReadMeasure, before: Before[Measure]) -> tuple[ReadClaim, ...]:
    """Return the outcomes; where their words are the same, what an editor made of their evidence stays."""
    olds = old_claims(read.outcomes, before.entry.outcomes, "outcomes", before)
    return tuple(_claim(claim, old) if old else claim for claim, old in zip(read.outcomes, olds, strict=True))


def old_claims(
    read: Sequence[ReadClaim], claims: Sequence[C], column: str, before: Before[Measure]
) -> list[OldClaim[C] | None]:
    """Return for each new claim the old one that it was, if it was one."""
    matches = matched([claim.text.value or "" for claim in read], [settled(claim.text) or "" for claim in claims])
    marks = _marks(before, column)
    return [OldClaim(claims[match.place], marks[match.place], match.same) if match else None for match in matches]


def _marks(before: Before[Measure], column: str) -> defaultdict[str | int, dict[str, tuple[str, ...]]]:
    """Return the remarks at the claims of a column, by the place of the claim and the field; see `OldClaim.marks`."""
    marks: defaultdict[str | int, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for (first, *rest), words in before.marks.items():
        if first == column and len(rest) > 1:
            place, name = rest[0], _FIELDS.get(rest[1], str(rest[1]))
            marks[place][name] = (*marks[place].get(name, ()), *words)
    return marks


def _claim(claim: ReadClaim, old: OldClaim[C]) -> ReadClaim:
    evidence = tuple(_evidence(evidence, old.claim) for evidence in claim.evidence)
    same = list(map(_URL, evidence)) == list(map(_URL, old.claim.evidence))
    doubts = tuple(_doubts(claim.text.doubts, old, same_evidence=same))
    # why there are no words is no remark that a person could take away
    doubts += claim.text.doubts[-1:] if claim.text.value is None else ()
    lost = claim.lost_picture or old.claim.lost_picture
    return replace(claim, text=replace(claim.text, doubts=doubts), evidence=evidence, lost_picture=lost)


def _doubts(fresh: Sequence[Doubt], old: OldClaim[C], *, same_evidence: bool) -> Iterator[Doubt]:
    """Yield what is open at a claim: of one that is the same with the same addresses, what nobody settled."""
    if old.same and same_evidence:
        yield from still_open(old.at("text"), fresh)
        return
    yield from fresh
    if old.same:
        known = set(map(as_read_again, fresh))
        yield from still_open(filterfalse(known.__contains__, old.at("text")), ())


def _evidence(read: ReadEvidence, claim: Claim) -> ReadEvidence:
    """Return an address as content has it already, if it has it: the editor's where that takes its place."""
    by_url = {evidence.url: evidence for evidence in reversed(claim.evidence)}
    by_print = {evidence.printed: evidence for evidence in reversed(claim.evidence)}
    old = by_url.get(read.url) or (None if read.clicked else by_print.get(read.printed or read.url))
    return ReadEvidence(old.url, old.printed or "", read.clicked, old.expect) if old else read


def _readings(claim: ReadClaim, old: OldClaim[Result], numbers: _Numbers) -> ReadClaim:
    return replace(
        claim,
        answers=_answers(claim.answers, old, numbers),
        date=_reading(claim.date, old.claim.date, old, "date"),
        people=_reading(claim.people, old.claim.people, old, "people"),
    )


def _reading(fresh: Guess[T], value: T | None, old: OldClaim[Result], name: str) -> Guess[T]:
    if old.same:
        return as_left(fresh, value, old.at(name))
    if value is not None and (fresh.suggested or fresh == Guess(None)):
        return Guess(value, (doubt(DoubtKind.TEXT_CHANGED),))
    return fresh


def _renumbered(read: ReadMeasure, old: Measure) -> _Numbers:
    """Return where the activities of before are now."""
    activities = read.activities.value or ()
    matches = matched(list(map(_TEXT, activities)), list(map(_TEXT, old.activities)))
    pairs = zip(activities, matches, strict=True)
    return {old.activities[match.place].number: (activity.number, match.same) for activity, match in pairs if match}


def _answers(fresh: Guess[tuple[int, ...]], old: OldClaim[Result], numbers: _Numbers) -> Guess[tuple[int, ...]]:
    if not old.claim.is_paired:
        return fresh
    now = list(map(numbers.get, old.claim.answers))
    certain = old.same and all(activity and activity[1] for activity in now)
    changed = doubts_of({DoubtKind.PAIRED_TEXT_CHANGED: not certain})
    marks = dict.fromkeys((*old.at("answers"), *map(as_read_again, changed)))
    doubts = tuple(still_open(marks, (*fresh.doubts, doubt(DoubtKind.PAIRED_TEXT_CHANGED))))
    return Guess(tuple(dict.fromkeys(number for number, _ in filter(None, now))), doubts)
