"""When a URL is asked again: failing daily, stable weekly, spread over the week. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING
from zlib import crc32

from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.memory.history import Link, State

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Days between checks."""

    stable_days: float = 7.0
    """Of a link that answers."""
    failing_days: float = 1.0
    """Of a link that fails, or that has just begun to."""
    watched_days: float = 3.0
    """Of a link in a settled state that only a person can end: blocked, suspect, insecure."""
    old_days: float = 30.0
    """A link that is broken for longer than this is asked as seldom as a stable one."""
    slack_hours: float = 2.0
    """By how much a daily job may start early without a day being lost."""


def is_due(link: Link | None, now: datetime, rhythm: Rhythm | None = None) -> bool:
    """Return whether a URL should be asked in a run at `now`."""
    slack = timedelta(hours=(rhythm or Rhythm()).slack_hours)
    return link is None or link.due is None or link.due - slack <= now


def planned(link: Link, seen: Observation, at: datetime, rhythm: Rhythm | None = None) -> Link:
    """Return the link with its next date, after an observation at `at`."""
    rhythm = rhythm or Rhythm()
    if seen.kind is Kind.DEFERRED:
        return link
    if seen.kind is Kind.SKIPPED:
        return replace(link, due=None)
    days = _days(link, at, rhythm)
    if seen.retry_after:
        days = max(days, seen.retry_after / 86_400)
    return replace(link, due=at + timedelta(days=days))


def _days(link: Link, at: datetime, rhythm: Rhythm) -> float:
    failing = link.failing_since
    if failing is None:
        # a young link gets a day of its own within the week, and keeps it
        young = link.since == at
        return 2 + crc32(link.url.encode()) % int(rhythm.stable_days - 1) if young else rhythm.stable_days
    if link.state is State.BROKEN and at - failing > timedelta(days=rhythm.old_days):
        return rhythm.stable_days
    settled = link.observation is not None and link.state.value == link.observation.value
    return rhythm.watched_days if settled else rhythm.failing_days
