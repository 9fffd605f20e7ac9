"""The clock of a night: it begins at the night's `now`, which may be a simulated one, and goes as all clocks do."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class NightClock:
    """Turns what has passed since the night began into a moment."""

    begun: datetime
    _start: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        """Return what the clock shows."""
        return self.begun + timedelta(seconds=time.monotonic() - self._start)
