"""The machines of a night: groups of hosts by name and address, with the hosts of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_site.links.request.groups import Groups

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ita_site.links.request.groups import Joined


class Machines:
    """Groups of hosts that are one machine, as far as names and addresses tell."""

    def __init__(self) -> None:
        self._groups = Groups()
        self._hosts: dict[int, set[str]] = {}

    def add(self, host: str, addresses: Iterable[str]) -> Joined:
        """Put a host into the group of its machine; return which group that is, and which it took over."""
        joined = self._groups.add(host, addresses)
        hosts = self._hosts.setdefault(joined.group, set())
        hosts.add(host)
        for other in joined.merged:
            hosts |= self._hosts.pop(other, set())
        return joined

    def of(self, host: str) -> int:
        """Return the group of a host that was added. Raises KeyError of another."""
        group = self._groups.of(host)
        if group is None:
            raise KeyError(host)
        return group

    def hosts(self, groups: Iterable[int]) -> list[str]:
        """Return the hosts of some groups, by name."""
        return sorted(set().union(*(self._hosts.get(group, ()) for group in groups)))
