"""One look-up of a name as one JSON object, and back."""

from __future__ import annotations

import ipaddress
from typing import Any, Final

from ita_site.links.judge.observation import MAX_DETAIL
from ita_site.links.memory.file.host_state_record import HOST
from ita_site.links.memory.file.moments import stamp
from ita_site.links.memory.file.record import Record
from ita_site.links.request.look_up import LookUp

FIELDS: Final = ("host", "at", "addresses", "fault", "detail")
"""Of a look-up, in the order in which they are written."""

_MAX_ADDRESSES: Final = 1000
_MAX_ADDRESS: Final = 45
"""Characters of the longest IPv6 address."""


def look_up_data(look_up: LookUp) -> dict[str, Any]:
    """Return a look-up as JSON data, without empty fields."""
    data = {
        "host": look_up.host,
        "at": stamp(look_up.at),
        "addresses": list(look_up.addresses),
        "fault": look_up.fault,
        "detail": look_up.detail[:MAX_DETAIL],
    }
    return {name: value for name, value in data.items() if value}


def look_up_from(data: object) -> LookUp:
    """Return a look-up from JSON data. Raises FieldError when it is none."""
    record = Record(data, FIELDS)
    return LookUp(
        host=record.matching("host", HOST, "www.example.go.th"),
        at=record.needed("at"),
        addresses=_addresses(record),
        fault=record.code("fault"),
        detail=record.text("detail", MAX_DETAIL),
    )


def _addresses(record: Record) -> tuple[str, ...]:
    """Return the addresses of a record, in their usual form. Raises FieldError."""
    try:
        return tuple(
            str(ipaddress.ip_address(text)) for text in record.texts("addresses", _MAX_ADDRESSES, _MAX_ADDRESS)
        )
    except ValueError:
        raise record.fault("addresses", "203.0.113.1, 2001:db8::1") from None
