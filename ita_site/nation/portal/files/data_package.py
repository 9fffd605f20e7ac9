"""The Frictionless data package of the nation's tables, which also says when each last changed.

https://specs.frictionlessdata.io/tabular-data-package/
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from ita_site.nation.portal.database.schema import schema_digest
from ita_site.nation.portal.database.tables import foreign_key
from ita_site.open_data.package import Sheet, resource
from ita_site.open_data.table import Reference, Shape
from ita_site.open_data.version import SCHEMA_VERSION

PACKAGE: Final = "datapackage.json"

TITLE: Final = "รายงาน ITA ของหน่วยงานที่เผยแพร่ผ่านระบบนี้"
TITLE_EN: Final = "ITA reports of the agencies that publish with this program"
ABOUT: Final = (
    "ทุกตารางของทุกหน่วยงานที่เผยแพร่ผ่านระบบนี้ ไม่ใช่ทุกหน่วยงานของประเทศ และไม่ใช่การจัดอันดับ "
    "ลิงก์ที่ยังไม่ได้ตรวจหรือที่เว็บไซต์ไม่ให้โปรแกรมตรวจ ไม่ได้แปลว่าใช้ไม่ได้"
    " | Every table of every agency that publishes with this program: not all of the country's, and no ranking. "
    "Links that were not checked, or whose site refuses the checker, are not dead"
)
KEYWORDS: Final = ("ITA", "คุณธรรมและความโปร่งใส")


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table as a CSV file, and when its rows last changed: the time of a run, "" for what never changes."""

    sheet: Sheet
    changed: str


def data_package(files: Sequence[TableFile], homepage: str) -> dict[str, Any]:
    """Return datapackage.json; `homepage` is empty where it is not known. Each agency's licence is its own to state."""
    return {
        "profile": "tabular-data-package",
        "name": "ita-nation",
        "title": f"{TITLE} | {TITLE_EN}",
        "description": ABOUT,
        **({"homepage": homepage} if homepage else {}),
        "schema_version": SCHEMA_VERSION,
        "schema_digest": schema_digest(),
        "keywords": list(KEYWORDS),
        "resources": [{**resource(_checkable(file.sheet), _foreign_key), "changed": file.changed} for file in files],
    }


def _checkable(sheet: Sheet) -> Sheet:
    """Return a table with those references alone that every row has: of several columns, none may be empty."""
    required = {column.name for column in sheet.shape.columns if column.required}
    references = tuple(
        reference
        for reference in sheet.shape.references
        if reference.column in required or len(foreign_key(reference)[0]) == 1
    )
    return replace(sheet, shape=replace(sheet.shape, references=references))


def _foreign_key(reference: Reference) -> dict[str, Any]:
    columns, key = foreign_key(reference)
    return {"fields": list(columns), "reference": {"resource": reference.table, "fields": list(key)}}


def known_files(file: Path, shapes: Sequence[Shape]) -> dict[str, TableFile]:
    """Return the tables that a package of today's schema lists, by name; none where there is no such package."""
    try:
        package = json.loads(file.read_bytes())
        if package["schema_digest"] != schema_digest():
            return {}
        listed = {entry["name"]: entry for entry in package["resources"]}
        return {shape.name: _table_file(shape, listed[shape.name]) for shape in shapes if shape.name in listed}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _table_file(shape: Shape, entry: dict[str, Any]) -> TableFile:
    sheet = Sheet(shape, str(entry["path"]), int(entry["bytes"]), str(entry["hash"]).removeprefix("sha256:"))
    return TableFile(sheet, str(entry["changed"]))
