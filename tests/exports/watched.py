"""What readers of the open data rely on, as plain data: names, types, keys and relations, without any wording."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ita_site.exports.records import DOCUMENTS
from ita_site.exports.shapes import SHAPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ita_site.exports.records import Node
    from ita_site.exports.table import Column, Shape


def published() -> dict[str, Any]:
    """Everything that may change only together with ``SCHEMA_VERSION``, each fact under a name of its own."""
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


def _shape(shape: Shape) -> Mapping[str, Any]:
    return {"key": list(shape.key), "references": {one.column: one.table for one in shape.references}}


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
