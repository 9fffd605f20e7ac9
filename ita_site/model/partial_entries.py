"""An entry with mistakes, made whole enough to be checked: one wrong value must not hide the mistakes beside it."""

import copy
from collections.abc import Iterable
from typing import Any, Final, TypeVar, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from ita_site.model.entry import entry_type
from ita_site.model.field_types import Kind, kind_in
from ita_site.source.line_table import Loc
from ita_site.source.yaml_tree import Tree, field_name

E = TypeVar("E", bound=BaseModel)

_ROUNDS: Final = 3


def salvage(model: type[E], tree: Tree) -> tuple[E, frozenset[str]] | None:
    """Return the entry with samples for wrong values, and the names of these fields; None where no field is right."""
    value: Any = copy.deepcopy(tree.value)
    spoilt: set[str] = set()
    for _ in range(_ROUNDS):
        if not isinstance(value, dict):
            return None
        try:
            return model.model_validate(value), frozenset(spoilt)
        except ValidationError as error:
            details = error.errors(include_url=False)
        for detail in details:
            loc: Loc = detail["loc"]
            spoilt.add(field_name(loc))
            _mend(model, value, loc, known=detail["type"] != "extra_forbidden")
    return None


def _mend(model: type[BaseModel], value: Any, loc: Loc, *, known: bool) -> None:
    """Put a sample at `loc` of `value`, or take away what has no place there."""
    if not loc:
        return
    for part in loc[:-1]:
        value = value[part]
    if known:
        value[loc[-1]] = _sample_at(model, loc)
    else:
        del value[loc[-1]]


def _sample_at(model: type[BaseModel], loc: Loc) -> Any:
    entry: type[BaseModel] = model
    field: FieldInfo | None = None
    for part in loc:
        if isinstance(part, str):
            field = entry.model_fields[part]
            entry = entry_type(field.annotation) or entry
    assert field is not None  # noqa: S101 - a location begins with a field's name
    return _sample(field, as_item=isinstance(loc[-1], int))


def _sample(field: FieldInfo, *, as_item: bool = False) -> Any:
    """Return a value that the field takes; for a list one of its items where `as_item` is set."""
    if get_origin(field.annotation) is tuple and not as_item:
        return []
    entry = entry_type(field.annotation)
    if entry:
        return {name: _sample(below) for name, below in entry.model_fields.items() if below.is_required()}
    return _text(field.metadata, field.annotation)


def _text(metadata: Iterable[object], annotation: object) -> str:
    kind = next((part for part in metadata if isinstance(part, Kind)), None) or kind_in(annotation)
    return kind.sample if kind else ""
