"""Write what a content file said: an entry of the model → the fields of its file."""

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from ita_site.model.measure import Result
from ita_site.source.front_matter_writer import Codes, Field, Value
from ita_site.source.unsettled.todo_places import Loc, Marks
from ita_site.text.thai import ERA_OFFSET, Month


def content_fields(entry: BaseModel, marks: Marks, loc: Loc = ()) -> Iterator[Field]:
    """Yield the fields that an entry has, with the marks at each; `loc` is the entry's place in its file."""
    names = entry.model_fields_set
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        if isinstance(value, BaseModel) and not value.model_fields_set:
            continue
        words = marks.get((*loc, name), ())
        if name in names and value is not None:
            yield Field(name, _value(value, marks, (*loc, name)), words)
        elif words:
            yield _suggested(entry, name, words)


def _suggested(entry: BaseModel, name: str, words: tuple[str, ...]) -> Field:
    """Return a field that has a suggestion only: the catalogue does not know its value, but that it is not settled."""
    return Field(name, Codes(()) if isinstance(entry, Result) and name == "answers" else "", words, suggested=True)


def _value(value: object, marks: Marks, loc: Loc) -> Value:
    """Return a value of the model as content files write it."""
    if isinstance(value, BaseModel):
        return tuple(content_fields(value, marks, loc))
    if isinstance(value, tuple):
        if all(isinstance(item, (str, int)) for item in value):
            return Codes(value)
        return tuple(tuple(content_fields(item, marks, (*loc, at))) for at, item in enumerate(value))
    return _plain(value)


def _plain(value: object) -> str | int:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return written_day(value)
    return value if isinstance(value, int) else str(value)


def written_day(day: date) -> str:
    """Return a day as content files write it: `2567-03-06`."""
    return f"{Month(day.year + ERA_OFFSET, day.month)}-{day.day:02}"
