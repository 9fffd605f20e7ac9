"""Look names up for a night: many at once, each of them once, and what is remembered not at all."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ita_site.links.national.memory import host_table
from ita_site.links.national.memory.database import transaction
from ita_site.links.request.look_up import LookUp

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from ita_site.links.request.resolver import Resolver

AT_ONCE: Final = 64
"""Names that are looked up at once."""
_WRITTEN_EVERY: Final = 256
"""Names after which what was learned is written down."""


@dataclass(slots=True)
class Names:
    """The addresses of the names of a night, each pinned once it is known."""

    memory: sqlite3.Connection
    resolver: Resolver
    now: datetime
    mapped: frozenset[str] = frozenset()
    """Names whose addresses a person has given for this night: they are not remembered."""
    _pinned: dict[str, LookUp] = field(default_factory=dict)

    def look_up(self, names: Sequence[str], progress: Callable[[int, int], None]) -> None:
        """Learn the addresses of some names. Calls `progress` with how many are known, of how many."""
        unknown = [name for name in dict.fromkeys(names) if name not in self._pinned]
        own = [name for name in unknown if name not in self.mapped]
        self._pinned.update(host_table.look_ups(self.memory, own, self.now))
        to_ask = [name for name in unknown if name not in self._pinned]
        fresh: list[LookUp] = []
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="look-up") as pool:
            futures = [pool.submit(self._find, name) for name in to_ask]
            for done, future in enumerate(as_completed(futures), start=len(unknown) - len(to_ask) + 1):
                fresh.append(future.result())
                if len(fresh) >= _WRITTEN_EVERY:
                    self._keep(fresh)
                progress(done, len(unknown))
        self._keep(fresh)

    def of(self, names: Sequence[str]) -> tuple[LookUp, ...]:
        """Return the look-ups of names, as far as they were looked up."""
        return tuple(self._pinned[name] for name in names if name in self._pinned)

    def _find(self, name: str) -> LookUp:
        resolved = self.resolver.find(name)
        return LookUp(name, self.now, resolved.addresses, resolved.fault, resolved.detail)

    def _keep(self, fresh: list[LookUp]) -> None:
        """Pin look-ups, and write down those that another night may use."""
        self._pinned.update((look_up.host, look_up) for look_up in fresh)
        with transaction(self.memory):
            host_table.keep_look_ups(self.memory, [look_up for look_up in fresh if look_up.host not in self.mapped])
        fresh.clear()
