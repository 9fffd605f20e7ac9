"""A parsed tree → a model entry, or problems at the lines of the values that are wrong."""

import difflib
import re
import typing
from collections.abc import Iterable
from types import UnionType
from typing import Final, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ita_site.model.entry import Says
from ita_site.source.problems import Code, Problem
from ita_site.source.yaml_tree import Loc, Tree, field_name
from ita_site.text.thai import fold

E = TypeVar("E", bound=BaseModel)

_LONGEST: Final = 80
_SHORTEST: Final = 3
_CODE: Final = re.compile(r"([^0-9]*)([0-9]{1,9})")

_KINDS: Final = {
    "string_type": "ข้อความ (text)",
    "tuple_type": "รายการ เช่น [1, 2] หรือบรรทัดที่ขึ้นต้นด้วย - (a list)",
    "model_type": "ช่องย่อย เช่น url: http://… (fields)",
    "model_attributes_type": "ช่องย่อย (fields)",
    "dict_type": "ช่องย่อย (fields)",
}


def validate(model: type[E], tree: Tree, path: str) -> tuple[E | None, tuple[Problem, ...]]:
    """The entry that ``tree`` describes, or everything that is wrong with it."""
    try:
        return model.model_validate(tree.value), ()
    except ValidationError as error:
        return None, tuple(_problem(model, tree, path, detail) for detail in error.errors(include_url=False))


def line_of(tree: Tree, loc: Loc) -> int:
    """The line of the value at ``loc``, or of the nearest thing around it."""
    while loc and loc not in tree.lines:
        loc = loc[:-1]
    return tree.lines.get(loc, 1)


def nearest(value: str, allowed: Iterable[str]) -> str:
    """The allowed value that ``value`` most likely means, or nothing. Among codes, the one with the closest number."""
    by_fold = {fold(word): word for word in allowed}
    meant = fold(value[:_LONGEST])
    close = _next_code(meant, by_fold) or difflib.get_close_matches(meant, by_fold, n=1, cutoff=0.5)
    return by_fold[close[0]] if close else ""


def _next_code(meant: str, words: Iterable[str]) -> list[str]:
    """The word with the same letters and the closest number: ``e11`` for ``e10``, not ``e1``, of which it has more."""
    asked = _CODE.fullmatch(meant)
    if not asked:
        return []
    codes = [code for word in words if (code := _CODE.fullmatch(word)) and code[1] == asked[1]]
    # of two that are equally close, the one that is as long: a digit is mistyped more easily than left out
    codes.sort(key=lambda code: (abs(int(code[2]) - int(asked[2])), abs(len(code[2]) - len(asked[2]))))
    return [codes[0][0]] if codes else []


def _problem(model: type[BaseModel], tree: Tree, path: str, detail: ErrorDetails) -> Problem:
    loc: Loc = detail["loc"]
    kind = detail["type"]
    name, line = field_name(loc), line_of(tree, loc)
    if kind == "extra_forbidden":
        entry, key = _model_at(model, loc[:-1]), str(loc[-1])
        names = tuple(entry.model_fields)
        meant = nearest(key, names) or _labelled(entry, key)
        return Problem(path, line, Code.UNKNOWN_FIELD, name, key, ", ".join(names), meant)
    if kind == "missing":
        return Problem(path, line, Code.MISSING_FIELD, name)
    found = _shown(detail["input"])
    if kind == "ita":
        about = detail["ctx"]
        return Problem(path, line, Code(about["code"]), name, found, about["allowed"], about["nearest"])
    return Problem(path, line, Code.WRONG_TYPE, name, found, _KINDS.get(kind, ""))


def _shown(value: object) -> str:
    if isinstance(value, str):
        return value
    return "- …" if isinstance(value, list) else "…: …"


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """The class of the entry at ``loc``."""
    for part in loc:
        if isinstance(part, str) and part in model.model_fields:
            model = entry_type(model.model_fields[part].annotation) or model
    return model


def _labelled(model: type[BaseModel], key: str) -> str:
    """The field whose Thai label a writer put in place of its name: ``ชื่อ`` is ``title`` of a measure."""
    meant = fold(key[:_LONGEST])
    labels = {
        name: fold(said.th)
        for name, field in model.model_fields.items()
        for said in field.metadata
        if isinstance(said, Says)
    }
    begun = [name for name, label in labels.items() if len(meant) >= _SHORTEST and label.startswith(meant)]
    if begun:
        return min(begun, key=lambda name: len(labels[name]))
    close = difflib.get_close_matches(meant, labels.values(), n=1, cutoff=0.6)
    return next((name for name, label in labels.items() if label in close), "")


def entry_type(annotation: object) -> type[BaseModel] | None:
    """The entry class inside an annotation: ``tuple[Result, ...]`` → ``Result``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in {tuple, Union, UnionType, typing.Annotated}:
        return next((found for part in get_args(annotation) if (found := entry_type(part))), None)
    return None
