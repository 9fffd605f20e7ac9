"""A link's memory as one JSON object, and back: the lines of the health file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from ita_site.links.judge.fingerprint import SKETCH, Fingerprint
from ita_site.links.judge.observation import Kind, Seen
from ita_site.links.memory.history import Link, Sighting, State
from ita_site.links.memory.moments import ALLOWED, stamp
from ita_site.links.memory.record import FieldError, Record

if TYPE_CHECKING:
    from datetime import datetime

FIELDS: Final = (
    "url", "state", "since", "observation", "reason", "detail", "http_status", "final_url", "moved_to", "checked",
    "last_ok", "attempts", "notes", "sightings", "due", "fingerprint", "copy", "vantage",
)  # fmt: skip
"""Of a link, in the order in which they are written."""

MAX_STATUS: Final = 999
MAX_COUNT: Final = 1_000_000

_SIGHTING: Final = ("first", "last", "count")
_FINGERPRINT: Final = ("title", "heading", "digest", "sketch")
_COPY: Final = ("at", "bytes", "sha256")
_MAX_BYTES: Final = 1_000_000_000_000
_SHA256: Final = re.compile("[0-9a-f]{64}")
_HEX: Final = re.compile("[0-9a-f]*")
_NUMBER: Final = 8
"""Hexadecimal digits of a number in a sketch."""


def link_data(link: Link) -> dict[str, Any]:
    """Return a link as JSON data, without empty fields."""
    data: dict[str, Any] = {
        "url": link.url,
        "state": link.state.value,
        "since": stamp(link.since),
        "observation": link.observation.value if link.observation else None,
        "reason": link.reason,
        "detail": link.detail,
        "http_status": link.http_status,
        "final_url": link.final_url,
        "moved_to": link.moved_to,
        "checked": stamp(link.checked),
        "last_ok": stamp(link.last_ok),
        "attempts": link.attempts,
        "notes": list(link.notes),
        "sightings": {
            kind.value: {"first": stamp(sighting.first), "last": stamp(sighting.last), "count": sighting.count}
            for kind, sighting in sorted(link.sightings.items())
        },
        "due": stamp(link.due),
        "fingerprint": fingerprint_data(link.fingerprint) if link.fingerprint else None,
        "copy": _copy_data(link.copy) if link.copy else None,
        "vantage": link.vantage,
    }
    return {name: value for name in FIELDS if (value := data[name])}


def link_from(data: object) -> Link:
    """Return a link from JSON data. Raises FieldError when it is none."""
    record = Record(data, FIELDS)
    return Link(
        url=record.written("url"),
        state=record.choice("state", State),
        since=record.moment("since"),
        observation=record.choice("observation", Kind) if "observation" in record else None,
        reason=record.code("reason"),
        detail=record.text("detail"),
        http_status=record.whole("http_status", MAX_STATUS) or None,
        final_url=record.address("final_url"),
        moved_to=record.address("moved_to"),
        checked=record.moment("checked"),
        last_ok=record.moment("last_ok"),
        attempts=record.whole("attempts", MAX_COUNT),
        notes=record.codes("notes"),
        sightings=_sightings(record.inner("sightings", tuple(Kind))),
        due=record.moment("due"),
        fingerprint=fingerprint_from(record),
        copy=_copy(record.inner("copy", _COPY)),
        vantage=record.text("vantage"),
    )


def _copy_data(seen: Seen) -> dict[str, Any]:
    return {"at": stamp(seen.at), "bytes": seen.size, "sha256": seen.sha256}


def _copy(record: Record | None) -> Seen | None:
    if record is None:
        return None
    sha256 = record.text("sha256")
    if not _SHA256.fullmatch(sha256):
        raise record.fault("sha256", "64 × 0-9 a-f")
    return Seen(needed(record, "at"), record.whole("bytes", _MAX_BYTES), sha256)


def fingerprint_data(marks: Fingerprint) -> dict[str, str]:
    """Return a fingerprint as JSON data."""
    sketch = "".join(f"{number:0{_NUMBER}x}" for number in marks.sketch)
    return {"title": marks.title, "heading": marks.heading, "digest": marks.digest, "sketch": sketch}


def fingerprint_from(record: Record) -> Fingerprint | None:
    """Return the fingerprint in a record's field of that name; None where there is none. Raises FieldError."""
    marks = record.inner("fingerprint", _FINGERPRINT)
    if marks is None:
        return None
    digest, sketch = marks.text("digest"), marks.text("sketch")
    if not _HEX.fullmatch(digest):
        raise marks.fault("digest", "0-9 a-f")
    if not _HEX.fullmatch(sketch) or len(sketch) % _NUMBER or len(sketch) > SKETCH * _NUMBER:
        raise marks.fault("sketch", f"0-9 a-f, {_NUMBER} × ≤ {SKETCH}")
    numbers = tuple(int(sketch[at : at + _NUMBER], 16) for at in range(0, len(sketch), _NUMBER))
    return Fingerprint(marks.text("title"), marks.text("heading"), digest, numbers)


def _sightings(record: Record | None) -> dict[Kind, Sighting]:
    if record is None:
        return {}
    inner = {Kind(name): record.inner(name, _SIGHTING) for name in record.items()}
    return {kind: _sighting(sighting) for kind, sighting in inner.items() if sighting is not None}


def _sighting(record: Record) -> Sighting:
    return Sighting(needed(record, "first"), needed(record, "last"), record.whole("count", MAX_COUNT, 1))


def needed(record: Record, field: str) -> datetime:
    """Return a moment that must be there. Raises FieldError."""
    when = record.moment(field)
    if when is None:
        raise FieldError(record.name(field), "", ALLOWED)
    return when
