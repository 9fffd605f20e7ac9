"""A link's memory as one JSON object, and back: the lines of the health file."""

from __future__ import annotations

from typing import Any, Final

from ita_site.links.judge.observation import Kind
from ita_site.links.memory.file.moments import stamp
from ita_site.links.memory.file.observed_record import (
    MAX_STATUS,
    copy_data,
    copy_from,
    fingerprint_data,
    fingerprint_from,
    sibling_data,
    sibling_from,
    signs_from,
)
from ita_site.links.memory.file.record import Record
from ita_site.links.memory.history import Link, Sighting, State

FIELDS: Final = (
    "url", "state", "since", "observation", "reason", "detail", "http_status", "final_url", "moved_to", "checked",
    "last_ok", "attempts", "notes", "sightings", "due", "fingerprint", "sibling", "copy",
    "signs", "shown", "vantage",
)  # fmt: skip
"""Of a link, in the order in which they are written."""

MAX_COUNT: Final = 1_000_000

_SIGHTING: Final = ("first", "last", "count")


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
        "fingerprint": fingerprint_data(link.fingerprint),
        "sibling": sibling_data(link.sibling),
        "copy": copy_data(link.copy),
        "signs": list(link.signs),
        "shown": link.shown,
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
        sibling=sibling_from(record),
        copy=copy_from(record),
        signs=signs_from(record),
        shown=record.text("shown"),
        vantage=record.text("vantage"),
    )


def _sightings(record: Record | None) -> dict[Kind, Sighting]:
    if record is None:
        return {}
    inner = {Kind(name): record.inner(name, _SIGHTING) for name in record.items()}
    return {kind: _sighting(sighting) for kind, sighting in inner.items() if sighting is not None}


def _sighting(record: Record) -> Sighting:
    return Sighting(record.needed("first"), record.needed("last"), record.whole("count", MAX_COUNT, 1))
