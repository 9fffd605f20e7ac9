"""One JSON object of the link job's files, read field by field into values of known types and sizes.

A file that a program wrote can have been merged, cut off or edited since, so each value is checked as an editor's is.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import TYPE_CHECKING, Any, Final, TypeVar

from ita_site.links.memory.file import moments

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime
    from enum import StrEnum

E = TypeVar("E", bound="StrEnum")

MAX_LINE: Final = 1024 * 1024
"""The longest line of a file, in bytes. That of a real link has about 700."""

MAX_TEXT: Final = 5000
"""The longest text of a field, in characters; what a stranger's page says is cut far below."""

MAX_ADDRESS: Final = 100_000
"""The longest address: one of 16,000 characters that was percent-encoded on the way."""

_MAX_DIGITS: Final = 15
_MAX_CODES: Final = 50

# control characters, those that turn the direction of text, line separators, halves of characters
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_CODE: Final = re.compile("[a-z0-9][a-z0-9-]{0,59}")
_WEB: Final = re.compile("https?://.+", re.IGNORECASE)


class FieldError(ValueError):
    """A value that cannot be: its field, what was found, and what is allowed."""

    def __init__(self, field: str, found: str, allowed: str = "") -> None:
        super().__init__(f"{field}: {found!r}: {allowed}")
        self.field, self.found, self.allowed = field, found, allowed


class Record:
    """A JSON object whose fields are read one by one; `place` is the field that holds it."""

    def __init__(self, data: object, fields: Collection[str], place: str = "") -> None:
        if not isinstance(data, dict):
            raise FieldError(place, shown(data), "{…}")
        self._data: Mapping[str, Any] = data
        self._place = place
        for name in data.keys() - fields:
            raise FieldError(self.name(name), name, ", ".join(fields))

    def __contains__(self, field: str) -> bool:
        return field in self._data

    def name(self, field: str) -> str:
        """Return the field as messages show it: `sightings.gone.first`."""
        return f"{self._place}.{field}".removeprefix(".")

    def fault(self, field: str, allowed: str) -> FieldError:
        """Return the error of a field whose value is not allowed."""
        return FieldError(self.name(field), shown(self._data.get(field, "")), allowed)

    def text(self, field: str, most: int = MAX_TEXT) -> str:
        """Return a text of one line without characters that no eye sees; empty where the field is missing."""
        return self._checked(field, self._data[field], most) if field in self._data else ""

    def texts(self, field: str, count: int, most: int) -> tuple[str, ...]:
        """Return a list of at most `count` texts of `most` characters each; an empty one where the field is missing."""
        values = self._data.get(field, [])
        if not isinstance(values, list) or len(values) > count:
            raise self.fault(field, f'["…"], ≤ {count}')
        return tuple(self._checked(field, value, most) for value in values)

    def _checked(self, field: str, value: object, most: int) -> str:
        """Return a value that is a text of one line without characters that no eye sees."""
        if not isinstance(value, str) or len(value) > most:
            raise self.fault(field, f"≤ {most:,} ตัวอักษร (characters)")
        # most texts are printable throughout, which is found out faster
        if not value.isprintable() and _UNPRINTABLE.search(value):
            raise self.fault(field, "ไม่มีอักขระควบคุมหรืออักขระกลับทิศทาง (no control or text-direction character)")
        return value

    def written(self, field: str) -> str:
        """Return an address as it was written, which may be none at all."""
        value = self._data.get(field)
        if not isinstance(value, str) or not value or _LONE_SURROGATE.search(value):
            raise self.fault(field, "ที่อยู่เว็บตามที่เขียนไว้ (an address as written)")
        return value

    def address(self, field: str) -> str | None:
        """Return an address of the web; None where the field is missing."""
        if field not in self._data:
            return None
        value = self.text(field, MAX_ADDRESS)
        if not _WEB.fullmatch(value):
            raise self.fault(field, "http://…, https://…")
        return value

    def code(self, field: str) -> str:
        """Return a code such as `not-found`; empty where the field is missing."""
        return self.matching(field, _CODE, "a-z 0-9 -") if self._data.get(field, "") != "" else ""

    def matching(self, field: str, form: re.Pattern[str], allowed: str) -> str:
        """Return a text of a given form; `allowed` says in messages which."""
        value = self.text(field)
        if not form.fullmatch(value):
            raise self.fault(field, allowed)
        return value

    def codes(self, field: str) -> tuple[str, ...]:
        """Return a list of codes; an empty one where the field is missing."""
        values = self._data.get(field, [])
        if not isinstance(values, list) or len(values) > _MAX_CODES:
            raise self.fault(field, f'["…"], ≤ {_MAX_CODES}')
        if not all(isinstance(value, str) and _CODE.fullmatch(value) for value in values):
            raise self.fault(field, '["a-z 0-9 -"]')
        return tuple(values)

    def choice(self, field: str, kinds: type[E]) -> E:
        """Return one of a closed list."""
        value = self._data.get(field)
        if isinstance(value, str) and value in kinds.__members__.values():
            return kinds(value)
        raise self.fault(field, ", ".join(kinds))

    def whole(self, field: str, most: int, least: int = 0) -> int:
        """Return a whole number; `least` where the field is missing."""
        value = self._data.get(field, least)
        if type(value) is not int or not least <= value <= most:
            raise self.fault(field, f"{least}–{most:,}")
        return value

    def number(self, field: str, most: float) -> float:
        """Return a number that is not below 0; 0 where the field is missing."""
        value = self._data.get(field, 0.0)
        if type(value) not in {int, float} or not 0 <= value <= most:
            raise self.fault(field, f"0–{most:,.0f}")
        return float(value)

    def moment(self, field: str) -> datetime | None:
        """Return a moment; None where the field is missing."""
        if field not in self._data:
            return None
        try:
            return moments.moment(self.text(field))
        except ValueError:
            raise self.fault(field, moments.ALLOWED) from None

    def needed(self, field: str) -> datetime:
        """Return a moment that must be there."""
        when = self.moment(field)
        if when is None:
            raise self.fault(field, moments.ALLOWED)
        return when

    def inner(self, field: str, fields: Collection[str]) -> Record | None:
        """Return the object that a field holds; None where the field is missing."""
        return Record(self._data[field], fields, self.name(field)) if field in self._data else None

    def inners(self, field: str, fields: Collection[str], count: int) -> tuple[Record, ...]:
        """Return a list of at most `count` objects; an empty one where the field is missing."""
        values = self._data.get(field, [])
        if not isinstance(values, list) or len(values) > count:
            raise self.fault(field, f"[{{…}}], ≤ {count}")
        return tuple(Record(value, fields, self.name(field)) for value in values)

    def packed(self, field: str, most: int) -> bytes:
        """Return the at most `most` bytes of a text that `packed_text` made; none where the field is missing."""
        value = self._data.get(field, "")
        if not value:
            return b""
        unpacker = zlib.decompressobj()
        try:
            data = unpacker.decompress(base64.b64decode(value, validate=True), most)
        except (TypeError, ValueError, zlib.error):
            raise self.fault(field, "zlib, base64") from None
        if not unpacker.eof:
            raise self.fault(field, f"≤ {most:,} ไบต์ (bytes)")
        return data

    def items(self) -> Iterable[str]:
        """Return the names of the fields that are there."""
        return self._data.keys()

    def without_nulls(self) -> Record:
        """Return the same object without the fields that hold `null`."""
        kept = {name: value for name, value in self._data.items() if value is not None}
        return Record(kept, kept, self._place)


def parse(line: bytes) -> object:
    """Return the JSON value of a line. Raises FieldError where it is none, or holds what a file of ours never does."""
    if len(line) > MAX_LINE:
        raise FieldError("", f"{len(line):,} ไบต์ (bytes)", f"≤ {MAX_LINE:,}")
    try:
        return _DECODER.decode(line.decode())
    except FieldError:
        raise
    except RecursionError:
        raise FieldError("", _beginning(line), "ซ้อนกันไม่ลึก (not nested deeply)") from None
    except ValueError:
        raise FieldError("", _beginning(line), "JSON") from None


def packed_text(data: bytes) -> str:
    """Return bytes as a text for a field: compressed by zlib, in base64; empty where there are none."""
    return base64.b64encode(zlib.compress(data)).decode() if data else ""


def shown(value: object) -> str:
    """Return a JSON value as messages show it; of a list or an object only what it is."""
    if isinstance(value, str):
        return value
    if isinstance(value, (list, dict)):
        return "[…]" if isinstance(value, list) else "{…}"
    return json.dumps(value)


def _beginning(line: bytes) -> str:
    return line[:200].decode("utf-8", "replace").strip()


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made: dict[str, object] = {}
    for name, value in pairs:
        if name in made:
            raise FieldError(name, name, "ช่องละครั้งเดียว (each field once)")
        made[name] = value
    return made


def _no_constant(name: str) -> object:
    raise FieldError("", name, "ตัวเลข (a number)")


def _short_int(text: str) -> int:
    if len(text) > _MAX_DIGITS:
        raise FieldError("", text, f"≤ {_MAX_DIGITS} หลัก (digits)")
    return int(text)


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_no_constant, parse_int=_short_int)
