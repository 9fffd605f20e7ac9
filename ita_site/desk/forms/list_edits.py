"""Add, remove and move entries of lists; activities are counted anew, and results keep pointing at the same ones."""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ita_site.desk.forms.widgets import Widget, kind_of, widget_of
from ita_site.model.entry import entry_type
from ita_site.model.field_types import Id, kind_in
from ita_site.source.editing.edits import Edit, Insert, Move, Remove, SetValue
from ita_site.source.editing.expected import expected, value_at
from ita_site.source.line_table import Loc
from ita_site.source.yaml_tree import Value

_ACTIVITIES: Loc = ("activities",)
_NUMBER = "number"
_ANSWERS = "answers"


def model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """Return the class of the entries at a place, or of those in a list there; None where there are texts."""
    entry: type[BaseModel] | None = model
    for part in loc:
        if isinstance(part, str):
            field = entry.model_fields.get(part) if entry else None
            entry = entry_type(field.annotation) if field else None
    return entry


def added(model: type[BaseModel], value: Value, loc: Loc) -> list[Edit]:
    """Return the edits that put a new entry, its required fields empty, at the end of the list at `loc`."""
    items = value_at(value, loc)
    known = items if isinstance(items, list) else []
    entry = model_at(model, loc)
    fresh = new_entry(entry, known) if entry else ""
    return [Insert((*loc, len(known)), fresh)]


def removed(value: Value, loc: Loc) -> list[Edit]:
    """Return the edits that take an entry out of its list; a list that is then empty goes as well."""
    items = value_at(value, loc[:-1])
    last = isinstance(items, list) and len(items) == 1
    return _counted(value, [Remove(loc[:-1] if last else loc)], loc[:-1])


def moved(value: Value, loc: Loc, by: int) -> list[Edit]:
    """Return the edits that move an entry by a number of places; none where it would leave its list."""
    items = value_at(value, loc[:-1])
    to = int(loc[-1]) + by
    if not isinstance(items, list) or not 0 <= to < len(items):
        return []
    return _counted(value, [Move(loc, to)], loc[:-1])


def new_entry(model: type[BaseModel], others: Sequence[Value]) -> dict[str, Value]:
    """Return an entry whose required fields are empty; ids and numbers are the next that are free."""
    return {name: _new_value(name, field, others) for name, field in model.model_fields.items() if field.is_required()}


def _new_value(name: str, field: FieldInfo, others: Sequence[Value]) -> Value:
    inner = entry_type(field.annotation)
    widget = widget_of(field)
    if widget in {Widget.ENTRIES, Widget.LINES}:
        return [new_entry(inner, ())] if inner else []
    if inner:
        return new_entry(inner, ())
    if kind_of(field) is kind_in(Id) and name == "id":
        return _next_id(others)
    return str(_highest(others) + 1) if name == _NUMBER else ""


def _next_id(others: Sequence[Value]) -> str:
    taken = {other.get("id") for other in others if isinstance(other, dict)}
    number = len(others) + 1
    while f"n{number}" in taken:
        number += 1
    return f"n{number}"


def _highest(others: Sequence[Value]) -> int:
    numbers = [other.get(_NUMBER, "") for other in others if isinstance(other, dict)]
    return max(
        (int(number) for number in numbers if isinstance(number, str) and re.fullmatch(r"\d{1,4}", number)), default=0
    )


def _counted(value: Value, edits: list[Edit], loc: Loc) -> list[Edit]:
    """Return edits with those that count the activities anew, where it is their list that changes."""
    if loc != _ACTIVITIES:
        return edits
    after = deepcopy(value)
    for edit in edits:
        after = expected(after, edit)
    return [*edits, *_renumbered(after)]


def _renumbered(value: Value) -> Iterator[Edit]:
    """Yield the edits that number activities by their order, and what results answer by the new numbers."""
    activities = value_at(value, _ACTIVITIES)
    items = activities if isinstance(activities, list) else []
    numbers: dict[str, str] = {}
    for place, item in enumerate(items):
        old = item.get(_NUMBER) if isinstance(item, dict) else None
        if isinstance(old, str):
            numbers[old] = str(place + 1)
            if old != numbers[old]:
                yield SetValue((*_ACTIVITIES, place, _NUMBER), numbers[old])
    yield from _answers(value, numbers)


def _answers(value: Value, numbers: Mapping[str, str]) -> Iterator[Edit]:
    results = value_at(value, ("results",))
    for place, result in enumerate(results if isinstance(results, list) else []):
        answers = result.get(_ANSWERS) if isinstance(result, dict) else None
        if isinstance(answers, list):
            renumbered: list[Value] = [
                numbers[answer] for answer in answers if isinstance(answer, str) and answer in numbers
            ]
            if renumbered != answers:
                yield SetValue(("results", place, _ANSWERS), renumbered)
