"""Keep the search in step with the texts: it holds none itself, so it is given those that it is to forget."""

import sqlite3
from typing import Final

from ita_site.nation.portal.database.rows.agency_rows import Stored

SEARCHED: Final = ("name", "short_name", "district", "province")
"""Columns of `agencies` by which an agency can be searched for; of measures, all rows are looked at."""


def forget(database: sqlite3.Connection, agency_id: str) -> None:
    """Take an agency and its measures out of the search, while their texts are still as they were put in."""
    database.execute(
        "INSERT INTO found (found, rowid, name, words)"
        " SELECT 'delete', id, name, words FROM found_texts WHERE agency_id = ?",
        (agency_id,),
    )
    database.execute("DELETE FROM found_rows WHERE agency_id = ?", (agency_id,))


def add(database: sqlite3.Connection, agency_id: str) -> None:
    """Put an agency and its measures into the search, by the texts that are there now."""
    database.execute("INSERT INTO found_rows (agency_id) VALUES (?)", (agency_id,))
    database.execute(
        "INSERT INTO found_rows (agency_id, measure_id)"
        " SELECT agency_id, measure_id FROM measures WHERE agency_id = ? ORDER BY measure_id",
        (agency_id,),
    )
    database.execute(
        "INSERT INTO found (rowid, name, words) SELECT id, name, words FROM found_texts WHERE agency_id = ?",
        (agency_id,),
    )


def names_of(database: sqlite3.Connection, agency_id: str) -> tuple[Stored, ...] | None:
    """Return by what an agency can be searched for now; None where there is none of that id."""
    columns = ", ".join(SEARCHED)
    row: tuple[Stored, ...] | None = database.execute(
        f"SELECT {columns} FROM agencies WHERE id = ?",  # noqa: S608 - our names
        (agency_id,),
    ).fetchone()
    return row
