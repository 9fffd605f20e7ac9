"""The file in which the nation's memory of links is kept: SQLite, one writer, whole after any kill."""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

_SCHEMA: Final = """
create table if not exists agency (
  id text primary key,
  names text not null default '[]',         -- in full and short
  content text not null default '',         -- digest of the content whose uses are in `use`
  health text not null default '',          -- digest of its health file as it was last read or written
  is_stale integer not null default 0       -- that file does not say all that is known of its links
) without rowid;
create table if not exists link (
  id integer primary key,
  url text not null unique,                 -- as written
  due real not null default 0,              -- seconds since 1970; 0 where it was never asked
  checked real,
  is_used integer not null default 0,
  record text                               -- what is remembered: a line of a health file; null where that is nothing
);
create index if not exists link_due on link (due) where is_used;
create index if not exists link_checked on link (checked);
create table if not exists use (
  agency text not null,
  place integer not null,                   -- in the agency's list
  link integer not null,
  record text not null,
  primary key (agency, place)
) without rowid;
create index if not exists use_of_link on use (link);
create table if not exists overrule (
  url text not null,
  agency text not null,
  record text not null,
  primary key (url, agency)
) without rowid;
create table if not exists host (
  name text primary key,                    -- as the header `Host` has it
  record text not null
) without rowid;
create table if not exists host_state (
  host text not null,
  port integer not null,
  record text not null,
  primary key (host, port)
) without rowid;
create table if not exists look_up (
  name text primary key,
  record text not null
) without rowid;
create table if not exists run (
  id integer primary key,
  begun text not null,                      -- the clock of the state rules when it was begun
  ended text                                -- `complete` or `offline`; null while it may be resumed
);
create table if not exists todo (
  run integer not null,
  link integer not null,
  question integer not null,                -- the first of the links that are asked in one question
  is_done integer not null default 0,
  primary key (run, link)
) without rowid;
create table if not exists hand_over (
  run integer not null,
  question integer not null,
  host text not null,                       -- whose turn it is
  record blob not null,                     -- what other hosts have answered
  primary key (run, question)
) without rowid;
create table if not exists slice (
  id integer primary key,                   -- drawn at random
  run integer not null,
  lane integer not null,
  lease real not null,                      -- seconds since 1970, after which nobody works on it any more
  questions text not null,
  state text not null                       -- `live`, `merged` or `lost`
);
create index if not exists slice_live on slice (state) where state = 'live';
"""


def open_memory(path: Path) -> sqlite3.Connection:
    """Return the memory in a file, which is made where it is missing. Raises `sqlite3.Error` and OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    memory = sqlite3.connect(path, timeout=30, isolation_level=None)
    memory.execute("pragma journal_mode = wal")
    # a killed process loses nothing; a machine without power may lose the last slices, which are then asked again
    memory.execute("pragma synchronous = normal")
    memory.executescript(_SCHEMA)
    return memory


@contextmanager
def transaction(memory: sqlite3.Connection) -> Iterator[None]:
    """Write all that the block writes, or nothing of it."""
    memory.execute("begin immediate")
    try:
        yield
    except BaseException:
        memory.execute("rollback")
        raise
    memory.execute("commit")


def listed(values: Iterable[object]) -> tuple[str]:
    """Return values as the one parameter of a question that reads them by `json_each(?)`."""
    return (json.dumps(list(values)),)


def seconds(when: datetime | None) -> float | None:
    """Return a moment as the tables have it."""
    return when.timestamp() if when else None
