"""Keep what a content file says beyond what an import writes: a merge takes no field away that it does not know."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from pydantic import BaseModel

from ita_site.model.content_fields import content_fields
from ita_site.model.measure import Activity, Evidence, Expectation, Issue, Measure, Outcome, Responsible, Result
from ita_site.model.report import Headings, Report
from ita_site.source.front_matter_writer import Field, Fields, Value
from ita_site.source.unsettled.todo_places import Loc, Marks
from ita_site.word_import.previous.before import Before
from ita_site.word_import.previous.match_texts import matched

_CLAIM: Final = frozenset({"text", "evidence", "lost_picture"})
WRITTEN: Final[Mapping[type[BaseModel], frozenset[str]]] = {
    Report: frozenset({
        "id", "family", "assessed_year", "fiscal_year", "evidence_for_year", "round", "title_lines", "introduction",
        "headings",
    }),
    Headings: frozenset({"issue", "activities", "responsible", "period", "results", "outcomes"}),
    Measure: frozenset({
        "id", "order", "title", "issue", "lead", "activities", "responsible", "period", "period_text", "status",
        "results", "outcomes", "headings",
    }),
    Issue: frozenset({"text", "indicator", "items", "resembles"}),
    Activity: frozenset({"number", "text"}),
    Responsible: frozenset({"text", "units"}),
    Result: _CLAIM | {"answers", "date", "people"},
    Outcome: _CLAIM,
    Evidence: frozenset({"url", "printed", "expect"}),
    Expectation: frozenset({"kind", "text"}),
}  # fmt: skip
"""The fields that an import writes, by the class of the model: where the file has none of them any more, they go.

A field of the model that is not here is kept by a merge as it was.
"""

_NAMING: Final = ("text", "url")
"""The fields that say which item of a list an item is."""


def with_kept(fields: Fields, before: Before[Measure] | Before[Report] | None) -> Fields:
    """Return the fields of a content file with those of the file before that an import does not write, at the end."""
    return _with_kept(fields, before.entry, before.marks, ()) if before else fields


def _with_kept(fields: Fields, entry: BaseModel, marks: Marks, loc: Loc) -> Fields:
    inside = (
        replace(field, value=_within(field.value, getattr(entry, field.name, None), marks, (*loc, field.name)))
        for field in fields
    )
    written = WRITTEN.get(type(entry), frozenset())
    return (*inside, *(field for field in content_fields(entry, marks, loc) if field.name not in written))


def _within(value: Value, old: object, marks: Marks, loc: Loc) -> Value:
    """Return a group or a list of entries with what was kept of each; any other value as it is."""
    if isinstance(old, BaseModel) and isinstance(value, tuple):
        return _with_kept(tuple(field for field in value if isinstance(field, Field)), old, marks, loc)
    if isinstance(old, tuple) and isinstance(value, tuple):
        items = [item for item in value if isinstance(item, tuple)]
        return tuple(_items(items, [item for item in old if isinstance(item, BaseModel)], marks, loc))
    return value


def _items(items: Sequence[Fields], olds: Sequence[BaseModel], marks: Marks, loc: Loc) -> list[Fields]:
    """Return the items of a list, each with what was kept of the one before with the same words."""
    old_names = [next(str(getattr(old, name)) for name in _NAMING if hasattr(old, name)) for old in olds]
    matches = matched([_name(item) for item in items], old_names)
    return [
        _with_kept(item, olds[match.place], marks, (*loc, match.place)) if match else item
        for item, match in zip(items, matches, strict=True)
    ]


def _name(item: Fields) -> str:
    return next((str(field.value) for field in item if field.name in _NAMING), "")
