"""Every table of the portal's database: its own, and each table of open data with the agency in front."""

from dataclasses import replace
from typing import Final

from ita_site.nation.portal.database.portal_columns import AGENCY_ID
from ita_site.nation.portal.database.portal_shapes import PORTAL_SHAPES
from ita_site.open_data.shapes import SHAPES
from ita_site.open_data.table import Reference, Shape


def national(shape: Shape) -> Shape:
    """Return a table of open data with `agency_id` as its first column and the first part of its key."""
    name = AGENCY_ID.name
    own = tuple(column for column in shape.columns if column.name != name)
    key = tuple(column for column in shape.key if column != name)
    references = (Reference(name, "agencies"), *(each for each in shape.references if each.column != name))
    return replace(shape, columns=(AGENCY_ID, *own), key=(name, *key), references=references)


NATIONAL_SHAPES: Final = tuple(map(national, SHAPES))
"""Each table of open data, as it is here."""

TABLES: Final = (*PORTAL_SHAPES, *NATIONAL_SHAPES)
"""Every table, in the order in which files are listed."""


_BY_NAME: Final = {shape.name: shape for shape in TABLES}


def foreign_key(reference: Reference) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the columns of a reference, and the key of the other table that they name.

    A key of the open data is an agency's own, so that the agency is a part of the reference as well.
    """
    key = _BY_NAME[reference.table].key
    return ((reference.column,), key) if len(key) == 1 else ((AGENCY_ID.name, reference.column), key)
