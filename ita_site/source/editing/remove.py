"""Take a field or an item away, with the remarks about it that nobody needs any more."""

from collections.abc import Iterable, Sequence

from ita_site.source.editing.located import EditError, Located
from ita_site.source.editing.nodes import MappingNode, Pair, SequenceNode
from ita_site.source.editing.text_lines import Patch, is_first_on_line, line_start, next_line
from ita_site.source.line_table import Loc


def remove(document: Located, loc: Loc) -> list[Patch]:
    """Return the changes of text that take away what is at a place; an entry left empty by that goes as well."""
    loc = _whole(document, loc)
    remarks = list(document.remark_lines(loc, below=True))
    around, part = document.at(loc[:-1]), loc[-1]
    if isinstance(around, SequenceNode) and isinstance(part, int) and part < len(around.items):
        removed = _item(document, loc, around, part)
    elif isinstance(around, MappingNode) and (pair := document.pair(loc)):
        removed = _field(document, around, pair, remarks)
    else:
        raise EditError(f"nothing at {loc}")
    return [*removed, *_outside(remarks, removed)]


def _whole(document: Located, loc: Loc) -> Loc:
    """Return the place of the entry that would be empty without its only field; else the place itself."""
    if not loc:
        raise EditError("a document is not removed")
    around = document.at(loc[:-1])
    only = isinstance(around, MappingNode) and len(around.pairs) == 1 and len(loc) > 1
    return _whole(document, loc[:-1]) if only and document.pair(loc) else loc


def _outside(remarks: Iterable[Patch], removed: Sequence[Patch]) -> list[Patch]:
    """Return the lines of remarks that are in none of the other changes."""
    return [line for line in remarks if not any(part.start <= line.start < part.end for part in removed)]


def _field(document: Located, around: MappingNode, pair: Pair, remarks: Sequence[Patch]) -> list[Patch]:
    if around.is_flow:
        number = around.pairs.index(pair)
        spans = [(each.key.start, each.value.end) for each in around.pairs]
        return [_between_commas(spans, number)]
    text, start = document.text, pair.key.start
    if is_first_on_line(text, start):
        return [Patch(line_start(text, start), next_line(text, pair.value.end), "")]
    following = around.pairs[1]
    kept = _lines_without(document, next_line(text, pair.value.end), line_start(text, following.key.start), remarks)
    above = line_start(text, start)
    return [Patch(above, above, kept), Patch(start, following.key.start, "")]


def _lines_without(document: Located, start: int, end: int, removed: Sequence[Patch]) -> str:
    """Return the lines between two places but those that are removed."""
    lines = []
    while start < end:
        after = next_line(document.text, start)
        if all(patch.start != start for patch in removed):
            lines.append(document.text[start:after])
        start = after
    return "".join(lines)


def _item(document: Located, loc: Loc, items: SequenceNode, number: int) -> list[Patch]:
    if items.is_flow:
        return [_between_commas([(item.start, item.end) for item in items.items], number)]
    removed = Patch(document.dash_line(items, number), document.behind_item(items, number), "")
    if len(items.items) > 1:
        return [removed]
    pair = document.pair(loc[:-1])
    if pair is None:
        raise EditError("a list within a list")
    behind = document.behind_colon(pair)
    return [Patch(behind, behind, " []"), removed]


def _between_commas(spans: Sequence[tuple[int, int]], number: int) -> Patch:
    """Return the change that takes one of several parts between commas away."""
    start, end = spans[number]
    if number + 1 < len(spans):
        end = spans[number + 1][0]
    elif number:
        start = spans[number - 1][1]
    return Patch(start, end, "")
