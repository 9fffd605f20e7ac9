"""The index of the archive: which copies there are of which URL, and where. SQLite, made again from the WARC files.

It is kept with a rollback journal, not a write-ahead log: a finished `archive.sqlite` is one file that can be read from
a read-only folder. `store` writes it.
"""

from __future__ import annotations

import os
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self, TypeVar
from urllib.parse import urlsplit

from ita_site.links.archive.bad_index import reading
from ita_site.links.archive.places import is_manifest_name, is_warc_file
from ita_site.links.memory.file.moments import ALLOWED, moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

INDEX: Final = "archive.sqlite"
"""Name of the index in the archive's folder."""

SCHEMA: Final = """
create table if not exists copies (
    url text not null, at text not null, status integer not null, media_type text not null, size integer not null,
    sha256 text not null, title text not null, file text not null, offset integer not null, length integer not null,
    truncated integer not null, target text not null, content_type text not null, words text not null,
    payload text not null, bytes integer not null, records text not null,
    removal text not null default '', removed text not null default '', reason text not null default ''
);
create index if not exists copies_of_url on copies (url, at);
create table if not exists files (
    file text primary key, length integer not null, generation integer not null
) without rowid;
create table if not exists withdrawals (
    url text not null, sha256 text not null, at text not null, reason text not null
);
create table if not exists manifests (name text primary key, sha256 text not null) without rowid;
create table if not exists wayback (
    url text primary key, wayback_url text not null, at text not null
) without rowid;
"""
_WARC: Final = re.compile(r"evidence-.*\.warc\.gz")
_WARC_DEPTH: Final = 2
"""How many folders below its archive's a WARC file is."""

WITHDRAWN: Final = "withdrawn"
PRUNED: Final = "pruned"

Value = TypeVar("Value")

_COLUMNS: Final = {
    "url": str, "at": str, "status": int, "media_type": str, "size": int, "sha256": str, "title": str, "file": str,
    "offset": int, "length": int, "truncated": int, "target": str, "content_type": str, "words": str, "payload": str,
    "bytes": int, "records": str, "removal": str, "removed": str, "reason": str,
}  # fmt: skip
"""Type of each column of `copies`, in their order: SQLite keeps any value in any of them."""
_TYPES: Final = tuple(_COLUMNS.values())
_SHOWN: Final = f"from copies where removal <> '{PRUNED}'"


@dataclass(frozen=True, slots=True)
class Copy:
    """One answer of an evidence URL that was kept."""

    url: str
    """As written in the content, without its fragment, which no server is shown."""
    at: datetime
    """When it was asked."""
    status: int
    media_type: str
    """In lower case, without parameters."""
    size: int
    """Bytes of the body after content decoding."""
    sha256: str
    """Of the same; 64 hexadecimal digits."""
    title: str
    """Of a page, cleaned; empty for a document."""
    file: str
    """Path of the WARC file below the archive's folder."""
    offset: int
    """Of the response record, in bytes of the compressed file."""
    length: int
    """Of the same record, compressed."""
    truncated: bool
    """The body was longer than the archive keeps."""
    withdrawn: datetime | None = None
    """When the copy was taken out; its records are then gone, and `offset` and `length` say nothing."""


@dataclass(frozen=True, slots=True)
class Removal:
    """That a copy was taken out, when and why: what is left of it, with its digest and date."""

    kind: str
    """`WITHDRAWN` by a person, or `PRUNED` for room."""
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Capture:
    """A copy with what only the archive itself needs of it."""

    copy: Copy
    target: str
    """The address that answered, at the end of the redirects."""
    content_type: str
    """The header of that name, as the server wrote it."""
    words: str
    """Digest of the page's own words, or of the document: a copy is due when it changes."""
    payload: str
    """Digest of the body as it went over the wire, as WARC files write it: `sha256:…`."""
    bytes: int
    """Of all records of this copy in the file: response, request, metadata; 0 when they were taken out."""
    records: str = ""
    """SHA-256 of those bytes, which stay the same wherever they are moved to."""
    removal: Removal | None = None

    @property
    def host(self) -> str:
        """Return the host of the address that answered."""
        return urlsplit(self.target).netloc

    @property
    def is_withdrawn(self) -> bool:
        """Return whether a person took it out."""
        return self.removal is not None and self.removal.kind == WITHDRAWN

    @property
    def name(self) -> tuple[str, datetime, str]:
        """Return what tells this copy from all others."""
        return self.copy.url, self.copy.at, self.copy.sha256


def archives_within(folder: Path) -> list[Path]:
    """Return the archives that lie in a folder, known by their index or by their WARC files."""
    archives: set[Path] = set()
    for place, _, names in os.walk(folder):
        if INDEX in names:
            archives.add(Path(place))
        if any(map(_WARC.fullmatch, names)) and len(Path(place).relative_to(folder).parts) >= _WARC_DEPTH:
            archives.add(Path(place).parents[1])
    return sorted(archives)


def key(url: str) -> str:
    """Return the URL as copies are listed by it: without its fragment."""
    return url.partition("#")[0]


class ArchiveIndex:
    """The index of an archive's folder, read-only: a context manager. An archive that is not there is an empty one.

    Each method raises `BadIndexError` where the index cannot be read.
    """

    def __init__(self, archive: Path) -> None:
        self._archive = archive
        self._path = archive / INDEX

    def __enter__(self) -> Self:
        with reading(self._path):
            self._data = _connect(self._path)
        return self

    def __exit__(self, *_: object) -> None:
        self._data.close()

    def latest(self, url: str) -> Copy | None:
        """Return the newest copy of a URL, which may be withdrawn; None where there never was one."""
        query = f"select * {_SHOWN} and url = ? order by at desc, rowid desc limit 1"
        return next(self._read(copy_of, query, key(url)), None)

    def all(self, url: str) -> tuple[Copy, ...]:
        """Return every copy of a URL, the oldest first."""
        return tuple(self._read(copy_of, f"select * {_SHOWN} and url = ? order by at, rowid", key(url)))

    def copies(self) -> Iterator[Copy]:
        """Yield every copy, by URL, the oldest first."""
        return self._read(copy_of, f"select * {_SHOWN} order by url, at, rowid")

    def reason(self, copy: Copy) -> str:
        """Return why a copy was withdrawn; empty where it was not."""
        query = "select reason from copies where (url, sha256) = (?, ?) and removal = ? order by removed desc"
        return next(self._read(_first, query, copy.url, copy.sha256, WITHDRAWN), "")

    def captures(self) -> Iterator[Capture]:
        """Yield every capture in the order of the WARC files, those that were taken out as well."""
        return self._read(capture_of, "select * from copies order by file, offset, at, url")

    def captures_of(self, file: str) -> list[Capture]:
        """Return the captures of one WARC file in its order, those that were taken out first."""
        return list(self._read(capture_of, "select * from copies where file = ? order by offset, at, url", file))

    def manifests(self) -> dict[str, str]:
        """Return the SHA-256 of each manifest that was written, by its name."""
        return dict(self._read(manifest_of, "select * from manifests order by name"))

    def wayback(self, url: str) -> str:
        """Return the address of the Wayback Machine's copy of a URL; empty where it has none that we asked for."""
        return next(self._read(_first, "select wayback_url from wayback where url = ?", key(url)), "")

    def _read(self, value_of: Callable[[sqlite3.Row], Value], query: str, *parameters: str) -> Iterator[Value]:
        """Yield what `value_of` makes of each row of an answer; its ValueError says that a row cannot be."""
        with reading(self._path):
            yield from map(value_of, self._data.execute(query, parameters))


def copy_of(row: sqlite3.Row) -> Copy:
    """Return the copy of a row of `copies`. Raises ValueError where it is none, such as of a file elsewhere."""
    if tuple(map(type, row)) != _TYPES:
        raise ValueError(_misfit(row))
    if min(row["offset"], row["length"]) < 0:
        raise ValueError(f"copies.offset, length = {row['offset']}, {row['length']} (>= 0)")
    withdrawn = moment_in(row, "removed") if row["removal"] == WITHDRAWN else None
    return Copy(
        row["url"], moment_in(row, "at"), row["status"], row["media_type"], row["size"], row["sha256"], row["title"],
        file_in(row), row["offset"], row["length"], bool(row["truncated"]), withdrawn,
    )  # fmt: skip


def capture_of(row: sqlite3.Row) -> Capture:
    """Return the capture of a row of `copies`. Raises ValueError where it is none."""
    copy = copy_of(row)
    removal = Removal(row["removal"], moment_in(row, "removed"), row["reason"]) if row["removal"] else None
    return Capture(
        copy, row["target"], row["content_type"], row["words"], row["payload"], row["bytes"], row["records"], removal
    )


def moment_in(row: sqlite3.Row, column: str) -> datetime:
    """Return the moment in a column. Raises ValueError, which names the column, where it holds none."""
    try:
        return moment(str(row[column]))
    except ValueError as error:
        raise ValueError(f"{column} = {row[column]!r} ({ALLOWED})") from error


def file_in(row: sqlite3.Row) -> str:
    """Return the path of a WARC file in the column `file`. Raises ValueError where it leads anywhere else."""
    file = str(row["file"])
    if not is_warc_file(file):
        raise ValueError(f"file = {file!r} (<agency>/<yyyy-mm>/evidence-<n>.warc.gz)")
    return file


def _misfit(row: sqlite3.Row) -> str:
    """Return what is wrong with a row whose values are not of the types of `copies`."""
    names = row.keys()
    for name, kind in _COLUMNS.items():
        if name not in names:
            return f"copies.{name} is missing"
        if type(row[name]) is not kind:
            return f"copies.{name} = {row[name]!r} ({kind.__name__})"
    return f"copies: {', '.join(names)}"


def _first(row: sqlite3.Row) -> str:
    return str(row[0])


def manifest_of(row: sqlite3.Row) -> tuple[str, str]:
    """Return the name and SHA-256 of a manifest, from a row of `manifests`. Raises ValueError where it is none."""
    name, sha256 = map(str, row)
    if not is_manifest_name(name):
        raise ValueError(f"manifests.name = {name!r} (<date>-<n>.json)")
    return name, sha256


def _connect(path: Path) -> sqlite3.Connection:
    """Open the index for reading; an empty one in memory where there is none. Raises `sqlite3.Error`."""
    if path.exists():
        data = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
    else:
        data = sqlite3.connect(":memory:")
        data.executescript(SCHEMA)
    data.row_factory = sqlite3.Row
    return data
