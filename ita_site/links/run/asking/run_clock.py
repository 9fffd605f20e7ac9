"""The clock of a run: monotonic seconds while it lasts, moments for what outlives it."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta


class RunClock:
    """Turns monotonic seconds into moments and back, from the moment at which the run began."""

    def __init__(self, began: datetime | None = None) -> None:
        self._began = began or datetime.now(UTC)
        self._start = time.monotonic()

    def moment(self, seconds: float) -> datetime:
        """Return the moment of monotonic seconds."""
        return self._began + timedelta(seconds=seconds - self._start)

    def seconds(self, moment: datetime) -> float:
        """Return the monotonic seconds of a moment."""
        return self._start + (moment - self._began).total_seconds()

    @property
    def elapsed(self) -> float:
        """Return the seconds since the run began."""
        return time.monotonic() - self._start
