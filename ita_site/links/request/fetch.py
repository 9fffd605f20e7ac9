"""Send one GET: to a vetted address, within a deadline, with kept connections.

The engine below requests (urllib3 over `http.client`) cannot keep rules 7, 9 and 11: it rewrites request targets,
takes 103 for an answer, times each read rather than the whole, and looks the name up itself. So the exchange
is our own; trusted certificates and cookies are those of requests. Nothing is read from the environment: no
proxy, no netrc.
"""

from __future__ import annotations

import errno
import socket
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ita_site.links.request import targets, tls
from ita_site.links.request.body import Inflater
from ita_site.links.request.exchange import Answer, Ask
from ita_site.links.request.fault import Fault
from ita_site.links.request.http1 import DRAIN, Wire

if TYPE_CHECKING:
    import ssl

    from ita_site.links.request.http1 import Head
    from ita_site.links.request.resolver import Resolved, Resolver

AGENT: Final = "ita-site-link-checker/1.0 (checks the evidence links of a public integrity report)"
"""Who asks, said plainly."""
BROWSER_AGENT: Final = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 "
    "Safari/537.36 ita-site-link-checker/1.0"
)
"""What firewalls want to see; it still says who asks."""
ACCEPT: Final = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf,image/*,*/*;q=0.8"
ACCEPT_LANGUAGE: Final = "th,en;q=0.8"
PLAIN_SECONDS: Final = 3.0
"""For the question whether a TLS port speaks plain HTTP."""
MAX_KEPT: Final = 512
"""Most idle connections."""
REFUSAL_LIMIT: Final = 65_536
"""Most bytes read of an error page: enough to tell a challenge."""
OPAQUE_LIMIT: Final = 16_384
"""Most bytes read of a document that is not judged by its words."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds."""

    total: float = 30.0
    """For one request, from the first packet to the last byte."""
    connect: float = 10.0
    """For one attempt to connect, handshake included."""


class Fetcher:
    """Makes requests; shared by all workers of a run."""

    def __init__(self, resolver: Resolver, contexts: tls.Contexts, limits: Limits | None = None) -> None:
        self._resolver = resolver
        self._contexts = contexts
        self._limits = limits or Limits()
        self._idle: dict[tuple[str, str, int, bool], list[Wire]] = {}
        self._kept = 0
        self._repaired: dict[str, ssl.SSLContext] = {}
        self._lock = threading.Lock()

    def fetch(self, ask: Ask, *, again: bool = False) -> Answer | Fault:
        """Send one request; return its answer or the fault. Follows no redirect. A server's faults are never raised."""
        try:
            return self._fetch(ask, again=again)
        except Fault as fault:
            return fault

    def close(self) -> None:
        """Close the kept connections."""
        with self._lock:
            for wires in self._idle.values():
                for wire in wires:
                    wire.close()
            self._idle.clear()
            self._kept = 0

    def _fetch(self, ask: Ask, *, again: bool) -> Answer:
        deadline = time.monotonic() + self._limits.total
        request = _request(ask)
        wire = self._kept_wire(ask)
        if wire:
            try:
                return self._exchange(wire, ask, request, deadline)
            except Fault as fault:
                wire.close()
                if wire.heard or fault.code not in {"reset", "closed", "stale"}:
                    raise
        resolved = self._resolver.find(ask.target.host, again=again)
        if resolved.fault:
            raise Fault(resolved.fault, resolved.detail)
        wire = self._connect(ask, resolved, deadline)
        try:
            return self._exchange(wire, ask, request, deadline)
        except Fault:
            wire.close()
            raise

    def _exchange(self, wire: Wire, ask: Ask, request: bytes, deadline: float) -> Answer:
        wire.send(request, deadline)
        try:
            head = wire.head()
        except Fault as fault:
            text = fault.detail.encode("latin-1", "replace")
            if fault.code == "not-http" and text.startswith((b"\x15\x03", b"\x16\x03")):
                raise Fault("not-http", "TLS") from fault
            raise
        inflater = Inflater(head.get("content-encoding") or "", _limit(ask, head))
        cut = _read(wire, head, inflater)
        if cut or not head.keeps_open or not wire.reusable or head.status == 101:  # noqa: PLR2004
            wire.close()
        else:
            self._keep(ask, wire)
        repaired = ask.verify and ask.target.host in self._repaired
        return Answer(ask.target, head.status, head.headers, inflater.data, cut, inflater.unreadable, repaired)

    def _kept_wire(self, ask: Ask) -> Wire | None:
        with self._lock:
            wires = self._idle.get(_key(ask))
            if not wires:
                return None
            self._kept -= 1
            return wires.pop()

    def _keep(self, ask: Ask, wire: Wire) -> None:
        with self._lock:
            if self._kept >= MAX_KEPT:
                oldest = next(wires for wires in self._idle.values() if wires)
                oldest.pop(0).close()
                self._kept -= 1
            if len(self._idle) > 2 * MAX_KEPT:
                self._idle = {key: wires for key, wires in self._idle.items() if wires}
            self._idle.setdefault(_key(ask), []).append(wire)
            self._kept += 1

    def _connect(self, ask: Ask, resolved: Resolved, deadline: float) -> Wire:
        target = ask.target
        if target.scheme == "http":
            return Wire(self._dial(target, resolved, deadline))
        if not ask.verify:
            return Wire(self._secure(target, resolved, deadline, self._contexts.anything))
        context = self._repaired.get(target.host, self._contexts.verified)
        try:
            return Wire(self._secure(target, resolved, deadline, context))
        except Fault as fault:
            if fault.code in {"read-timeout", "tls-closed"} and self._speaks_plainly(ask, resolved):
                raise Fault("plain-http") from fault
            if not tls.needs_issuer(fault) or target.host in self._repaired:
                raise
            return self._repair(target, resolved, deadline, fault)

    def _speaks_plainly(self, ask: Ask, resolved: Resolved) -> bool:
        """Return whether a server that does not take part in a handshake answers plain HTTP on that port."""
        deadline = time.monotonic() + PLAIN_SECONDS
        try:
            wire = Wire(self._dial(ask.target, resolved, deadline))
        except Fault:
            return False
        try:
            wire.send(_request(ask), deadline)
            return wire.head().status > 0
        except Fault:
            return False
        finally:
            wire.close()

    def _repair(self, target: targets.Target, resolved: Resolved, deadline: float, fault: Fault) -> Wire:
        from ita_site.links.request import chain_repair  # noqa: PLC0415 - loads `cryptography`, which few runs need

        with self._secure(target, resolved, deadline, self._contexts.anything) as bare:
            leaf = bare.getpeercert(binary_form=True)
        extra = chain_repair.missing_issuers(leaf, self._certificate) if leaf else ()
        if not extra:
            raise fault
        context = self._contexts.repaired(extra)
        wire = Wire(self._secure(target, resolved, deadline, context))
        with self._lock:
            self._repaired[target.host] = context
        return wire

    def _certificate(self, address: str) -> bytes:
        target = targets.parse(address)
        if not isinstance(target, targets.Target) or target.scheme != "http":
            raise Fault("unsafe", "AIA")
        answer = self._fetch(Ask(target, limit=tls.MAX_CERTIFICATE), again=False)
        if answer.status != 200 or answer.cut:  # noqa: PLR2004
            raise Fault("cut", "AIA")
        return answer.body

    def _secure(
        self, target: targets.Target, resolved: Resolved, deadline: float, context: ssl.SSLContext
    ) -> ssl.SSLSocket:
        plain = self._dial(target, resolved, deadline)
        try:
            plain.settimeout(max(0.001, min(self._limits.connect, deadline - time.monotonic())))
            return tls.shake(plain, context, tls.server_name(target.host))
        except Fault:
            plain.close()
            raise

    def _dial(self, target: targets.Target, resolved: Resolved, deadline: float) -> socket.socket:
        """Connect to the first vetted address that takes the call."""
        port = resolved.ports.get(target.port, target.port)
        share = self._limits.connect / min(len(resolved.addresses), 3)
        fault = Fault("connect-timeout")
        for address in resolved.addresses:
            left = min(share if len(resolved.addresses) > 1 else self._limits.connect, deadline - time.monotonic())
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


def _key(ask: Ask) -> tuple[str, str, int, bool]:
    return ask.target.scheme, ask.target.host, ask.target.port, ask.verify


def _connect_fault(error: OSError) -> Fault:
    if isinstance(error, ConnectionRefusedError):
        return Fault("refused")
    if isinstance(error, TimeoutError):
        return Fault("connect-timeout")
    if error.errno in {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL, errno.ENETDOWN}:
        return Fault("unroutable", error.strerror or "")
    return Fault("refused", error.strerror or "")


def _request(ask: Ask) -> bytes:
    lines = [
        f"GET {ask.target.path} HTTP/1.1",
        f"Host: {ask.target.authority}",
        f"User-Agent: {BROWSER_AGENT if ask.browser else AGENT}",
        f"Accept: {ACCEPT}",
        f"Accept-Language: {ACCEPT_LANGUAGE}",
        f"Accept-Encoding: {'identity' if ask.identity else 'gzip, deflate'}",
    ]
    if ask.browser:
        lines.append("Upgrade-Insecure-Requests: 1")
    if ask.cookies:
        lines.append(f"Cookie: {ask.cookies}")
    lines.append("Connection: keep-alive\r\n\r\n")
    return "\r\n".join(lines).encode("latin-1", "replace")


def _limit(ask: Ask, head: Head) -> int:
    if head.status >= 400:  # noqa: PLR2004
        return min(ask.limit, REFUSAL_LIMIT)
    media = (head.get("content-type") or "").lower()
    if media and not any(word in media for word in ("html", "text", "xml", "octet", "unknown")):
        return min(ask.limit, OPAQUE_LIMIT)
    return ask.limit


def _read(wire: Wire, head: Head, inflater: Inflater) -> str:
    """Read the body as far as it is wanted; returns why it is not whole, or an empty string."""
    sniffed = False
    extra = 0
    try:
        for piece in wire.body(head):
            room = inflater.feed(piece)
            extra += 0 if room else len(piece)
            if extra > (DRAIN if _short_rest(head) else 0):
                return "limit"
            if not sniffed and inflater.size >= OPAQUE_LIMIT:
                sniffed = True
                if _is_opaque(inflater.data):
                    return "limit"
    except Fault as fault:
        return fault.code
    return ""


def _short_rest(head: Head) -> bool:
    length = head.get("content-length") or ""
    return length.isdigit() and int(length) < 4 * DRAIN


def _is_opaque(data: bytes) -> bool:
    """Return whether a document's words are not read: it has a NUL or a document's mark within the first bytes."""
    return data.startswith((b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8"))
