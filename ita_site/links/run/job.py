"""The link job: uses of links in, a health file and findings out. What `ita links` runs."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from ita_site.links.memory import clock, schedule
from ita_site.links.memory.file import health_file
from ita_site.links.memory.file.health_file import HealthFile
from ita_site.links.memory.findings import LinkStatus
from ita_site.links.memory.history import MOVED_OR_LOST, Link, State
from ita_site.links.memory.journal import Journal, Lock
from ita_site.links.run.merging import merged_hosts, merged_links
from ita_site.links.run.offline import Contact
from ita_site.links.run.questions import Questions
from ita_site.links.run.settings import Result, Settings
from ita_site.links.run.uses import Links, Uses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ita_site.links.judge.observation import Observation
    from ita_site.links.link_use import LinkUse
    from ita_site.links.memory.overrule import Overrule
    from ita_site.links.request.fetch import Fetcher
    from ita_site.links.request.resolver import Resolver
    from ita_site.links.run.round import Progress


class Job:
    """One run over one list of links. A context manager: it holds the lock and the files."""

    def __init__(self, uses: Iterable[LinkUse], overrules: Mapping[str, Overrule], settings: Settings) -> None:
        self._settings = settings
        self._links = Links(Uses(uses), overrules)
        self._fresh: dict[str, Observation] = {}
        """What was seen in this run and is not remembered."""
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            stack.enter_context(Lock(self._settings.health))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def run(self, fetcher: Fetcher, resolver: Resolver, progress: Progress) -> Result:
        """Merge what an interrupted run left, ask what is due, merge again.

        Raises OSError, and `MemoryFileError` before anything is asked.
        """
        # only who asks needs what asks: a run that has nothing to do is over before all that is loaded
        from ita_site.links.run.asking.runner import Runner  # noqa: PLC0415
        from ita_site.links.run.round import Round  # noqa: PLC0415

        if not clock.is_possible(self._settings.now):
            return Result(is_clock_wrong=True)
        ahead = self._count_ahead()
        resumed = self._merge_left(may_merge=not ahead)
        questions = Questions(self._wanted(resumed))
        interrupted = False
        with self._open() as known, closing(Journal(self._settings.health)) as journal:
            checks = Round(self._links, questions, known, journal, self._settings.of_round, progress)
            runner = Runner(fetcher, resolver, self._settings.pace, self._settings.how, checks)
            try:
                runner.run(checks.jobs())
            except KeyboardInterrupt:
                interrupted = True
            self._fresh.update(checks.skipped)
            # of a clock and a memory that contradict each other, the servers that answered tell which is wrong
            is_clock_wrong = ahead > 0 and checks.web_clock.contradicts
            offline = checks.contact.offline and not interrupted
            self._finish(known, journal, remember=not (offline or is_clock_wrong))
            return Result(len(journal), len(resumed), offline, interrupted, ahead, is_clock_wrong)

    def is_idle(self) -> bool:
        """Return whether a run would ask, merge and forget nothing, and propose no other address.

        Raises OSError, and `MemoryFileError` of a file that cannot be understood.
        """
        if self._count_ahead():
            return False
        with self._open() as known, closing(Journal(self._settings.health)) as left:
            return not (len(left) or self._has_strays(known) or self._wanted(frozenset()) or self._has_lost())

    def _has_lost(self) -> bool:
        return any(status.state in MOVED_OR_LOST for status in self.statuses())

    def statuses(self) -> Iterator[LinkStatus]:
        """Yield every link of the list with what is known of it now, in the order of the list."""
        with self._open() as known:
            for url in self._links.uses:
                link = known.get(url) or Link(url)
                seen = self._fresh.get(url)
                if seen is not None:
                    link = replace(link, observation=seen.kind, reason=seen.reason, detail=seen.detail,
                                   http_status=seen.http_status, final_url=seen.final_url, notes=seen.notes,
                                   attempts=seen.attempts)  # fmt: skip
                yield LinkStatus(link, self._links.uses.of(url), self._links.rule(url, self._settings.now))

    def _open(self) -> HealthFile:
        return HealthFile(self._settings.health, self._settings.now)

    def _count_ahead(self) -> int:
        """Read every line once: one that cannot be understood must not be found after a night's work.

        Returns how many links have moments that the clock has not reached.
        """
        with HealthFile(self._settings.health) as known:
            for _ in known.frames():
                pass
            return sum(clock.set_aside(link, self._settings.now) is not link for link in known.links())

    def _merge_left(self, *, may_merge: bool) -> frozenset[str]:
        """Merge the journal of a run that was stopped; return the URLs of which it tells.

        Where clock and memory contradict each other it is left out: what it tells of is due, and is asked again.
        """
        with self._open() as known, closing(Journal(self._settings.health)) as left:
            contact = Contact()
            for entry in left.entries():
                contact.note(entry.url, entry.seen)
            may_merge = may_merge and not contact.offline
            urls = {entry.url for entry in left.entries() if not clock.is_ahead(entry.at, self._settings.now)}
            self._finish(known, left, remember=may_merge and bool(urls))
            return frozenset(urls) if may_merge else frozenset()

    def _finish(self, known: HealthFile, journal: Journal, *, remember: bool) -> None:
        """Merge a journal into the health file, unless it is not to be remembered, and remove it."""
        if not remember:
            self._fresh.update((entry.url, entry.seen) for entry in journal.entries())
        elif len(journal) or self._has_strays(known):
            hosts = merged_hosts(known, journal, self._settings.now)
            links = merged_links(known, journal, self._links.uses, self._settings)
            kept = (link for link in links if self._is_kept(link.url))
            health_file.write(self._settings.health, hosts, kept)
        journal.remove()

    def _has_strays(self, known: HealthFile) -> bool:
        """Return whether a health file has links to be forgotten."""
        return self._settings.forget and not all(map(self._is_kept, known.urls()))

    def _is_kept(self, url: str) -> bool:
        return not self._settings.forget or url in self._links.uses

    def _wanted(self, resumed: frozenset[str]) -> list[str]:
        """Return the URLs to ask now."""
        with self._open() as known:
            return [url for url in self._links.uses if self._is_wanted(url, known.get(url), resumed)]

    def _is_wanted(self, url: str, link: Link | None, resumed: frozenset[str]) -> bool:
        settings = self._settings
        rule = self._links.rule(url, settings.now)
        if rule and rule.state == "ignored":
            return False
        if settings.only:
            return (link.state if link else State.UNCHECKED) in settings.only and url not in resumed
        return (settings.everything and url not in resumed) or schedule.is_due(link, settings.now, settings.rhythm)
