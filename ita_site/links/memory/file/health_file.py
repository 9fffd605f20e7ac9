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
import threading
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Self, TypeVar

from ita_site.disk.whole_file import writing
from ita_site.links.memory import clock
from ita_site.links.memory.file.health_form import VERSION, HealthFileError, Index, ListIndex, name_at, read_index
from ita_site.links.memory.file.host_record import host_data, host_from
from ita_site.links.memory.file.link_record import link_data, link_from
from ita_site.links.memory.file.record import MAX_LINE, FieldError, parse
from ita_site.source.plain_file import not_plain_through_links

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
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
        # a host that cannot be understood is a fault of the file, though no page shows it
        for _ in file.frames():
            pass
        return {link.url: link for link in file.links()}


class HealthFile:
    """A health file, read one line at a time. Raises `HealthFileError` where its form is not that of one.

    For a run at `now`, moments that the clock has not reached are set aside; pages read what is written.
    """

    def __init__(self, path: Path, now: datetime | None = None) -> None:
        self._path = path
        self._now = now
        self._file: BinaryIO | None = None
        self._index = Index()
        self._lock = threading.Lock()
        if path.exists():
            if why := not_plain_through_links(path):
                raise HealthFileError(path, 1, why)
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

    def get(self, url: str) -> Link | None:
        """Return what is remembered of a URL."""
        links = (self._link_at(position) for position in self._index.links.lines.positions(url))
        return next((link for link in links if link.url == url), None)

    def urls(self) -> Iterator[str]:
        """Yield every URL, in the order of the file."""
        return self._names(self._index.links)

    def sorted_urls(self) -> Iterator[str]:
        """Yield every URL in ascending order."""
        return self.urls() if self._index.links.is_sorted else iter(sorted(self.urls()))

    def links(self) -> Iterator[Link]:
        """Yield every link, in the order of the file."""
        return map(self._link_at, range(len(self._index.links.lines)))

    def frame(self, host: str) -> Frame | None:
        """Return what is remembered of a host."""
        frames = (self._frame_at(position) for position in self._index.hosts.lines.positions(host))
        return next((frame for frame in frames if frame.host == host), None)

    def frames(self) -> Iterator[Frame]:
        """Yield what is remembered of every host, in the order of the file."""
        return map(self._frame_at, range(len(self._index.hosts.lines)))

    def close(self) -> None:
        """Close the file."""
        if self._file:
            self._file.close()

    def _names(self, index: ListIndex) -> Iterator[str]:
        for position in range(len(index.lines)):
            yield name_at(self._opened(), index, position)

    def _link_at(self, position: int) -> Link:
        link = self._read(self._index.links, position, link_from)
        return clock.set_aside(link, self._now) if self._now else link

    def _frame_at(self, position: int) -> Frame:
        frame = self._read(self._index.hosts, position, host_from)
        return clock.set_aside_frame(frame, self._now) if self._now else frame

    def _read(self, index: ListIndex, position: int, reader: Callable[[object], T]) -> T:
        """Return what the line at a position tells of."""
        file = self._opened()
        # one place in the file for all threads
        with self._lock:
            file.seek(index.lines.offset(position))
            line = file.readline(MAX_LINE)
        try:
            return reader(parse(line.rstrip().removesuffix(b",")))
        except FieldError as error:
            raise HealthFileError.at(self._path, index.first_line + position, error) from None

    def _opened(self) -> BinaryIO:
        if self._file is None:
            raise ValueError(self._path)
        return self._file


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
