"""Talk to a service that the agency chose: one request to a vetted address, bounded in bytes and in time.

The link checker's own `Fetcher` sends GET alone. The address rules are the same: the name is looked up once, every
address is vetted, and the connection goes to a vetted address itself. No redirect is followed, and no proxy is used.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ita_site.links.request import targets
from ita_site.links.request.tls import Hello

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ita_site.links.request.resolver import Resolver
    from ita_site.links.request.tls import Contexts

MAX_REPLY: Final = 262_144
"""Most bytes of a reply."""


class ServiceError(Exception):
    """A service gave no reply that can be used."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a service replied."""

    status: int
    body: bytes


class Service:
    """Sends requests by the address rules of a run, in the name of its agent."""

    def __init__(self, resolver: Resolver, contexts: Contexts, agent: str, seconds: float = 30.0) -> None:
        self._resolver = resolver
        self._contexts = contexts
        self._agent = agent
        self._seconds = seconds

    def send(self, method: str, url: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Reply:
        """Send one request; return the reply, which may be of any status. Raises `ServiceError`."""
        target = targets.parse(url)
        if not isinstance(target, targets.Target):
            raise ServiceError(url)
        try:
            with self._connected(target) as connection:
                named = {"User-Agent": self._agent, **(headers or {})}
                connection.request(method, target.path, body or None, named)
                response = connection.getresponse()
                return Reply(response.status, response.read(MAX_REPLY))
        except (OSError, http.client.HTTPException) as error:
            raise ServiceError(f"{target.host}: {error}") from error

    @contextmanager
    def _connected(self, target: targets.Target) -> Iterator[http.client.HTTPConnection]:
        """Yield a connection to a vetted address, which is cut off when the time is over."""
        with closing(self._socket(target)) as sock:
            timer = threading.Timer(self._seconds, _cut, (sock,))
            timer.start()
            connection = http.client.HTTPConnection(target.host, target.port)
            connection.sock = sock
            try:
                yield connection
            finally:
                timer.cancel()

    def _socket(self, target: targets.Target) -> socket.socket:
        resolved = self._resolver.find(target.host)
        if resolved.fault:
            raise ServiceError(f"{target.host}: {resolved.fault}")
        port = resolved.ports.get(target.port, target.port)
        plain = socket.create_connection((resolved.addresses[0], port), self._seconds)
        if target.scheme == "http":
            return plain
        try:
            return self._contexts.of(Hello()).wrap_socket(plain, server_hostname=target.host)
        except (OSError, ssl.SSLError):
            plain.close()
            raise


def _cut(sock: socket.socket) -> None:
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)
