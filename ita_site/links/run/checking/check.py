"""One check of one URL, as a conversation: it yields what to ask and is sent what came back.

The check knows neither sockets nor clocks nor threads. Whoever runs it sends each request when politeness allows,
so that redirects, retries and probes wait in the same queues as everything else and no worker ever sleeps.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Generator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from ita_site.links.judge import fingerprint, owner, verdict
from ita_site.links.judge.judgement import Known, judge
from ita_site.links.judge.observation import Kind, Observation, Seen, clean
from ita_site.links.judge.own_words import own_words
from ita_site.links.judge.owner import Proof, Related, Relation
from ita_site.links.judge.reading.anchors import missing_anchors
from ita_site.links.judge.reading.forwards import forward
from ita_site.links.judge.shown_words import shows
from ita_site.links.judge.verdict import Chain, Judged
from ita_site.links.request import targets
from ita_site.links.request.cookies import Cookies
from ita_site.links.request.exchange import REDIRECTS, Answer, Ask
from ita_site.links.request.fault import HELPED_BY_RETRY, Fault
from ita_site.links.request.retry_after import retry_after
from ita_site.links.run.checking.surroundings import Seeking, look_around

if TYPE_CHECKING:
    from datetime import datetime

    from ita_site.links.judge.fingerprint import Fingerprint
    from ita_site.links.judge.reading.page import Page
    from ita_site.links.judge.sibling import Sibling
    from ita_site.links.link_use import Expect
    from ita_site.links.request.targets import Target
    from ita_site.links.run.checking.sites import Sites
    from ita_site.links.run.checking.surroundings import Surroundings

Talk = Generator[Ask, Answer | Fault, "Outcome"]

GOOD: Final = frozenset({Kind.OK, Kind.MOVED})
_OF_THE_MOMENT: Final = frozenset({"error-page", "maintenance"})
"""Reasons that may be gone a moment later."""
PERMANENT: Final = frozenset({301, 308})
_HELPED_STATUS: Final = verdict.SLOW_STATUS | {429}
"""Statuses after which another try may be answered."""


@dataclass(frozen=True, slots=True)
class Persistence:
    """How hard a check tries."""

    retries: int = 2
    """More tries after a failure that another try can help."""
    backoff: float = 1.0
    """Seconds before the second try; doubled each time, give or take a quarter."""
    wait: float = 30.0
    """Longest Retry-After that is waited for, in seconds; a longer one ends the attempt."""
    redirects: int = 20
    """As many as browsers follow."""
    forward_delay: float = 30.0
    """Longest delay of a meta refresh that counts as a redirect, in seconds."""
    whole: bool = False
    """Read documents to their end where that is due, and keep a tape of what is read: for a digest and for the archive."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is checked, and what is known of it."""

    target: Target
    fragments: frozenset[str] = frozenset()
    """Of all URLs that differ only there."""
    expect: Expect | None = None
    known: Fingerprint | None = None
    """Of the last good answer."""
    sibling: Sibling | None = None
    """What an address that cannot exist last answered beside this one."""
    words: tuple[str, ...] = ()
    """Words of which a page about it shows some: the agency's names, the claims, the title of the last good answer."""
    whole: bool = False
    """A document is read to its end: no copy of it was seen yet, or long ago."""
    formerly: Target | None = None
    """The address in whose place the target is proposed: it is judged as if that had led to it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The observation of a request, and which of the fragments are not on the page."""

    observation: Observation
    missing: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    answer: Answer | None = None
    """What was judged; None where nothing answered."""
    sibling: Sibling | None = None
    """Where the check asked for one."""
    related: Related | None = None
    """Whose the host is that answered; None where there was no answer to judge."""
    shows_subject: bool = False
    """The page shows words of its subject; looked for only where the subject has a former address."""


@dataclass(frozen=True, slots=True)
class _Try:
    """One try: the whole chain of redirects to its end."""

    judged: Judged
    chain: Chain
    answer: Answer | None = None
    fault: Fault | None = None
    retry_after: float = 0.0


@dataclass(slots=True)
class _Route:
    """The way of one try so far: where it is, how it came there, and the cookies set on the way."""

    here: Target
    chain: Chain
    jar: Cookies = field(default_factory=Cookies)
    visits: set[tuple[str, str]] = field(default_factory=set)
    """Addresses that were asked, each with the cookies sent along."""
    forwarded: bool = False
    """A page, not a status, led on."""
    permanent: bool = True
    """Every redirect so far was permanent."""

    @classmethod
    def begin(cls, subject: Subject) -> _Route:
        """Return the way before its first step."""
        here = subject.target
        return cls(here, Chain(subject.formerly or here, here, redirected=subject.formerly is not None))

    def enter(self, cookies: str) -> bool:
        """Note that this address is asked with these cookies; return whether it is the first time."""
        visit = (self.here.url, cookies)
        is_new = visit not in self.visits
        self.visits.add(visit)
        return is_new

    def go(self, there: Target, *, forwarded: bool, permanent: bool) -> None:
        """Take a step to another address."""
        self.forwarded = forwarded
        self.permanent = self.permanent and permanent
        moved_to = there if self.permanent else self.chain.moved_to
        self.chain = replace(self.chain, redirected=True, moved_to=moved_to)
        self.here = there


class Check:
    """The state of one conversation."""

    def __init__(self, subject: Subject, how: Persistence, now: datetime, sites: Sites, seed: int = 0) -> None:
        self._subject = subject
        self._how = how
        self._now = now
        self._sites = sites
        self._random = random.Random(f"{subject.target.url}{seed}")  # noqa: S311
        self._sibling = subject.sibling
        self._whole = how.whole and subject.whole
        self._asked = 0
        self._browser = False

    def talk(self) -> Talk:
        """Run the conversation to its outcome."""
        first, last = yield from self._tries()
        if self._is_new_document(last):
            self._whole = True
            last = yield from self._try(after=0.0)
        final = yield from self._certain(last)
        if final.reason in _OF_THE_MOMENT and last is first:
            last = yield from self._try(self._pause(1))
            final = yield from self._certain(last)
        # what a sibling cleared never failed: only a later try that is better counts
        notes = (*final.notes, *_note_of_return(first, last))
        missing, unknown = self._anchors(last, final)
        seen = _seen(last.answer, self._now) if final.kind in GOOD else None
        done = replace(final, notes=notes, attempts=self._asked, retry_after=last.retry_after, copy=seen)
        learned = self._sibling if self._sibling is not self._subject.sibling else None
        return Outcome(
            done, missing, unknown, last.answer, learned, last.judged.related, self._shows_subject(last.judged.page)
        )

    def _is_new_document(self, result: _Try) -> bool:
        """Return whether only the beginning was read of a document that is another one than was last good."""
        known, seen = self._subject.known, result.judged.observation.fingerprint
        if self._whole or not self._how.whole or seen is None or result.answer is None:
            return False
        return result.answer.cut == "limit" and (known is None or known.digest != seen.digest)

    def _shows_subject(self, shown: Page | None) -> bool:
        """Return whether the page of a proposed address shows words of what it is to be evidence for."""
        if self._subject.formerly is None or shown is None:
            return False
        return shows(f"{shown.title} {shown.text}", self._subject.words)

    def _tries(self) -> Generator[Ask, Answer | Fault, tuple[_Try, _Try]]:
        """Try as often as the results deserve; return the first and the last result."""
        tries = 1
        first = last = yield from self._try(after=0.0)
        while tries <= self._allowed(last) and last.retry_after <= self._how.wait:
            after = last.retry_after or self._pause(tries)
            self._browser = True
            tries += 1
            last = yield from self._try(after, pause=last.retry_after if _is_limit(last) else 0.0)
        return first, last

    def _anchors(self, result: _Try, final: Observation) -> tuple[frozenset[str], frozenset[str]]:
        """Return the fragments that a good page does not have, and those of which it cannot be known."""
        if final.kind not in GOOD or result.judged.page is None or result.answer is None:
            return frozenset(), frozenset()
        return missing_anchors(result.judged.page, result.answer, self._subject.fragments)

    def _allowed(self, result: _Try) -> int:
        """Return how many more tries this result deserves."""
        if result.judged.observation.kind is Kind.GONE:
            return 1
        if result.fault:
            return self._how.retries if result.fault.code in HELPED_BY_RETRY else 0
        return self._allowed_after(result.judged.observation, result.answer.status) if result.answer else 0

    def _allowed_after(self, observation: Observation, status: int) -> int:
        """Return how many more tries an answer deserves that is not gone."""
        if status in _HELPED_STATUS or observation.kind is Kind.UNREACHABLE:
            return self._how.retries
        refused = observation.kind is Kind.BLOCKED and status in verdict.REFUSING_RETRY
        return int(refused or (observation.kind is Kind.SUSPECT and observation.reason == "empty"))

    def _pause(self, tries: int) -> float:
        return self._how.backoff * 2.0 ** (tries - 1) * self._random.uniform(0.75, 1.25)

    def _try(self, after: float, pause: float = 0.0) -> Generator[Ask, Answer | Fault, _Try]:
        """Follow redirects from the address to the end of its chain, seconds `after` now; return that end."""
        route = _Route.begin(self._subject)
        for hop in range(self._how.redirects + 1):
            sent = route.jar.header(route.here)
            if not route.enter(sent):
                return _ended(Kind.GONE, "redirect-loop", route.here.url, route.chain)
            ask = Ask(route.here, self._browser, sent, limit=self._limit(), after=0.0 if hop else after,
                      pause_host=0.0 if hop else pause, whole=self._whole)  # fmt: skip
            self._asked += 1
            answer = yield ask
            route.chain = replace(route.chain, final=route.here)
            if isinstance(answer, Fault):
                return (yield from self._faulted(answer, route.chain, ask, forwarded=route.forwarded))
            end = self._follow(route, answer)
            if end:
                return end
        return _ended(Kind.GONE, "too-many-redirects", route.here.url, route.chain)

    def _follow(self, route: _Route, answer: Answer) -> _Try | None:
        """Return go where an answer sends us; where it sends nowhere, or to no web address, return that end."""
        route.jar.remember(route.here, answer)
        judged, location = self._judge(answer, route.chain)
        if location is None:
            final = _dead_forward(judged, route.chain) if route.forwarded else judged
            return _Try(final, route.chain, answer, retry_after=retry_after(answer))
        forwarded = route.forwarded or answer.status not in REDIRECTS
        there = targets.resolve(route.here, location)
        if isinstance(there, targets.NotWeb):
            return _ended(*_bad_location(there, forwarded=forwarded), _text(location), route.chain, answer.status)
        route.go(there, forwarded=forwarded, permanent=answer.status in PERMANENT)
        return None

    def _judge(self, answer: Answer, chain: Chain) -> tuple[Judged, bytes | None]:
        """Return the verdict on an answer, and where it sends us instead, if it does."""
        location = answer.get("location").encode("latin-1", "replace")
        if answer.status in REDIRECTS and location.strip():
            return Judged(Observation(Kind.OK, "answers")), location
        judged = verdict.of_answer(answer, chain, self._subject.expect, self._subject.words, self._subject.known)
        return judged, self._forward(judged, answer, chain)

    def _forward(self, judged: Judged, answer: Answer, chain: Chain) -> bytes | None:
        """Return the other address that a page forwards to by itself, soon enough."""
        if not 200 <= answer.status < 300 or not judged.page or judged.observation.reason == "challenge":  # noqa: PLR2004
            return None
        onward = forward(judged.page, answer.get("refresh"))
        if not onward or onward.delay > self._how.forward_delay or not onward.location:
            return None
        there = targets.resolve(chain.final, onward.location)
        is_itself = isinstance(there, targets.Target) and there.url == chain.final.url
        return None if is_itself else onward.location

    def _faulted(
        self, fault: Fault, chain: Chain, ask: Ask, *, forwarded: bool
    ) -> Generator[Ask, Answer | Fault, _Try]:
        observation = verdict.of_fault(fault, chain.final)
        if observation.kind is Kind.INSECURE:
            self._asked += 1
            behind = yield replace(ask, verify=False, after=0.0, pause_host=0.0)
            if isinstance(behind, Answer):
                answers = behind.status < 400  # noqa: PLR2004
                note = "page-answers" if answers else "nothing-answers"
                observation = replace(observation, http_status=behind.status, notes=(note,))
            else:
                observation = replace(observation, notes=("nothing-answers",))
        judged = Judged(observation)
        return _Try(_dead_forward(judged, chain) if forwarded else judged, chain, fault=fault)

    def _certain(self, result: _Try) -> Generator[Ask, Answer | Fault, Observation]:
        """Return the observation of a try, with what its page says judged by all that is known around it."""
        page = result.judged.page
        if page is None or result.answer is None or result.judged.observation.kind not in GOOD:
            return result.judged.observation
        judged = judge(page, result.chain, Known(last_good=self._subject.known, related=result.judged.related))
        if judged.doubt is None or not judged.doubt.is_proved or _is_strange(result):
            last_good = self._subject.known
            familiar = last_good is not None and last_good.digest == self._now_seen(page, result).digest
            seek = Seeking(
                result.chain,
                self._sites,
                self._now,
                self._random,
                is_familiar=familiar,
                wants_owner=_is_strange(result),
            )
            around = yield from look_around(page, seek, self._sibling)
            self._sibling, self._asked = around.sibling, self._asked + around.requests
            judged = judge(page, result.chain, self._known(page, result, around))
        if judged.doubt:
            return verdict.of_signs(judged.doubt, result.answer, result.chain)
        return verdict.good(page, result.answer, result.chain, judged.print)

    def _related(self, page: Page, result: _Try, around: Surroundings) -> Related | None:
        """Return whose the host is that answered; the home page of the host that was asked may name its owner."""
        related = result.judged.related
        if related is None or not related.is_stranger or result.answer is None:
            return related
        if around.is_named_by_old:
            return Related(Relation.SAME_OWNER, Proof.LINK)
        if not around.old_title:
            return related
        words = (*self._subject.words, around.old_title)
        return owner.relation(result.chain, result.answer, f"{page.title} {page.text}", words)

    def _now_seen(self, page: Page, result: _Try) -> Fingerprint:
        """Return the fingerprint of a page by what is known of its frame so far."""
        return fingerprint.of_page(own_words(page, self._sites.frame(result.chain.final.authority)))

    def _known(self, page: Page, result: _Try, around: Surroundings) -> Known:
        """Return all that is known of a page."""
        marks = around.sibling.print if around.sibling else None
        titles = {around.frame.title, marks.title if marks and marks.kind == "html" else ""}
        return Known(
            frame=around.frame,
            sibling_status=around.sibling.status if around.sibling else None,
            like_sibling=around.like_sibling,
            like_home=around.like_home,
            sent_alike=around.sent_alike,
            last_good=self._subject.known,
            template_titles=frozenset(titles - {""}),
            related=self._related(page, result, around),
        )

    def _limit(self) -> int:
        expects = self._subject.expect is not None and self._subject.expect.text is not None
        return 4_194_304 if expects or self._subject.fragments else 1_048_576


def _is_bad(kind: Kind) -> bool:
    return kind in {Kind.GONE, Kind.UNREACHABLE, Kind.BLOCKED, Kind.SUSPECT, Kind.INSECURE}


def _note_of_return(first: _Try, last: _Try) -> tuple[str, ...]:
    """Return the note on a link that failed at first and answered later."""
    before, after = first.judged.observation.kind, last.judged.observation.kind
    if not _is_bad(before) or _is_bad(after):
        return ()
    return ("browser-agent",) if before is Kind.BLOCKED else ("came-back",)


def _seen(answer: Answer | None, now: datetime) -> Seen | None:
    """Return what was seen of a good answer: its size and digest as a browser would save it; None where a part is missing."""
    if answer is None or answer.cut or answer.unreadable or not answer.body:
        return None
    return Seen(now, len(answer.body), hashlib.sha256(answer.body).hexdigest())


def _is_strange(result: _Try) -> bool:
    return result.judged.related is not None and result.judged.related.is_stranger


def _is_limit(result: _Try) -> bool:
    return result.answer is not None and result.answer.status == 429  # noqa: PLR2004


def _ended(kind: Kind, reason: str, words: str, chain: Chain, status: int | None = None) -> _Try:
    return _Try(Judged(Observation(kind, reason, clean(words), status, chain.final.url)), chain)


def _bad_location(there: targets.NotWeb, *, forwarded: bool) -> tuple[Kind, str]:
    if forwarded:
        return Kind.SUSPECT, "forward-dead"
    return Kind.GONE, "redirect-scheme" if there.reason == "scheme" else "redirect-invalid"


def _dead_forward(judged: Judged, chain: Chain) -> Judged:
    """Return the observation of a page that answers, but only forwards to a dead one."""
    seen = judged.observation
    if seen.kind not in {Kind.GONE, Kind.UNREACHABLE}:
        return judged
    words = clean(f"{chain.final.url} ({seen.reason})")
    dead = replace(seen, kind=Kind.SUSPECT, reason="forward-dead", detail=words, signs=(words,))
    return Judged(dead)


def _text(location: bytes) -> str:
    return location.decode("utf-8", "replace")
