"""How a newer file differs from the report that is there, and the report with the differences that were accepted."""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from typing import Final, cast

from pydantic import BaseModel, JsonValue

from ita_site.desk.files.content_files import MODELS, FileRole
from ita_site.desk.forms.list_edits import model_at
from ita_site.model.field_places import thai_place
from ita_site.source.editing.edited import edited
from ita_site.source.editing.edits import Edit, Insert, Remove, SetBody, SetValue
from ita_site.source.line_table import Loc
from ita_site.source.yaml_tree import Value, field_name
from ita_site.text.thai import fold_digits
from ita_site.word_import.review.compare import FREE_TEXT, Change, Difference
from ita_site.word_import.review.read import Reading

_CONTENT: Final = ".md"
_HOME: Final = "index.md"
_MISSING: Final = "TODO"
"""How the importer begins a text that the file does not have."""

CHANGES: Final[Mapping[Change, str]] = {Change.NEW: "เพิ่ม", Change.GONE: "เอาออก", Change.CHANGED: "เปลี่ยน"}


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """A difference as an officer accepts it."""

    key: str
    """What it is called in a form: it changes with what the difference says."""
    shown: Difference
    label: str
    """The place, in Thai."""
    old: str
    new: str

    @property
    def is_ticked(self) -> bool:
        """Return whether it is accepted unless the officer says otherwise: new words are, others may be settled."""
        return self.shown.change is Change.NEW


def differences_of(reading: Reading) -> list[tuple[str, list[DifferenceView]]]:
    """Return the differences of content files by the title of their measure; pictures go with the texts they are in."""
    views = [_view(each) for each in reading.differences if _says_other(each)]
    groups = ((path, list(group)) for path, group in groupby(views, lambda view: view.shown.path))
    return [(_title(path, group), group) for path, group in groups]


def _says_other(difference: Difference) -> bool:
    """Return whether a difference of a content file says anything else than the report: other digits do not."""
    old, new = difference.old, difference.new
    if not difference.path.endswith(_CONTENT):
        return False
    if isinstance(old, str) and isinstance(new, str):
        return not new.startswith(_MISSING) and fold_digits(old) != fold_digits(new)
    return True


def accepted(old: Mapping[str, bytes], reading: Reading, keys: Collection[str]) -> dict[str, bytes]:
    """Return the files of the report that is there, `old`, with the differences of these keys.

    Raises EditError where one of them cannot be made without changing anything else.
    """
    chosen = [each for each in reading.differences if key_of(each) in keys]
    files = dict(old)
    for path, group in groupby(chosen, lambda each: each.path):
        new = _with(old.get(path), reading.files.get(path), list(group), path)
        if new is None:
            files.pop(path, None)
        else:
            files[path] = new
    return files | _pictures(files, reading)


def key_of(difference: Difference) -> str:
    """Return what a difference is called in a form."""
    values = [difference.path, difference.change, list(difference.loc), difference.old, difference.new]
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()[:16]


def _with(old: bytes | None, new: bytes | None, differences: Sequence[Difference], path: str) -> bytes | None:
    """Return a file with differences; None where it is to go."""
    if old is None or not all(difference.loc for difference in differences):
        return new
    model = _model(path)
    edits = [_edit(each) for each in sorted(differences, key=_from_below, reverse=True)]
    return edited(old, edits, _CONTENT, lambda loc: _names(model_at(model, loc)))


def _names(model: type[BaseModel] | None) -> Sequence[str]:
    return tuple(model.model_fields) if model else ()


def _from_below(difference: Difference) -> tuple[Loc, bool]:
    """Return how differences are ordered so that none moves what a later one names: from the last to the first."""
    return difference.loc, difference.change is Change.GONE


def _edit(difference: Difference) -> Edit | SetBody:
    if difference.loc == (FREE_TEXT,):
        return SetBody(str(difference.new or ""))
    if difference.change is Change.GONE:
        return Remove(difference.loc)
    value = cast("Value", difference.new)
    is_item = difference.change is Change.NEW and isinstance(difference.loc[-1], int)
    return Insert(difference.loc, value) if is_item else SetValue(difference.loc, value)


def _pictures(files: Mapping[str, bytes], reading: Reading) -> dict[str, bytes]:
    """Return the files of a reading that are no text and that the texts speak of."""
    texts = b"\n".join(data for path, data in files.items() if path.endswith(_CONTENT))
    others = {path: data for path, data in reading.files.items() if not path.endswith(_CONTENT)}
    return {path: data for path, data in others.items() if PurePosixPath(path).name.encode() in texts}


def _view(difference: Difference) -> DifferenceView:
    model = _model(difference.path)
    return DifferenceView(
        key_of(difference),
        difference,
        _label(difference, model),
        _shown(difference.old, model, difference.loc),
        _shown(difference.new, model, difference.loc),
    )


def _label(difference: Difference, model: type[BaseModel]) -> str:
    if not difference.loc:
        return "ทั้งมาตรการ" if model is MODELS[FileRole.MEASURE] else "ข้อมูลของรายงานทั้งหมด"
    if difference.loc == (FREE_TEXT,):
        return "ข้อความท้ายหน้า"
    return place_label(model, difference.loc)


def place_label(model: type[BaseModel], loc: Loc) -> str:
    """Return the Thai name of a place in an entry, without the field's own name."""
    return thai_place(model, field_name(loc)).rpartition(" (")[0]


def _title(path: str, views: Sequence[DifferenceView]) -> str:
    if path == _HOME:
        return "ข้อมูลของรายงาน"
    return next((view.shown.title for view in views if view.shown.title), "มาตรการ")


def _model(path: str) -> type[BaseModel]:
    return MODELS[FileRole.REPORT if path == _HOME else FileRole.MEASURE]


def _shown(value: JsonValue, model: type[BaseModel], loc: Loc) -> str:
    """Return a value as an officer reads it; of an entry, its words."""
    return "\n".join(_lines(value, model, loc))


def _lines(value: JsonValue, model: type[BaseModel], loc: Loc) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            words = list(_lines(inner, model, (*loc, name)))
            yield from words if name == "text" else [f"{_own_label(model, (*loc, name))}: {'; '.join(words)}"]
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _lines(inner, model, (*loc, number))
    elif value not in {None, ""} and not str(value).startswith(_MISSING):
        yield str(value)


def _own_label(model: type[BaseModel], loc: Loc) -> str:
    """Return the Thai name of a field alone, without that of the entry around it."""
    whole, around = place_label(model, loc), place_label(model, loc[:-1])
    return whole.removeprefix(around).strip() or whole
