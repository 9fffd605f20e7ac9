"""The Frictionless data package of one report: every CSV file with its types, keys and relations.

https://specs.frictionlessdata.io/tabular-data-package/
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.labels import report_name
from ita_site.model.closed_lists.licences import LICENCES
from ita_site.open_data.dcat import keywords
from ita_site.open_data.table import Column, Reference, Shape
from ita_site.open_data.version import SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as a CSV file: its name, its size in bytes, and its SHA-256 in hexadecimal digits."""

    shape: Shape
    file: str
    size: int
    sha256: str


def data_package(catalogue: Catalogue, report: ReportView, sheets: Sequence[Sheet], homepage: str) -> dict[str, Any]:
    """Return datapackage.json of the `sheets` of a report; `homepage` is empty where unknown."""
    entry, agency = report.entry, catalogue.agency
    return {
        "profile": "tabular-data-package",
        "name": f"ita-{entry.id}",
        "title": f"{report_name(entry)} {agency.name}",
        "description": entry.title_lines,
        **({"homepage": homepage} if homepage else {}),
        "schema_version": SCHEMA_VERSION,
        **licences(catalogue),
        "contributors": [{"title": agency.name, "path": agency.website, "role": "author"}],
        "keywords": keywords(entry),
        "resources": [resource(sheet) for sheet in sheets],
    }


def licences(catalogue: Catalogue) -> Mapping[str, Any]:
    """Return the licence that the agency has stated; nothing where it has not."""
    stated = catalogue.agency.open_data.license
    if stated is None:
        return {}
    licence = LICENCES[stated]
    name = {"name": stated} if licence.open_definition else {}
    return {"licenses": [{**name, "path": licence.url, "title": licence.name}]}


def _foreign_key(reference: Reference) -> dict[str, Any]:
    """Return a reference within one agency, whose keys are single columns."""
    return {"fields": reference.column, "reference": {"resource": reference.table, "fields": reference.column}}


def resource(sheet: Sheet, foreign_key: Callable[[Reference], dict[str, Any]] = _foreign_key) -> dict[str, Any]:
    """Return a CSV file as a resource of a package; `foreign_key` says how its references are written."""
    shape = sheet.shape
    return {
        "profile": "tabular-data-resource",
        "name": shape.name,
        "path": sheet.file,
        "title": shape.title,
        "description": f"{shape.says.th} | {shape.says.en}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": sheet.size,
        "hash": f"sha256:{sheet.sha256}",
        "schema": table_schema(shape, foreign_key),
    }


def table_schema(shape: Shape, foreign_key: Callable[[Reference], dict[str, Any]] = _foreign_key) -> dict[str, Any]:
    """Return table Schema of one table: https://specs.frictionlessdata.io/table-schema/."""
    keys = [*map(foreign_key, shape.references)]
    return {
        "fields": [_field(column, alone=shape.key == (column.name,)) for column in shape.columns],
        "primaryKey": list(shape.key),
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column, *, alone: bool) -> dict[str, Any]:
    rules: dict[str, Any] = {"required": True} if column.required else {}
    rules |= {"unique": True} if alone else {}
    rules |= {"enum": list(column.allowed)} if column.allowed else {}
    rules |= {"pattern": column.pattern} if column.pattern else {}
    return {
        "name": column.name,
        "type": column.kind.value,
        "title": column.title,
        "description": f"{column.says.th} | {column.says.en}",
        "voice": column.says.voice.value,
        **({"constraints": rules} if rules else {}),
    }
