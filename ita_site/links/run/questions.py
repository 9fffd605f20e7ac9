"""What a run asks: one question for all URLs that differ only in what is never sent."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final

from ita_site.links.request import targets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NOT_WEB: Final = "\0"
"""Begins the key of what is no address of the web, so that each has a question of its own."""


class Questions:
    """The questions of some URLs, each known by the index of its first URL."""

    def __init__(self, urls: Sequence[str]) -> None:
        self._urls = urls
        self._more = _repeated(urls)
        self._followers = frozenset(index for indexes in self._more.values() for index in indexes)

    def __len__(self) -> int:
        return len(self._urls) - len(self._followers)

    def indexes(self) -> Iterator[int]:
        """Yield the index of each question."""
        return (index for index in range(len(self._urls)) if index not in self._followers)

    def urls(self, index: int) -> tuple[str, ...]:
        """Return the URLs of a question."""
        return (self._urls[index], *(self._urls[other] for other in self._more.get(index, ())))


def fragments(urls: Sequence[str]) -> frozenset[str]:
    """Return the fragments of URLs."""
    return frozenset(fragment for url in urls if (fragment := fragment_of(url)))


def fragment_of(url: str) -> str:
    """Return the fragment of a URL; empty where there is none."""
    target = targets.parse(url) if "#" in url else None
    return target.fragment if isinstance(target, targets.Target) else ""


def _repeated(urls: Sequence[str]) -> dict[int, list[int]]:
    """Return, by the index of the first URL with a key, the indexes of the others; keys with one URL are left out.

    Only hashes of all keys are held, and the keys of those that share one.
    """
    hashes = array("q", (hash(_key(url)) for url in urls))
    shared = _twice(hashes)
    firsts: dict[str, int] = {}
    more: dict[int, list[int]] = {}
    for index, url in enumerate(urls):
        if hashes[index] in shared:
            first = firsts.setdefault(_key(url), index)
            if first != index:
                more.setdefault(first, []).append(index)
    return more


def _twice(numbers: array[int]) -> frozenset[int]:
    """Return the numbers that are there more than once."""
    ordered = array("q", sorted(numbers))
    return frozenset(ordered[at] for at in range(1, len(ordered)) if ordered[at] == ordered[at - 1])


def _key(url: str) -> str:
    """Return what is the same of two URLs that are asked in one question."""
    target = targets.parse(url)
    return target.url if isinstance(target, targets.Target) else f"{_NOT_WEB}{url}"
