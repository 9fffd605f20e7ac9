"""What readers of the open data rely on, as plain data: names, types, keys and relations, without any wording."""

from __future__ import annotations

import dataclasses
import json
import re
from typing import TYPE_CHECKING, Any

from ita_site.model.agency import OpenData
from ita_site.model.closed_lists.data_go_th import CATEGORIES, OPEN_LISTS
from ita_site.model.closed_lists.licences import LICENCES
from ita_site.model.entry import Says
from ita_site.open_data.csv_files import BOM, csv_bytes, guarded
from ita_site.open_data.dcat import MEDIA
from ita_site.open_data.files import export_files
from ita_site.open_data.records import DOCUMENTS, encoded
from ita_site.open_data.shapes import SHAPES
from ita_site.open_data.table import Column, Kind, Shape, Table
from ita_site.publish.outputs import attachments
from ita_site.settings import Settings
from tests.builders.git import moment
from tests.builders.sites import GOLDEN, catalogue_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ita_site.catalogue.catalogue import Catalogue
    from ita_site.open_data.records import Node
    from ita_site.open_data.table import Value

FORMS = tuple(
    map(
        OpenData.model_validate,
        (
            {"license": "CC-BY-4.0", "objective": "พันธกิจหน่วยงาน", "update_frequency_unit": "ปี", "geo_coverage": "ตำบล"},
            {
                "license": "CC0-1.0",
                "objective": "ก",
                "update_frequency_unit": "ข",
                "geo_coverage": "ค",
                "update_frequency_interval": "1",
                "data_category": CATEGORIES[0],
                "maintainer": "ง",
                "maintainer_email": "a@example.go.th",
            },
        ),
    )
)
"""What an agency can say of its data: choices of data.go.th, and its own words; everything that it can say."""


def published() -> dict[str, Any]:
    """Everything that may change only together with `SCHEMA_VERSION`, each fact under a name of its own."""
    facts = dict(_facts())
    return {name: facts[name] for name in sorted(facts)}


def _facts() -> Iterator[tuple[str, Any]]:
    for shape in SHAPES:
        yield f"table {shape.name}", _shape(shape)
        for column in shape.columns:
            yield f"column {shape.name}.{column.name}", _column(column)
    for kind, node in DOCUMENTS.items():
        for path, table in _lists(kind, node):
            yield f"json {path}", table
        for key in json.loads(encoded(kind, "", {})):
            yield f"json head {kind} {key}", True
    yield from _csv()
    yield from _portal()
    for open_data in FORMS:
        yield from _documents(_saying(open_data))


def _shape(shape: Shape) -> Mapping[str, Any]:
    return {"key": list(shape.key), "references": {reference.column: reference.table for reference in shape.references}}


def _column(column: Column) -> Mapping[str, Any]:
    return {
        "type": column.kind.value,
        "required": column.required,
        "allowed": sorted(column.allowed),
        "pattern": column.pattern,
        "voice": column.says.voice.value,
    }


def _lists(path: str, node: Node) -> Iterator[tuple[str, str]]:
    yield path, node.shape.name
    for name, below in node.below.items():
        yield from _lists(f"{path}.{name}", below)


def _csv() -> Iterator[tuple[str, Any]]:
    """How a cell is written: what is guarded and how, what is quoted, how lines end."""
    yield "csv byte order mark", BOM.hex()
    for first in map(chr, (*range(0x80), *range(0xFF00, 0xFF60))):
        if guarded(first) != first:
            yield f"csv guarded U+{ord(first):04X}", guarded(first).removesuffix(first)
    samples: Mapping[str, Value] = {"text": 'ก"ข', "number": 1, "yes": True, "none": None}
    for name, value in samples.items():
        column = Column("a", Kind.TEXT, "", Says("", ""))
        shape = Shape("t", "", Says("", ""), (column, column), ("a",))
        yield f"csv sample {name}", csv_bytes(Table(shape, ((value, value),))).decode()


def _portal() -> Iterator[tuple[str, Any]]:
    """The words of data.go.th, and under which of them each licence falls."""
    for field, choices in (*OPEN_LISTS.items(), ("data_category", CATEGORIES)):
        for choice in choices:
            yield f"gdc {field} {choice}", True
    for id_, licence in LICENCES.items():
        yield f"licence {id_}", {"url": licence.url, "gdc": licence.portal}
    for ending, media in MEDIA.items():
        yield f"media {ending}", media


def _saying(open_data: OpenData) -> Catalogue:
    catalogue = catalogue_of(GOLDEN)
    return dataclasses.replace(catalogue, agency=catalogue.agency.model_copy(update={"open_data": open_data}))


def _documents(catalogue: Catalogue) -> Iterator[tuple[str, Any]]:
    """Every address, and every key of the data package and of the catalogue, with what kind of value it has."""
    changes = {f"{GOLDEN.name}/reports/2567-12m/{name}": moment(2024, 1, 1) for name in _SOURCES}
    settings = Settings(site_url="https://example.go.th/", changes=changes)
    for path in dict(attachments(catalogue, settings, GOLDEN)):
        if path.startswith(("data/", "reports/")):
            yield "address " + _ID.sub(r"\1*", path), True
    files = dict(export_files(catalogue, settings))
    for name, path in (("package", "reports/2567-12m/datapackage.json"), ("catalog", "data/catalog.jsonld")):
        yield from _keys(name, json.loads(files[path]))
    catalog = json.loads(files["data/catalog.jsonld"])
    yield from ((f"catalog prefix {prefix}", meaning) for prefix, meaning in catalog["@context"].items())
    for distribution in catalog["dcat:dataset"][0]["dcat:distribution"]:
        yield (
            f"catalog leads to {distribution['dcat:downloadURL']['@id'].rpartition('/')[2]}",
            distribution["dcat:mediaType"],
        )


_ID = re.compile(r"((?:reports|measures|indicators)/)[^/.]+(?=[/.])")
_SOURCES = ("index.md", "measures/one.md", "measures/two.md")


def _keys(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _keys(f"{path}.{key}", below)
    elif isinstance(value, list):
        for below in value:
            yield from _keys(f"{path}[]", below)
    else:
        # the type of a thing in JSON-LD is part of what it is
        yield path, value if path.endswith(".@type") else type(value).__name__
