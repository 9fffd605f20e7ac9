"""Tables whose rows most agencies share, such as the items of a framework: each row is kept once for all of them.

To everybody else such a table is like the others: a view with its name has the agency in front, and triggers take what
is written to it. Of a real report, the rows of its framework are half of all.
"""

from typing import Final

from ita_site.open_data import shapes
from ita_site.open_data.table import Column, Kind, Shape

SHARED: Final = frozenset({shapes.INDICATORS.name, shapes.ITEMS.name})
"""The tables of a framework."""

_TYPES: Final = {Kind.WHOLE: "INTEGER"}


def create_shared(shape: Shape) -> str:
    """Return the statements that make the table of a shape with the agency in front, its rows kept once each.

    None of its columns may be empty. The rows themselves are in `shared_items`, and which agency has which in
    `agency_items`.
    """
    own = shape.columns[1:]
    names = [f'"{column.name}"' for column in own]
    table, rows, used = f'"{shape.name}"', f'"shared_{shape.name}"', f'"agency_{shape.name}"'
    same = " AND ".join(f"{name} = {{}}.{name}" for name in names)
    return f"""
CREATE TABLE {rows} (
  id INTEGER PRIMARY KEY,
  {", ".join(map(_column, own))},
  UNIQUE ({", ".join(names)})
) STRICT;

CREATE TABLE {used} (
  agency_id TEXT NOT NULL REFERENCES "agencies" ("id"),
  row_id INTEGER NOT NULL REFERENCES {rows} (id),
  PRIMARY KEY (agency_id, row_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX "agency_{shape.name}_by_row" ON {used} (row_id);

CREATE VIEW {table} AS
SELECT {used}.agency_id, {", ".join(f"{rows}.{name}" for name in names)}
FROM {used} JOIN {rows} ON {rows}.id = {used}.row_id;

CREATE TRIGGER "add_{shape.name}" INSTEAD OF INSERT ON {table} BEGIN
  INSERT OR IGNORE INTO {rows} ({", ".join(names)}) VALUES ({", ".join(f"NEW.{name}" for name in names)});
  INSERT INTO {used} SELECT NEW.agency_id, id FROM {rows} WHERE {same.format(*["NEW"] * len(names))};
END;

CREATE TRIGGER "remove_{shape.name}" INSTEAD OF DELETE ON {table} BEGIN
  DELETE FROM {used} WHERE agency_id = OLD.agency_id
    AND row_id = (SELECT id FROM {rows} WHERE {same.format(*["OLD"] * len(names))});
END;
"""  # noqa: S608 - our names


def remove_unused(name: str) -> str:
    """Return the statement that removes those shared rows of a table that no agency has any more."""
    return f'DELETE FROM "shared_{name}" WHERE id NOT IN (SELECT row_id FROM "agency_{name}")'  # noqa: S608 - our names


def _column(column: Column) -> str:
    return f'"{column.name}" {_TYPES.get(column.kind, "TEXT")} NOT NULL'
