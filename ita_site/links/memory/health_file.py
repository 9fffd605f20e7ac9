"""content/link-health.json: what is remembered of every URL, one link per line, sorted by URL.

    {
    "version": 1,
    "about": "…",
    "links": [
    {"url": "http://…", "state": "alive", …},
    {"url": "https://…", …}
    ]
    }

A line is read by itself, so a file of any length costs an index of its URLs and no more; what a line may be is the
whole of the form. Written whole or not at all. Fields with nothing in them are left out. docs/link-health.md describes
each.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Self

from ita_site.disk.whole_file import writing
from ita_site.links.memory.link_record import link_data, link_from
from ita_site.links.memory.memory_file import MemoryFileError
from ita_site.links.memory.record import MAX_LINE, FieldError, Record, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ita_site.links.memory.history import Link

HEALTH: Final = "link-health.json"
"""The file, in the content folder."""

VERSION: Final = 1
"""Of the format."""

MAX_LINKS: Final = 200_000
"""The most links of a file."""

ENCODER: Final = json.JSONEncoder(ensure_ascii=False)
"""For the lines of the files: one object each, Thai as it is."""

_ABOUT: Final = "ผลการตรวจลิงก์หลักฐาน เขียนโดย scripts/check_links.py เท่านั้น · link health, written by the link job alone; see docs/link-health.md"
_HEAD: Final = ("version", "about")
_EMPTY: Final = b'"links": []'
_LIST: Final = b'"links": ['
_LINK: Final = b'{"url":'
_URL: Final = len(_LINK)


class HealthFileError(MemoryFileError):
    """The health file is there and cannot be understood."""


class _Url(json.JSONDecoder):
    """Reads the URL off a line without reading the line."""

    def decode(self, s: str, _: Any = None) -> str:
        at = _URL + (s[_URL : _URL + 1] == " ")
        if s[at] != '"':
            raise ValueError(s)
        return str(self.raw_decode(s, at)[0])


_STRING: Final = _Url()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a link's line is."""

    offset: int
    line: int


def load(path: Path) -> dict[str, Link]:
    """Return the whole file by URL; empty when there is none. Raises `HealthFileError`. For pages and feeds."""
    with HealthFile(path) as file:
        return {url: file[url] for url in file.urls()}


class HealthFile:
    """A health file, read one line at a time. Raises `HealthFileError` where its form is not that of one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None
        self._places: dict[str, _Place] = {}
        if path.exists():
            self._file = path.open("rb")
            try:
                self._index(_Lines(path, self._file))
            except HealthFileError:
                self._file.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __getitem__(self, url: str) -> Link:
        if self._file is None:
            raise KeyError(url)
        place = self._places[url]
        self._file.seek(place.offset)
        try:
            return link_from(parse(self._file.readline(MAX_LINE).rstrip().removesuffix(b",")))
        except FieldError as error:
            raise HealthFileError.at(self._path, place.line, error) from None

    def get(self, url: str) -> Link | None:
        """Return what is remembered of a URL."""
        return self[url] if url in self._places else None

    def urls(self) -> Iterable[str]:
        """Return every URL in the file."""
        return self._places.keys()

    def links(self) -> Iterator[Link]:
        """Yield every link, in the order of the file."""
        for url in self._places:
            yield self[url]

    def close(self) -> None:
        """Close the file."""
        if self._file:
            self._file.close()

    def _index(self, lines: _Lines) -> None:
        """Note the place of each link, and refuse a line that has no place in the form."""
        lines.take(b"{")
        if not self._read_head(lines):
            self._read_links(lines)
        lines.take(b"}")
        lines.end()

    def _read_head(self, lines: _Lines) -> bool:
        """Read what is before the first link. Returns whether the list is empty."""
        fields: dict[str, object] = {}
        while (text := lines.next()) not in {_LIST, _EMPTY}:
            fields |= lines.field(text)
        if fields.get("version") != VERSION:
            raise lines.wrong(f'"version": {VERSION}')
        return text == _EMPTY

    def _read_links(self, lines: _Lines) -> None:
        """Read the lines of links, and the one that ends the list."""
        follows = True
        while (text := lines.next()) != b"]":
            if not follows:
                raise lines.wrong("]")
            follows = self._read_link(lines, text)
        if follows and self._places:
            raise lines.wrong('{"url": "…", …}')

    def _read_link(self, lines: _Lines, text: bytes) -> bool:
        """Read a link's line. Returns whether a comma promises another one."""
        if not text.startswith(_LINK) or not text.endswith((b"}", b"},")):
            raise lines.wrong('{"url": "…", …}')
        try:
            url = _STRING.decode(text.decode())
        except ValueError:
            raise lines.wrong('{"url": "…", …}') from None
        if url in self._places:
            raise lines.wrong(f"บรรทัดที่ {self._places[url].line} มีที่อยู่นี้แล้ว (line with this address)")
        if len(self._places) >= MAX_LINKS:
            raise lines.wrong(f"≤ {MAX_LINKS:,} ลิงก์ (links)")
        self._places[url] = lines.place
        return text.endswith(b",")


class _Lines:
    """The lines of a health file, one after the other, each with its place."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self._file = file
        self._text = b""
        self.place = _Place(0, 0)

    def next(self) -> bytes:
        """Return the next line without the space around it; empty at the end."""
        self.place = _Place(self._file.tell(), self.place.line + 1)
        self._text = self._file.readline(MAX_LINE + 1)
        if len(self._text) > MAX_LINE:
            raise self.wrong(f"≤ {MAX_LINE:,} ไบต์ (bytes)")
        return self._text.strip()

    def take(self, expected: bytes) -> None:
        """Pass over a line that must be there."""
        if self.next() != expected:
            raise self.wrong(expected.decode())

    def end(self) -> None:
        """Refuse anything but empty lines."""
        while self._file.peek(1):  # type: ignore[attr-defined]  # a buffered reader has it
            self.take(b"")

    def field(self, text: bytes) -> dict[str, object]:
        """Return the field of a line before the list of links: `"version": 1,`."""
        if not text.startswith(b'"') or not text.endswith(b","):
            raise self.wrong('"version": 1, "about": "…", "links": […]')
        try:
            data = parse(b"{" + text[:-1] + b"}")
            Record(data, _HEAD).text("about")
        except FieldError as error:
            raise HealthFileError.at(self._path, self.place.line, error) from None
        return data if isinstance(data, dict) else {}

    def wrong(self, allowed: str) -> HealthFileError:
        """Return the error of the present line."""
        line = self._text[:200].decode("utf-8", "replace").strip()
        return HealthFileError(self._path, self.place.line, line, allowed)


def write(path: Path, links: Iterable[Link]) -> int:
    """Write a health file; `links` come sorted by URL. The old file stays until the new one is on the disk.

    Returns how many links were written. Raises OSError.
    """
    count = 0
    with writing(path) as file:
        file.write(f'{{\n"version": {VERSION},\n"about": {ENCODER.encode(_ABOUT)},\n"links": ['.encode())
        for link in links:
            file.write(((",\n" if count else "\n") + ENCODER.encode(link_data(link))).encode())
            count += 1
        file.write(b"\n]\n}\n")
    return count
