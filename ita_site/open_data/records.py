"""Tables as JSON: the rows of one table nested under those of another, and the JSON Schema of the same."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pydantic_core import to_json

from ita_site.open_data import shapes
from ita_site.open_data.csv_files import plain
from ita_site.open_data.table import Column, Kind, Shape, Table, Value
from ita_site.open_data.version import SCHEMA_VERSION

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Node:
    """Rows of `shape`, each with lists of rows that share its value of `by`; all rows where that is empty."""

    shape: Shape
    by: str = ""
    below: Mapping[str, "Node"] = field(default_factory=dict)


ACTIVITY: Final = Node(shapes.ACTIVITIES, "measure_id", {"answers": Node(shapes.ANSWERS, "activity_id")})
MEASURE: Final = Node(
    shapes.MEASURES,
    "report_id",
    {
        "activities": ACTIVITY,
        "results": Node(shapes.RESULTS, "measure_id", {"evidence": Node(shapes.EVIDENCE, "result_id")}),
        "outcomes": Node(shapes.OUTCOMES, "measure_id", {"evidence": Node(shapes.EVIDENCE, "outcome_id")}),
        "items": Node(shapes.MEASURE_ITEMS, "measure_id"),
        "units": Node(shapes.MEASURE_UNITS, "measure_id"),
    },
)
INDICATOR: Final = Node(
    shapes.INDICATORS,
    "framework_id",
    {
        "items": Node(shapes.ITEMS, "indicator_id", {"measures": Node(shapes.MEASURE_ITEMS, "item_id")}),
        "measures": Node(shapes.MEASURES, "indicator_id"),
    },
)
REPORT: Final = Node(
    shapes.REPORT,
    "",
    {
        "measures": MEASURE,
        "indicators": Node(shapes.INDICATORS, "framework_id", {"items": Node(shapes.ITEMS, "indicator_id")}),
        "units": Node(shapes.UNITS),
        "scores": Node(shapes.SCORES),
    },
)
DOCUMENTS: Final[Mapping[str, Node]] = {
    "report": REPORT,
    "measure": MEASURE,
    "activity": ACTIVITY,
    "indicator": INDICATOR,
}
"""Every kind of JSON file, by the name of its schema."""

Groups = Mapping[str, Mapping[str, Mapping[Value, Sequence[Document]]]]
"""Records by table, column and value."""


def grouped(tables: Sequence[Table]) -> Groups:
    """Return all records by every column by which a node nests them; the column "" holds them all under None."""
    wanted: dict[str, set[str]] = defaultdict(lambda: {""})
    for node in DOCUMENTS.values():
        for inner in _nodes(node):
            wanted[inner.shape.name].add(inner.by)
    return {table.name: _by_columns(table, sorted(wanted[table.name])) for table in tables}


def _by_columns(table: Table, columns: Sequence[str]) -> Mapping[str, Mapping[Value, Sequence[Document]]]:
    groups: dict[str, dict[Value, list[Document]]] = {column: defaultdict(list) for column in columns}
    for document in _documents(table):
        for column in columns:
            groups[column][document[column] if column else None].append(document)
    return groups


def _documents(table: Table) -> Iterator[Document]:
    """Yield the rows of a table by the names of its columns, with values as JSON has them."""
    converted = [column.name for column in table.columns if column.kind in _CONVERTED]
    for record in table.records():
        yield {**record, **{name: _json_value(record[name]) for name in converted}}


_CONVERTED: Final = frozenset({Kind.DAY, Kind.MOMENT, Kind.DECIMAL})
"""Kinds of value that JSON has in another form."""


def _json_value(value: Value) -> Value | float:
    if isinstance(value, Decimal):
        return float(value)
    return plain(value) if isinstance(value, date) else value


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for below in node.below.values():
        yield from _nodes(below)


def documents(node: Node, groups: Groups, key: Value = None) -> Iterator[Document]:
    """Yield the rows of `node` that share `key`, with the rows nested in each; all of its rows where it is None."""
    by = node.by if key is not None else ""
    for record in groups[node.shape.name][by].get(key, ()):
        below = {
            name: list(documents(inner, groups, record[inner.by] if inner.by else None))
            for name, inner in node.below.items()
        }
        yield {**record, **below}


def encoded(kind: str, schema: str, document: Document) -> bytes:
    """Return a JSON file: its kind, the address of its `schema`, and the record."""
    head = {"$schema": schema, "schema_version": SCHEMA_VERSION}
    return json_bytes({**head, kind: document})


def json_bytes(value: Any) -> bytes:
    """Return `value` as JSON for people and machines: UTF-8, indented, with a line end."""
    return to_json(value, indent=2) + b"\n"


_TYPES: Final[Mapping[Kind, Mapping[str, str]]] = {
    Kind.TEXT: {"type": "string"},
    Kind.WHOLE: {"type": "integer"},
    Kind.DECIMAL: {"type": "number"},
    Kind.YES_NO: {"type": "boolean"},
    Kind.DAY: {"type": "string", "format": "date"},
    Kind.MONTH: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"},
    Kind.MOMENT: {"type": "string", "format": "date-time"},
}


def schema(kind: str) -> Document:
    """Return JSON Schema of one kind of JSON file."""
    head = {
        "$schema": {"type": "string"},
        "schema_version": {"const": SCHEMA_VERSION},
        kind: _object(DOCUMENTS[kind]),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{kind} {SCHEMA_VERSION}",
        "type": "object",
        "properties": head,
        "required": list(head),
        "additionalProperties": False,
    }


def row_schema(shape: Shape) -> Document:
    """Return JSON Schema of one row of a table."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{shape.name} {SCHEMA_VERSION}",
        **_object(Node(shape)),
    }


def _object(node: Node) -> Document:
    meaning = node.shape.says
    properties = {column.name: _property(column) for column in node.shape.columns}
    properties |= {name: {"type": "array", "items": _object(below)} for name, below in node.below.items()}
    return {
        "description": f"{meaning.th} | {meaning.en}",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _property(column: Column) -> Document:
    meaning = column.says
    kind = dict[str, Any](_TYPES[column.kind])
    if not column.required:
        kind["type"] = [kind["type"], "null"]
    if column.allowed:
        kind["enum"] = [*column.allowed] if column.required else [*column.allowed, None]
    if column.pattern:
        kind["pattern"] = column.pattern
    return {**kind, "description": f"{meaning.th} | {meaning.en}", "x-voice": meaning.voice.value}
