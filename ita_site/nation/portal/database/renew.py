"""Make a database anew that another version of the program made: its rows stay until each agency is read again."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from ita_site.disk.work_folder import work_folder
from ita_site.nation.portal.database import search_index
from ita_site.nation.portal.database.schema import make_tables, schema_digest
from ita_site.nation.portal.database.tables import TABLES
from ita_site.open_data.table import Column, Kind, Shape

_PENDING: Final = "pending_changes"


def is_outdated(path: Path) -> bool:
    """Return whether there is a database that was made by another schema than today's. Raises sqlite3.Error."""
    if not path.exists():
        return False
    with closing(sqlite3.connect(path)) as database:
        if not _columns(database, "made_by"):
            return bool(database.execute("SELECT 1 FROM sqlite_master").fetchone())
        return database.execute("SELECT schema_digest FROM made_by").fetchall() != [(schema_digest(),)]


def renew(path: Path) -> None:
    """Put a new database in place of an old one, with its rows, and with agencies whose digest fits no content.

    All agencies are then read again, and those whose content has errors keep their rows. The old database stays until
    the new one is whole. Raises OSError, sqlite3.Error.
    """
    with work_folder(path.parent, ".portal-") as work:
        new = work / "new.db"
        with closing(sqlite3.connect(new)) as database:
            make_tables(database)
            database.execute("ATTACH ? AS old", (str(path),))
            with database:
                for shape in TABLES:
                    _copy(database, shape)
                _copy_pending(database)
                database.execute("UPDATE agencies SET digest = ''")
                for (agency_id,) in database.execute("SELECT id FROM agencies ORDER BY id").fetchall():
                    search_index.add(database, agency_id)
            database.execute("DETACH old")
        new.replace(path)


def _copy(database: sqlite3.Connection, shape: Shape) -> None:
    """Copy the rows of a table; columns that the old one lacks, or has of another type, are empty."""
    old, new = _columns(database, shape.name, "old"), _columns(database, shape.name)
    if old:
        names = ", ".join(f'"{column.name}"' for column in shape.columns)
        values = ", ".join(
            f'"{column.name}"' if old.get(column.name) == new[column.name] else _empty(column)
            for column in shape.columns
        )
        database.execute(f'INSERT OR IGNORE INTO "{shape.name}" ({names}) SELECT {values} FROM old."{shape.name}"')  # noqa: S608 - our names


def _copy_pending(database: sqlite3.Connection) -> None:
    """Copy the changes of links that no event speaks of yet: a run that was killed leaves some."""
    if _columns(database, _PENDING, "old") == _columns(database, _PENDING):
        database.execute(f"INSERT INTO {_PENDING} SELECT * FROM old.{_PENDING}")  # noqa: S608 - our name


def _columns(database: sqlite3.Connection, table: str, place: str = "main") -> dict[str, str]:
    """Return the type of each column of a table or view, by name."""
    return {row[1]: row[2] for row in database.execute(f'PRAGMA {place}.table_info("{table}")')}


def _empty(column: Column) -> str:
    if not column.required:
        return "NULL"
    return "0" if column.kind in {Kind.WHOLE, Kind.YES_NO} else "''"
