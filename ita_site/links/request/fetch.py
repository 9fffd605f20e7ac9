"""Send one GET: to a vetted address, within a deadline, with kept connections.

No library's engine keeps rules 7, 9 and 11. That of requests rewrites request targets, takes 103 for an answer, times
each read rather than the whole, and looks the name up itself. libcurl refuses what browsers overlook: junk, CR or NUL
in a header, headers over 300 KB, a lying content coding; and it repairs no chain of certificates. So the exchange is
our own. Nothing is read from the environment: no proxy, no netrc.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from ita_site.links.request import message, targets, tls
from ita_site.links.request.exchange import REDIRECTS, Answer, Ask
from ita_site.links.request.fault import Fault
from ita_site.links.request.tape import Recorder
from ita_site.links.request.wire.connect import Connector, Limits
from ita_site.links.request.wire.kept import Kept
from ita_site.links.request.wire.reading import read

if TYPE_CHECKING:
    from ita_site.links.request.message import Request
    from ita_site.links.request.resolver import Resolver
    from ita_site.links.request.wire.connect import Call, Wire

MAX_CERTIFICATE_REDIRECTS: Final = 3
"""Most redirects to a certificate that AIA names."""
_WANTS_HTTP2: Final = frozenset({426, 505})
"""Upgrade Required, HTTP Version Not Supported."""


class Fetcher:
    """Makes requests; shared by all workers of a run. `contact` is a mail or https address of who runs it."""

    def __init__(
        self, resolver: Resolver, contexts: tls.Contexts, limits: Limits | None = None, contact: str = ""
    ) -> None:
        self._limits = limits or Limits()
        self._connector = Connector(resolver, contexts, self._limits, self._certificate)
        self._contact = contact
        self._kept = Kept()

    def fetch(self, ask: Ask, *, again: bool = False) -> Answer | Fault:
        """Send one request; return its answer or the fault. Follows no redirect. A server's faults are never raised."""
        try:
            return self._fetch(ask, time.monotonic() + self._limits.total, again=again)
        except Fault as fault:
            return fault

    def close(self) -> None:
        """Close the kept connections."""
        self._kept.close()

    def _fetch(self, ask: Ask, deadline: float, *, again: bool = False) -> Answer:
        request = message.request(ask, self._contact)
        wire = self._kept.take(ask)
        if wire:
            try:
                return self._exchange(wire, ask, request, deadline)
            except Fault as fault:
                if wire.heard or fault.code not in {"reset", "closed", "stale"}:
                    raise
        call = self._connector.call(request, verify=ask.verify, deadline=deadline, again=again)
        return self._fetch_anew(call, ask)

    def _fetch_anew(self, call: Call, ask: Ask) -> Answer:
        """Send a request over a new connection, in HTTP/2 where the server refuses HTTP/1.1."""
        wire = self._connector.open(call)
        reply = self._answer_or_fault(wire, ask, call.request, call.deadline)
        if _may_want_http2(wire, reply):
            known = isinstance(reply, Fault) and reply.code == "http2-only"
            other = self._connector.open_http2(call, known=known)
            if other:
                return self._exchange(other, ask, call.request, call.deadline)
        if isinstance(reply, Fault):
            raise reply
        return reply

    def _answer_or_fault(self, wire: Wire, ask: Ask, request: Request, deadline: float) -> Answer | Fault:
        try:
            return self._exchange(wire, ask, request, deadline)
        except Fault as fault:
            return fault

    def _exchange(self, wire: Wire, ask: Ask, request: Request, deadline: float) -> Answer:
        """Return the answer to a request; the connection is then kept, or closed. Raises `Fault`, with it closed."""
        recorder = Recorder() if ask.whole else None
        at = datetime.now(UTC)
        try:
            wire.send(request, deadline, recorder)
            head = wire.head()
            body = read(wire, head, ask)
        except Fault:
            wire.close()
            raise
        if body.ended and head.keeps_open and wire.reusable and head.status != 101:  # noqa: PLR2004
            self._kept.keep(ask, wire)
        else:
            wire.close()
        peer = wire.peer
        tape = recorder.tape(request.in_http1(), at, peer.ip) if recorder else None
        return Answer(ask.target, head.status, head.headers, body.data, body.cut, body.unreadable, peer.repaired,
                      peer.names, peer.protocol, tape)  # fmt: skip

    def _certificate(self, address: str, deadline: float) -> bytes:
        """Return the certificate at an http address, behind a few redirects. Raises `Fault`."""
        target = targets.parse(address)
        for _ in range(MAX_CERTIFICATE_REDIRECTS + 1):
            if not isinstance(target, targets.Target) or target.scheme != "http":
                raise Fault("unsafe", "AIA")
            answer = self._fetch(Ask(target, limit=tls.MAX_CERTIFICATE), deadline)
            if answer.status not in REDIRECTS:
                break
            target = targets.resolve(target, answer.get("location").encode("latin-1", "replace"))
        if answer.status != 200 or answer.cut:  # noqa: PLR2004
            raise Fault("cut", "AIA")
        return answer.body


def _may_want_http2(wire: Wire, reply: Answer | Fault) -> bool:
    """Return whether a server may have refused HTTP/1.1, which it had not agreed to speak."""
    if wire.peer.agreed or not wire.peer.is_secure:
        return False
    if isinstance(reply, Answer):
        return reply.status in _WANTS_HTTP2
    return reply.code == "http2-only" or (reply.code in {"closed", "reset"} and not wire.heard)
