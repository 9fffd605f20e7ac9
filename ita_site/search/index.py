"""Write the search index: every block of text once, and its places. One file, fetched at a visitor's first query."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from ita_site.model.search_words import SearchWords
from ita_site.search.sections import Section
from ita_site.urls import SITE_INDEX, Addresses

STUB: Final = "search/search_index.json"
"""The file that the theme fetches on every page view: it only names the index."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as search sees it. `location` is relative to the site; `weight` orders pages that say the same."""

    location: str
    title: str
    weight: float
    sections: tuple[Section, ...]


@dataclass(slots=True)
class _Blocks:
    """The blocks of all pages, numbered in the order in which they are first met."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))


def index_files(entries: Iterable[Entry], words: SearchWords, addresses: Addresses) -> dict[str, bytes]:
    """Return the index, and the stub that names it and the page of all pages, by path.

    The name of the index changes with its text.
    """
    data = _json(_index(entries, words))
    path = f"search/index.{digest(data)}.json"
    stub = {"config": {"index": path, "everything": addresses.of(SITE_INDEX)}, "docs": []}
    return {path: data, STUB: _json(stub)}


def digest(data: bytes) -> str:
    """Return eight hexadecimal digits of the data's SHA-256: in a file's name, they keep old copies from being used."""
    return hashlib.sha256(data).hexdigest()[:8]


def _index(entries: Iterable[Entry], words: SearchWords) -> dict[str, object]:
    """Return the index as `IndexFile` in `worker/index.js` describes it."""
    blocks = _Blocks()
    pages = [_page(entry, blocks) for entry in entries]
    return {
        "blocks": list(blocks.numbers),
        "pages": pages,
        "aliases": [group.words for group in words.same],
        "ignored": words.ignored,
        "uncut": words.uncut,
    }


def _page(entry: Entry, blocks: _Blocks) -> list[object]:
    title = blocks.number(entry.title)
    return [entry.location, title, entry.weight, [_section(section, entry.title, blocks) for section in entry.sections]]


def _section(section: Section, title: str, blocks: _Blocks) -> list[object]:
    """Return anchor, heading, blocks and, if there are any, terms; without what the title repeats."""
    heading = -1 if section.heading in title else blocks.number(section.heading)
    texts = [text for text in dict.fromkeys(section.blocks) if text not in title]
    terms = [blocks.number(term) for term in dict.fromkeys(section.terms) if term in texts]
    return [section.anchor, heading, [blocks.number(text) for text in texts], *([terms] if terms else [])]


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
