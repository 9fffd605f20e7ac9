"""The index of the archive: which copies there are of which URL, and where. SQLite, made again from the WARC files.

It is kept with a rollback journal, not a write-ahead log: a finished `archive.sqlite` is one file that can be read from
a read-only folder. `store` writes it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, Self

from ita_site.links.memory.moments import moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INDEX: Final = "archive.sqlite"
"""Name of the index in the archive's folder."""

SCHEMA: Final = """
create table if not exists copies (
    url text not null, at text not null, status integer not null, media_type text not null, size integer not null,
    sha256 text not null, title text not null, file text not null, offset integer not null, length integer not null,
    truncated integer not null, target text not null, content_type text not null, words text not null,
    payload text not null, bytes integer not null,
    removal text not null default '', removed text not null default '', reason text not null default ''
);
create index if not exists copies_of_url on copies (url, at);
create table if not exists files (
    file text primary key, length integer not null, generation integer not null
) without rowid;
create table if not exists withdrawals (
    url text not null, sha256 text not null, at text not null, reason text not null
);
create table if not exists wayback (
    url text primary key, wayback_url text not null, at text not null
) without rowid;
"""
WITHDRAWN: Final = "withdrawn"
PRUNED: Final = "pruned"

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


def key(url: str) -> str:
    """Return the URL as copies are listed by it: without its fragment."""
    return url.partition("#")[0]


class ArchiveIndex:
    """The index of an archive's folder, read-only: a context manager. An archive that is not there is an empty one."""

    def __init__(self, archive: Path) -> None:
        self._archive = archive

    def __enter__(self) -> Self:
        self._data = _connect(self._archive / INDEX)
        return self

    def __exit__(self, *_: object) -> None:
        self._data.close()

    def latest(self, url: str) -> Copy | None:
        """Return the newest copy of a URL, which may be withdrawn; None where there never was one."""
        rows = self._data.execute(f"select * {_SHOWN} and url = ? order by at desc, rowid desc limit 1", (key(url),))
        return next(map(copy_of, rows), None)

    def all(self, url: str) -> tuple[Copy, ...]:
        """Return every copy of a URL, the oldest first."""
        rows = self._data.execute(f"select * {_SHOWN} and url = ? order by at, rowid", (key(url),))
        return tuple(map(copy_of, rows))

    def copies(self) -> Iterator[Copy]:
        """Yield every copy, by URL, the oldest first."""
        yield from map(copy_of, self._data.execute(f"select * {_SHOWN} order by url, at, rowid"))

    def reason(self, copy: Copy) -> str:
        """Return why a copy was withdrawn; empty where it was not."""
        rows = self._data.execute(
            "select reason from copies where (url, sha256) = (?, ?) and removal = ? order by removed desc",
            (copy.url, copy.sha256, WITHDRAWN),
        )
        return next((str(row["reason"]) for row in rows), "")

    def wayback(self, url: str) -> str:
        """Return the address of the Wayback Machine's copy of a URL; empty where it has none that we asked for."""
        row = self._data.execute("select wayback_url from wayback where url = ?", (key(url),)).fetchone()
        return str(row["wayback_url"]) if row else ""


def copy_of(row: sqlite3.Row) -> Copy:
    """Return the copy of a row of the index."""
    withdrawn = moment(row["removed"]) if row["removal"] == WITHDRAWN else None
    return Copy(
        row["url"], moment(row["at"]), row["status"], row["media_type"], row["size"], row["sha256"], row["title"],
        row["file"], row["offset"], row["length"], bool(row["truncated"]), withdrawn,
    )  # fmt: skip


def _connect(path: Path) -> sqlite3.Connection:
    """Open the index for reading; an empty one in memory where there is none."""
    if path.exists():
        data = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
    else:
        data = sqlite3.connect(":memory:")
        data.executescript(SCHEMA)
    data.row_factory = sqlite3.Row
    return data
