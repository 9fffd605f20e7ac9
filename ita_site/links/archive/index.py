"""The index of the archive: which copies there are of which URL, and where. SQLite, made again from the WARC files.

It is written in batches with a rollback journal, not a write-ahead log: a finished `archive.sqlite` is one file that
can be read from a read-only folder. What a killed run did not commit is found again in the WARC files, whose indexed
length is kept here (see `recover`).
"""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, Self

from ita_site.links.memory.journal import Lock
from ita_site.links.memory.moments import moment, stamp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INDEX: Final = "archive.sqlite"
"""Name of the index in the archive's folder."""

_BATCH: Final = 64
"""Copies that one transaction holds: a commit waits for the disk."""

_SCHEMA: Final = """
create table if not exists copies (
    url text not null, at text not null, status integer not null, media_type text not null, size integer not null,
    sha256 text not null, title text not null, file text not null, offset integer not null, length integer not null,
    truncated integer not null, withdrawn text,
    target text not null, words text not null, payload text not null, host text not null, bytes integer not null
);
create index if not exists copies_of_url on copies (url, at);
create index if not exists copies_of_digest on copies (sha256);
create table if not exists files (file text primary key, length integer not null) without rowid;
create table if not exists withdrawals (
    url text not null, sha256 text not null, at text not null, reason text not null
);
create table if not exists wayback (
    url text primary key, wayback_url text not null, at text not null
) without rowid;
"""
_COPY: Final = "url, at, status, media_type, size, sha256, title, file, offset, length, truncated, withdrawn"
_CAPTURE: Final = f"{_COPY}, target, words, payload, host, bytes"
_MARKS: Final = ", ".join("?" * len(_CAPTURE.split(", ")))


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
class Capture:
    """A copy with what only the archive itself needs of it."""

    copy: Copy
    target: str
    """The address that answered, at the end of the redirects."""
    words: str
    """Digest of the page's own words, or of the document: a copy is due when it changes."""
    payload: str
    """Digest of the body as it went over the wire, as WARC files write it: `sha256:…`."""
    host: str
    """Of `target`."""
    bytes: int
    """Of all records of this copy in the file: response, request, metadata."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What a person took out of the archive, and keeps out."""

    url: str
    """Empty where a digest is withdrawn."""
    sha256: str
    """Empty where a URL is withdrawn."""
    at: datetime
    reason: str


def key(url: str) -> str:
    """Return the URL as copies are listed by it: without its fragment."""
    return url.partition("#")[0]


class ArchiveIndex:
    """The index of an archive's folder: a context manager, read-only unless opened with `writable`.

    An archive that is not there yet is read as an empty one. Opened for writing it holds the archive's lock; raises
    `Busy` where another process does.
    """

    def __init__(self, archive: Path, *, writable: bool = False) -> None:
        self._archive = archive
        self._writable = writable
        self._stack = ExitStack()
        self._pending = 0

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            if self._writable:
                stack.enter_context(Lock(self._archive / INDEX))
            self._data = _connect(self._archive / INDEX, writable=self._writable)
            stack.callback(self._data.close)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        with self._stack:
            if self._writable:
                self.commit()

    def latest(self, url: str) -> Copy | None:
        """Return the newest copy of a URL, which may be withdrawn; None where there never was one."""
        row = self._data.execute(
            f"select {_COPY} from copies where url = ? order by at desc, rowid desc limit 1",  # noqa: S608
            (key(url),),
        ).fetchone()
        return _copy(row) if row else None

    def all(self, url: str) -> tuple[Copy, ...]:
        """Return every copy of a URL, the oldest first."""
        rows = self._data.execute(
            f"select {_COPY} from copies where url = ? order by at, rowid",  # noqa: S608
            (key(url),),
        )
        return tuple(map(_copy, rows))

    def copies(self) -> Iterator[Copy]:
        """Yield every copy, by URL, the oldest first."""
        yield from map(_copy, self._data.execute(f"select {_COPY} from copies order by url, at, rowid"))  # noqa: S608

    def captures(self, file: str = "") -> Iterator[Capture]:
        """Yield every capture in the order in which it was kept; of one WARC file where `file` names it."""
        rows = self._data.execute(
            f"select {_CAPTURE} from copies where ? in ('', file) order by file, offset",  # noqa: S608
            (file,),
        )
        yield from map(_capture, rows)

    def latest_capture(self, url: str) -> Capture | None:
        """Return the newest capture of a URL."""
        row = self._data.execute(
            f"select {_CAPTURE} from copies where url = ? order by at desc, rowid desc limit 1",  # noqa: S608
            (key(url),),
        ).fetchone()
        return _capture(row) if row else None

    def add(self, capture: Capture) -> None:
        """Add a capture; it is on the disk after the next `commit`, which is made for every 64 of them."""
        self._data.execute(f"insert into copies ({_CAPTURE}) values ({_MARKS})", _row(capture))  # noqa: S608
        self._pending += 1
        if self._pending >= _BATCH:
            self.commit()

    def commit(self) -> None:
        """Hand what was added to the disk."""
        self._data.commit()
        self._pending = 0

    def lengths(self) -> dict[str, int]:
        """Return the indexed bytes of each WARC file, by its path below the archive's folder."""
        return {
            row["file"]: row["length"] for row in self._data.execute("select file, length from files order by file")
        }

    def set_length(self, file: str, length: int) -> None:
        """Note that a WARC file is indexed up to `length` bytes."""
        self._data.execute("insert or replace into files values (?, ?)", (file, length))

    def forget_file(self, file: str) -> None:
        """Drop a WARC file and its captures, except for those that were withdrawn."""
        self._data.execute("delete from copies where file = ? and withdrawn is null", (file,))
        self._data.execute("delete from files where file = ?", (file,))

    def withdraw(self, copy: Copy, at: datetime) -> None:
        """Mark a copy as withdrawn."""
        self._data.execute(
            "update copies set withdrawn = ?, offset = 0, length = 0, bytes = 0 where (url, at, sha256) = (?, ?, ?)",
            (stamp(at), copy.url, stamp(copy.at), copy.sha256),
        )

    def add_withdrawal(self, withdrawal: Withdrawal) -> None:
        """Note what is kept out of the archive from now on."""
        at = stamp(withdrawal.at)
        row = (withdrawal.url, withdrawal.sha256, at, withdrawal.reason)
        self._data.execute("insert into withdrawals values (?, ?, ?, ?)", row)

    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """Return what is kept out, the oldest first."""
        rows = self._data.execute("select * from withdrawals order by at, rowid")
        return tuple(Withdrawal(row["url"], row["sha256"], moment(row["at"]), row["reason"]) for row in rows)

    def wayback(self, url: str) -> str:
        """Return the address of the Wayback Machine's copy of a URL; empty where it has none that we asked for."""
        row = self._data.execute("select wayback_url from wayback where url = ?", (key(url),)).fetchone()
        return str(row["wayback_url"]) if row else ""

    def set_wayback(self, url: str, wayback_url: str, at: datetime) -> None:
        """Note the address of the Wayback Machine's copy of a URL."""
        self._data.execute("insert or replace into wayback values (?, ?, ?)", (key(url), wayback_url, stamp(at)))


def _connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Open the index; an empty one in memory where it is to be read and is not there."""
    if writable:
        data = sqlite3.connect(path, check_same_thread=False)
    elif path.exists():
        data = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
    else:
        data = sqlite3.connect(":memory:")
    data.row_factory = sqlite3.Row
    if writable or not path.exists():
        data.executescript(_SCHEMA)
    return data


def _copy(row: sqlite3.Row) -> Copy:
    gone = moment(row["withdrawn"]) if row["withdrawn"] else None
    return Copy(
        row["url"], moment(row["at"]), row["status"], row["media_type"], row["size"], row["sha256"], row["title"],
        row["file"], row["offset"], row["length"], bool(row["truncated"]), gone,
    )  # fmt: skip


def _capture(row: sqlite3.Row) -> Capture:
    return Capture(_copy(row), row["target"], row["words"], row["payload"], row["host"], row["bytes"])


def _row(capture: Capture) -> tuple[object, ...]:
    copy = capture.copy
    return (
        copy.url, stamp(copy.at), copy.status, copy.media_type, copy.size, copy.sha256, copy.title, copy.file,
        copy.offset, copy.length, copy.truncated, stamp(copy.withdrawn),
        capture.target, capture.words, capture.payload, capture.host, capture.bytes,
    )  # fmt: skip
