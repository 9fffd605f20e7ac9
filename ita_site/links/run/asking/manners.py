"""Ask a host for its robots.txt before several of its addresses, and do what it says (docs/link-health.md)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.request import robots, targets
from ita_site.links.request.exchange import REDIRECTS, Answer, Ask
from ita_site.links.request.fault import Fault
from ita_site.links.run.checking.subject import Outcome

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from datetime import datetime

    from ita_site.links.request.robots import Robots
    from ita_site.links.request.targets import Target
    from ita_site.links.run.checking.sites import Sites
    from ita_site.links.run.checking.subject import Talk

KEPT: Final = timedelta(days=7)
"""How long a robots.txt is believed."""
SEVERAL: Final = 2
"""Addresses of a host in one run, from which on it is asked for its robots.txt."""
MAX_REDIRECTS: Final = 5
"""Most redirects to a robots.txt (RFC 9309 §2.3.1.2)."""


class Manners:
    """What the hosts of a run want; of those of `several` it asks more addresses than are counted here."""

    def __init__(self, sites: Sites, now: datetime, several: Iterable[str] = ()) -> None:
        self._sites = sites
        self._now = now
        self._expected: Counter[str] = Counter(dict.fromkeys(several, SEVERAL))

    def expect(self, target: Target) -> None:
        """Count an address that the run will ask. All are counted before the first conversation begins."""
        self._expected[target.authority] += 1

    def talk(self, target: Target, talk: Talk) -> Talk:
        """Return the conversation of a check as its host wants it; it does not begin where the host bars it by name."""
        if self._expected[target.authority] < SEVERAL:
            return (yield from talk)
        rules = yield from self._robots(target)
        closed = rules.disallows(target.path)
        if closed and rules.names_us:
            talk.close()
            return Outcome(Observation(Kind.BLOCKED, "robots", final_url=target.url))
        outcome = yield from _mannered(talk, target, rules)
        if not closed:
            return outcome
        seen = outcome.observation
        return replace(outcome, observation=replace(seen, notes=(*seen.notes, "robots-disallow")))

    def _robots(self, target: Target) -> Generator[Ask, Answer | Fault, Robots]:
        """Return what a host said within the week, or says now."""
        known = self._sites.frame(target.authority).robots
        if known and self._now - KEPT < known.asked <= self._now:
            return known
        reply = yield from _file(replace(target, path="/robots.txt", fragment=""))
        learned = robots.read(reply, self._now, known)
        self._sites.learn(replace(self._sites.frame(target.authority), robots=learned))
        return learned


def _file(target: Target) -> Generator[Ask, Answer | Fault, Answer | Fault]:
    """Ask for a robots.txt, behind a few redirects."""
    for _ in range(MAX_REDIRECTS):
        reply = yield Ask(target, limit=robots.LIMIT, shared=True)
        if not isinstance(reply, Answer) or reply.status not in REDIRECTS:
            break
        there = targets.resolve(target, reply.get("location").encode("latin-1", "replace"))
        if not isinstance(there, targets.Target):
            break
        target = there
    return reply


def _mannered(talk: Talk, target: Target, rules: Robots) -> Talk:
    """Return a conversation whose first question says how long its host wants to be left between two.

    What the host bars by name is not asked: the question is answered by a fault.
    """
    reply = yield replace(next(talk), host_delay=rules.delay)
    try:
        while True:
            ask = talk.send(reply)
            is_barred = rules.names_us and rules.disallows(ask.target.path)
            if is_barred and ask.target.authority == target.authority:
                reply = Fault("robots")
            else:
                reply = yield ask
    except StopIteration as stop:
        outcome: Outcome = stop.value
        return outcome
