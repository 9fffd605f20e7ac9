"""Groups of hosts that are one machine, as far as names and addresses tell: one site's names, one address's names.

Hosts are added one after the other; a host that belongs to two groups joins them. Addresses of networks that many
sites share (`shared_networks.txt`) join nobody.
"""

from __future__ import annotations

import ipaddress
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from ita_site.links.request import targets

if TYPE_CHECKING:
    from collections.abc import Iterable

_NETWORKS: Final = "shared_networks.txt"
"""Beside this module: a network a line, and where it was published above them."""


class Joined(NamedTuple):
    """What became of a host that was added."""

    group: int
    """In which it is now."""
    merged: tuple[int, ...] = ()
    """Groups that were others until now, and are the same as `group` from now on."""


class Groups:
    """A forest of groups (union by size, paths halved): adding n hosts takes time in proportion to n."""

    def __init__(self) -> None:
        self._parents: list[int] = []
        self._sizes: list[int] = []
        self._by_key: dict[str, int] = {}

    def add(self, host: str, addresses: Iterable[str]) -> Joined:
        """Put a host into the group of its site name and of each of its addresses; a new one where there is none."""
        keys = [f"name:{targets.site(host)}", *(address for address in addresses if not is_shared(address))]
        groups = list(dict.fromkeys(self.same_as(self._by_key[key]) for key in keys if key in self._by_key))
        group = self._join(groups) if groups else self._new()
        for key in keys:
            self._by_key.setdefault(key, group)
        return Joined(group, tuple(other for other in groups if other != group))

    def of(self, host: str) -> int | None:
        """Return the group of a host by its site name; None where no name of that site was added."""
        group = self._by_key.get(f"name:{targets.site(host)}")
        return None if group is None else self.same_as(group)

    def same_as(self, group: int) -> int:
        """Return the group that a group has become a part of: itself where it was not merged."""
        parents = self._parents
        while parents[group] != group:
            parents[group] = parents[parents[group]]
            group = parents[group]
        return group

    def _new(self) -> int:
        self._parents.append(len(self._parents))
        self._sizes.append(1)
        return len(self._parents) - 1

    def _join(self, groups: list[int]) -> int:
        """Make one of some groups; return the largest, which the others become a part of."""
        largest = max(groups, key=lambda group: self._sizes[group])
        for group in groups:
            if group != largest:
                self._parents[group] = largest
                self._sizes[largest] += self._sizes[group]
        self._sizes[largest] += 1
        return largest


@cache
def is_shared(address: str) -> bool:
    """Return whether an address is of a network that sites of many owners share; an IPv6 zone is no part of it."""
    bits = ipaddress.ip_address(address)
    number, width = int(bits), bits.max_prefixlen
    return any(number >> (width - length) in heads for length, heads in _heads(bits.version))


@cache
def _heads(version: int) -> tuple[tuple[int, frozenset[int]], ...]:
    """Return the shared networks of IPv4 or IPv6: by the length of the prefix, the numbers that it can be."""
    lines = files(__package__).joinpath(_NETWORKS).read_text("utf-8").splitlines()
    networks = [ipaddress.ip_network(line) for line in lines if line and not line.startswith("#")]
    by_length: dict[int, set[int]] = {}
    for network in networks:
        if network.version == version:
            head = int(network.network_address) >> (network.max_prefixlen - network.prefixlen)
            by_length.setdefault(network.prefixlen, set()).add(head)
    return tuple((length, frozenset(heads)) for length, heads in sorted(by_length.items()))
