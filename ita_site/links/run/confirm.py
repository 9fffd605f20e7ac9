"""Ask new addresses once more before they are written: each is judged as if the old address had led to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ita_site.links.memory.file.health_file import HealthFile
from ita_site.links.request import targets
from ita_site.links.run.asking.runner import Runner
from ita_site.links.run.checking.check import Check
from ita_site.links.run.checking.sites import Sites
from ita_site.links.run.checking.subject import Outcome, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ita_site.links.request.exchange import Answer
    from ita_site.links.request.fetch import Fetcher
    from ita_site.links.request.resolver import Resolver
    from ita_site.links.run.checking.subject import Talk
    from ita_site.links.run.propose import Candidate
    from ita_site.links.run.settings import Settings


@dataclass(frozen=True, slots=True)
class _Pair:
    """The subject of a candidate, with the candidate's place in the list."""

    index: int
    subject: Subject


class _Confirmations:
    """The checks of candidates; nothing of them is remembered."""

    def __init__(self, pairs: Sequence[_Pair], sites: Sites, settings: Settings) -> None:
        self._pairs = pairs
        self._sites = sites
        self._settings = settings
        self.outcomes: dict[int, Outcome] = {}

    def jobs(self) -> Iterator[tuple[int, str]]:
        """Yield the place and host of each check."""
        return ((at, pair.subject.target.host) for at, pair in enumerate(self._pairs))

    def subject(self, index: int) -> Subject:
        """Return what is checked."""
        return self._pairs[index].subject

    def talk(self, subject: Subject) -> Talk:
        """Return the conversation of a check."""
        return Check(subject, self._settings.how, self._settings.now, self._sites).talk()

    def heard(self, answer: Answer) -> None:
        """Take in what a request brought: nothing of it is needed."""

    def done(self, index: int, outcome: Outcome) -> None:
        """Take in what came of a check."""
        self.outcomes[self._pairs[index].index] = outcome


def confirm(
    candidates: Sequence[Candidate], fetcher: Fetcher, resolver: Resolver, settings: Settings
) -> tuple[Outcome | None, ...]:
    """Return the outcome of each candidate, None for one that cannot be asked; nothing of it is remembered."""
    with HealthFile(settings.health) as known:
        checks = _Confirmations(tuple(_pairs(candidates)), Sites(known), settings)
        Runner(fetcher, resolver, settings.pace, settings.how, checks).run(checks.jobs())
    return tuple(checks.outcomes.get(index) for index in range(len(candidates)))


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
        new,
        fragments,
        candidate.expect,
        candidate.last_good,
        candidate.sibling,
        candidate.words,
        candidate.owner,
        formerly=old,
    )
