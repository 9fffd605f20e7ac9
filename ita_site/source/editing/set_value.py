"""Give a value to a field or an item: in the place of the old one, or as a new field of its entry."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from ita_site.source.editing.located import EditError, Located
from ita_site.source.editing.nodes import MappingNode, Node, Pair, ScalarNode, SequenceNode
from ita_site.source.editing.text_lines import (
    Patch,
    is_first_on_line,
    line_start,
    next_line,
    remarks_above,
    rest_of_line,
    whole_lines,
)
from ita_site.source.editing.value_writer import below_field, field_lines, flow, in_line, item_lines
from ita_site.source.line_table import Loc
from ita_site.source.yaml_tree import Value

FieldOrder: TypeAlias = Callable[[Loc], Sequence[str]]
"""Gives the names of an entry's fields in the order in which a new one is put between them."""


def set_value(document: Located, loc: Loc, value: Value, order: FieldOrder) -> list[Patch]:
    """Return the changes of text that give the place `loc` a value."""
    node = document.at(loc)
    if node is None:
        return _added(document, loc, value, order)
    if isinstance(node, SequenceNode) and isinstance(value, list) and not node.is_flow:
        return _items(document, loc, node, value)
    if isinstance(node, ScalarNode) and isinstance(value, str):
        return [] if node.value == value else [_text(document, loc, node, value)]
    return [_other_kind(document, loc, node, value)]


def _text(document: Located, loc: Loc, node: ScalarNode, value: str) -> Patch:
    """Return the change of one text into another."""
    if document.is_in_flow(loc) or rest_of_line(document.text, node.end):
        written = in_line(value, node.style)
    else:
        written = below_field(value, _column(document, loc), node.style)
    return Patch(node.start, node.end, f" {written}" if _touches_mark(document.text, node.start) else written)


def _touches_mark(text: str, at: int) -> bool:
    """Return whether a colon or dash is right before a place: a value is behind a space."""
    return bool(at) and text[at - 1] in ":-"


def _column(document: Located, loc: Loc) -> int:
    """Return the column of the name or dash that a value is behind."""
    around = document.at(loc[:-1])
    return around.column if isinstance(around, MappingNode | SequenceNode) else 0


def _items(document: Located, loc: Loc, node: SequenceNode, values: list[Value]) -> list[Patch]:
    """Return the changes that make a list of texts, each on its line, into another: no remark among them goes."""
    if not values or not all(isinstance(item, ScalarNode) for item in node.items):
        raise EditError("a list of entries is changed by its items")
    patches = list(_changed_items(document, loc, node, values))
    patches += [
        Patch(document.dash_line(node, number), document.behind_item(node, number), "")
        for number in range(len(values), len(node.items))
    ]
    added = [line for value in values[len(node.items) :] for line in item_lines(value, node.column)]
    if added:
        patches.append(whole_lines(document.text, document.behind_item(node, len(node.items) - 1), added))
    return patches


def _changed_items(document: Located, loc: Loc, node: SequenceNode, values: Sequence[Value]) -> Iterator[Patch]:
    """Yield the change of each item that gets another text."""
    for number, (item, value) in enumerate(zip(node.items, values, strict=False)):
        if isinstance(item, ScalarNode) and isinstance(value, str) and item.value != value:
            yield _text(document, (*loc, number), item, value)


def _other_kind(document: Located, loc: Loc, node: Node, value: Value) -> Patch:
    """Return the change of a value into one of another kind, or of a list in brackets."""
    if document.is_in_flow(loc) or (isinstance(node, SequenceNode) and node.is_flow and _fits_line(value)):
        return Patch(node.start, node.end, flow(value))
    pair = document.pair(loc)
    if pair is None:
        raise EditError("an item becomes something else")
    start = document.behind_colon(pair)
    if "#" in document.text[start : node.start] or rest_of_line(document.text, node.end):
        raise EditError("a remark stands between a field and its value")
    lines = field_lines(pair.key.value, value, _column(document, loc))
    lines[0] = lines[0].lstrip(" ").removeprefix(f"{pair.key.value}:")
    return Patch(start, node.end, "\n".join(lines))


def _fits_line(value: Value) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _added(document: Located, loc: Loc, value: Value, order: FieldOrder) -> list[Patch]:
    """Return the changes that add a field, with the entries around it that are not there yet."""
    *above, name = loc
    around = tuple(above)
    if not isinstance(name, str):
        raise EditError(f"no item at {loc}")
    node = document.at(around)
    if isinstance(node, MappingNode):
        return _added_to(document, node, loc, value, order(around))
    if around or (node is not None and document.text.strip()):
        return set_value(document, around, {name: value}, order)
    return [whole_lines(document.text, len(document.text), field_lines(name, value, 0))]


def _added_to(document: Located, node: MappingNode, loc: Loc, value: Value, order: Sequence[str]) -> list[Patch]:
    """Return the changes that add a field to an entry."""
    name = str(loc[-1])
    if node.is_flow:
        end = node.pairs[-1].value.end if node.pairs else node.start + 1
        return [Patch(end, end, f"{', ' if node.pairs else ''}{name}: {flow(value)}")]
    lines = field_lines(name, value, node.column)
    line = document.tree.remarks.suggestions.get(loc)
    if line is not None:
        start = document.start_of(line)
        return [Patch(start, next_line(document.text, start), whole_lines(document.text, start, lines).written)]
    before = _before(document, node, name, order)
    if before is None:
        first = line_start(document.text, node.start)
        return [whole_lines(document.text, remarks_above(document.text, first), lines)]
    return [whole_lines(document.text, next_line(document.text, before.value.end), lines)]


def _before(document: Located, node: MappingNode, name: str, order: Sequence[str]) -> Pair | None:
    """Return the field behind which a new one is put; None where it comes first."""
    earlier = order[: order.index(name)] if name in order else tuple(pair.key.value for pair in node.pairs)
    known = [pair for pair in node.pairs if pair.key.value in earlier]
    if known:
        return known[-1]
    # the first field of an item stays behind its dash
    return None if is_first_on_line(document.text, node.start) else node.pairs[0]
