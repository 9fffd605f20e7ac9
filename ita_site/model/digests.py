"""One digest of any values that pages are made from: equal values have equal digests, in every process."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import PurePath
from typing import Any, Final

from pydantic import BaseModel

from ita_site.text.thai import Month


class Digested:
    """Base of values that know the digest of all bytes that they were made from; "" where it is not known."""

    __slots__ = ()

    digest: str


class UnknownBytesError(Exception):
    """A value knows no digest of the bytes that it was made from."""


_PLAIN: Final = frozenset({str, int, float, bool, type(None), bytes})


def digest_of(*values: object) -> str:
    """Return the SHA-256 of values, in hexadecimal; "" where one was made from bytes without a digest.

    A value that knows its digest counts by that alone. Raises TypeError for one whose type says nothing of its content,
    such as a function.
    """
    try:
        plain = tuple(map(_plain, values))
    except UnknownBytesError:
        return ""
    return hashlib.sha256(repr(plain).encode()).hexdigest()


def _plain(value: object) -> object:
    """Return a value as nested tuples of values whose `repr` is all that they are."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple or kind is list:
        return tuple(map(_plain, value))  # type: ignore[call-overload]
    if isinstance(value, Decimal | Enum | date | Month | PurePath):
        return kind.__name__, str(value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return tuple((_plain(key), _plain(below)) for key, below in value.items())
    return kind.__name__, *_parts(value)


def _parts(value: object) -> Iterator[object]:
    """Yield the parts of a value that has some, as `_plain` returns them."""
    kind = type(value)
    if isinstance(value, Digested):
        if not value.digest:
            raise UnknownBytesError(kind)
        yield value.digest
    elif isinstance(value, BaseModel):
        yield tuple(map(_plain, value.__dict__.values()))
        yield tuple(sorted(value.model_fields_set))
    elif is_dataclass(kind):
        for name in _field_names(kind):
            yield _plain(getattr(value, name))
    else:
        raise TypeError(kind)


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    """Return the names of the fields by which values of a dataclass are compared."""
    return tuple(field.name for field in fields(kind) if field.compare)
