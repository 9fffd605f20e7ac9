"""A document of YAML with the place of everything in it: values, lists' items, TODO remarks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import yaml

from ita_site.source.editing.nodes import MappingNode, Node, Pair, SequenceNode, node_at, read_nodes
from ita_site.source.editing.text_lines import Patch, is_first_on_line, is_remark, line_start, next_line, remarks_above
from ita_site.source.line_table import Loc
from ita_site.source.yaml_tree import Tree, parse

N = TypeVar("N", MappingNode, SequenceNode)


class EditError(ValueError):
    """A file cannot be changed in this way without touching more than the value: it is left as it is."""


@dataclass(frozen=True, slots=True)
class Located:
    """A document of YAML; its lines end with a newline alone and are counted from 1."""

    text: str
    root: Node | None
    tree: Tree

    def at(self, loc: Loc) -> Node | None:
        """Return the node at a place; None where there is none."""
        return node_at(self.root, loc)

    def collection(self, loc: Loc, kind: type[N]) -> N:
        """Return the list or the fields at a place. Raises EditError where it is something else."""
        node = self.at(loc)
        if not isinstance(node, kind):
            raise EditError(f"no {kind.__name__} at {loc}")
        return node

    def pair(self, loc: Loc) -> Pair | None:
        """Return the field at a place; None where there is none, or it is an item."""
        around, name = self.at(loc[:-1]), loc[-1] if loc else ""
        return around.pair(name) if isinstance(around, MappingNode) and isinstance(name, str) else None

    def is_in_flow(self, loc: Loc) -> bool:
        """Return whether anything around a place is in brackets or braces."""
        around = (self.at(loc[:length]) for length in range(len(loc)))
        return any(isinstance(node, MappingNode | SequenceNode) and node.is_flow for node in around)

    def behind_colon(self, pair: Pair) -> int:
        """Return the place right behind the colon of a field's name."""
        return self.text.index(":", pair.key.end) + 1

    def dash_line(self, items: SequenceNode, number: int) -> int:
        """Return where the line of an item's dash begins. Raises EditError where the line holds two dashes."""
        at = line_start(self.text, items.items[number].start)
        while self.text[at + items.column : at + items.column + 1] != "-" and at:
            at = line_start(self.text, at - 1)
        if not is_first_on_line(self.text, at + items.column):
            raise EditError("a list within a list")
        return at

    def chunk(self, items: SequenceNode, number: int) -> tuple[int, int]:
        """Return (start, end) of an item with the remarks that belong to it: those above its dash, and within it."""
        start = self.chunk(items, number - 1)[1] if number else remarks_above(self.text, self.dash_line(items, 0))
        return start, self.behind_item(items, number)

    def behind_item(self, items: SequenceNode, number: int) -> int:
        """Return the beginning of the line behind an item and the remarks within it."""
        at = next_line(self.text, items.items[number].end)
        while at < len(self.text) and self._is_within(at, items.column):
            at = next_line(self.text, at)
        return at

    def _is_within(self, at: int, column: int) -> bool:
        """Return whether the line that begins at a place is a remark deeper than a column."""
        line = self.text[at : next_line(self.text, at)]
        return is_remark(line) and len(line) - len(line.lstrip(" ")) > column

    def remark_lines(self, loc: Loc, *, below: bool = False) -> Iterator[Patch]:
        """Yield what takes each line of a TODO remark about a place away, and the line of its suggestion.

        With `below`, those of all places within it as well.
        """
        remarks = self.tree.remarks
        lines = {line for line, place in remarks.places.items() if _concerns(place, loc, below=below)}
        lines |= {line for place, line in remarks.suggestions.items() if _concerns(place, loc, below=below)}
        for line in sorted(lines):
            start = self.start_of(line)
            yield Patch(start, next_line(self.text, start), "")

    def start_of(self, line: int) -> int:
        """Return where a line begins."""
        at = 0
        for _ in range(line - 1):
            at = next_line(self.text, at)
        return at


def located(text: str) -> Located:
    """Return a document with its places. Raises EditError where it is no YAML that can be changed with certainty."""
    try:
        return Located(text, read_nodes(text), parse(text, ""))
    except yaml.YAMLError as error:
        raise EditError(str(error)) from error


def _concerns(place: Loc, loc: Loc, *, below: bool) -> bool:
    return place[: len(loc)] == loc if below else place == loc
