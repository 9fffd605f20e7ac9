"""Open a connection to a server: to a vetted address, with TLS as browsers have it, in the HTTP that it speaks.

What a host turned out to need (a fetched certificate, HTTP/2) is remembered for the run.
"""

from __future__ import annotations

import errno
import socket
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ita_site.links.request import tls
from ita_site.links.request.fault import Fault
from ita_site.links.request.message import Peer
from ita_site.links.request.tls import Hello
from ita_site.links.request.wire import http1, old_tls

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from ita_site.links.request.message import Request
    from ita_site.links.request.resolver import Resolved, Resolver
    from ita_site.links.request.targets import Target
    from ita_site.links.request.wire import http2

    Wire = http1.Wire | http2.Wire

PLAIN_SECONDS: Final = 3.0
"""For the question what a TLS port speaks that does not take part in a handshake."""
MAX_HELLOS: Final = 3
"""Most ways in which a handshake is begun for one request."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds."""

    total: float = 30.0
    """For one request, from the first packet to the last byte."""
    connect: float = 10.0
    """For one attempt to connect, handshake included."""


@dataclass(frozen=True, slots=True)
class Call:
    """One connection to open."""

    request: Request
    """What is to be sent."""
    resolved: Resolved
    deadline: float
    """Monotonic seconds."""
    verify: bool = True

    @property
    def target(self) -> Target:
        """Return what is asked for."""
        return self.request.target


class Connector:
    """Opens connections; shared by all workers of a run.

    `certificate` returns the certificate at an http address, fetched before a deadline (monotonic seconds).
    """

    def __init__(
        self, resolver: Resolver, contexts: tls.Contexts, limits: Limits, certificate: Callable[[str, float], bytes]
    ) -> None:
        self._resolver = resolver
        self._contexts = contexts
        self._limits = limits
        self._certificate = certificate
        self._hellos: dict[str, Hello] = {}

    def call(self, request: Request, *, verify: bool, deadline: float, again: bool) -> Call:
        """Look a host up. `again` asks anew after a failure. Raises `Fault`."""
        resolved = self._resolver.find(request.target.host, again=again)
        if resolved.fault:
            raise Fault(resolved.fault, resolved.detail)
        return Call(request, resolved, deadline, verify)

    def open(self, call: Call) -> Wire:
        """Return an open connection. Raises `Fault`."""
        if call.target.scheme == "http":
            sock = self._dial(call)
            return http1.Wire(sock, Peer(_ip(sock)))
        hello = self._hello(call)
        for _ in range(MAX_HELLOS):
            try:
                sock = self._secure(call, hello)
            except Fault as fault:
                hello = self._better_hello(call, hello, fault)
            else:
                self._learn(call, hello)
                return _wire(sock, hello)
        raise Fault("tls-handshake")

    def open_http2(self, call: Call, *, known: bool) -> Wire | None:
        """Return a connection in HTTP/2 to a server that refused HTTP/1.1; None where it does not take that either.

        `known` is for a server that has shown that it speaks HTTP/2, though it may not say so by ALPN. Raises `Fault`.
        """
        hello = replace(self._hello(call), protocol=tls.HTTP2)
        try:
            sock = self._secure(call, hello)
        except Fault:
            if known:
                raise
            return None
        if known or sock.selected_alpn_protocol() == tls.HTTP2:
            self._learn(call, hello)
            return _wire(sock, hello)
        sock.close()
        return None

    def _hello(self, call: Call) -> Hello:
        """Return the hello that a host is known to take."""
        known = self._hellos.get(call.target.host, Hello())
        return known if call.verify else replace(known, verify=False, issuers=())

    def _learn(self, call: Call, hello: Hello) -> None:
        known = self._hellos.get(call.target.host, Hello())
        learned = replace(known, protocol=hello.protocol, issuers=hello.issuers or known.issuers)
        if learned != Hello():
            self._hellos[call.target.host] = learned

    def _better_hello(self, call: Call, hello: Hello, fault: Fault) -> Hello:
        """Return a hello that may succeed where another met a fault. Raises the fault, better named, if none may."""
        if fault.code == "tls-protocol":
            if hello.protocol == tls.HTTP2:
                raise Fault("tls-handshake", fault.detail)
            return replace(hello, protocol=tls.HTTP2)
        if fault.code == "tls-closed" and not hello.verify and not hello.old:
            return replace(hello, old=True)
        if not hello.verify:
            raise fault
        if tls.may_lack_issuer(fault) and not hello.issuers:
            return replace(hello, issuers=self._issuers(call, hello, fault))
        raise self._named(call, hello, fault)

    def _issuers(self, call: Call, hello: Hello, fault: Fault) -> tuple[bytes, ...]:
        """Return the certificates that the server should have sent. Raises the fault where they do not help."""
        from ita_site.links.request.wire import chain_repair  # noqa: PLC0415 - loads `cryptography`, which few runs need

        with self._secure(call, replace(hello, verify=False)) as bare:
            leaf = bare.getpeercert(binary_form=True)
        if not leaf or (fault.code == "tls-expired" and chain_repair.has_expired(leaf)):
            raise fault
        issuers = chain_repair.missing_issuers(leaf, lambda address: self._certificate(address, call.deadline))
        if not issuers:
            raise fault
        return issuers

    def _named(self, call: Call, hello: Hello, fault: Fault) -> Fault:
        """Return why a server ended a handshake without a word: it speaks plain HTTP, or only an old TLS."""
        if fault.code in {"read-timeout", "tls-closed"} and self._speaks_plainly(call):
            return Fault("plain-http")
        if fault.code == "tls-closed" and self._is_old(call, hello):
            return Fault("tls-old")
        return fault

    def _speaks_plainly(self, call: Call) -> bool:
        """Return whether a server that does not take part in a handshake answers plain HTTP on that port."""
        deadline = time.monotonic() + PLAIN_SECONDS
        try:
            sock = self._dial(replace(call, deadline=deadline))
        except Fault:
            return False
        wire = http1.Wire(sock, Peer(_ip(sock)))
        try:
            wire.send(call.request, deadline)
            return wire.head().status > 0
        except Fault:
            return False
        finally:
            wire.close()

    def _is_old(self, call: Call, hello: Hello) -> bool:
        """Return whether a server answers an old hello, and then closes at the modern one again."""
        try:
            with self._dial(replace(call, deadline=time.monotonic() + PLAIN_SECONDS)) as sock:
                if not old_tls.answers_old_hello(sock, tls.sni(call.target.host)):
                    return False
            self._secure(call, hello).close()
        except Fault as fault:
            return fault.code == "tls-closed"
        return False

    def _secure(self, call: Call, hello: Hello) -> ssl.SSLSocket:
        plain = self._dial(call)
        try:
            plain.settimeout(max(0.001, min(self._limits.connect, call.deadline - time.monotonic())))
            return tls.shake(plain, self._contexts.of(hello), tls.server_name(call.target.host))
        except Fault:
            plain.close()
            raise

    def _dial(self, call: Call) -> socket.socket:
        """Connect to the first vetted address that takes the call."""
        addresses = call.resolved.addresses
        port = call.resolved.ports.get(call.target.port, call.target.port)
        share = self._limits.connect / min(len(addresses), 3)
        fault = Fault("connect-timeout")
        for address in addresses:
            left = min(share, call.deadline - time.monotonic())
            if left <= 0:
                break
            sock = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
            try:
                sock.settimeout(left)
                sock.connect((address, port))
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            except OSError as error:
                sock.close()
                fault = _connect_fault(error)
            else:
                return sock
        raise fault


def _wire(sock: ssl.SSLSocket, hello: Hello) -> Wire:
    agreed = sock.selected_alpn_protocol() == hello.protocol
    peer = Peer(_ip(sock), hello.protocol, is_secure=True, agreed=agreed, names=tls.names(sock),
                repaired=bool(hello.issuers))  # fmt: skip
    if hello.protocol == tls.HTTP1:
        return http1.Wire(sock, peer)
    from ita_site.links.request.wire import http2  # noqa: PLC0415 - loads `h2`, which few servers need

    return http2.Wire(sock, peer)


def _ip(sock: socket.socket) -> str:
    try:
        return str(sock.getpeername()[0])
    except OSError:
        return ""


def _connect_fault(error: OSError) -> Fault:
    if isinstance(error, ConnectionRefusedError):
        return Fault("refused")
    if isinstance(error, TimeoutError):
        return Fault("connect-timeout")
    if error.errno in {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL, errno.ENETDOWN}:
        return Fault("unroutable", error.strerror or "")
    return Fault("refused", error.strerror or "")
