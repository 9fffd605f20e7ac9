"""Which widget a field of the model is shown with: one for each kind of value."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final, get_args, get_origin

from pydantic import WithJsonSchema
from pydantic.fields import FieldInfo

from ita_site.model import choices, field_types
from ita_site.model.entry import entry_type
from ita_site.model.field_types import Kind, kind_in


class Widget(StrEnum):
    """How a value is shown and typed."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    PERIOD = "period"
    ADDRESS = "address"
    EMAIL = "email"
    YES_NO = "yes-no"
    CHOICE = "choice"
    """One of a list."""
    CHOICES = "choices"
    """Any of a list, as check boxes."""
    OFFERED = "offered"
    """A line for which a list is offered."""
    LINES = "lines"
    """A list of short texts, one on each line."""
    ENTRY = "entry"
    """Fields of its own."""
    ENTRIES = "entries"
    """A list of such."""
    HIDDEN = "hidden"
    """Made by the desk: an id that is a part of addresses."""


_OF_KIND: Final[dict[Kind | None, Widget]] = {
    kind_in(field_types.Text): Widget.TEXT,
    kind_in(field_types.Line): Widget.LINE,
    kind_in(field_types.Id): Widget.HIDDEN,
    kind_in(field_types.Url): Widget.ADDRESS,
    kind_in(field_types.Whole): Widget.NUMBER,
    kind_in(field_types.Year): Widget.NUMBER,
    kind_in(field_types.Score): Widget.NUMBER,
    kind_in(field_types.Round): Widget.CHOICE,
    kind_in(field_types.Span): Widget.PERIOD,
    kind_in(field_types.Day): Widget.DATE,
    kind_in(field_types.YesNo): Widget.YES_NO,
    kind_in(field_types.Email): Widget.EMAIL,
    kind_in(choices.Objective): Widget.OFFERED,
    kind_in(choices.RenewalUnit): Widget.OFFERED,
    kind_in(choices.GeoCoverage): Widget.OFFERED,
}


def widget_of(field: FieldInfo) -> Widget:
    """Return the widget of a field of the model."""
    annotation: object = field.annotation
    if get_origin(annotation) is tuple:
        return Widget.ENTRIES if entry_type(annotation) else Widget.LINES
    if entry_type(annotation):
        return Widget.ENTRY
    known = _OF_KIND.get(kind_of(field))
    if known is not None:
        return known
    return Widget.CHOICE if listed_values(field) else Widget.LINE


def kind_of(field: FieldInfo) -> Kind | None:
    """Return the kind of value of a field; None where it is an entry."""
    return next((part for part in field.metadata if isinstance(part, Kind)), None) or kind_in(field.annotation)


def listed_values(field: FieldInfo) -> tuple[str, ...]:
    """Return the values of a field that takes one of a closed list; none of any other field."""
    for schema in _schemas(field.annotation, field.metadata):
        if "enum" in schema:
            return tuple(map(str, schema["enum"]))
    return ()


def _schemas(annotation: object, metadata: object = ()) -> Iterator[dict[str, Any]]:
    """Yield the JSON Schemas that an annotation names."""
    for part in (*_parts(metadata), *_parts(getattr(annotation, "__metadata__", ()))):
        if isinstance(part, WithJsonSchema) and part.json_schema is not None:
            yield part.json_schema
    for part in get_args(annotation):
        yield from _schemas(part)


def _parts(metadata: object) -> tuple[object, ...]:
    return tuple(metadata) if isinstance(metadata, list | tuple) else ()
