"""The whole database as a file for others, as it is and compressed: without gaps, and nothing writes to it any more."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

import zstandard

COPY: Final = "portal.db"
PACKED: Final = "portal.db.zst"

_LEVEL: Final = 9


def copy_database(database: sqlite3.Connection, folder: Path) -> None:
    """Write both files into a folder that has none of that name. Raises OSError, sqlite3.Error."""
    copy, packed = folder / COPY, folder / PACKED
    database.execute("VACUUM INTO ?", (str(copy),))
    with closing(sqlite3.connect(copy)) as own:
        # a reader needs no files beside it, and none can be made where it is only to be read
        own.execute("PRAGMA journal_mode = DELETE")
    with copy.open("rb") as source, packed.open("wb") as target:
        zstandard.ZstdCompressor(level=_LEVEL).copy_stream(source, target, size=copy.stat().st_size)
