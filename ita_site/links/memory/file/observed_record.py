"""What a check saw, as JSON objects and back: the parts that the health file and the journal have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from ita_site.links.judge.fingerprint import SKETCH, Fingerprint
from ita_site.links.judge.observation import MAX_DETAIL, MAX_SIGNS, Seen
from ita_site.links.judge.sibling import Sibling
from ita_site.links.memory.file.moments import stamp

if TYPE_CHECKING:
    from ita_site.links.memory.file.record import Record

MAX_STATUS: Final = 999
MAX_SIZE: Final = 10**12
"""Of a body in bytes, of a text in characters."""

_FINGERPRINT: Final = ("title", "heading", "digest", "sketch", "kind", "length")
_SIBLING: Final = ("asked", "status", "fingerprint")
_COPY: Final = ("at", "bytes", "sha256")
_HEX: Final = re.compile("[0-9a-f]*")
_SHA256: Final = re.compile("[0-9a-f]{64}")
_NUMBER: Final = 8
"""Hexadecimal digits of a number in a sketch."""


def fingerprint_data(marks: Fingerprint | None) -> dict[str, Any] | None:
    """Return a fingerprint as JSON data; None where there is none."""
    if marks is None:
        return None
    sketch = "".join(f"{number:0{_NUMBER}x}" for number in marks.sketch)
    data: dict[str, Any] = {
        "title": marks.title,
        "heading": marks.heading,
        "digest": marks.digest,
        "sketch": sketch,
    }
    if marks.kind:
        data["kind"] = marks.kind
    if marks.length:
        data["length"] = marks.length
    return data


def fingerprint_from(record: Record) -> Fingerprint | None:
    """Return the fingerprint in a record's field of that name; None where there is none. Raises FieldError."""
    marks = record.inner("fingerprint", _FINGERPRINT)
    if marks is None:
        return None
    return Fingerprint(
        title=marks.text("title"),
        heading=marks.text("heading"),
        digest=marks.matching("digest", _HEX, "0-9 a-f"),
        sketch=_sketch(marks),
        kind=marks.code("kind"),
        length=marks.whole("length", MAX_SIZE),
    )


def _sketch(marks: Record) -> tuple[int, ...]:
    """Return the numbers of a fingerprint's sketch. Raises FieldError."""
    sketch = marks.matching("sketch", _HEX, "0-9 a-f")
    if len(sketch) % _NUMBER or len(sketch) > SKETCH * _NUMBER:
        raise marks.fault("sketch", f"0-9 a-f, {_NUMBER} × ≤ {SKETCH}")
    return tuple(int(sketch[at : at + _NUMBER], 16) for at in range(0, len(sketch), _NUMBER))


def sibling_data(sibling: Sibling | None) -> dict[str, Any] | None:
    """Return a sibling as JSON data, without empty fields; None where there is none."""
    if sibling is None:
        return None
    data = {
        "asked": stamp(sibling.asked),
        "status": sibling.status,
        "fingerprint": fingerprint_data(sibling.print),
    }
    return {name: value for name, value in data.items() if value is not None}


def sibling_from(record: Record) -> Sibling | None:
    """Return the sibling in a record's field of that name; None where there is none. Raises FieldError."""
    sibling = record.inner("sibling", _SIBLING)
    if sibling is None:
        return None
    status = sibling.whole("status", MAX_STATUS) or None
    return Sibling(sibling.needed("asked"), status, fingerprint_from(sibling))


def copy_data(copy: Seen | None) -> dict[str, Any] | None:
    """Return an answer that was read whole as JSON data; None where there is none."""
    if copy is None:
        return None
    return {"at": stamp(copy.at), "bytes": copy.size, "sha256": copy.sha256}


def copy_from(record: Record) -> Seen | None:
    """Return the answer in a record's field `copy`; None where there is none. Raises FieldError."""
    copy = record.inner("copy", _COPY)
    if copy is None:
        return None
    sha256 = copy.matching("sha256", _SHA256, "0-9 a-f, 64")
    return Seen(copy.needed("at"), copy.whole("bytes", MAX_SIZE), sha256)


def signs_from(record: Record) -> tuple[str, ...]:
    """Return the texts in a record's field `signs`; an empty tuple where there are none. Raises FieldError."""
    return record.texts("signs", MAX_SIGNS, MAX_DETAIL)
