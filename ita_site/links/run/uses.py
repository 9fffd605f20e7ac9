"""The places in the content at which each URL of a run is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ita_site.links.link_use import Expect, LinkUse


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
