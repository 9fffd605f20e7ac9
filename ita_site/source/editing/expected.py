"""Say what the values of a file must be after an edit, without looking at its text."""

from copy import deepcopy
from typing import TypeAlias

from ita_site.source.editing.edits import Edit, Insert, Move, Remove, SetValue
from ita_site.source.line_table import Loc
from ita_site.source.yaml_tree import Value

MaybeValue: TypeAlias = "Value | None"


def expected(value: Value, edit: Edit) -> Value:
    """Return the values of a document after an edit. Raises LookupError where its place cannot be."""
    after = deepcopy(value)
    if isinstance(edit, SetValue):
        return _with(after, edit.loc, edit.value)
    if isinstance(edit, Remove):
        return _without(after, edit.loc)
    if isinstance(edit, Insert):
        items = _list_at(after, edit.loc[:-1])
        items.insert(int(edit.loc[-1]), edit.value)
    if isinstance(edit, Move):
        items = _list_at(after, edit.loc[:-1])
        items.insert(edit.to, items.pop(int(edit.loc[-1])))
    return after


def value_at(value: Value, loc: Loc) -> MaybeValue:
    """Return the value at a place; None where there is none."""
    below: MaybeValue = value
    for part in loc:
        below = _below(below, part)
    return below


def _below(value: MaybeValue, part: str | int) -> MaybeValue:
    if isinstance(value, dict) and isinstance(part, str):
        return value.get(part)
    if isinstance(value, list) and isinstance(part, int) and 0 <= part < len(value):
        return value[part]
    return None


def _with(value: Value, loc: Loc, new: Value) -> Value:
    """Return a value with a new one at a place, and entries around it where there are none."""
    if not loc:
        return new
    part, rest = loc[0], loc[1:]
    if isinstance(part, str):
        fields = value if isinstance(value, dict) else {}
        fields[part] = _with(fields.get(part, ""), rest, new)
        return fields
    items = _items(value, loc)
    items[part] = _with(items[part], rest, new)
    return items


def _without(value: Value, loc: Loc) -> Value:
    """Return a value without what is at a place; entries that are then empty are taken out as well, lists stay."""
    above, part = loc[:-1], loc[-1]
    around = value_at(value, above)
    if isinstance(around, dict) and isinstance(part, str):
        del around[part]
        return value if around or not above else _without(value, above)
    del _items(around, loc)[int(part)]
    return value


def _items(value: MaybeValue, loc: Loc) -> list[Value]:
    """Return a value that is a list. Raises LookupError for any other."""
    if isinstance(value, list):
        return value
    raise LookupError(loc)


def _list_at(value: Value, loc: Loc) -> list[Value]:
    return _items(value_at(value, loc), loc)
