"""Put an item into a list, and give items another order."""

from collections.abc import Sequence
from itertools import pairwise

from ita_site.source.editing.located import EditError, Located
from ita_site.source.editing.nodes import SequenceNode
from ita_site.source.editing.set_value import FieldOrder, set_value
from ita_site.source.editing.text_lines import Patch, whole_lines
from ita_site.source.editing.value_writer import flow, item_lines
from ita_site.source.line_table import Loc
from ita_site.source.yaml_tree import Value


def insert(document: Located, loc: Loc, value: Value, order: FieldOrder) -> list[Patch]:
    """Return the changes of text that put a new item at a place of a list."""
    items, number = document.collection(loc[:-1], SequenceNode), int(loc[-1])
    if not items.items:
        return set_value(document, loc[:-1], [value], order)
    if items.is_flow:
        return [_between(items, number, flow(value))]
    at = document.behind_item(items, number - 1) if number else document.chunk(items, 0)[0]
    return [whole_lines(document.text, at, item_lines(value, items.column))]


def _between(items: SequenceNode, number: int, written: str) -> Patch:
    """Return the change that puts an item between the others in brackets."""
    if number < len(items.items):
        at = items.items[number].start
        return Patch(at, at, f"{written}, ")
    at = items.items[-1].end
    return Patch(at, at, f", {written}")


def move(document: Located, loc: Loc, to: int) -> list[Patch]:
    """Return the changes of text that give an item of a list another place; those between make room."""
    items, number = document.collection(loc[:-1], SequenceNode), int(loc[-1])
    count = len(items.items)
    if not (0 <= number < count and 0 <= to < count):
        raise EditError(f"no item at {loc}, or none at {to}")
    order = list(range(count))
    order.insert(to, order.pop(number))
    if items.is_flow:
        spans = [(item.start, item.end) for item in items.items]
        return _exchanged(document.text, spans, order)
    return [_in_order(document.text, [document.chunk(items, each) for each in range(count)], order)]


def _exchanged(text: str, spans: Sequence[tuple[int, int]], order: Sequence[int]) -> list[Patch]:
    """Return the changes that put what is at each span where the order says."""
    return [
        Patch(start, end, text[slice(*spans[source])])
        for (start, end), source in zip(spans, order, strict=True)
        if spans[source] != (start, end)
    ]


def _in_order(text: str, chunks: Sequence[tuple[int, int]], order: Sequence[int]) -> Patch:
    """Return the change that puts chunks of whole lines, each right behind the other, into another order."""
    if any(end != start for (_, end), (start, _) in pairwise(chunks)):
        raise EditError("items that are not behind each other")
    start, end = chunks[0][0], chunks[-1][1]
    lines = [text[slice(*chunks[source])] for source in order]
    whole = "".join(chunk if chunk.endswith("\n") else f"{chunk}\n" for chunk in lines)
    return Patch(start, end, whole if text[start:end].endswith("\n") else whole.removesuffix("\n"))
