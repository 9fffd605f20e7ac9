"""Read where each value of a YAML document is in its text: a tree of nodes with their spans of characters."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

import yaml
from yaml import MappingEndEvent, MappingStartEvent, NodeEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from ita_site.source.line_table import Loc

_KEEP: Final = "+"
"""Of a block's header: the empty lines behind the text are a part of it."""


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A text; `style` is how it is written: `"`, `'`, `|`, `>`, or "" for plain. One that is not written is empty."""

    start: int
    end: int
    value: str
    style: str

    @property
    def is_block(self) -> bool:
        """Return whether it is a block of lines below its field."""
        return self.style in {"|", ">"}


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list; `column` is that of its dashes, where it is not in brackets."""

    start: int
    end: int
    items: tuple["Node", ...]
    is_flow: bool
    column: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A field: its name and its value."""

    key: ScalarNode
    value: "Node"


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Fields; `column` is that of their names, where they are not in braces."""

    start: int
    end: int
    pairs: tuple[Pair, ...]
    is_flow: bool
    column: int

    def pair(self, name: str) -> Pair | None:
        """Return the field of that name; None where there is none."""
        return next((pair for pair in self.pairs if pair.key.value == name), None)


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode


def read_nodes(text: str) -> Node | None:
    """Return the document in `text`; None where it is empty. Raises `yaml.YAMLError` where it is no YAML."""
    reader = _Reader(text)
    for event in reader.events:
        if isinstance(event, NodeEvent):
            return reader.node(event)
    return None


def node_at(root: Node | None, loc: Loc) -> Node | None:
    """Return the node at a place; None where there is none."""
    node = root
    for part in loc:
        node = _below(node, part)
    return node


def _below(node: Node | None, part: str | int) -> Node | None:
    if isinstance(node, MappingNode) and isinstance(part, str):
        pair = node.pair(part)
        return pair.value if pair else None
    if isinstance(node, SequenceNode) and isinstance(part, int) and 0 <= part < len(node.items):
        return node.items[part]
    return None


class _Reader:
    """Builds nodes from the events of libyaml."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.events: Iterator[yaml.Event] = iter(yaml.CSafeLoader(text).get_event, None)

    def node(self, event: yaml.Event) -> Node:
        """Return the node that begins with an event."""
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event)
        if isinstance(event, MappingStartEvent):
            return self._mapping(event)
        raise yaml.YAMLError(f"an alias at {event.start_mark}")

    def _scalar(self, event: ScalarEvent) -> ScalarNode:
        start, end = _start(event), _end(event)
        style = event.style or ""
        if style in {"|", ">"}:
            end = start + len(_block(self._text[start:end]))
        return ScalarNode(start, end, event.value, style)

    def _sequence(self, event: SequenceStartEvent) -> SequenceNode:
        items: list[Node] = []
        is_flow = bool(event.flow_style)
        for below in self.events:
            if isinstance(below, SequenceEndEvent):
                end = _end(below) if is_flow else items[-1].end
                return SequenceNode(_start(event), end, tuple(items), is_flow, _column(event))
            items.append(self.node(below))
        raise yaml.YAMLError("a list without an end")

    def _mapping(self, event: MappingStartEvent) -> MappingNode:
        pairs: list[Pair] = []
        is_flow = bool(event.flow_style)
        for below in self.events:
            if isinstance(below, MappingEndEvent):
                end = _end(below) if is_flow else pairs[-1].value.end
                return MappingNode(_start(event), end, tuple(pairs), is_flow, _column(event))
            key = self.node(below)
            if not isinstance(key, ScalarNode):
                raise yaml.YAMLError("a field whose name is no text")
            pairs.append(Pair(key, self.node(next(self.events))))
        raise yaml.YAMLError("fields without an end")


def _start(event: yaml.Event) -> int:
    """Return the character at which an event begins."""
    return event.start_mark.index if event.start_mark else 0


def _end(event: yaml.Event) -> int:
    """Return the character behind an event."""
    return event.end_mark.index if event.end_mark else 0


def _column(event: yaml.Event) -> int:
    """Return the column at which an event begins, from 0."""
    return event.start_mark.column if event.start_mark else 0


def _block(written: str) -> str:
    """Return a block without the empty lines behind it that are no part of its text."""
    header = written.partition("\n")[0]
    if _KEEP in header.partition("#")[0]:
        return written.removesuffix("\n").removesuffix("\r")
    return written.rstrip(" \t\r\n")
