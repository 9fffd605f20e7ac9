"""The index of the archive, opened for writing: what `keeper`, `removal` and `recovery` change.

Rows are written in batches. What a killed process did not commit is found again in the WARC files, whose indexed length
is kept here (see `recovery`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Self

from ita_site.links.archive.bad_index import reading
from ita_site.links.archive.index import SCHEMA, ArchiveIndex, Capture, capture_of, file_in, key, moment_in
from ita_site.links.memory.file.moments import stamp
from ita_site.links.memory.journal import Lock

_BATCH: Final = 500
"""Copies that one transaction holds: a commit waits for the disk."""
_COLUMNS: Final = 20
_INSERT: Final = f"insert into copies values ({', '.join('?' * _COLUMNS)})"  # noqa: S608 - question marks


@dataclass(frozen=True, slots=True)
class FileState:
    """A WARC file as it is indexed."""

    length: int
    """Bytes that are indexed."""
    generation: int = 0
    """How often copies were taken out of it: its earlier bytes then changed."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What a person took out of the archive, and keeps out of it."""

    url: str
    """Empty where a digest is withdrawn."""
    sha256: str
    """Empty where a URL is withdrawn."""
    at: datetime
    reason: str


class Store(ArchiveIndex):
    """The index and the right to write it: holds the archive's lock.

    Raises `Busy` where another process has it, and `BadIndexError` as an `ArchiveIndex` does.
    """

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            stack.enter_context(Lock(self._path))
            self._data = stack.enter_context(connected(self._path))
            self._pending = 0
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        with self._stack:
            self.commit()

    def latest_capture(self, url: str) -> Capture | None:
        """Return the newest capture of a URL that was not taken out; None where there is none."""
        query = "select * from copies where url = ? and removal = '' order by at desc, rowid desc limit 1"
        return next(self._read(capture_of, query, key(url)), None)

    def add(self, capture: Capture) -> None:
        """Add a capture; it is on the disk after the next `commit`, which comes by itself after `_BATCH` of them."""
        self._write(_INSERT, _row(capture))
        self._pending += 1
        if self._pending >= _BATCH:
            self.commit()

    def replace(self, file: str, captures: list[Capture]) -> None:
        """Write the captures of one WARC file anew."""
        self._write("delete from copies where file = ?", (file,))
        self._write(_INSERT, *map(_row, captures))

    def commit(self) -> None:
        """Hand what was written to the disk."""
        with reading(self._path):
            self._data.commit()
        self._pending = 0

    def files(self) -> dict[str, FileState]:
        """Return the state of each WARC file, by its path below the archive's folder."""
        return dict(self._read(file_state_of, "select * from files order by file"))

    def set_file(self, file: str, state: FileState) -> None:
        """Note how far a WARC file is indexed."""
        self._write("insert or replace into files values (?, ?, ?)", (file, state.length, state.generation))

    def withdrawals(self) -> list[Withdrawal]:
        """Return what is kept out, the oldest first."""
        return list(self._read(withdrawal_of, "select * from withdrawals order by at, rowid"))

    def add_withdrawal(self, entry: Withdrawal) -> None:
        """Note what is kept out of the archive from now on."""
        row = (entry.url, entry.sha256, stamp(entry.at), entry.reason)
        self._write("insert into withdrawals values (?, ?, ?, ?)", row)

    def set_manifest(self, name: str, sha256: str) -> None:
        """Note the digest of a manifest."""
        self._write("insert or replace into manifests values (?, ?)", (name, sha256))

    def wayback_at(self, url: str) -> datetime | None:
        """Return when the Wayback Machine last kept a URL for us; None where it never did."""
        query = "select at from wayback where url = ?"
        return next(self._read(lambda row: moment_in(row, "at"), query, key(url)), None)

    def set_wayback(self, url: str, wayback_url: str, at: datetime) -> None:
        """Note the address of the Wayback Machine's copy of a URL."""
        self._write("insert or replace into wayback values (?, ?, ?)", (key(url), wayback_url, stamp(at)))

    def _write(self, change: str, *rows: tuple[object, ...]) -> None:
        """Execute a change once for each row of values."""
        with reading(self._path):
            self._data.executemany(change, rows)


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection that may write, to an index with all tables; closed at the end. Raises `BadIndexError`."""
    with reading(path):
        data = sqlite3.connect(path, check_same_thread=False)
    with closing(data):
        data.row_factory = sqlite3.Row
        with reading(path):
            data.executescript(SCHEMA)
        yield data


def file_state_of(row: sqlite3.Row) -> tuple[str, FileState]:
    """Return the path of a WARC file and its state, from a row of `files`. Raises ValueError where it is none."""
    file, length, generation = file_in(row), row["length"], row["generation"]
    if not (isinstance(length, int) and isinstance(generation, int)):
        raise ValueError(f"files.length, generation = {length!r}, {generation!r} (int)")  # noqa: TRY004 - a value
    return file, FileState(length, generation)


def withdrawal_of(row: sqlite3.Row) -> Withdrawal:
    """Return what is kept out, from a row of `withdrawals`. Raises ValueError where it is none."""
    return Withdrawal(str(row["url"]), str(row["sha256"]), moment_in(row, "at"), str(row["reason"]))


def _row(capture: Capture) -> tuple[object, ...]:
    copy, removal = capture.copy, capture.removal
    taken_out = (removal.kind, stamp(removal.at), removal.reason) if removal else ("", "", "")
    return (
        copy.url, stamp(copy.at), copy.status, copy.media_type, copy.size, copy.sha256, copy.title, copy.file,
        copy.offset, copy.length, copy.truncated, capture.target, capture.content_type, capture.words, capture.payload,
        capture.bytes, capture.records, *taken_out,
    )  # fmt: skip
