"""Moments as the files of the link job have them: UTC, to the second, of a year in which a link can have been asked."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2300
"""Wider than what a run accepts as its clock, so that every date which follows from one can be read again."""

ALLOWED: Final = f"YYYY-MM-DDThh:mm:ssZ, {FIRST_YEAR}–{LAST_YEAR}"
"""What a moment looks like, for messages."""


@lru_cache(maxsize=256)
def stamp(when: datetime | None) -> str | None:
    """Return a moment as files have it: UTC, to the second."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when else None


def exact_stamp(when: datetime | None) -> str | None:
    """Return a moment in UTC, to the millisecond."""
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z") if when else None


@lru_cache(maxsize=256)
def moment(text: str) -> datetime:
    """Return a moment from a file or an option; without an offset it is UTC.

    Raises ValueError, also for a year before `FIRST_YEAR` or after `LAST_YEAR`.
    """
    when = datetime.fromisoformat(text)
    if not FIRST_YEAR <= when.year <= LAST_YEAR:
        raise ValueError(text)
    return when if when.tzinfo else when.replace(tzinfo=UTC)
