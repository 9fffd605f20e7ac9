"""content/link-health.json: what is remembered of every URL, one link per line, sorted by URL.

    {
    "version": 1,
    "about": "…",
    "links": [
    {"url": "http://…", "state": "alive", …},
    {"url": "https://…", …}
    ]
    }

A line is read by itself, so a file of any length costs an index of its URLs and no more. Written atomically: a
temporary file, fsync, rename. Fields with nothing in them are left out. docs/link-health.md describes each.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Self

from ita_site.links.judge.fingerprint import Fingerprint
from ita_site.links.judge.observation import Kind
from ita_site.links.memory.history import Link, Sighting, State

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION: Final = 1
"""Of the format."""
FIELDS: Final = (
    "url", "state", "since", "observation", "reason", "detail", "http_status", "final_url", "moved_to", "checked",
    "last_ok", "attempts", "notes", "sightings", "due", "fingerprint", "vantage",
)  # fmt: skip
"""Of a link, in the order in which they are written."""

ENCODER: Final = json.JSONEncoder(ensure_ascii=False)
"""For the lines of the files: one object each, Thai as it is."""

_ABOUT: Final = "ผลการตรวจลิงก์หลักฐาน เขียนโดย scripts/check_links.py เท่านั้น · link health, written by the link job alone; see docs/link-health.md"


class _Url(json.JSONDecoder):
    """Reads the URL off a line without reading the line."""

    def decode(self, s: str, _: Any = None) -> str:
        return str(self.raw_decode(s, s.index(":") + 2)[0])


_STRING: Final = _Url()


class HealthFileError(Exception):
    """The file is there and cannot be understood."""


def load(path: Path) -> dict[str, Link]:
    """Return the whole file by URL; empty when there is none. Raises `HealthFileError`. For pages and feeds."""
    with HealthFile(path) as file:
        return {url: file[url] for url in file.urls()}


class HealthFile:
    """A health file, read one line at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None
        self._lines: dict[str, int] = {}
        if path.exists():
            self._file = path.open("rb")
            self._index(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __getitem__(self, url: str) -> Link:
        if self._file is None:
            raise KeyError(url)
        self._file.seek(self._lines[url])
        try:
            return link_from(json.loads(_bare(self._file.readline())))
        except (ValueError, KeyError, TypeError) as error:
            raise HealthFileError(f"{self._path}: {url}: {error}") from error

    def get(self, url: str) -> Link | None:
        """Return what is remembered of a URL."""
        return self[url] if url in self._lines else None

    def urls(self) -> Iterable[str]:
        """Return every URL in the file."""
        return self._lines.keys()

    def close(self) -> None:
        """Close the file."""
        if self._file:
            self._file.close()

    def _index(self, file: BinaryIO) -> None:
        try:
            self._scan(file)
        except (ValueError, KeyError, TypeError) as error:
            file.close()
            raise HealthFileError(f"{self._path}: {error}") from error

    def _scan(self, file: BinaryIO) -> None:
        while True:
            at = file.tell()
            line = file.readline()
            if not line:
                break
            if line.startswith(b'{"url":'):
                if not line.rstrip().endswith((b"},", b"}")):
                    raise ValueError("a line that was cut off")
                self._lines[_STRING.decode(line.decode())] = at
            elif line.startswith(b'"version":') and json.loads("{" + _bare(line).decode() + "}")["version"] != VERSION:
                raise ValueError("unknown version")
        if not self._lines:
            file.seek(0)
            whole = json.load(file)
            if whole["version"] != VERSION:
                raise ValueError("unknown version")
            if whole["links"]:
                raise ValueError("one link per line is expected")


@dataclass(frozen=True, slots=True)
class Written:
    """What was written."""

    links: int


def write(path: Path, links: Iterable[Link]) -> Written:
    """Write a health file; `links` come sorted by URL. The old file stays until the new one is on the disk."""
    temporary = path.with_name(f".{path.name}.new")
    count = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{\n"version": {VERSION},\n"about": {json.dumps(_ABOUT, ensure_ascii=False)},\n"links": [')
        for link in links:
            file.write((",\n" if count else "\n") + ENCODER.encode(link_data(link)))
            count += 1
        file.write("\n]\n}\n")
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    _sync_folder(path.parent)
    return Written(count)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def link_data(link: Link) -> dict[str, Any]:
    """Return a link as JSON data, without empty fields."""
    data: dict[str, Any] = {
        "url": link.url,
        "state": link.state.value,
        "since": stamp(link.since),
        "observation": link.observation.value if link.observation else None,
        "reason": link.reason,
        "detail": link.detail,
        "http_status": link.http_status,
        "final_url": link.final_url,
        "moved_to": link.moved_to,
        "checked": stamp(link.checked),
        "last_ok": stamp(link.last_ok),
        "attempts": link.attempts,
        "notes": list(link.notes),
        "sightings": {
            kind.value: {"first": stamp(sighting.first), "last": stamp(sighting.last), "count": sighting.count}
            for kind, sighting in sorted(link.sightings.items())
        },
        "due": stamp(link.due),
        "fingerprint": print_data(link.fingerprint) if link.fingerprint else None,
        "vantage": link.vantage,
    }
    return {name: value for name in FIELDS if (value := data[name])}


def link_from(data: dict[str, Any]) -> Link:
    """Return a link from JSON data. Raises `ValueError`, `KeyError` or `TypeError` when it is none."""
    return Link(
        url=str(data["url"]),
        state=State(data["state"]),
        since=moment(data.get("since")),
        observation=Kind(data["observation"]) if "observation" in data else None,
        reason=str(data.get("reason", "")),
        detail=str(data.get("detail", "")),
        http_status=data.get("http_status"),
        final_url=data.get("final_url"),
        moved_to=data.get("moved_to"),
        checked=moment(data.get("checked")),
        last_ok=moment(data.get("last_ok")),
        attempts=int(data.get("attempts", 0)),
        notes=tuple(data.get("notes", ())),
        sightings={Kind(kind): _sighting(sighting) for kind, sighting in data.get("sightings", {}).items()},
        due=moment(data.get("due")),
        fingerprint=print_from(data["fingerprint"]) if "fingerprint" in data else None,
        vantage=str(data.get("vantage", "")),
    )


def print_data(marks: Fingerprint) -> dict[str, str]:
    """Return a fingerprint as JSON data."""
    sketch = "".join(f"{number:08x}" for number in marks.sketch)
    return {"title": marks.title, "heading": marks.heading, "digest": marks.digest, "sketch": sketch}


def print_from(data: dict[str, str]) -> Fingerprint:
    """Return a fingerprint from JSON data."""
    sketch = data["sketch"]
    numbers = tuple(int(sketch[at : at + 8], 16) for at in range(0, len(sketch), 8))
    return Fingerprint(data["title"], data["heading"], data["digest"], numbers)


@lru_cache(maxsize=256)
def stamp(when: datetime | None) -> str | None:
    """Return a moment as files have it: UTC, to the second."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when else None


def moment(text: str | None) -> datetime | None:
    """Return a moment from a file or an option; without an offset it is UTC. Raises `ValueError`."""
    if not text:
        return None
    when = datetime.fromisoformat(text)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _sighting(data: dict[str, Any]) -> Sighting:
    first, last = moment(data["first"]), moment(data["last"])
    if first is None or last is None:
        raise ValueError("a sighting without a date")
    return Sighting(first, last, int(data["count"]))


def _bare(line: bytes) -> bytes:
    return line.rstrip().removesuffix(b",")
