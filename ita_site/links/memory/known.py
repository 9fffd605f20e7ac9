"""What a round of checks reads of what is remembered, and where it writes what it saw."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ita_site.links.judge.frame import Frame
    from ita_site.links.memory.history import Link
    from ita_site.links.memory.journal import Entry


class Known(Protocol):
    """What is remembered. Safe to share between threads. A `HealthFile` is one, and so is `GivenMemory`."""

    def get(self, url: str) -> Link | None:
        """Return what is remembered of a URL as written."""

    def frame(self, host: str) -> Frame | None:
        """Return what is remembered of a host, which the `Host` header names so."""


class Log(Protocol):
    """Where finished checks are written, one after the other. A `Journal` is one."""

    def append(self, entry: Entry) -> None:
        """Write down a finished check."""

    def keep(self, frame: Frame) -> None:
        """Write down what is known of a host: it takes the place of what was written before."""


@dataclass(frozen=True, slots=True)
class GivenMemory:
    """What is remembered of the questions of one slice: links by URL as written, frames by host."""

    links: Mapping[str, Link] = field(default_factory=dict)
    frames: Mapping[str, Frame] = field(default_factory=dict)

    def get(self, url: str) -> Link | None:
        """Return what is remembered of a URL as written."""
        return self.links.get(url)

    def frame(self, host: str) -> Frame | None:
        """Return what is remembered of a host."""
        return self.frames.get(host)
