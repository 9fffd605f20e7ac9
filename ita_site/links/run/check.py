"""One check of one URL, as a conversation: it yields what to ask and is sent what came back.

The check knows neither sockets nor clocks nor threads. Whoever runs it sends each request when politeness allows,
so that redirects, retries and probes wait in the same queues as everything else and no worker ever sleeps.
"""

from __future__ import annotations

import random
from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ita_site.links.judge import fingerprint, page, probe, verdict
from ita_site.links.judge.observation import Kind, Observation, clean
from ita_site.links.judge.verdict import Chain, Judged
from ita_site.links.request import targets
from ita_site.links.request.cookies import Cookies
from ita_site.links.request.exchange import Answer, Ask
from ita_site.links.request.fault import HELPED_BY_RETRY, Fault

if TYPE_CHECKING:
    from datetime import datetime

    from ita_site.links.judge.fingerprint import Fingerprint
    from ita_site.links.link_use import Expect
    from ita_site.links.request.targets import Target

Talk = Generator[Ask, Answer | Fault, "Outcome"]

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
PERMANENT: Final = frozenset({301, 308})


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


@dataclass(frozen=True, slots=True)
class Subject:
    """What is checked, and what is known of it."""

    target: Target
    fragments: frozenset[str] = frozenset()
    """Of all URLs that differ only there."""
    expect: Expect | None = None
    known: Fingerprint | None = None
    """Of the last good answer."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The observation of a request, and which of the fragments are not on the page."""

    observation: Observation
    missing: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Try:
    """One try: the whole chain of redirects to its end."""

    judged: Judged
    chain: Chain
    answer: Answer | None = None
    fault: Fault | None = None
    retry_after: float = 0.0


class Check:
    """The state of one conversation."""

    def __init__(self, subject: Subject, how: Persistence, now: datetime, seed: int = 0) -> None:
        self._subject = subject
        self._how = how
        self._now = now
        self._random = random.Random(f"{subject.target.url}{seed}")  # noqa: S311
        self._asked = 0
        self._browser = False

    def talk(self) -> Talk:
        """Run the conversation to its outcome."""
        tries = 1
        first = result = yield from self._try(after=0.0)
        while tries <= self._allowed(result):
            if result.retry_after > self._how.wait:
                break
            after = result.retry_after or self._pause(tries)
            self._browser = True
            tries += 1
            result = yield from self._try(after, pause=result.retry_after if _is_limit(result) else 0.0)
        final = yield from self._certain(result)
        # what a sibling cleared never failed: only a later try that is better counts
        came_back = _is_bad(first.judged.observation.kind) and not _is_bad(result.judged.observation.kind)
        notes = final.notes
        if came_back:
            refused = first.judged.observation.kind is Kind.BLOCKED
            notes = (*notes, "browser-agent" if refused else "came-back")
        nothing: frozenset[str] = frozenset()
        missing, unknown = nothing, nothing
        if result.judged.page and result.answer and final.kind in {Kind.OK, Kind.MOVED}:
            missing, unknown = probe.anchors(result.judged.page, result.answer, self._subject.fragments)
        done = replace(final, notes=notes, attempts=self._asked, retry_after=result.retry_after)
        return Outcome(done, missing, unknown)

    def _allowed(self, result: _Try) -> int:
        """Return how many more tries this result deserves."""
        kind = result.judged.observation.kind
        answer, fault = result.answer, result.fault
        if kind is Kind.GONE:
            return 1
        if fault:
            return self._how.retries if fault.code in HELPED_BY_RETRY else 0
        if answer is None:
            return 0
        if answer.status == 429 or answer.status in verdict.SLOW_STATUS:  # noqa: PLR2004
            return self._how.retries
        if kind is Kind.UNREACHABLE:
            return self._how.retries
        if kind is Kind.BLOCKED and answer.status in verdict.REFUSING_RETRY:
            return 1
        return 1 if kind is Kind.SUSPECT and result.judged.observation.reason in {"error-page", "empty"} else 0

    def _pause(self, tries: int) -> float:
        return self._how.backoff * 2.0 ** (tries - 1) * self._random.uniform(0.75, 1.25)

    def _try(self, after: float, pause: float = 0.0) -> Generator[Ask, Answer | Fault, _Try]:
        jar = Cookies()
        here = self._subject.target
        chain = Chain(here, here)
        seen: set[tuple[str, str]] = set()
        forwarded = False
        permanent = True
        for hop in range(self._how.redirects + 1):
            sent = jar.header(here)
            if (here.url, sent) in seen:
                return _ended(Kind.GONE, "redirect-loop", here.url, chain)
            seen.add((here.url, sent))
            ask = Ask(here, self._browser, sent, limit=self._limit(), after=0.0 if hop else after,
                      pause_host=0.0 if hop else pause)  # fmt: skip
            answer = yield from self._ask(ask)
            chain = replace(chain, final=here)
            if isinstance(answer, Fault):
                return (yield from self._faulted(answer, chain, ask, forwarded=forwarded))
            jar.remember(here, answer)
            judged, location = self._judge(answer, chain)
            if location is None:
                if forwarded:
                    judged = _dead_forward(judged, chain)
                return _Try(judged, chain, answer, retry_after=probe.retry_after(answer))
            forwarded = forwarded or answer.status not in REDIRECTS
            there = targets.resolve(here, location)
            if isinstance(there, targets.NotWeb):
                return _ended(*_bad_location(there, forwarded=forwarded), _text(location), chain, answer.status)
            permanent = permanent and answer.status in PERMANENT
            chain = replace(chain, redirected=True, moved_to=there if permanent else chain.moved_to)
            here = there
        return _ended(Kind.GONE, "too-many-redirects", here.url, chain)

    def _judge(self, answer: Answer, chain: Chain) -> tuple[Judged, bytes | None]:
        """Return the verdict on an answer, and where it sends us instead, if it does."""
        location = answer.get("location").encode("latin-1", "replace")
        if answer.status in REDIRECTS and location.strip():
            return Judged(Observation(Kind.OK, "answers")), location
        judged = verdict.of_answer(answer, chain, self._subject.expect)
        if 200 <= answer.status < 300 and judged.page and judged.observation.reason != "challenge":  # noqa: PLR2004
            onward = page.forward(judged.page, answer.get("refresh"))
            if onward and onward.delay <= self._how.forward_delay and onward.location:
                there = targets.resolve(chain.final, onward.location)
                if not isinstance(there, targets.Target) or there.url != chain.final.url:
                    return judged, onward.location
        return judged, None

    def _ask(self, ask: Ask) -> Generator[Ask, Answer | Fault, Answer | Fault]:
        self._asked += 1
        answer = yield ask
        if isinstance(answer, Answer) and answer.unreadable and not ask.identity:
            self._asked += 1
            plain = yield replace(ask, identity=True, after=0.0, pause_host=0.0)
            return plain if isinstance(plain, Answer) else answer
        return answer

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
        """Settle what only smells, then compare with what was there before."""
        observation = result.judged.observation
        if result.judged.smells and result.answer and not (yield from self._same_sibling(result)):
            observation = verdict.cleared(result.judged, result.answer, result.chain)
        known, new = self._subject.known, observation.fingerprint
        if known and new and observation.kind in {Kind.OK, Kind.MOVED} and fingerprint.is_other(known, new):
            words = f"{known.title} → {new.title}" if known.title != new.title else f"{known.heading} → {new.heading}"
            return replace(
                observation, kind=Kind.SUSPECT, reason="changed", detail=clean(words), fingerprint=None, moved_to=None
            )
        return observation

    def _same_sibling(self, result: _Try) -> Generator[Ask, Answer | Fault, bool]:
        """Ask once for an address that cannot exist: the same text back proves the soft 404."""
        here = result.chain.final
        sibling = replace(here, path=probe.sibling(here, self._random), fragment="")
        for _ in range(5):
            self._asked += 1
            answer = yield Ask(sibling, self._browser)
            if isinstance(answer, Fault):
                return False
            location = answer.get("location").encode("latin-1", "replace")
            there = targets.resolve(sibling, location) if answer.status in REDIRECTS and location else None
            if not isinstance(there, targets.Target):
                break
            sibling = there
        else:
            return False
        if answer.status >= 300 or page.kind(answer.body, answer.media_type) not in {"html", "text"}:  # noqa: PLR2004
            return False
        other = fingerprint.of_page(page.read(answer.body, answer.get("content-type")))
        return result.judged.print is not None and fingerprint.is_same_text(result.judged.print, other)

    def _limit(self) -> int:
        expects = self._subject.expect is not None and self._subject.expect.text is not None
        return 4_194_304 if expects or self._subject.fragments else 1_048_576


def _is_bad(kind: Kind) -> bool:
    return kind in {Kind.GONE, Kind.UNREACHABLE, Kind.BLOCKED, Kind.SUSPECT, Kind.INSECURE}


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
    dead = replace(seen, kind=Kind.SUSPECT, reason="forward-dead", detail=clean(f"{chain.final.url} ({seen.reason})"))
    return Judged(dead)


def _text(location: bytes) -> str:
    return location.decode("utf-8", "replace")
