"""The places in the content at which each URL of a run is used, and what people said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from ita_site.links.link_use import Expect, LinkUse
    from ita_site.links.memory.overrule import Overrule


class Uses:
    """Uses by URL, in the order of the list. Most URLs have one, for which no list is held."""

    def __init__(self, uses: Iterable[LinkUse]) -> None:
        self._first: dict[str, LinkUse] = {}
        self._more: dict[str, list[LinkUse]] = {}
        for use in uses:
            if self._first.setdefault(use.url, use) is not use:
                self._more.setdefault(use.url, []).append(use)

    def __contains__(self, url: str) -> bool:
        return url in self._first

    def __iter__(self) -> Iterator[str]:
        return iter(self._first)

    def of(self, url: str) -> tuple[LinkUse, ...]:
        """Return the uses of a URL of the list."""
        return (self._first[url], *self._more.get(url, ()))

    def expect(self, urls: Iterable[str]) -> Expect | None:
        """Return the first expectation of any use of some URLs."""
        return next((use.expect for url in urls for use in self.of(url) if use.expect), None)


@dataclass(frozen=True, slots=True)
class Links:
    """What is asked: the uses of links, and what people said of them."""

    uses: Uses
    overrules: Mapping[str, Overrule]

    def rule(self, url: str, now: datetime) -> Overrule | None:
        """Return what a person said of a URL, if that holds now."""
        rule = self.overrules.get(url)
        return rule if rule and rule.holds(now) else None
