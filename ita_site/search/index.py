"""Write the search index: every block of text once, and its places. One file, fetched at a visitor's first query.

Pages come in a stream. What the index says of them waits in temporary files, and in memory there is only a digest of
each block: the index of ten thousand measures is 60 MB.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Final

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


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as search sees it. `location` is relative to the site; `weight` orders pages that say the same."""

    location: str
    title: str
    weight: float
    sections: tuple[Section, ...]


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
            pages.append(_page(entry, blocks))
        yield b'{"blocks":'
        yield from texts.chunks()
        yield b',"pages":'
        yield from pages.chunks()
        yield b"," + _json(guide.with_query()).removeprefix(b"{")


class _List(SpooledTemporaryFile[bytes]):
    """A list in JSON that is not kept in memory."""

    def __init__(self) -> None:
        super().__init__(_IN_MEMORY)

    def append(self, value: object) -> None:
        """Write a value at the end of the list."""
        self.write(b"," if self.tell() else b"[")
        self.write(_json(value))

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
    numbers: dict[bytes, int] = field(default_factory=dict)
    """Numbers by digest of the text: a digest of 128 bits takes a quarter of the memory, and no two texts share one."""

    def number(self, text: str) -> int:
        """Return the number of a block; write it where it is new."""
        key = hashlib.blake2b(text.encode(), digest_size=16).digest()
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = len(self.numbers)
            self.texts.append(text)
        return number


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
    return _ENCODER.encode(data).encode()
