"""The database as one file: its tables, and transactions between threads and processes."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeAlias

Value: TypeAlias = str | int | float | None

VERSION: Final = 1
_BUSY_SECONDS: Final = 20.0
_OWNER_ONLY: Final = 0o600
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS agencies (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, sought TEXT NOT NULL, approval INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS accounts (
    name TEXT PRIMARY KEY, password TEXT NOT NULL, keeper INTEGER NOT NULL DEFAULT 0,
    must_change INTEGER NOT NULL DEFAULT 1, active INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE IF NOT EXISTS roles (
    account TEXT NOT NULL REFERENCES accounts(name), agency TEXT NOT NULL REFERENCES agencies(id),
    role TEXT NOT NULL, PRIMARY KEY (account, agency, role)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sessions (
    digest TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES accounts(name), begun REAL NOT NULL, used REAL NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS sessions_of ON sessions (account);
CREATE TABLE IF NOT EXISTS guesses (
    subject TEXT PRIMARY KEY, failures INTEGER NOT NULL, last REAL NOT NULL, until REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS requests (
    agency TEXT PRIMARY KEY REFERENCES agencies(id), officer TEXT NOT NULL, content TEXT NOT NULL, asked REAL NOT NULL,
    unsettled INTEGER NOT NULL, state TEXT NOT NULL, remark TEXT NOT NULL DEFAULT '', approver TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE IF NOT EXISTS nights (
    agency TEXT PRIMARY KEY REFERENCES agencies(id), content TEXT NOT NULL, links TEXT NOT NULL, finished REAL NOT NULL
) STRICT;
"""


class NewerDatabaseError(Exception):
    """The database was written by a newer program."""


class Database:
    """An open database. One connection, one thread at a time: each statement takes a fraction of a millisecond."""

    def __init__(self, file: Path) -> None:
        """Open it, and make it where it is not there. Raises sqlite3.Error, OSError, NewerDatabaseError."""
        file.parent.mkdir(parents=True, exist_ok=True)
        # before the first byte; SQLite gives the same rights to the files beside it
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, _OWNER_ONLY))
        self._lock = threading.RLock()
        self._depth = 0
        self.connection = sqlite3.connect(file, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            self.connection.execute(f"PRAGMA {setting}")
        self._prepare()

    def _prepare(self) -> None:
        (version,) = self.connection.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            self.close()
            raise NewerDatabaseError
        if version < VERSION:
            self.connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")

    def rows(self, statement: str, *values: Value) -> list[tuple[Value, ...]]:
        """Return the rows of a query."""
        with self._lock:
            return self.connection.execute(statement, values).fetchall()

    def change(self, statement: str, *values: Value) -> int:
        """Return how many rows a statement changed. Raises sqlite3.IntegrityError."""
        with self.changing():
            return self.connection.execute(statement, values).rowcount

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Do all in the block, or nothing where it raises; nobody else changes anything meanwhile."""
        with self._lock:
            if self._depth:
                yield
                return
            self.connection.execute("BEGIN IMMEDIATE")
            self._depth = 1
            try:
                yield
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            else:
                self.connection.execute("COMMIT")
            finally:
                self._depth = 0

    def copy_to(self, file: Path) -> None:
        """Write a consistent copy of the database to a new file, also while others write. Raises sqlite3.Error."""
        target = sqlite3.connect(file)
        try:
            with self._lock:
                self.connection.backup(target)
        finally:
            target.close()

    def close(self) -> None:
        """Close it."""
        self.connection.close()
