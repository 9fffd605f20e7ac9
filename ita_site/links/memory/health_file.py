"""content/link-health.json: what is remembered of every host and URL, one a line, sorted.

    {
    "version": 2,
    "about": "…",
    "hosts": [
    {"host": "www.example.go.th", "frame": "…", …}
    ],
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
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Self, TypeVar

from ita_site.disk.whole_file import writing
from ita_site.links.memory.health_form import VERSION, HealthFileError, Index, Place, read_index
from ita_site.links.memory.host_record import host_data, host_from
from ita_site.links.memory.link_record import link_data, link_from
from ita_site.links.memory.record import MAX_LINE, FieldError, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from ita_site.links.judge.frame import Frame
    from ita_site.links.memory.history import Link

T = TypeVar("T")

HEALTH: Final = "link-health.json"
"""The file, in the content folder."""

ENCODER: Final = json.JSONEncoder(ensure_ascii=False)
"""For the lines of the files: one object each, Thai as it is."""

_ABOUT: Final = "ผลการตรวจลิงก์หลักฐาน เขียนโดย scripts/check_links.py เท่านั้น · link health, written by the link job alone; see docs/link-health.md"


def load(path: Path) -> dict[str, Link]:
    """Return the links of a file by URL; empty when there is none. Raises `HealthFileError`. For pages and feeds."""
    with HealthFile(path) as file:
        file.check_hosts()
        return {url: file[url] for url in file.urls()}


class HealthFile:
    """A health file, read one line at a time. Raises `HealthFileError` where its form is not that of one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None
        self._index = Index()
        if path.exists():
            self._file = path.open("rb")
            try:
                self._index = read_index(path, self._file)
            except HealthFileError:
                self._file.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __getitem__(self, url: str) -> Link:
        return self._read(self._index.links[url], link_from)

    def get(self, url: str) -> Link | None:
        """Return what is remembered of a URL."""
        return self[url] if url in self._index.links else None

    def urls(self) -> Iterable[str]:
        """Return every URL in the file."""
        return self._index.links.keys()

    def links(self) -> Iterator[Link]:
        """Yield every link, in the order of the file."""
        for url in self._index.links:
            yield self[url]

    def hosts(self) -> Iterable[str]:
        """Return every host in the file."""
        return self._index.hosts.keys()

    def frame(self, host: str) -> Frame | None:
        """Return what is remembered of a host."""
        place = self._index.hosts.get(host)
        return self._read(place, host_from) if place else None

    def check_hosts(self) -> None:
        """Read the line of every host. Raises `HealthFileError`."""
        for host in self._index.hosts:
            self.frame(host)

    def close(self) -> None:
        """Close the file."""
        if self._file:
            self._file.close()

    def _read(self, place: Place, reader: Callable[[object], T]) -> T:
        """Return what a line tells of."""
        if self._file is None:
            raise KeyError(place)
        self._file.seek(place.offset)
        try:
            return reader(parse(self._file.readline(MAX_LINE).rstrip().removesuffix(b",")))
        except FieldError as error:
            raise HealthFileError.at(self._path, place.line, error) from None


def write(path: Path, hosts: Iterable[Frame], links: Iterable[Link]) -> None:
    """Write a health file; `hosts` come sorted by name, `links` by URL. The old file stays until the new one is on disk.

    Raises OSError.
    """
    with writing(path) as file:
        file.write(f'{{\n"version": {VERSION},\n"about": {ENCODER.encode(_ABOUT)},\n"hosts": ['.encode())
        _write_lines(file, map(host_data, hosts))
        file.write(b'\n],\n"links": [')
        _write_lines(file, map(link_data, links))
        file.write(b"\n]\n}\n")


def _write_lines(file: BinaryIO, objects: Iterable[dict[str, Any]]) -> None:
    """Write objects one a line, with commas between."""
    before = "\n"
    for data in objects:
        file.write(f"{before}{ENCODER.encode(data)}".encode())
        before = ",\n"
