"""How a host took the last requests, remembered so that manners outlive a run. Pure: no network, no files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class HostState:
    """How a host took the last requests. Moments are of the clock by which the runs were begun."""

    host: str
    """ASCII, lower case; an IPv6 address without brackets."""
    port: int
    failures: int = 0
    """To connect, one after the other; 0 as soon as it answers."""
    fault: str = ""
    """Code of the last one (`Fault.code`)."""
    waits: int = 0
    """Answers, one after the other, with a Retry-After too long to wait for."""
    wait_until: datetime | None = None
    """Until when it asks to be left alone; None where it does not, or that is over."""
    free: datetime | None = None
    """From when on the machine behind it may be asked again: after the usual pause, its own or a short Retry-After."""
