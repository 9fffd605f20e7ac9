"""The portal's database as SQL: its tables are made of their shapes, all else is in views.sql."""

import sqlite3
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from ita_site.model.closed_lists.provinces import PROVINCES
from ita_site.nation.portal.database.shared_rows import SHARED, create_shared
from ita_site.nation.portal.database.tables import TABLES, foreign_key
from ita_site.nation.portal.database.tile_places import TILE_PLACES
from ita_site.open_data.table import Column, Kind, Reference, Shape

_VIEWS: Final = Path(__file__).with_name("views.sql")

_TYPES: Final = {Kind.WHOLE: "INTEGER", Kind.YES_NO: "INTEGER"}
"""SQLite's types; all others are texts, as CSV writes them: `85.20`, `2024-02-29`, `2024-02-29T05:00:00Z`."""


@cache
def schema() -> str:
    """Return the statements that make an empty database."""
    return "\n".join((*map(_create, TABLES), _VIEWS.read_text(encoding="utf-8")))


@cache
def schema_digest() -> str:
    """Return the SHA-256 of the schema: a database made by another is made anew."""
    return sha256(schema().encode()).hexdigest()


def _create(shape: Shape) -> str:
    return create_shared(shape) if shape.name in SHARED else create_table(shape)


def create_table(shape: Shape) -> str:
    """Return the statement that makes a table: `CREATE TABLE "units" (… , PRIMARY KEY ("agency_id", "unit_id"))`.

    Rows lie in the order of their key, so that those of an agency lie together. The key's columns come first: where
    they do not, SQLite's own check of a file takes other columns for empty (3.40).
    """
    # what is shared is a view here, to which SQLite takes no reference
    kept = [reference for reference in shape.references if reference.table not in SHARED]
    columns = sorted(shape.columns, key=lambda column: column.name not in shape.key)
    lines = ",\n  ".join((*map(_column, columns), f"PRIMARY KEY ({_names(shape.key)})", *map(_reference, kept)))
    return f'CREATE TABLE "{shape.name}" (\n  {lines}\n) STRICT, WITHOUT ROWID;\n'


def insert_into(shape: Shape) -> str:
    """Return the statement that adds a row to a table, with a question mark for each column."""
    names = _names(tuple(column.name for column in shape.columns))
    return f'INSERT INTO "{shape.name}" ({names}) VALUES ({", ".join("?" * len(shape.columns))})'  # noqa: S608 - our names


def replace_into(shape: Shape) -> str:
    """Return the statement that adds a row to a table in place of one with the same key."""
    return insert_into(shape).replace("INSERT", "INSERT OR REPLACE", 1)


def make_tables(database: sqlite3.Connection) -> None:
    """Make all tables in an empty database, with the provinces in theirs, in one transaction."""
    provinces = [(row.code, row.name, row.name_en, *TILE_PLACES[row.code]) for row in PROVINCES.values()]
    database.executescript(f"BEGIN;\n{schema()}")
    database.executemany('INSERT INTO "provinces" VALUES (?, ?, ?, ?, ?)', provinces)
    database.execute("INSERT INTO made_by VALUES (?)", (schema_digest(),))
    database.commit()


def _column(column: Column) -> str:
    needed = " NOT NULL" if column.required else ""
    check = f' CHECK ("{column.name}" IN ({_texts(column.allowed)}))' if column.allowed else ""
    return f'"{column.name}" {_TYPES.get(column.kind, "TEXT")}{needed}{check}'


def _reference(reference: Reference) -> str:
    columns, key = foreign_key(reference)
    return f'FOREIGN KEY ({_names(columns)}) REFERENCES "{reference.table}" ({_names(key)})'


def quoted(name: str) -> str:
    """Return the name of a table or column as SQL takes it, even where it is a word of SQL."""
    return f'"{name}"'


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(map(quoted, names))


def _texts(values: tuple[str, ...]) -> str:
    return ", ".join(f"'{value}'" for value in values)
