"""What time it is for the servers that answer, beside the clock of this machine."""

from __future__ import annotations

import statistics
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ita_site.links.memory.clock import SLACK
from ita_site.links.request import targets
from ita_site.links.request.http_date import http_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from ita_site.links.request.exchange import Answer


class WebClock:
    """The header `Date` of the first answer of each site (RFC 9110 §6.6.1)."""

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._clock = clock
        self._differences: dict[str, timedelta] = {}

    def note(self, answer: Answer) -> None:
        """Take in an answer. One from a cache tells how late it was when the cache got it, and is passed over."""
        site = targets.site(answer.target.host)
        if site in self._differences or answer.get("age"):
            return
        when = http_date(answer.get("date"))
        if when:
            self._differences[site] = when - self._clock()

    @property
    def contradicts(self) -> bool:
        """Return whether the sites that answered, taken together, have another day than this machine."""
        seconds = [difference.total_seconds() for difference in self._differences.values()]
        return bool(seconds) and abs(statistics.median(seconds)) > SLACK.total_seconds()
