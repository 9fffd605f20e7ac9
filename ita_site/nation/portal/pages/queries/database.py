"""The portal's database as the pages read it: a connection that writes nothing."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Row = sqlite3.Row


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection to a database that is there, for reading alone. Raises sqlite3.OperationalError."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        # all pages are of the same moment, whoever writes meanwhile
        connection.execute("BEGIN")
        yield connection
    finally:
        connection.close()


def rows(database: sqlite3.Connection, question: str, values: Sequence[object] = ()) -> list[Any]:
    """Return the rows that a question has, each with its columns by name."""
    return database.execute(question, values).fetchall()
