"""Make a database anew that another version of the program made: what happened is kept, the rest is read again."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from ita_site.disk.work_folder import work_folder
from ita_site.nation.portal.database.events.event_shapes import EVENT_LINKS, EVENTS
from ita_site.nation.portal.database.portal_shapes import AGENCIES, AGENCY_REPORTS, LINKS, RUN
from ita_site.nation.portal.database.schema import make_tables, schema_digest
from ita_site.open_data.table import Column, Kind, Shape

_KEPT: Final = (EVENTS, EVENT_LINKS, RUN, AGENCIES, AGENCY_REPORTS, LINKS)
"""What happened, and by what the next run sees what happens."""


def is_outdated(path: Path) -> bool:
    """Return whether there is a database that was made by another schema than today's. Raises sqlite3.Error."""
    if not path.exists():
        return False
    with closing(sqlite3.connect(path)) as database:
        if not _columns(database, "made_by"):
            return bool(database.execute("SELECT 1 FROM sqlite_master").fetchone())
        return database.execute("SELECT schema_digest FROM made_by").fetchall() != [(schema_digest(),)]


def renew(path: Path) -> None:
    """Put a new database in place of an old one, with its events, and with agencies whose digest fits no content.

    The old one stays until the new one is whole. Raises OSError, sqlite3.Error.
    """
    with work_folder(path.parent, ".portal-") as work:
        new = work / "new.db"
        with closing(sqlite3.connect(new)) as database:
            make_tables(database)
            database.execute("ATTACH ? AS old", (str(path),))
            with database:
                for shape in _KEPT:
                    _copy(database, shape)
                database.execute("UPDATE agencies SET digest = ''")
            database.execute("DETACH old")
        new.replace(path)


def _copy(database: sqlite3.Connection, shape: Shape) -> None:
    """Copy the rows of a table; columns that the old one lacks are empty."""
    old = _columns(database, shape.name, "old")
    if old:
        names = ", ".join(f'"{column.name}"' for column in shape.columns)
        values = ", ".join(f'"{column.name}"' if column.name in old else _empty(column) for column in shape.columns)
        database.execute(f'INSERT OR IGNORE INTO "{shape.name}" ({names}) SELECT {values} FROM old."{shape.name}"')  # noqa: S608 - our names


def _columns(database: sqlite3.Connection, table: str, place: str = "main") -> set[str]:
    return {row[1] for row in database.execute(f'PRAGMA {place}.table_info("{table}")')}


def _empty(column: Column) -> str:
    if not column.required:
        return "NULL"
    return "0" if column.kind in {Kind.WHOLE, Kind.YES_NO} else "''"
