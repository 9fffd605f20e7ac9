"""What a worker is given, and what it gives back: plain values that travel between processes and machines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ita_site.links.judge.frame import Frame
    from ita_site.links.link_use import LinkUse
    from ita_site.links.memory.history import Link
    from ita_site.links.memory.host_state import HostState
    from ita_site.links.memory.journal import Entry
    from ita_site.links.memory.overrule import Overrule
    from ita_site.links.national.settings import Asking
    from ita_site.links.national.slices.spool import Place
    from ita_site.links.request.look_up import LookUp
    from ita_site.links.run.asking.part import HandOver


@dataclass(frozen=True, slots=True)
class SliceOrder:
    """A few questions of each group of a lane, with all that a check needs to know."""

    place: Place
    """Where what was finished is written down at once."""
    begin_before: float
    """Seconds since 1970, after which another worker may have been given the questions."""
    asking: Asking
    uses: tuple[LinkUse, ...]
    """Of the URLs to ask, in their order."""
    overrules: Mapping[str, Overrule]
    links: Mapping[str, Link]
    """What is remembered, by URL."""
    frames: Mapping[str, Frame]
    """What is remembered of hosts, by the name that the header `Host` has."""
    looked_up: tuple[LookUp, ...]
    """The addresses of all hosts that the slice may ask, pinned for the night."""
    began: datetime
    """Now, by the clock of the night."""
    states: tuple[HostState, ...] = ()
    """How earlier slices left these hosts."""
    handed: Mapping[str, HandOver] = field(default_factory=dict)
    """Checks that another slice has begun, by their first URL."""
    several: frozenset[str] = frozenset()
    """Hosts of which the night asks more than one address."""


@dataclass(frozen=True, slots=True)
class SliceResult:
    """What a slice saw."""

    entries: tuple[Entry, ...] = ()
    frames: tuple[Frame, ...] = ()
    states: tuple[HostState, ...] = ()
    """How it left the hosts."""
    handed: Mapping[str, HandOver] = field(default_factory=dict)
    """Checks that go on in another slice, by their first URL."""
    machine: str = ""
    """Where it ran."""
    is_late: bool = False
    """Nothing was asked: its time had come and gone before a worker was free."""
