"""The index of the archive, opened for writing: what `keeper`, `removal` and `recovery` change.

Rows are written in batches. What a killed process did not commit is found again in the WARC files, whose indexed length
is kept here (see `recovery`).
"""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Self

from ita_site.links.archive.index import INDEX, SCHEMA, ArchiveIndex, Capture, capture_of, key
from ita_site.links.memory.file.moments import moment, stamp
from ita_site.links.memory.journal import Lock

_BATCH: Final = 500
"""Copies that one transaction holds: a commit waits for the disk."""
_COLUMNS: Final = 20
_MARKS: Final = ", ".join("?" * _COLUMNS)


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
    """The index and the right to write it: holds the archive's lock. Raises `Busy` where another process has it."""

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            stack.enter_context(Lock(self._archive / INDEX))
            self._data = sqlite3.connect(self._archive / INDEX, check_same_thread=False)
            stack.callback(self._data.close)
            self._data.row_factory = sqlite3.Row
            self._data.executescript(SCHEMA)
            self._pending = 0
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        with self._stack:
            self.commit()

    def latest_capture(self, url: str) -> Capture | None:
        """Return the newest capture of a URL that was not taken out; None where there is none."""
        rows = self._data.execute(
            "select * from copies where url = ? and removal = '' order by at desc, rowid desc limit 1", (key(url),)
        )
        return next(map(capture_of, rows), None)

    def add(self, capture: Capture) -> None:
        """Add a capture; it is on the disk after the next `commit`, which comes by itself after `_BATCH` of them."""
        self._data.execute(f"insert into copies values ({_MARKS})", _row(capture))  # noqa: S608 - question marks
        self._pending += 1
        if self._pending >= _BATCH:
            self.commit()

    def replace(self, file: str, captures: list[Capture]) -> None:
        """Write the captures of one WARC file anew."""
        self._data.execute("delete from copies where file = ?", (file,))
        rows = map(_row, captures)
        self._data.executemany(f"insert into copies values ({_MARKS})", rows)  # noqa: S608 - question marks

    def commit(self) -> None:
        """Hand what was written to the disk."""
        self._data.commit()
        self._pending = 0

    def files(self) -> dict[str, FileState]:
        """Return the state of each WARC file, by its path below the archive's folder."""
        rows = self._data.execute("select * from files order by file")
        return {row["file"]: FileState(row["length"], row["generation"]) for row in rows}

    def set_file(self, file: str, state: FileState) -> None:
        """Note how far a WARC file is indexed."""
        self._data.execute("insert or replace into files values (?, ?, ?)", (file, state.length, state.generation))

    def withdrawals(self) -> list[Withdrawal]:
        """Return what is kept out, the oldest first."""
        rows = self._data.execute("select * from withdrawals order by at, rowid")
        return [Withdrawal(row["url"], row["sha256"], moment(row["at"]), row["reason"]) for row in rows]

    def add_withdrawal(self, entry: Withdrawal) -> None:
        """Note what is kept out of the archive from now on."""
        row = (entry.url, entry.sha256, stamp(entry.at), entry.reason)
        self._data.execute("insert into withdrawals values (?, ?, ?, ?)", row)

    def set_manifest(self, name: str, sha256: str) -> None:
        """Note the digest of a manifest."""
        self._data.execute("insert or replace into manifests values (?, ?)", (name, sha256))

    def wayback_at(self, url: str) -> datetime | None:
        """Return when the Wayback Machine last kept a URL for us; None where it never did."""
        row = self._data.execute("select at from wayback where url = ?", (key(url),)).fetchone()
        return moment(row["at"]) if row else None

    def set_wayback(self, url: str, wayback_url: str, at: datetime) -> None:
        """Note the address of the Wayback Machine's copy of a URL."""
        self._data.execute("insert or replace into wayback values (?, ?, ?)", (key(url), wayback_url, stamp(at)))


def _row(capture: Capture) -> tuple[object, ...]:
    copy, removal = capture.copy, capture.removal
    taken_out = (removal.kind, stamp(removal.at), removal.reason) if removal else ("", "", "")
    return (
        copy.url, stamp(copy.at), copy.status, copy.media_type, copy.size, copy.sha256, copy.title, copy.file,
        copy.offset, copy.length, copy.truncated, capture.target, capture.content_type, capture.words, capture.payload,
        capture.bytes, capture.records, *taken_out,
    )  # fmt: skip
