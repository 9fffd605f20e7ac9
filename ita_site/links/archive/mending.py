"""Move an index aside that is broken, so that `recovery` makes another from the WARC files and the manifests."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from ita_site.links.archive.bad_index import BadIndexError, reading
from ita_site.links.archive.index import INDEX, SCHEMA, capture_of, manifest_of
from ita_site.links.archive.store import connected, file_state_of, withdrawal_of
from ita_site.links.memory.journal import Lock

if TYPE_CHECKING:
    from pathlib import Path

BROKEN: Final = f"{INDEX}.broken"
"""Name of an index that was moved aside; it takes the place of an earlier one."""

_ENDINGS: Final = ("-journal", "-wal", "-shm", "")
"""Of the names of an index and its companions, which SQLite would take for those of the next index."""
_ROWS: Final = {"copies": capture_of, "files": file_state_of, "withdrawals": withdrawal_of, "manifests": manifest_of}
"""What makes a value of a row of each table; a row of `wayback` is text alone."""


def set_aside_broken(archive: Path) -> Path | None:
    """Move the index of an archive aside if its content is broken; return its new path, or None where it is sound.

    Raises OSError, `Busy` where another process writes to the archive, and `BadIndexError` where the index cannot be
    read for another reason: it is locked by a program, or is a folder.
    """
    index = archive / INDEX
    if not index.exists():
        return None
    with Lock(index):
        try:
            _check(index)
        except BadIndexError as error:
            if not error.is_broken:
                raise
            return _moved(archive)
    return None


def _check(index: Path) -> None:
    """Read all of an index. Raises `BadIndexError` where that or writing to it is not possible."""
    with connected(index) as data, reading(index):
        data.execute("begin immediate")
        data.rollback()
        for row in data.execute("pragma quick_check"):
            if row[0] != "ok":
                raise ValueError(row[0])
        if _columns(data) != _columns_wanted():
            raise ValueError("other columns than ours")
        for table, value_of in _ROWS.items():
            for row in data.execute(f"select * from {table}"):  # noqa: S608 - a name of ours
                value_of(row)


def _columns(data: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return table and name of each column of the tables."""
    query = "select t.name, c.name from sqlite_schema t, pragma_table_info(t.name) c order by t.name, c.cid"
    return [(row[0], row[1]) for row in data.execute(query)]


def _columns_wanted() -> list[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:")) as empty:
        empty.executescript(SCHEMA)
        return _columns(empty)


def _moved(archive: Path) -> Path:
    for ending in _ENDINGS:
        path = archive / f"{INDEX}{ending}"
        if path.exists():
            path.replace(archive / f"{BROKEN}{ending}")
    return archive / BROKEN
