"""One check of one URL, as a conversation: it yields what to ask and is sent what came back.

The check knows neither sockets nor clocks nor threads. Whoever runs it sends each request when politeness allows,
so that redirects, retries and probes wait in the same queues as everything else and no worker ever sleeps.
"""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ita_site.links.judge import owner, verdict
from ita_site.links.judge.judgement import Known, judge
from ita_site.links.judge.observation import Kind, Observation, Seen, clean
from ita_site.links.judge.owner import Proof, Related, Relation
from ita_site.links.judge.reading.anchors import missing_anchors
from ita_site.links.judge.shown_words import shows
from ita_site.links.run.checking.attempts import Attempts, Try
from ita_site.links.run.checking.subject import Outcome
from ita_site.links.run.checking.surroundings import Seeking, look_around

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime

    from ita_site.links.judge.reading.page import Page
    from ita_site.links.request.exchange import Answer, Ask
    from ita_site.links.request.fault import Fault
    from ita_site.links.run.checking.sites import Sites
    from ita_site.links.run.checking.subject import Persistence, Subject, Talk
    from ita_site.links.run.checking.surroundings import Surroundings

GOOD: Final = frozenset({Kind.OK, Kind.MOVED})
_BAD: Final = frozenset({Kind.GONE, Kind.UNREACHABLE, Kind.BLOCKED, Kind.SUSPECT, Kind.INSECURE})
_OF_THE_MOMENT: Final = frozenset({"error-page", "maintenance"})
"""Reasons that may be gone a moment later."""


class Check:
    """The state of one conversation."""

    def __init__(self, subject: Subject, how: Persistence, now: datetime, sites: Sites, seed: int = 0) -> None:
        self._subject = subject
        self._how = how
        self._now = now
        self._sites = sites
        self._random = random.Random(f"{subject.target.url}{seed}")  # noqa: S311
        self._attempts = Attempts(subject, how, self._random)
        self._sibling = subject.sibling
        self._asked_around = 0

    def talk(self) -> Talk:
        """Run the conversation to its outcome."""
        first, last = yield from self._attempts.several()
        if self._is_new_document(last):
            self._attempts.whole = True
            last = yield from self._attempts.once()
        final = yield from self._certain(last)
        if final.reason in _OF_THE_MOMENT and last is first:
            last = yield from self._attempts.once(self._attempts.pause(1))
            final = yield from self._certain(last)
        return self._outcome(first, last, final)

    def _outcome(self, first: Try, last: Try, final: Observation) -> Outcome:
        """Return what came of the first and the last try."""
        # what a sibling cleared never failed: only a later try that is better counts
        notes = (*final.notes, *_note_of_return(first, last))
        missing, unknown = self._anchors(last, final)
        seen = _seen(last.answer, self._now) if final.kind in GOOD else None
        asked = self._attempts.asked + self._asked_around
        shown = self._shown(last, final)
        done = replace(final, notes=notes, attempts=asked, retry_after=last.retry_after, copy=seen, shown=shown)
        learned = self._sibling if self._sibling is not self._subject.sibling else None
        shows_subject = self._shows_subject(last.judged.page)
        return Outcome(done, missing, unknown, last.answer, learned, last.judged.related, shows_subject)

    def _shown(self, result: Try, final: Observation) -> str:
        """Return the words expected of a page where it is good: one without them is not. A document is not read."""
        expect = self._subject.expect
        is_read = final.kind in GOOD and result.judged.page is not None
        return clean(expect.text) if is_read and expect and expect.text else ""

    def _is_new_document(self, result: Try) -> bool:
        """Return whether only the beginning was read of a document that is another one than was last good."""
        known, seen = self._subject.known, result.judged.observation.fingerprint
        if self._attempts.whole or not self._how.whole or seen is None or result.answer is None:
            return False
        return result.answer.cut == "limit" and (known is None or known.digest != seen.digest)

    def _shows_subject(self, shown: Page | None) -> bool:
        """Return whether the page of a proposed address shows words of what it is to be evidence for."""
        if self._subject.formerly is None or shown is None:
            return False
        return shows(f"{shown.title} {shown.text}", self._subject.words)

    def _anchors(self, result: Try, final: Observation) -> tuple[frozenset[str], frozenset[str]]:
        """Return the fragments that a good page does not have, and those of which it cannot be known."""
        if final.kind not in GOOD or result.judged.page is None or result.answer is None:
            return frozenset(), frozenset()
        return missing_anchors(result.judged.page, result.answer, self._subject.fragments)

    def _certain(self, result: Try) -> Generator[Ask, Answer | Fault, Observation]:
        """Return the observation of a try, with what its page says judged by all that is known around it."""
        page = result.judged.page
        if page is None or result.answer is None or result.judged.observation.kind not in GOOD:
            return result.judged.observation
        around = yield from look_around(page, self._seeking(result), self._sibling)
        self._sibling = around.sibling
        self._asked_around += around.requests
        judged = judge(page, result.chain, self._known(page, result, around))
        if judged.doubt:
            return verdict.of_signs(judged.doubt, result.answer, result.chain)
        return verdict.good(page, result.answer, result.chain, judged.print)

    def _seeking(self, result: Try) -> Seeking:
        """Return what a look around a page needs to know."""
        related = result.judged.related
        strange = related is not None and related.is_stranger
        return Seeking(result.chain, self._sites, self._now, self._random, self._subject.known, wants_owner=strange)

    def _related(self, page: Page, result: Try, around: Surroundings) -> Related | None:
        """Return whose the host is that answered; the home page of the host that was asked may name its owner."""
        related = result.judged.related
        if related is None or not related.is_stranger or result.answer is None:
            return related
        if around.is_named_by_old:
            return Related(Relation.SAME_OWNER, Proof.LINK)
        if not around.old_title:
            return related
        words = (*self._subject.owner, around.old_title)
        return owner.relation(result.chain, result.answer, f"{page.title} {page.text}", words)

    def _known(self, page: Page, result: Try, around: Surroundings) -> Known:
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


def _note_of_return(first: Try, last: Try) -> tuple[str, ...]:
    """Return the note on a link that failed at first and answered later."""
    before, after = first.judged.observation.kind, last.judged.observation.kind
    if before not in _BAD or after in _BAD:
        return ()
    return ("browser-agent",) if before is Kind.BLOCKED else ("came-back",)


def _seen(answer: Answer | None, now: datetime) -> Seen | None:
    """Return the size and digest of a good answer, as a browser would save it; None where a part of it is missing."""
    if answer is None or answer.cut or answer.unreadable or not answer.body:
        return None
    return Seen(now, len(answer.body), hashlib.sha256(answer.body).hexdigest())
