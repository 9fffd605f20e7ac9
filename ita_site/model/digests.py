"""One digest of any values that pages are made from: equal values have equal digests, in every process."""

import hashlib
import marshal
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter
from pathlib import PurePath
from typing import Any, Final, TypeAlias

from pydantic import BaseModel

from ita_site.text.thai import Month


class Digested:
    """Base of values that know the digest of all bytes that they were made from; "" where it is not known."""

    __slots__ = ()

    digest: str


class UnknownBytesError(Exception):
    """A value knows no digest of the bytes that it was made from."""


_PLAIN: Final = frozenset({str, int, float, bool, type(None), bytes})
_FORM: Final = 2
"""The newest form of `marshal` in which equal values are equal bytes: later ones say which objects are the same."""

_Form: TypeAlias = Callable[[Any], object]
"""What returns a value of one type as nested tuples of plain values."""


def digest_of(*values: object) -> str:
    """Return the SHA-256 of values, in hexadecimal; "" where one was made from bytes without a digest.

    A value that knows its digest counts by that alone. Raises TypeError for one whose type says nothing of its content,
    such as a function.
    """
    try:
        plain = tuple(map(_plain, values))
    except UnknownBytesError:
        return ""
    return hashlib.sha256(marshal.dumps(plain, _FORM)).hexdigest()


def _plain(value: object) -> Any:
    """Return a value as nested tuples of plain values that are all that it is."""
    kind: Any = type(value)
    return value if kind in _PLAIN else _form(kind)(value)


@cache
def _form(kind: type) -> _Form:
    """Return what makes values of a type plain. Raises TypeError where the type says nothing of their content."""
    form = next((form for kinds, form in _FORMS.items() if issubclass(kind, kinds)), None)
    if form is None and is_dataclass(kind):
        form = _by_fields(kind)
    if form is None:
        raise TypeError(kind)
    return form


def _items(values: tuple[object, ...] | list[object]) -> object:
    return tuple(map(_plain, values))


def _pairs(values: Mapping[object, object]) -> object:
    return tuple(map(_plain, values)), tuple(map(_plain, values.values()))


def _by_words(value: object) -> object:
    return type(value).__name__, str(value)


def _by_digest(value: Digested) -> object:
    if not value.digest:
        raise UnknownBytesError(type(value))
    return type(value).__name__, value.digest


def _entry(entry: BaseModel) -> object:
    return type(entry).__name__, *map(_plain, entry.__dict__.values()), *sorted(entry.model_fields_set)


def _by_fields(kind: Any) -> _Form:
    """Return what makes a dataclass plain: the values by which it is compared."""
    names = [field.name for field in fields(kind) if field.compare]
    if len(names) == 1:
        # of one name, the getter returns the value itself
        return lambda value: (kind.__name__, _plain(getattr(value, names[0])))
    values: Callable[[object], tuple[object, ...]] = attrgetter(*names) if names else lambda _: ()
    return lambda value: (kind.__name__, *map(_plain, values(value)))


_FORMS: Final[Mapping[type | tuple[type, ...], _Form]] = {
    (tuple, list): _items,
    (Decimal, Enum, date, Month, PurePath): _by_words,
    str: str,
    Mapping: _pairs,
    Digested: _by_digest,
    BaseModel: _entry,
}
"""Forms of all types but dataclasses; the first that fits counts."""
