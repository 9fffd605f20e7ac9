"""Ask new addresses once more before they are written: each is judged as if the old address had led to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ita_site.links.memory.health_file import HealthFile
from ita_site.links.request import targets
from ita_site.links.run.check import Check, Outcome, Subject
from ita_site.links.run.runner import Runner
from ita_site.links.run.sites import Sites

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ita_site.links.request.fetch import Fetcher
    from ita_site.links.request.resolver import Resolver
    from ita_site.links.run.job import Settings
    from ita_site.links.run.propose import Candidate


@dataclass(frozen=True, slots=True)
class _Pair:
    """The subject of a candidate, with the candidate's place in the list."""

    index: int
    subject: Subject


def confirm(
    candidates: Sequence[Candidate], fetcher: Fetcher, resolver: Resolver, settings: Settings
) -> tuple[Outcome | None, ...]:
    """Return the outcome of each candidate, None for one that cannot be asked; nothing of it is remembered."""
    pairs = list(_pairs(candidates))
    outcomes: dict[int, Outcome] = {}
    jobs = ((at, pair.subject.target.host) for at, pair in enumerate(pairs))
    with HealthFile(settings.health) as known:
        begin = partial(Check, how=settings.how, now=settings.now, sites=Sites(known))
        runner = Runner(fetcher, resolver, settings.pace, settings.how, begin)
        runner.run(jobs, lambda at: pairs[at].subject, lambda at, outcome: outcomes.update({pairs[at].index: outcome}))
    return tuple(outcomes.get(index) for index in range(len(candidates)))


def _pairs(candidates: Sequence[Candidate]) -> Iterator[_Pair]:
    for index, candidate in enumerate(candidates):
        if subject := _subject(candidate):
            yield _Pair(index, subject)


def _subject(candidate: Candidate) -> Subject | None:
    old, new = targets.parse(candidate.old), targets.parse(candidate.new)
    if not isinstance(old, targets.Target) or not isinstance(new, targets.Target):
        return None
    fragments = frozenset({new.fragment}) if new.fragment else frozenset()
    return Subject(
        new, fragments, candidate.expect, candidate.last_good, candidate.sibling, candidate.words, formerly=old
    )
