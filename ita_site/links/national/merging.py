"""Merge what slices saw into the nation's memory: one transaction for each, and of each URL one check in a night."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ita_site.links.judge.observation import Kind
from ita_site.links.national.memory import host_table, link_table, run_table
from ita_site.links.national.memory.database import transaction

if TYPE_CHECKING:
    import sqlite3

    from ita_site.links.national.settings import NightSettings
    from ita_site.links.national.slices.seen import Seen


@dataclass(slots=True)
class Merging:
    """Merges the slices of a run; those in which nobody answered, once their machine has proved to be online."""

    memory: sqlite3.Connection
    run: int
    settings: NightSettings
    merged: int = 0
    """URLs of which something was remembered."""
    held: list[Seen] = field(default_factory=list)
    _online: set[str] = field(default_factory=set)
    """Machines that had an answer in this night."""

    def take_in(self, seen: Seen) -> None:
        """Merge what a slice saw, or keep it back."""
        if seen.is_silent and seen.machine not in self._online:
            self.held.append(seen)
            return
        if not seen.is_silent and any(entry.seen.kind is not Kind.DEFERRED for entry in seen.entries):
            self._online.add(seen.machine)
        self._merge(seen)
        self._release(seen.machine)

    def settle(self, seen: Seen) -> None:
        """Merge what is certain, whoever has answered."""
        self._merge(seen)

    @property
    def held_urls(self) -> int:
        """Return how many URLs are kept back: of their machines none has had an answer."""
        return sum(len(seen.entries) for seen in self.held)

    @property
    def is_offline(self) -> bool:
        """Return whether no machine has had an answer."""
        return bool(self.held) and not self._online

    def _release(self, machine: str) -> None:
        """Merge what was kept back for a machine that is online after all."""
        if machine in self._online:
            held, self.held = self.held, []
            for seen in held:
                if seen.machine == machine:
                    self._merge(seen)
                else:
                    self.held.append(seen)

    def _merge(self, seen: Seen) -> None:
        with transaction(self.memory):
            fresh = run_table.settle(self.memory, self.run, [entry.url for entry in seen.entries])
            entries = [entry for entry in seen.entries if entry.url in fresh]
            link_table.merge(self.memory, entries, self.settings.job)
            host_table.keep_frames(self.memory, seen.frames, self.settings.asking.now)
            host_table.keep_states(self.memory, seen.states)
            run_table.end_slice(self.memory, seen.slice, "merged")
        self.merged += len(fresh)
