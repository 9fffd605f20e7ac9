"""How a host took the last requests as one JSON object, and back."""

from __future__ import annotations

import re
from typing import Any, Final

from ita_site.links.memory.file.link_record import MAX_COUNT
from ita_site.links.memory.file.moments import exact_stamp
from ita_site.links.memory.file.record import Record
from ita_site.links.memory.host_state import HostState

FIELDS: Final = ("host", "port", "failures", "fault", "waits", "wait_until", "free")
"""Of a host's state, in the order in which they are written."""
HOST: Final = re.compile(r"""[^\x00-\x20"#%/<>?@\[\\\]^`{|}\x7f-\U0010ffff]{1,254}""")
"""A host as it is looked up, whether or not such a name can exist: a name, or an address without brackets."""

MAX_PORT: Final = 65_535


def host_state_data(state: HostState) -> dict[str, Any]:
    """Return a host's state as JSON data, without empty fields."""
    data = {
        "host": state.host,
        "port": state.port,
        "failures": state.failures,
        "fault": state.fault,
        "waits": state.waits,
        "wait_until": exact_stamp(state.wait_until),
        "free": exact_stamp(state.free),
    }
    return {name: value for name, value in data.items() if value}


def host_state_from(data: object) -> HostState:
    """Return a host's state from JSON data. Raises FieldError when it is none."""
    record = Record(data, FIELDS)
    return HostState(
        host=record.matching("host", HOST, "www.example.go.th"),
        port=record.whole("port", MAX_PORT, 1),
        failures=record.whole("failures", MAX_COUNT),
        fault=record.code("fault"),
        waits=record.whole("waits", MAX_COUNT),
        wait_until=record.moment("wait_until"),
        free=record.moment("free"),
    )
