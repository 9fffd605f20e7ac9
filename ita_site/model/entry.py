"""What every entry of a content file has in common: strict reading, and what the model says of each field.

`Says` beside a field holds what the editors' reference, the messages and the JSON Schema say of it, and whose words the
value is.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Final, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo


class Voice(StrEnum):
    """Whose words a value is."""

    VERBATIM = "verbatim"
    """The report's own, to the letter."""
    READING = "reading"
    """Understood by whoever entered the data; the site says so."""
    DATA = "data"
    """Neither: order, identity, addresses."""


@dataclass(frozen=True, slots=True)
class Says:
    """What a field means, in Thai and English, and whose words its value is.

    `name` is the field's short name in messages, where `th` is too long for one; of a list, the name of one item.
    """

    th: str
    en: str
    voice: Voice = Voice.DATA
    name: str = ""

    @property
    def label(self) -> str:
        """Return the short Thai name of the field."""
        return self.name or self.th


VERBATIM: Final = Voice.VERBATIM
READING: Final = Voice.READING

E = TypeVar("E", bound=BaseModel)


class Entry(BaseModel):
    """Anything written in a content file: never changed after reading, no field beside those named."""

    model_config = ConfigDict(frozen=True, extra="forbid")


_FIELD_SETS: Final[dict[frozenset[str], set[str]]] = {}
"""Sets of names of fields, each once."""


def with_shared_field_sets(entry: E) -> E:
    """Return an entry that shares with its like the sets of its given fields: of thousands, they are half the memory.

    Nothing changes such a set, as no entry is ever changed; a changed copy has a set of its own.
    """
    given = entry.model_fields_set
    object.__setattr__(entry, "__pydantic_fields_set__", _FIELD_SETS.setdefault(frozenset(given), given))
    for name in _names_of_entries(type(entry)):
        value = getattr(entry, name)
        for below in value if isinstance(value, tuple) else (value,):
            if isinstance(below, BaseModel):
                with_shared_field_sets(below)
    return entry


@cache
def _names_of_entries(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields of a class whose values are entries, or lists of them."""
    return tuple(name for name, field in model.model_fields.items() if entry_type(field.annotation))


def entry_type(annotation: object) -> type[BaseModel] | None:
    """Return the entry class inside an annotation: of `tuple[Result, ...]` it is `Result`; None where there is none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in {tuple, Union, UnionType, Annotated}:
        return next((entry for part in get_args(annotation) if (entry := entry_type(part))), None)
    return None


def says(field: FieldInfo) -> Says:
    """Return what the model says of a field. Raises LookupError for one of which it says nothing."""
    for about in field.metadata:
        if isinstance(about, Says):
            return about
    raise LookupError(field)
