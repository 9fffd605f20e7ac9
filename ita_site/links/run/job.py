"""The link job: uses of links in, a health file and findings out. What `ita links` runs."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

from ita_site.links.judge import verdict
from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.memory import health_file, schedule
from ita_site.links.memory.findings import LinkStatus
from ita_site.links.memory.health_file import HealthFile
from ita_site.links.memory.history import Link, State, Thresholds, advance
from ita_site.links.memory.hosts import is_used
from ita_site.links.memory.journal import Entry, Journal, Lock
from ita_site.links.request import targets
from ita_site.links.request.politeness import Pace
from ita_site.links.run.check import Check, Outcome, Persistence, Subject
from ita_site.links.run.offline import Contact
from ita_site.links.run.runner import Checks, Runner
from ita_site.links.run.sites import Sites

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from ita_site.links.judge.fingerprint import Fingerprint
    from ita_site.links.judge.frame import Frame
    from ita_site.links.link_use import LinkUse
    from ita_site.links.memory.overrule import Overrule
    from ita_site.links.request.fetch import Fetcher
    from ita_site.links.request.resolver import Resolver
    from ita_site.links.run.check import Talk


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is to do, and how."""

    now: datetime
    health: Path
    everything: bool = False
    """Ask also what is not due."""
    only: frozenset[State] = frozenset()
    """Ask only links in these states, due or not."""
    vantage: str = ""
    forget: bool = False
    """Drop links that are used no more."""
    pace: Pace = field(default_factory=Pace)
    how: Persistence = field(default_factory=Persistence)
    thresholds: Thresholds = field(default_factory=Thresholds)
    rhythm: schedule.Rhythm = field(default_factory=schedule.Rhythm)


@dataclass(frozen=True, slots=True)
class Result:
    """How a run went."""

    asked: int
    """URLs that were asked."""
    resumed: int
    """Finished checks of a run that was stopped, merged before this one."""
    offline: bool
    """Every host failed: no state was changed."""
    interrupted: bool = False


class Job:
    """One run over one list of links. A context manager: it holds the lock and the files."""

    def __init__(self, uses: Sequence[LinkUse], overrules: Mapping[str, Overrule], settings: Settings) -> None:
        self._settings = settings
        self._overrules = overrules
        self._uses: dict[str, list[LinkUse]] = {}
        for use in uses:
            self._uses.setdefault(use.url, []).append(use)
        self._fresh: dict[str, Observation] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            stack.enter_context(Lock(self._settings.health))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def run(self, fetcher: Fetcher, resolver: Resolver, progress: Callable[[int, int, str], None]) -> Result:
        """Merge what an interrupted run left, ask what is due, merge again.

        `progress` is called with (finished, of how many, URL). Raises OSError, and `MemoryFileError` before anything is
        asked.
        """
        self._read_health_file()
        resumed = self._merge_left()
        groups = self._groups(resumed)
        journal = self._stack.enter_context(closing(Journal(self._settings.health)))
        contact = Contact()
        interrupted = False
        try:
            self._ask(groups, fetcher, resolver, journal, contact, progress)
        except KeyboardInterrupt:
            interrupted = True
        offline = contact.offline and not interrupted
        asked = len(journal)
        self._finish(journal, offline=offline)
        return Result(asked, len(resumed), offline, interrupted)

    def statuses(self) -> Iterator[LinkStatus]:
        """Yield every link of the list with what is known of it now, in the order of the list."""
        with HealthFile(self._settings.health) as known:
            for url, uses in self._uses.items():
                link = known.get(url) or Link(url)
                seen = self._fresh.get(url)
                if seen is not None:
                    link = replace(link, observation=seen.kind, reason=seen.reason, detail=seen.detail,
                                   http_status=seen.http_status, final_url=seen.final_url, notes=seen.notes,
                                   attempts=seen.attempts)  # fmt: skip
                rule = self._overrules.get(url)
                yield LinkStatus(link, tuple(uses), rule if rule and rule.holds(self._settings.now) else None)

    def _read_health_file(self) -> None:
        """Read every line once: one that cannot be understood must not be found after a night's work."""
        with HealthFile(self._settings.health) as known:
            known.check_hosts()
            for _ in known.links():
                pass

    def _merge_left(self) -> frozenset[str]:
        left = self._stack.enter_context(closing(Journal(self._settings.health)))
        contact = Contact()
        for url in left.urls():
            contact.note(url, left[url].seen)
        urls_left = frozenset(left.urls())
        if not urls_left:
            left.remove()
            return frozenset()
        self._finish(left, offline=contact.offline)
        return frozenset() if contact.offline else urls_left

    def _finish(self, journal: Journal, *, offline: bool) -> None:
        """Merge a journal into the health file, unless it tells of a machine without a network, and remove it."""
        if offline:
            self._fresh.update({url: journal[url].seen for url in journal.urls()})
        elif len(journal) or (self._settings.forget and self._has_strays()):
            with HealthFile(self._settings.health) as known:
                hosts = self._hosts(known, journal)
                health_file.write(self._settings.health, hosts, self._merged(known, journal))
        journal.remove()

    def _has_strays(self) -> bool:
        with HealthFile(self._settings.health) as known:
            return any(url not in self._uses for url in known.urls())

    def _hosts(self, known: HealthFile, journal: Journal) -> Iterator[Frame]:
        """Yield the hosts to remember, sorted: those of the journal before those of the file."""
        learned = journal.frames()
        for host in sorted({*known.hosts(), *learned}):
            frame = learned.get(host) or known.frame(host)
            if frame and is_used(frame, self._settings.now):
                yield frame

    def _merged(self, known: HealthFile, journal: Journal) -> Iterator[Link]:
        settings = self._settings
        for url in sorted({*known.urls(), *journal.urls()}):
            if settings.forget and url not in self._uses:
                continue
            link = known.get(url) or Link(url)
            if url in journal:
                entry = journal[url]
                moved = advance(link, entry.seen, entry.at, settings.thresholds)
                if moved is not link:
                    link = schedule.planned(moved, entry.seen, entry.at, settings.rhythm)
                    link = replace(
                        link, sibling=entry.sibling or link.sibling, vantage=settings.vantage or link.vantage
                    )
            if link.observation is not Kind.SKIPPED:
                yield link

    def _groups(self, resumed: frozenset[str]) -> list[tuple[str, ...]]:
        """Return the URLs to ask now, those that differ only in the fragment together."""
        grouped: dict[str, list[str]] = {}
        with HealthFile(self._settings.health) as known:
            for url in self._uses:
                if self._wanted(url, known.get(url), resumed):
                    target = targets.parse(url)
                    key = target.url if isinstance(target, targets.Target) else f"\0{url}"
                    grouped.setdefault(key, []).append(url)
        return [tuple(group) for group in grouped.values()]

    def _wanted(self, url: str, link: Link | None, resumed: frozenset[str]) -> bool:
        settings = self._settings
        rule = self._overrules.get(url)
        if rule and rule.state == "ignored" and rule.holds(settings.now):
            return False
        if settings.only:
            return (link.state if link else State.UNCHECKED) in settings.only and url not in resumed
        return (settings.everything and url not in resumed) or schedule.is_due(link, settings.now, settings.rhythm)

    def _ask(  # noqa: PLR0913
        self,
        groups: list[tuple[str, ...]],
        fetcher: Fetcher,
        resolver: Resolver,
        journal: Journal,
        contact: Contact,
        progress: Callable[[int, int, str], None],
    ) -> None:
        total, finished = len(groups), 0
        known = self._stack.enter_context(HealthFile(self._settings.health))
        sites = Sites(known)

        def subject(index: int) -> Subject:
            return self._subject(groups[index], known)

        def done(index: int, outcome: Outcome) -> None:
            nonlocal finished
            finished += 1
            for url in groups[index]:
                seen = _with_anchor(outcome, url)
                contact.note(url, seen)
                journal.append(Entry(url, self._settings.now, seen, outcome.sibling))
            if outcome.frame:
                sites.learn(outcome.frame)
            for frame in sites.changes():
                journal.keep(frame)
            progress(finished, total, groups[index][0])

        def jobs() -> Iterator[tuple[int, str]]:
            for index, group in enumerate(groups):
                target = targets.parse(group[0])
                if isinstance(target, targets.Target):
                    yield index, target.host
                else:
                    self._skip(group, target, journal)

        settings = self._settings

        def talk(subject: Subject) -> Talk:
            return Check(subject, settings.how, settings.now, sites).talk()

        checks = Checks(subject, talk, done)
        Runner(fetcher, resolver, settings.pace, settings.how, checks).run(jobs())

    def _skip(self, group: tuple[str, ...], not_web: targets.NotWeb, journal: Journal) -> None:
        for url in group:
            seen = verdict.of_not_web(not_web)
            if seen.kind is Kind.SKIPPED:
                self._fresh[url] = seen
            else:
                journal.append(Entry(url, self._settings.now, seen))

    def _subject(self, group: tuple[str, ...], known: HealthFile) -> Subject:
        """Return what to check for URLs that differ only in the fragment. Raises `TypeError` for other addresses."""
        target = targets.parse(group[0])
        if not isinstance(target, targets.Target):
            raise TypeError(group[0])
        expect = next((use.expect for url in group for use in self._uses[url] if use.expect), None)
        link = known.get(group[0])
        sibling = link.sibling if link else None
        return Subject(target, _fragments(group), expect, self._last_good(group[0], link), sibling)

    def _last_good(self, url: str, link: Link | None) -> Fingerprint | None:
        """Return the fingerprint of the last good answer; None where a person has confirmed the page since."""
        rule = self._overrules.get(url)
        if rule and rule.state == "alive" and rule.holds(self._settings.now):
            return None
        return link.fingerprint if link else None


def _fragments(urls: tuple[str, ...]) -> frozenset[str]:
    """Return the fragments of URLs."""
    parsed = [targets.parse(url) for url in urls if "#" in url]
    return frozenset(target.fragment for target in parsed if isinstance(target, targets.Target) and target.fragment)


def _with_anchor(outcome: Outcome, url: str) -> Observation:
    seen = outcome.observation
    if not outcome.missing and not outcome.unknown:
        return seen
    target = targets.parse(url)
    fragment = target.fragment if isinstance(target, targets.Target) else ""
    if fragment in outcome.missing:
        return replace(seen, notes=(*seen.notes, "missing-anchor"))
    if fragment in outcome.unknown:
        return replace(seen, notes=(*seen.notes, "anchor-unknown"))
    return seen
