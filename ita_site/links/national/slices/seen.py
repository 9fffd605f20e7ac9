"""What a slice saw, as the driver takes it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ita_site.links.run.offline import Contact

if TYPE_CHECKING:
    from ita_site.links.judge.frame import Frame
    from ita_site.links.memory.host_state import HostState
    from ita_site.links.memory.journal import Entry


@dataclass(frozen=True, slots=True)
class Seen:
    """What a slice saw, or what is left of it."""

    slice: int
    entries: tuple[Entry, ...] = ()
    frames: tuple[Frame, ...] = ()
    states: tuple[HostState, ...] = ()
    machine: str = ""

    @property
    def is_silent(self) -> bool:
        """Return whether nobody answered, so that the machine may be offline (rule 12)."""
        contact = Contact()
        for entry in self.entries:
            contact.note(entry.url, entry.seen)
        return contact.offline
