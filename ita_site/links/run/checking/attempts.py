"""The tries of a check: each follows redirects to the end of a chain, and is repeated where another one may help."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from ita_site.links.judge import verdict
from ita_site.links.judge.observation import Kind, Observation, clean
from ita_site.links.judge.reading.forwards import forward
from ita_site.links.judge.reading.page import SENDER
from ita_site.links.judge.verdict import Chain, Judged
from ita_site.links.request import targets
from ita_site.links.request.cookies import Cookies
from ita_site.links.request.exchange import REDIRECTS, Answer, Ask
from ita_site.links.request.fault import HELPED_BY_RETRY, Fault
from ita_site.links.request.retry_after import retry_after

if TYPE_CHECKING:
    from collections.abc import Generator
    from random import Random

    from ita_site.links.request.targets import Target
    from ita_site.links.run.checking.subject import Persistence, Subject

READ_FIRST: Final = 5.0
"""Seconds of a refresh from which on a page with words of its own is one to read, not one that sends on."""
PERMANENT: Final = frozenset({301, 308})
_HELPED_STATUS: Final = verdict.SLOW_STATUS | {429}
"""Statuses after which another try may be answered."""
_TOO_MANY: Final = 429


@dataclass(frozen=True, slots=True)
class Try:
    """One try: the whole chain of redirects to its end."""

    judged: Judged
    chain: Chain
    answer: Answer | None = None
    fault: Fault | None = None
    retry_after: float = 0.0


@dataclass(slots=True)
class Route:
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
    def begin(cls, subject: Subject) -> Route:
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


class Attempts:
    """The tries of one check, and how many requests they took."""

    def __init__(self, subject: Subject, how: Persistence, chance: Random) -> None:
        self._subject = subject
        self._how = how
        self._random = chance
        self.asked = 0
        """Requests so far."""
        self.whole = how.whole and subject.whole
        """Documents are read to their end."""
        self._browser = False

    def several(self) -> Generator[Ask, Answer | Fault, tuple[Try, Try]]:
        """Try as often as the results deserve; return the first and the last result."""
        tries = 1
        first = last = yield from self.once(after=0.0)
        while tries <= self._allowed(last) and last.retry_after <= self._how.wait:
            after = last.retry_after or self.pause(tries)
            self._browser = True
            tries += 1
            last = yield from self.once(after, pause=last.retry_after if _is_limit(last) else 0.0)
        return first, last

    def _allowed(self, result: Try) -> int:
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

    def pause(self, tries: int) -> float:
        """Return how many seconds to wait before another try."""
        return self._how.backoff * 2.0 ** (tries - 1) * self._random.uniform(0.75, 1.25)

    def once(self, after: float = 0.0, pause: float = 0.0) -> Generator[Ask, Answer | Fault, Try]:
        """Follow redirects from the address to the end of its chain, seconds `after` now; return that end."""
        route = Route.begin(self._subject)
        for hop in range(self._how.redirects + 1):
            sent = route.jar.header(route.here)
            if not route.enter(sent):
                return _ended(Kind.GONE, "redirect-loop", route.here.url, route.chain)
            ask = Ask(route.here, self._browser, sent, limit=self._limit(), after=0.0 if hop else after,
                      pause_host=0.0 if hop else pause, whole=self.whole)  # fmt: skip
            self.asked += 1
            answer = yield ask
            route.chain = replace(route.chain, final=route.here)
            if isinstance(answer, Fault):
                return (yield from self._faulted(answer, route.chain, ask, forwarded=route.forwarded))
            end = self._follow(route, answer)
            if end:
                return end
        return _ended(Kind.GONE, "too-many-redirects", route.here.url, route.chain)

    def _follow(self, route: Route, answer: Answer) -> Try | None:
        """Return go where an answer sends us; where it sends nowhere, or to no web address, return that end."""
        route.jar.remember(route.here, answer)
        judged, location = self._judge(answer, route.chain)
        if location is None:
            final = _dead_forward(judged, route.chain) if route.forwarded else judged
            return Try(final, route.chain, answer, retry_after=retry_after(answer))
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
        judged = verdict.of_answer(answer, chain, self._subject.expect, self._subject.owner, self._subject.known)
        return judged, self._forward(judged, answer, chain)

    def _forward(self, judged: Judged, answer: Answer, chain: Chain) -> bytes | None:
        """Return the other address that a page forwards to by itself, soon enough."""
        if not 200 <= answer.status < 300 or not judged.page or judged.observation.reason == "challenge":  # noqa: PLR2004
            return None
        onward = forward(judged.page, answer.get("refresh"))
        if not onward or onward.delay > self._how.forward_delay or not onward.location:
            return None
        if onward.delay > READ_FIRST and len(judged.page.text) >= SENDER:
            return None
        there = targets.resolve(chain.final, onward.location)
        is_itself = isinstance(there, targets.Target) and there.url == chain.final.url
        return None if is_itself else onward.location

    def _faulted(self, fault: Fault, chain: Chain, ask: Ask, *, forwarded: bool) -> Generator[Ask, Answer | Fault, Try]:
        observation = verdict.of_fault(fault, chain.final)
        if observation.kind is Kind.INSECURE:
            self.asked += 1
            behind = yield replace(ask, verify=False, after=0.0, pause_host=0.0)
            if isinstance(behind, Answer):
                answers = behind.status < 400  # noqa: PLR2004
                note = "page-answers" if answers else "nothing-answers"
                observation = replace(observation, http_status=behind.status, notes=(note,))
            else:
                observation = replace(observation, notes=("nothing-answers",))
        judged = Judged(observation)
        return Try(_dead_forward(judged, chain) if forwarded else judged, chain, fault=fault)

    def _limit(self) -> int:
        expects = self._subject.expect is not None and self._subject.expect.text is not None
        return 4_194_304 if expects or self._subject.fragments else 1_048_576


def _is_limit(result: Try) -> bool:
    return result.answer is not None and result.answer.status == _TOO_MANY


def _ended(kind: Kind, reason: str, words: str, chain: Chain, status: int | None = None) -> Try:
    return Try(Judged(Observation(kind, reason, clean(words), status, chain.final.url)), chain)


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
