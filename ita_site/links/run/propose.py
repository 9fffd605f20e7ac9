"""Propose what to write instead of an address that moved or broke: which to try, and what their answers prove. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from ita_site.links.judge import owner
from ita_site.links.judge.observation import Kind
from ita_site.links.judge.owner import Proof
from ita_site.links.memory.history import LOST, State
from ita_site.links.request import targets
from ita_site.links.run.subject_words import owner_words, subject_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from ita_site.links.judge.fingerprint import Fingerprint
    from ita_site.links.judge.sibling import Sibling
    from ita_site.links.link_use import Expect
    from ita_site.links.memory.findings import LinkStatus
    from ita_site.links.run.checking.subject import Outcome

_OF_OWNER: Final = frozenset({Proof.DOMAIN, Proof.PROVIDER, Proof.CERTIFICATE, Proof.RESERVED})
"""Proofs that tell whose a host is without a word of its page."""


class Certainty(IntEnum):
    """How much the answer of a new address proves, the least first."""

    REFUSED = 0
    """It did not answer as it should, or it is a stranger's: never written, never proposed."""
    PLAUSIBLE = 1
    """It answers as it should: a person should open it first."""
    PROVED = 2
    """It shows what the old address was evidence for: it may be written."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address that might take the place of another, and what is known of the old one."""

    old: str
    new: str
    is_guess: bool
    """No server named it: the old address is lost, and this is how it might be written too."""
    words: tuple[str, ...] = ()
    """Words of which its page shows some."""
    expect: Expect | None = None
    last_good: Fingerprint | None = None
    sibling: Sibling | None = None
    """What an address that cannot exist answered beside the old one."""
    owner: tuple[str, ...] = ()
    """Words that name the owner of its page."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An address to write instead of another."""

    new: str
    certainty: Certainty


def of_moved(entries: Iterable[LinkStatus]) -> Iterator[Candidate]:
    """Yield for each moved link the address to which its server redirects for good."""
    for entry in entries:
        moved_to = entry.link.moved_to
        if entry.state is State.MOVED and moved_to and entry.overrule is None:
            yield _candidate(entry, _with_fragment(moved_to, entry.link.url), is_guess=False)


def of_lost(entries: Iterable[LinkStatus], now: datetime) -> Iterator[Candidate]:
    """Yield the twins of lost addresses that this run asked: nothing due means nothing tried."""
    for entry in entries:
        if entry.state in LOST and entry.link.checked == now and entry.overrule is None:
            for twin in twins(entry.link.url):
                yield _candidate(entry, twin, is_guess=True)


def twins(url: str) -> tuple[str, ...]:
    """Return where a lost page most often still is: under the other scheme, with or without `www.`."""
    scheme, mark, rest = url.partition("://")
    if not mark or scheme.lower() not in {"http", "https"}:
        return ()
    bare = rest.removeprefix("www.")
    hosts = (rest, bare if bare != rest else f"www.{rest}")
    made = (f"{other}://{host}" for host in hosts for other in ("https", "http"))
    return tuple(twin for twin in made if twin != url)


def unasked(candidate: Candidate) -> Proposal | None:
    """Return the proposal of an address that was not asked again, by the addresses alone; None where it is no proposal.

    An older checker took any redirect for a move: what it remembered may be a stranger's address.
    """
    old, new = targets.parse(candidate.old), targets.parse(candidate.new)
    if not isinstance(old, targets.Target) or not isinstance(new, targets.Target):
        return None
    if not owner.is_known(old, new):
        return None
    return Proposal(candidate.new, Certainty.PROVED if owner.same_place(old, new) else Certainty.PLAUSIBLE)


def certainty(candidate: Candidate, outcome: Outcome) -> Certainty:
    """Return what the answer of a candidate proves.

    Proved is an answer that is good by the whole judge, by no stranger, and that shows words of the subject, or comes
    from the same path of the same registrable domain, or is the document of the last good answer.
    """
    if outcome.observation.kind is not Kind.OK:
        return Certainty.REFUSED
    is_owner = outcome.related is not None and outcome.related.proof in _OF_OWNER
    same_document = is_owner and _is_same_document(candidate.last_good, outcome.observation.fingerprint)
    proved = outcome.shows_subject or _is_same(candidate) or same_document
    return Certainty.PROVED if proved and not outcome.missing else Certainty.PLAUSIBLE


def best(candidates: Sequence[Candidate], outcomes: Sequence[Outcome | None]) -> dict[str, Proposal]:
    """Return for each old address the candidate whose answer proves most, the first of those that prove as much.

    A guess that is refused is no proposal; an address that a server named is one, so that its refusal can be said.
    """
    proposals: dict[str, Proposal] = {}
    for candidate, outcome in zip(candidates, outcomes, strict=True):
        proved = certainty(candidate, outcome) if outcome else Certainty.REFUSED
        if proved is Certainty.REFUSED and candidate.is_guess:
            continue
        if candidate.old not in proposals or proposals[candidate.old].certainty < proved:
            proposals[candidate.old] = Proposal(candidate.new, proved)
    return proposals


def _candidate(entry: LinkStatus, new: str, *, is_guess: bool) -> Candidate:
    link = entry.link
    expect = next((use.expect for use in entry.uses if use.expect), None)
    words, names = subject_words(entry.uses, link), owner_words(entry.uses, link)
    return Candidate(link.url, new, is_guess, words, expect, link.fingerprint, link.sibling, names)


def _with_fragment(new: str, old: str) -> str:
    """Return a new address with the fragment of the old one, which no server sees."""
    fragment = old.partition("#")[2]
    return f"{new}#{fragment}" if fragment and "#" not in new else new


def _is_same(candidate: Candidate) -> bool:
    old, new = targets.parse(candidate.old), targets.parse(candidate.new)
    return isinstance(old, targets.Target) and isinstance(new, targets.Target) and owner.same_place(old, new)


def _is_same_document(last_good: Fingerprint | None, new: Fingerprint | None) -> bool:
    """Return whether the document came that came before; a page's fingerprint has a sketch."""
    return last_good is not None and new is not None and not last_good.sketch and last_good.digest == new.digest
