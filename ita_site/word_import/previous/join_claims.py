"""Join new results and outcomes with those that editors already have, claim by claim."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeAlias, TypeVar

from ita_site.model.measure import Claim, Measure, Result
from ita_site.source.todos import settled
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, Guess, doubt
from ita_site.word_import.previous.before import Before
from ita_site.word_import.previous.match_texts import matched
from ita_site.word_import.previous.open_doubts import as_left, as_read_again, still_open
from ita_site.word_import.reading.values import ReadClaim, ReadEvidence, ReadMeasure

C = TypeVar("C", bound=Claim)
T = TypeVar("T")

_Numbers: TypeAlias = Mapping[int, tuple[int, bool]]
"""Numbers of activities as they were → as they are now, and whether the activity's words are the same."""


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
    marks: defaultdict[str | int, defaultdict[str, tuple[str, ...]]] = defaultdict(lambda: defaultdict(tuple))
    for loc, words in before.marks.items():
        if len(loc) > 2 and loc[0] == column:  # noqa: PLR2004 - column, position, field
            name = str(loc[2]) if len(loc) == 3 else "text"  # noqa: PLR2004
            marks[loc[1]][name] += words
    matches = matched([claim.text.value or "" for claim in read], [settled(claim.text) or "" for claim in claims])
    return [OldClaim(claims[one.place], marks[one.place], one.same) if one else None for one in matches]


def _claim(claim: ReadClaim, old: OldClaim[C]) -> ReadClaim:
    evidence = tuple(_evidence(one, old.claim) for one in claim.evidence)
    same = [one.url for one in evidence] == [one.url for one in old.claim.evidence]
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
    known = {as_read_again(one) for one in fresh}
    if old.same:
        yield from still_open([words for words in old.at("text") if words not in known], ())


def _evidence(one: ReadEvidence, claim: Claim) -> ReadEvidence:
    """Return an address as content has it already, if it has it: the editor's where that takes its place."""
    old = next((each for each in claim.evidence if each.url == one.url), None)
    if old is None and not one.clicked:
        old = next((each for each in claim.evidence if each.printed == (one.printed or one.url)), None)
    return ReadEvidence(old.url, old.printed or "", one.clicked, old.expect) if old else one


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
    matches = matched([one.text for one in activities], [one.text for one in old.activities])
    pairs = zip(activities, matches, strict=True)
    return {old.activities[one.place].number: (activity.number, one.same) for activity, one in pairs if one}


def _answers(fresh: Guess[tuple[int, ...]], old: OldClaim[Result], numbers: _Numbers) -> Guess[tuple[int, ...]]:
    if not old.claim.is_paired:
        return fresh
    now = [numbers[one] for one in old.claim.answers if one in numbers]
    certain = old.same and len(now) == len(old.claim.answers) and all(same for _, same in now)
    changed = doubt(DoubtKind.PAIRED_TEXT_CHANGED)
    marks = old.at("answers")
    waiting = marks if certain or as_read_again(changed) in marks else (*marks, as_read_again(changed))
    doubts = tuple(still_open(waiting, (*fresh.doubts, changed)))
    return Guess(tuple(dict.fromkeys(number for number, _ in now)), doubts)
