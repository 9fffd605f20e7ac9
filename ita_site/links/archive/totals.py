"""How much the archive holds of each host and year, and whether there is room for more."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ita_site.links.archive.index import Capture
    from ita_site.links.archive.places import Limits


class Totals:
    """Bytes of WARC records by host and by calendar year."""

    def __init__(self, captures: Iterable[Capture], limits: Limits) -> None:
        self._limits = limits
        self._hosts: Counter[str] = Counter()
        self._years: Counter[int] = Counter()
        for capture in captures:
            self.add(capture)

    def add(self, capture: Capture) -> None:
        """Count a capture."""
        self._hosts[capture.host] += capture.bytes
        self._years[capture.copy.at.year] += capture.bytes

    def remove(self, capture: Capture) -> None:
        """Count a capture no more."""
        self._hosts[capture.host] -= capture.bytes
        self._years[capture.copy.at.year] -= capture.bytes

    def full(self, host: str, year: int, size: int = 0) -> tuple[str, ...]:
        """Return which of a host and a year have no room for `size` more bytes, by name."""
        over_host = self._hosts[host] + size > self._limits.host
        over_year = self._years[year] + size > self._limits.year
        return (host,) * over_host + (str(year),) * over_year
