"""Decide which machine is asked: look-ups, and the addresses that are never contacted (rule 11).

A name is looked up once, every address is vetted, and the connection goes to the vetted address itself: a name
that answers differently the second time is never asked a second time.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from ita_site.links.request.look_up import LookUp

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Lookup = Callable[[str], Sequence[str]]
"""Name to addresses; raises `socket.gaierror` as `socket.getaddrinfo` does."""

REFUSED: Final = tuple(
    ipaddress.ip_network(text)
    for text in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 "
        "192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 "
        "168.63.129.16/32 ::/96 100::/64 2001:db8::/32 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8"
    ).split()
)
"""Special-purpose registries of IANA (RFC 6890 and successors), and Azure's metadata address."""

_NAT64: Final = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
_COMPATIBLE: Final = ipaddress.IPv6Network("::/96")
KEEP_SECONDS: Final = 600.0
"""How long a look-up is believed within a run."""


def embedded(address: Address) -> tuple[ipaddress.IPv4Address, ...]:
    """Return the IPv4 addresses that an IPv6 address carries: mapped, compatible, NAT64, 6to4, Teredo."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    carried: list[ipaddress.IPv4Address] = []
    if address.ipv4_mapped:
        carried.append(address.ipv4_mapped)
    if address.sixtofour:
        carried.append(address.sixtofour)
    if address.teredo:
        carried.extend(address.teredo)
    if any(address in network for network in (*_NAT64, _COMPATIBLE)):
        carried.append(ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF))
    return tuple(carried)


def is_safe(address: Address, allowed: Sequence[Network] = ()) -> bool:
    """Return whether a public link may be followed to this address; `allowed` opens networks by name."""
    carried = embedded(address)
    if _is_within(address, allowed):
        return True
    if carried and _is_within(carried[0], allowed):
        return len(carried) == 1
    if not carried and not address.is_global:
        return False
    return not any(_is_within(candidate, REFUSED) for candidate in (address, *carried))


def _is_within(address: Address, networks: Sequence[Network]) -> bool:
    return any(address in network for network in networks)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The outcome of one look-up: vetted addresses, or why there are none."""

    addresses: tuple[str, ...] = ()
    fault: str = ""
    """Empty, `nxdomain`, `dns` (the look-up failed for now) or `unsafe`."""
    detail: str = ""
    ports: Mapping[int, int] = field(default_factory=dict)
    """Ports that `--resolve HOST:PORT:IP:PORT` sends elsewhere."""


def system_lookup(host: str) -> Sequence[str]:
    """Ask the system's resolver. Raises `socket.gaierror`."""
    answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]).partition("%")[0] for answer in answers))


@dataclass(frozen=True, slots=True)
class Resolution:
    """One `--resolve`: a host, perhaps one of its ports, and where its connections go."""

    host: str
    address: str
    port: int | None = None
    to_port: int | None = None


def parse_mapping(text: str) -> Resolution:
    """Read `HOST:IP`, `HOST:PORT:IP` or `HOST:PORT:IP:PORT`; IPv6 in brackets or bare after `HOST:`.

    Raises `ValueError`.
    """
    host, _, rest = text.partition(":")
    if not host or not rest:
        raise ValueError(f"{text!r}: expected HOST:IP")
    try:
        return Resolution(host.lower(), str(ipaddress.ip_address(rest.strip("[]"))))
    except ValueError:
        port, _, where = rest.partition(":")
    if where.startswith("["):
        address, _, to_port = where[1:].partition("]")
        to_port = to_port.removeprefix(":")
    else:
        address, _, to_port = where.partition(":")
    if not port.isdigit() or (to_port and not to_port.isdigit()):
        raise ValueError(f"{text!r}: expected HOST:IP")
    there = int(to_port) if to_port else None
    return Resolution(host.lower(), str(ipaddress.ip_address(address)), int(port), there)


class Resolver:
    """Looks names up, vets what comes back, and remembers it for the run. Safe to share between threads.

    What is `known` from earlier look-ups is pinned: it is vetted again, and holds for the whole run, faults as well.
    A name that was looked up in this run is believed for `keep` seconds.
    """

    def __init__(  # noqa: PLR0913 - every one has its usual value
        self,
        mappings: Sequence[Resolution] = (),
        allowed: Sequence[Network] = (),
        lookup: Lookup = system_lookup,
        clock: Callable[[], float] = time.monotonic,
        *,
        known: Iterable[LookUp] = (),
        keep: float = KEEP_SECONDS,
    ) -> None:
        self._mappings = tuple(mappings)
        self._allowed = tuple(allowed)
        self._lookup = lookup
        self._clock = clock
        self._keep = keep
        self._pinned = {look_up.host: self._pin(look_up) for look_up in known}
        self._known: dict[str, tuple[float, Resolved]] = {}
        self._lock = threading.Lock()

    def find(self, host: str, *, again: bool = False) -> Resolved:
        """Return the vetted addresses of a host; `again` asks anew after a failure."""
        if host in self._pinned:
            return self._pinned[host]
        with self._lock:
            kept = self._known.get(host)
        if kept and self._clock() - kept[0] < self._keep and not (again and kept[1].fault):
            return kept[1]
        resolved = self._find(host)
        with self._lock:
            self._known[host] = (self._clock(), resolved)
        return resolved

    def pinned(self, host: str) -> Resolved | None:
        """Return what was known of a host before the run; None where nothing was."""
        return self._pinned.get(host)

    def look_ups(self, now: datetime) -> tuple[LookUp, ...]:
        """Return the look-ups of this run, by name: of each the last, with its moment by a clock that shows `now`."""
        with self._lock:
            known = sorted(self._known.items())
        return tuple(self._look_up(host, at, resolved, now) for host, (at, resolved) in known)

    def _look_up(self, host: str, at: float, resolved: Resolved, now: datetime) -> LookUp:
        when = now - timedelta(seconds=self._clock() - at)
        return LookUp(host, when, resolved.addresses, resolved.fault, resolved.detail)

    def _pin(self, look_up: LookUp) -> Resolved:
        """Return what an earlier look-up is worth by the rules of this run."""
        mapped, ports = self._mapped(look_up.host)
        if mapped or look_up.addresses:
            return self._vet(mapped or list(look_up.addresses), ports)
        return Resolved(fault=look_up.fault or "nxdomain", detail=look_up.detail)

    def _mapped(self, host: str) -> tuple[list[str], Mapping[int, int]]:
        """Return the addresses that `--resolve` gives to a host, and the ports that it sends elsewhere."""
        mapped = [mapping for mapping in self._mappings if mapping.host == host.rstrip(".")]
        ports = {
            mapping.port: mapping.to_port
            for mapping in mapped
            if mapping.port is not None and mapping.to_port is not None
        }
        return [mapping.address for mapping in mapped], ports

    def _find(self, host: str) -> Resolved:
        names, ports = self._mapped(host)
        if not names:
            try:
                names = [str(ipaddress.ip_address(host))]
            except ValueError:
                try:
                    names = list(self._lookup(host))
                except (socket.gaierror, UnicodeError) as error:
                    return _failed(error)
        return self._vet(names, ports)

    def _vet(self, names: list[str], ports: Mapping[int, int]) -> Resolved:
        parsed = [ipaddress.ip_address(name) for name in names]
        safe = tuple(dict.fromkeys(str(address) for address in parsed if is_safe(address, self._allowed)))
        if safe:
            return Resolved(safe, ports=ports)
        return Resolved(fault="unsafe", detail=str(parsed[0])) if parsed else Resolved(fault="nxdomain")


def _failed(error: Exception) -> Resolved:
    gone = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
    if isinstance(error, socket.gaierror) and error.errno not in gone:
        return Resolved(fault="dns", detail=str(error.strerror or ""))
    return Resolved(fault="nxdomain")
