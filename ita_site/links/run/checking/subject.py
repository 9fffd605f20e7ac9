"""What a check is about, how hard it tries, and what comes of it."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ita_site.links.request.exchange import Answer, Ask
from ita_site.links.request.fault import Fault

if TYPE_CHECKING:
    from ita_site.links.judge.fingerprint import Fingerprint
    from ita_site.links.judge.observation import Observation
    from ita_site.links.judge.owner import Related
    from ita_site.links.judge.sibling import Sibling
    from ita_site.links.link_use import Expect
    from ita_site.links.request.targets import Target

Talk = Generator[Ask, Answer | Fault, "Outcome"]
"""A conversation: what it asks, what it is answered, what comes of it."""


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
    """Read documents to their end where that is due, for a digest, and keep a tape of it, for the archive."""


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
    owner: tuple[str, ...] = ()
    """Words that name the owner of the page: of the words above those that no other office would write."""
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
