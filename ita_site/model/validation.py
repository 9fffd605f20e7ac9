"""Turn a parsed tree into an entry of the model, or into problems at the lines of the values that are wrong."""

from dataclasses import replace
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ita_site.model.entry import entry_type, says, with_shared_field_sets
from ita_site.model.field_places import thai_place
from ita_site.model.nearest import nearest, nearest_label
from ita_site.source.line_table import Loc
from ita_site.source.problems import Code, Problem
from ita_site.source.yaml_tree import Tree, field_name

E = TypeVar("E", bound=BaseModel)

_KINDS: Final = {
    "string_type": "ข้อความ (text)",
    "tuple_type": "รายการ เช่น [1, 2] หรือบรรทัดที่ขึ้นต้นด้วย - (a list)",
    "model_type": "ช่องย่อย เช่น url: http://… (fields)",
    "model_attributes_type": "ช่องย่อย (fields)",
    "dict_type": "ช่องย่อย (fields)",
}

_KEEP_PRINTED: Final = "เก็บแบบที่รายงานพิมพ์ไว้ในช่อง printed | keep what the report prints in the field printed"


def validate(model: type[E], tree: Tree, path: str) -> tuple[E | None, tuple[Problem, ...]]:
    """Return the entry that `tree` describes, or None and everything that is wrong with it."""
    try:
        return with_shared_field_sets(model.model_validate(tree.value)), ()
    except ValidationError as error:
        return None, tuple(_problem(model, tree, path, detail) for detail in error.errors(include_url=False))


def line_of(tree: Tree, loc: Loc) -> int:
    """Return the line of the value at `loc`, or of the nearest value around it."""
    while loc and loc not in tree.lines:
        loc = loc[:-1]
    return tree.lines.get(loc, 1)


def _problem(model: type[BaseModel], tree: Tree, path: str, detail: ErrorDetails) -> Problem:
    """Return the problem that an error of pydantic means."""
    loc: Loc = detail["loc"]
    kind, name = detail["type"], field_name(loc)
    at = Problem(path, line_of(tree, loc), Code.WRONG_TYPE, name, place=thai_place(model, name))
    if kind == "extra_forbidden":
        entry, key = _model_at(model, loc[:-1]), str(loc[-1])
        allowed, meant = ", ".join(entry.model_fields), _field_meant(entry, key)
        return replace(at, code=Code.UNKNOWN_FIELD, found=key, allowed=allowed, nearest=meant)
    if kind == "missing":
        return replace(at, code=Code.MISSING_FIELD)
    if kind == "ita":
        about, shown, code = detail["ctx"], _shown(detail["input"]), Code(detail["ctx"]["code"])
        hint = _hint(code, _model_at(model, loc[:-1]))
        return replace(at, code=code, found=shown, allowed=about["allowed"], nearest=about["nearest"], hint=hint)
    return replace(at, found=_shown(detail["input"]), allowed=_KINDS.get(kind, ""))


def _hint(code: Code, entry: type[BaseModel]) -> str:
    """Return what else to do about a wrong value of an entry: an address that a report prints otherwise is kept."""
    return _KEEP_PRINTED if code is Code.URL_WITHOUT_SCHEME and "printed" in entry.model_fields else ""


def _shown(value: object) -> str:
    if isinstance(value, str):
        return value
    return "- …" if isinstance(value, list) else "…: …"


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """Return the class of the entry at `loc`."""
    for part in loc:
        if isinstance(part, str) and part in model.model_fields:
            model = entry_type(model.model_fields[part].annotation) or model
    return model


def _field_meant(entry: type[BaseModel], key: str) -> str:
    """Return the field that a writer most likely meant by a name that is none: a misspelt one, or a Thai label."""
    labels = {name: says(field).th for name, field in entry.model_fields.items()}
    return nearest(key, entry.model_fields) or nearest_label(key, labels)
