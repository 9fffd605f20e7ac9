"""The checks of one round of questions: what is known goes into each, what it saw is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from ita_site.links.judge import verdict
from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.memory.history import COPY_KEPT
from ita_site.links.memory.journal import Entry
from ita_site.links.request import targets
from ita_site.links.run.asking.manners import Manners
from ita_site.links.run.checking.check import Check
from ita_site.links.run.checking.sites import Sites
from ita_site.links.run.checking.subject import Outcome, Subject
from ita_site.links.run.offline import Contact
from ita_site.links.run.questions import fragment_of, fragments
from ita_site.links.run.subject_words import owner_words, subject_words
from ita_site.links.run.web_clock import WebClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ita_site.links.judge.fingerprint import Fingerprint
    from ita_site.links.memory.history import Link
    from ita_site.links.memory.known import Known, Log
    from ita_site.links.request.exchange import Answer
    from ita_site.links.run.checking.subject import Talk
    from ita_site.links.run.questions import Questions
    from ita_site.links.run.settings import RoundSettings
    from ita_site.links.run.uses import Links

Progress = Callable[[int, int, str], None]
"""Called with how many questions are answered, of how many, and a URL of the last one."""


class Round:
    """The checks of the runner, by the index of their question: what `Runner` calls while it runs.

    Of what is `known` only the links of the questions and their hosts are read; what is seen is written to the `log`.
    Run over a whole health file, these are a `HealthFile` and a `Journal`; in a slice of a greater run a `GivenMemory`
    of values that came with the order, and the slice's own `Journal`.
    """

    def __init__(  # noqa: PLR0913 - what is known, what is asked, where it is written
        self,
        links: Links,
        questions: Questions,
        known: Known,
        log: Log,
        settings: RoundSettings,
        progress: Progress,
    ) -> None:
        self.contact = Contact()
        self.web_clock = WebClock()
        self.skipped: dict[str, Observation] = {}
        """Of URLs for which there is nothing to ask, and nothing to remember."""
        self._links = links
        self._questions = questions
        self._known = known
        self._log = log
        self._settings = settings
        self._progress = progress
        self._sites = Sites(known)
        self._manners = Manners(self._sites, settings.now, settings.several)
        self._answered = 0

    def jobs(self) -> Iterator[tuple[int, str]]:
        """Yield the index and host of every question that can be asked; write down what is no address."""
        for index in self._questions.indexes():
            urls = self._questions.urls(index)
            target = targets.parse(urls[0])
            if isinstance(target, targets.Target):
                self._manners.expect(target)
                yield index, target.host
            else:
                self._skip(urls, target)

    def subject(self, index: int) -> Subject:
        """Return what a question is about. Raises `TypeError` where it is no address of the web."""
        urls = self._questions.urls(index)
        target = targets.parse(urls[0])
        if not isinstance(target, targets.Target):
            raise TypeError(urls[0])
        link = self._known.get(urls[0])
        sibling = link.sibling if link else None
        last_good = self._last_good(urls[0], link)
        uses = [use for url in urls for use in self._links.uses.of(url)]
        words, owner = subject_words(uses, link), owner_words(uses, link)
        keeper = self._settings.keeper
        is_new = keeper is not None and not keeper.has_copy(urls[0])
        whole = is_new or _is_copy_due(link, self._settings.now)
        return Subject(target, fragments(urls), self._links.uses.expect(urls), last_good, sibling, words, owner, whole)

    def talk(self, subject: Subject) -> Talk:
        """Return the conversation of the check of a subject."""
        talk = Check(subject, self._settings.how, self._settings.now, self._sites).talk()
        return self._manners.talk(subject.target, talk)

    def heard(self, answer: Answer) -> None:
        """Take in what any request brought."""
        self.web_clock.note(answer)

    def done(self, index: int, outcome: Outcome) -> None:
        """Write down what came of a question, for each of its URLs."""
        urls = self._questions.urls(index)
        for url in urls:
            seen = _with_anchor(outcome, url)
            self.contact.note(url, seen)
            self._log.append(Entry(url, self._settings.now, seen, outcome.sibling))
        self._keep_frames()
        self._keep_copy(urls[0], outcome)
        self._answered += 1
        self._progress(self._answered, len(self._questions), urls[0])

    def _keep_frames(self) -> None:
        """Write down what was learned of hosts."""
        for frame in self._sites.changes():
            self._log.keep(frame)

    def _keep_copy(self, url: str, outcome: Outcome) -> None:
        """Keep what was seen, where a copy of it is due."""
        keeper, seen = self._settings.keeper, outcome.observation
        if keeper and outcome.answer:
            keeper.keep(url, outcome.answer, seen, seen.fingerprint)

    def _skip(self, urls: tuple[str, ...], not_web: targets.NotWeb) -> None:
        seen = verdict.of_not_web(not_web)
        for url in urls:
            if seen.kind is Kind.SKIPPED:
                self.skipped[url] = seen
            else:
                self._log.append(Entry(url, self._settings.now, seen))

    def _last_good(self, url: str, link: Link | None) -> Fingerprint | None:
        """Return the fingerprint of the last good answer; None where a person has confirmed the page since."""
        rule = self._links.rule(url, self._settings.now)
        if rule and rule.state == "alive":
            return None
        return link.fingerprint if link else None


def _is_copy_due(link: Link | None, now: datetime) -> bool:
    """Return whether the next answer is read whole; of a document that was, the beginning is enough for a year."""
    if link is None or link.copy is None or link.fingerprint is None or now - link.copy.at >= COPY_KEPT:
        return True
    return link.fingerprint.kind in {"", "html", "text"}


def _with_anchor(outcome: Outcome, url: str) -> Observation:
    """Return what was seen of one of the URLs that differ only in the fragment."""
    seen = outcome.observation
    if not outcome.missing and not outcome.unknown:
        return seen
    fragment = fragment_of(url)
    if fragment in outcome.missing:
        return replace(seen, notes=(*seen.notes, "missing-anchor"))
    if fragment in outcome.unknown:
        return replace(seen, notes=(*seen.notes, "anchor-unknown"))
    return seen
