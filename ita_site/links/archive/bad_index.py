"""What is wrong with an index that cannot be read, as one kind of error that names its file."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BROKEN: Final = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
"""Primary result codes of a database whose content is at fault: not its disk, its rights or another process."""


class BadIndexError(Exception):
    """The index of an archive cannot be read or written."""

    def __init__(self, path: Path, detail: str, *, is_broken: bool = True) -> None:
        super().__init__(f"{path}: {detail}")
        self.path = path
        self.detail = detail
        self.is_broken = is_broken
        """Its content is at fault, so that it never can be read; False where it is locked, say."""


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Raise `BadIndexError` for what SQLite raises in the block, and for the ValueError of a row that cannot be."""
    try:
        yield
    except sqlite3.Error as error:
        # errors of Python's own, such as of text that is no UTF-8, have no code
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        raise BadIndexError(path, str(error), is_broken=code in _BROKEN) from error
    except ValueError as error:
        raise BadIndexError(path, str(error)) from error
