"""Write the search index: every block of text once, and its places. One file, fetched at a visitor's first query.

Pages come in a stream. What the index says of them waits in temporary files, and in memory there is only a digest of
each block: the index of ten thousand measures is 60 MB.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Final, TypeAlias

from ita_site.search.guide import Guide
from ita_site.search.sections import Section

STUB: Final = "search/search_index.json"
"""The file that the search worker fetches as it starts: it names the index, and has what is shown without it."""

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_DIGITS: Final = 8
"""Of a digest, in the name of a file."""
_CHUNK: Final = 1 << 20
_IN_MEMORY: Final = 4 << 20
"""Bytes of an index that are kept in memory; only a larger one needs a place on the disk."""


_Part: TypeAlias = tuple[str, int, tuple[int, ...], tuple[int, ...]]
"""A section of a page: anchor, heading, blocks and terms, all but the anchor as numbers of texts; -1 for no heading."""


def _json(data: object) -> bytes:
    return _ENCODER.encode(data).encode()


def _key(text: bytes) -> bytes:
    """Return the digest by which a text is known: 128 bits take a quarter of the memory, and no two texts share one."""
    return hashlib.blake2b(text, digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as search sees it. `location` is relative to the site; `weight` orders pages that say the same."""

    location: str
    weight: float
    texts: Mapping[bytes, bytes]
    """The texts of the page as JSON, each once, its title first, by their digests."""
    parts: tuple[_Part, ...]


def index_entry(location: str, title: str, weight: float, sections: Sequence[Section]) -> Entry:
    """Return a page as search sees it, its sections without what the title repeats."""
    numbers = {title: 0}
    parts = tuple(_part(section, title, numbers) for section in sections)
    texts = map(_json, numbers)
    return Entry(location, weight, {_key(text): text for text in texts}, parts)


def _part(section: Section, title: str, numbers: dict[str, int]) -> _Part:
    """Return a section as a part of an entry; texts that have no number yet get one."""

    def number(text: str) -> int:
        return numbers.setdefault(text, len(numbers))

    heading = -1 if section.heading in title else number(section.heading)
    texts = dict.fromkeys(text for text in section.blocks if text not in title)
    terms = tuple(number(term) for term in dict.fromkeys(section.terms) if term in texts)
    return section.anchor, heading, tuple(map(number, texts)), terms


def index_files(entries: Iterable[Entry], guide: Guide) -> dict[str, bytes]:
    """Return the index, and the stub that names it, by path.

    The name of the index changes with its text.
    """
    data = b"".join(_chunks(entries, guide))
    path = _path(digest(data))
    return {path: data, STUB: _stub(path, guide)}


def write_index(entries: Iterable[Entry], guide: Guide, site: Path) -> tuple[str, str]:
    """Write the files of `index_files` into a site's folder, and return their paths. The index is never in memory."""
    part = site / "search" / "index.part"
    part.parent.mkdir(parents=True, exist_ok=True)
    sha256 = hashlib.sha256()
    with part.open("wb") as file:
        for chunk in _chunks(entries, guide):
            sha256.update(chunk)
            file.write(chunk)
    path = _path(sha256.hexdigest()[:_DIGITS])
    part.replace(site / path)
    (site / STUB).write_bytes(_stub(path, guide))
    return path, STUB


def digest(data: bytes) -> str:
    """Return eight hexadecimal digits of the data's SHA-256: in a file's name, they keep old copies from being used."""
    return hashlib.sha256(data).hexdigest()[:_DIGITS]


def _path(digits: str) -> str:
    return f"search/index.{digits}.json"


def _stub(path: str, guide: Guide) -> bytes:
    """Return the stub: JSON, as `Stub` in `worker/main.js` describes it."""
    return _json({"index": path, **guide.without_query()})


def _chunks(entries: Iterable[Entry], guide: Guide) -> Iterator[bytes]:
    """Yield the index piece by piece: JSON, as `IndexFile` in `worker/index.js` describes it."""
    with _List() as texts, _List() as pages:
        blocks = _Blocks(texts)
        for entry in entries:
            pages.extend([_json(_page(entry, blocks))])
        yield b'{"blocks":'
        yield from texts.chunks()
        yield b',"pages":'
        yield from pages.chunks()
        yield b"," + _json(guide.with_query()).removeprefix(b"{")


class _List(SpooledTemporaryFile[bytes]):
    """A list in JSON that is not kept in memory."""

    def __init__(self) -> None:
        super().__init__(_IN_MEMORY)

    def extend(self, values: Sequence[bytes]) -> None:
        """Write values, which are JSON, at the end of the list."""
        if values:
            self.write((b"," if self.tell() else b"[") + b",".join(values))

    def chunks(self) -> Iterator[bytes]:
        """End the list, and yield it in pieces."""
        self.write(b"]" if self.tell() else b"[]")
        self.seek(0)
        while chunk := self.read(_CHUNK):
            yield chunk


@dataclass(frozen=True, slots=True)
class _Blocks:
    """The blocks of all pages, numbered in the order in which they are first met."""

    texts: _List
    known: dict[bytes, int] = field(default_factory=dict)
    """Numbers by digest of the text."""

    def numbers(self, texts: Mapping[bytes, bytes]) -> list[int]:
        """Return the numbers of texts; write those that are new."""
        new = [key for key in texts if key not in self.known]
        self.known.update(zip(new, count(len(self.known))))
        self.texts.extend([texts[key] for key in new])
        return [self.known[key] for key in texts]


def _page(entry: Entry, blocks: _Blocks) -> list[object]:
    """Return location, title, weight and sections, each of these with its terms only if it has any."""
    numbers = blocks.numbers(entry.texts)
    # no heading is -1 in the entry as well, where it names the last
    site_number = [*numbers, -1].__getitem__
    parts = [
        [anchor, site_number(heading), [*map(site_number, texts)], *([[*map(site_number, terms)]] if terms else [])]
        for anchor, heading, texts, terms in entry.parts
    ]
    return [entry.location, numbers[0], entry.weight, parts]
