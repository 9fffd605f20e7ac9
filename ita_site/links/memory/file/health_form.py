"""The form of a health file: which line is where, and what a line may be.

Version 1 had no list of hosts. It is read as one whose list of hosts is empty.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from ita_site.links.memory.file.line_index import LineIndex
from ita_site.links.memory.file.memory_file import MemoryFileError
from ita_site.links.memory.file.record import MAX_LINE, FieldError, Record, parse

if TYPE_CHECKING:
    from pathlib import Path

VERSION: Final = 2
"""Of the format that is written."""

MAX_LINKS: Final = 200_000
"""The most links of a file."""

MAX_HOSTS: Final = 50_000
"""The most hosts of a file."""

_WITHOUT_HOSTS: Final = 1
"""The version before there was a list of hosts."""
_HEAD: Final = ("version", "about")


class HealthFileError(MemoryFileError):
    """The health file is there and cannot be understood."""


@dataclass(slots=True)
class ListIndex:
    """Where the lines of one list are, each of which begins with the same field."""

    key: str
    first_line: int = 0
    """Of the list in the file, from 1."""
    is_sorted: bool = True
    """The names ascend from line to line."""
    lines: LineIndex = field(default_factory=LineIndex)


@dataclass(frozen=True, slots=True)
class Index:
    """Where the lines of a health file are, by host and by URL, in the order of the file."""

    hosts: ListIndex = field(default_factory=lambda: ListIndex("host"))
    links: ListIndex = field(default_factory=lambda: ListIndex("url"))


@dataclass(frozen=True, slots=True)
class _List:
    """One of the lists of a file: its field, the field that begins each of its lines, and how many there may be."""

    name: str
    key: str
    most: int
    ending: bytes
    """What follows the list on its last line."""

    @property
    def opening(self) -> bytes:
        """Return the line that begins the list."""
        return f'"{self.name}": ['.encode()

    @property
    def empty(self) -> bytes:
        """Return the line that is an empty list."""
        return self.opening + b"]" + self.ending

    @property
    def closing(self) -> bytes:
        """Return the line that ends the list."""
        return b"]" + self.ending

    @property
    def example(self) -> str:
        """Return what a line of the list looks like, for messages."""
        return f'{{"{self.key}": "…", …}}'


_HOSTS: Final = _List("hosts", "host", MAX_HOSTS, b",")
_LINKS: Final = _List("links", "url", MAX_LINKS, b"")


def read_index(path: Path, file: BinaryIO) -> Index:
    """Return where each line of a health file is. Raises `HealthFileError` at a line that has no place in the form."""
    lines = _Lines(path, file)
    index = Index()
    lines.take(b"{")
    version, text = _read_head(lines)
    if version != _WITHOUT_HOSTS:
        _read_list(lines, text, _HOSTS, index.hosts)
        text = lines.next()
    _read_list(lines, text, _LINKS, index.links)
    lines.take(b"}")
    lines.end()
    _refuse_repeated(path, file, index.hosts)
    _refuse_repeated(path, file, index.links)
    return index


def _read_head(lines: _Lines) -> tuple[int, bytes]:
    """Return the version of a file, and the line that begins its first list."""
    fields: dict[str, object] = {}
    starts = {_HOSTS.opening, _HOSTS.empty, _LINKS.opening, _LINKS.empty}
    while (text := lines.next()) not in starts:
        fields |= lines.field(text)
    version = fields.get("version")
    if version == VERSION:
        return VERSION, text
    if version == _WITHOUT_HOSTS:
        return _WITHOUT_HOSTS, text
    raise lines.wrong(f'"version": {_WITHOUT_HOSTS}, "version": {VERSION}')


def _read_list(lines: _Lines, text: bytes, form: _List, index: ListIndex) -> None:
    """Index a list that begins with the line `text`."""
    if text == form.empty:
        return
    if text != form.opening:
        raise lines.wrong(form.opening.decode())
    index.first_line = lines.line + 1
    follows, last = True, ""
    while (text := lines.next()) != form.closing:
        if not follows:
            raise lines.wrong(form.closing.decode())
        name = lines.name(text, form)
        if len(index.lines) >= form.most:
            raise lines.wrong(f"≤ {form.most:,} บรรทัด (lines)")
        index.lines.add(name, lines.offset)
        index.is_sorted = index.is_sorted and last <= name
        follows, last = text.endswith(b","), name
    if follows and len(index.lines):
        raise lines.wrong(form.example)


def _refuse_repeated(path: Path, file: BinaryIO, index: ListIndex) -> None:
    """Refuse a list with two lines of one name. Raises `HealthFileError` at the second one."""
    for first, second in index.lines.pairs():
        name = name_at(file, index, second)
        if name == name_at(file, index, first):
            first_line, line = index.first_line + first, index.first_line + second
            raise HealthFileError(path, line, name, f"บรรทัดที่ {first_line} มีแล้ว (already at line {first_line})")


def name_at(file: BinaryIO, index: ListIndex, position: int) -> str:
    """Return the URL or host with which the line at a position begins."""
    file.seek(index.lines.offset(position))
    return first_text(file.readline(MAX_LINE).decode(), index.key)


def first_text(line: str, key: str) -> str:
    """Return the text of the field `key` that begins a line: `{"key": "text", …`, without reading the rest.

    Raises ValueError where the line begins otherwise.
    """
    line = line.lstrip()
    start = f'{{"{key}":'
    at = len(start) + (line[len(start) : len(start) + 1] == " ")
    if not line.startswith(start) or line[at : at + 1] != '"':
        raise ValueError(line)
    return str(_DECODER.raw_decode(line, at)[0])


_DECODER: Final = json.JSONDecoder()


class _Lines:
    """The lines of a health file, one after the other, each with its place."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self._file = file
        self._text = b""
        self.offset = 0
        """Of the present line."""
        self.line = 0
        """Number of the present line, from 1."""

    def next(self) -> bytes:
        """Return the next line without the space around it; empty at the end."""
        self.offset += len(self._text)
        self.line += 1
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

    def name(self, text: bytes, form: _List) -> str:
        """Return the URL or host at the beginning of a line of a list."""
        try:
            if text.endswith((b"}", b"},")):
                return first_text(text.decode(), form.key)
        except (ValueError, RecursionError):
            pass
        raise self.wrong(form.example)

    def field(self, text: bytes) -> dict[str, Any]:
        """Return the field of a line before the lists: `"version": 2,`."""
        if not text.startswith(b'"') or not text.endswith(b","):
            raise self.wrong(f'"version": {VERSION}, "about": "…", "hosts": […], "links": […]')
        try:
            data = parse(b"{" + text[:-1] + b"}")
            Record(data, _HEAD).text("about")
        except FieldError as error:
            raise HealthFileError.at(self._path, self.line, error) from None
        return data if isinstance(data, dict) else {}

    def wrong(self, allowed: str) -> HealthFileError:
        """Return the error of the present line."""
        line = self._text[:200].decode("utf-8", "replace").strip()
        return HealthFileError(self._path, self.line, line, allowed)
