"""What people withdrew stays out: a later run does not keep it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from ita_site.links.archive.index import key

if TYPE_CHECKING:
    from ita_site.links.archive.store import Store


@dataclass(frozen=True, slots=True)
class Withheld:
    """The addresses and contents that are not to be kept."""

    urls: frozenset[str]
    digests: frozenset[str]
    """SHA-256 of bodies."""
    words: frozenset[str]
    """Digests of words of copies that were withdrawn: the same page with another counter is the same page."""

    @classmethod
    def of(cls, store: Store) -> Self:
        """Return what the index says."""
        entries = store.withdrawals()
        gone = [capture for capture in store.captures() if capture.is_withdrawn]
        digests = {entry.sha256 for entry in entries} | {capture.copy.sha256 for capture in gone}
        words = {capture.words for capture in gone}
        return cls(frozenset(entry.url for entry in entries), frozenset(digests), frozenset(words))

    def has(self, url: str, words: str) -> bool:
        """Return whether an address, or a page of these words, is kept out."""
        return key(url) in self.urls or words in self.words
