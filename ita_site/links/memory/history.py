"""What is known of a URL over time, and the state that the site shows (rule 10). Pure: no network, no files.

One bad check is an observation, not a state. A bad state is shown once it is confirmed, and ends with the first
good answer. What counts as confirmed are the thresholds of `Thresholds`, which docs/link-health.md lists.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.observation import Kind, Observation, Seen

if TYPE_CHECKING:
    from ita_site.links.judge.fingerprint import Fingerprint
    from ita_site.links.judge.sibling import Sibling


COPY_KEPT: Final = timedelta(days=365)
"""How long a good answer is shown as what was seen, while the page stays the same."""


class State(StrEnum):
    """What the site shows of a link."""

    ALIVE = "alive"
    MOVED = "moved"
    SUSPECT = "suspect"
    BLOCKED = "blocked"
    INSECURE = "insecure"
    FAILING = "failing"
    BROKEN = "broken"
    UNCHECKED = "unchecked"


NEEDS_PERSON: Final = frozenset({State.BROKEN, State.FAILING, State.SUSPECT, State.INSECURE})
"""States that end a run with exit code 1. A moved link opens; a blocked one cannot be told from here."""

LOST: Final = frozenset({State.BROKEN, State.FAILING})
"""States of links that lead nowhere."""
MOVED_OR_LOST: Final = LOST | {State.MOVED}
"""States of links for which there may be another address to propose."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a sighting becomes a state."""

    confirm_hours: float = 24.0
    """Gone, suspect, blocked, insecure: seen again at least this long after the first time."""
    confirm_checks: int = 2
    """… in at least so many checks."""
    silence_days: float = 7.0
    """No answer: for at least so long"""
    silence_checks: int = 3
    """… in at least so many checks."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A kind of bad observation, counted since the last good answer."""

    first: datetime
    last: datetime
    count: int = 1


@dataclass(frozen=True, slots=True)
class Link:
    """All that is remembered of one URL: one line of link-health.json."""

    url: str
    """As written."""
    state: State = State.UNCHECKED
    since: datetime | None = None
    """When the state began: for a bad state, when it was first seen, not when it was confirmed."""
    observation: Kind | None = None
    """The last one."""
    reason: str = ""
    """A code of `reasons.REASONS`."""
    detail: str = ""
    http_status: int | None = None
    final_url: str | None = None
    moved_to: str | None = None
    checked: datetime | None = None
    """When it was last asked."""
    last_ok: datetime | None = None
    """When it last answered as it should."""
    attempts: int = 0
    """Requests of the last check for this link alone: a home page is asked for all links to its host."""
    notes: tuple[str, ...] = ()
    sightings: dict[Kind, Sighting] = field(default_factory=dict)
    """Bad observations since the last good answer."""
    due: datetime | None = None
    """When it is to be asked again."""
    fingerprint: Fingerprint | None = None
    """Of the last good answer."""
    sibling: Sibling | None = None
    """What an address that cannot exist last answered beside this one."""
    copy: Seen | None = None
    """The good answer that is shown as what was seen: the first one, until the page changes or a year has passed."""
    signs: tuple[str, ...] = ()
    """Why the last verdict that saw an answer was bad."""
    shown: str = ""
    """The words expected of the page that the last good answer had; "" where none were looked for."""
    vantage: str = ""
    """From where it was last checked."""

    @property
    def failing_since(self) -> datetime | None:
        """Return when the first of the present bad observations was made; None when the last was good."""
        return min((sighting.first for sighting in self.sightings.values()), default=None)

    @property
    def silent_days(self) -> int:
        """Return for how many days there was no answer until the last check; 0 where that brought one."""
        silence = self.sightings.get(Kind.UNREACHABLE)
        return (silence.last - silence.first).days if silence and self.observation in _NO_ANSWER else 0

    @property
    def was_gone(self) -> bool:
        """Return whether a link is still `broken` although its host has only been silent or refusing since."""
        return self.state is State.BROKEN and self.observation is not Kind.GONE


_STATE_OF: Final = {
    Kind.OK: State.ALIVE,
    Kind.MOVED: State.MOVED,
    Kind.SUSPECT: State.SUSPECT,
    Kind.UNSAFE: State.SUSPECT,
    Kind.BLOCKED: State.BLOCKED,
    Kind.INSECURE: State.INSECURE,
    Kind.UNREACHABLE: State.FAILING,
    Kind.GONE: State.BROKEN,
}
_NO_ANSWER: Final = frozenset({Kind.UNREACHABLE, Kind.DEFERRED})
_GOOD: Final = frozenset({Kind.OK, Kind.MOVED})
_SAW_NOTHING: Final = frozenset({Kind.UNREACHABLE, Kind.BLOCKED, Kind.INSECURE})
"""After these, the signs of an earlier answer still tell why a link is shown as bad."""
_CANNOT_TELL: Final = frozenset({State.BLOCKED, State.FAILING})


def advance(link: Link, seen: Observation, at: datetime, limits: Thresholds | None = None) -> Link:
    """Return the history that follows from a history and one more observation.

    An observation that is not younger than the last check changes nothing, so merging a journal twice is harmless.
    """
    limits = limits or Thresholds()
    if link.checked is not None and at <= link.checked:
        return link
    if seen.kind is Kind.SKIPPED:
        return replace(link, observation=seen.kind, reason=seen.reason, detail=seen.detail)
    if seen.kind is Kind.DEFERRED:
        return _deferred(link, seen, at, limits)
    if seen.kind in _GOOD:
        state = _STATE_OF[seen.kind]
        since = link.since if link.state is state else at
        kept = _seen(replace(link, sightings={}, last_ok=at, moved_to=seen.moved_to, shown=seen.shown), seen, at)
        marks = seen.fingerprint or link.fingerprint
        return replace(kept, state=state, since=since, fingerprint=marks, copy=_copy(link, seen, at))
    return _settle(_seen(_counted(link, seen.kind, at), seen, at), seen.kind, at, limits)


def _deferred(link: Link, seen: Observation, at: datetime, limits: Thresholds) -> Link:
    """Return the history after a check that was put off: that the host was down counts as no answer all the same."""
    noted = replace(link, observation=seen.kind, reason=seen.reason, detail=seen.detail, attempts=0)
    if seen.reason != "host-down":
        return noted
    last = link.sightings.get(Kind.UNREACHABLE)
    if last and at <= last.last:
        return link
    counted = _counted(noted, Kind.UNREACHABLE, at)
    return _settle(counted, Kind.UNREACHABLE, at, limits) if link.state is not State.UNCHECKED else counted


def _counted(link: Link, kind: Kind, at: datetime) -> Link:
    known = link.sightings.get(kind)
    now = Sighting(known.first, at, known.count + 1) if known else Sighting(at, at)
    return replace(link, sightings={**link.sightings, kind: now})


def _seen(link: Link, seen: Observation, at: datetime) -> Link:
    return replace(
        link, observation=seen.kind, reason=seen.reason, detail=seen.detail, http_status=seen.http_status,
        final_url=seen.final_url, attempts=seen.attempts, notes=seen.notes, checked=at,
        signs=link.signs if seen.kind in _SAW_NOTHING else seen.signs,
    )  # fmt: skip


def _copy(link: Link, seen: Observation, at: datetime) -> Seen | None:
    """Return the answer to show as what was seen, after a good one: the new one where the old one is out of date."""
    kept = link.copy
    if kept is None or seen.copy is None:
        return seen.copy or kept
    before, now = link.fingerprint, seen.fingerprint
    changed = before is not None and now is not None and before.digest != now.digest
    return seen.copy if changed or at - kept.at > COPY_KEPT else kept


def _settle(link: Link, kind: Kind, at: datetime, limits: Thresholds) -> Link:
    """Return the link with the state that a counted sighting gives it; the old state while that is not confirmed."""
    sighting = link.sightings[kind]
    state = _STATE_OF[kind]
    if link.state is State.UNCHECKED:
        # nothing was shown before that could be kept: show the mild form at once, never "broken"
        mild = State.FAILING if state is State.BROKEN else state
        return replace(link, state=mild, since=at)
    if state is link.state or not _confirmed(sighting, kind, at, limits):
        return link
    if link.state is State.BROKEN and state in _CANNOT_TELL:
        return link
    return replace(link, state=state, since=sighting.first)


def _confirmed(sighting: Sighting, kind: Kind, at: datetime, limits: Thresholds) -> bool:
    if kind is Kind.UNREACHABLE:
        count, span = limits.silence_checks, timedelta(days=limits.silence_days)
    else:
        count, span = limits.confirm_checks, timedelta(hours=limits.confirm_hours)
    return sighting.count >= count and at - sighting.first >= span
