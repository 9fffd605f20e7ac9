"""Answer nobody but the person at this machine: what a browser is asked for by another site is refused.

A site that an editor visits can make its own name lead to 127.0.0.1 and then read what is there (DNS rebinding). It
cannot choose the name in `Host`, which is that site's. An address made of numbers is no name, so it is always ours.
"""

import ipaddress
import socket
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_METHODS: Final = frozenset({"GET", "HEAD"})
_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_NOT_OURS: Final = (
    "หน้าตัวอย่างนี้เปิดได้ด้วยที่อยู่ที่ ita serve แสดงเท่านั้น\nThis preview answers only at the address that ita serve prints\n"
)
_READ_ONLY: Final = "หน้าตัวอย่างมีไว้ดูเท่านั้น\nThis preview is only read\n"


class Guard:
    """Wraps the preview: refuses requests by other names and other methods, and puts `headers` on every answer."""

    def __init__(self, app: ASGIApp, host: str, headers: Mapping[str, str]) -> None:
        self._app = app
        self._names = own_names(host)
        self._numbers = not is_local(host)
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        host = Headers(scope=scope).get("host", "")
        app: ASGIApp = self._app
        if not self._is_ours(host_name(host)):
            app = PlainTextResponse(_NOT_OURS, 421)
        elif scope["method"] not in _METHODS:
            app = PlainTextResponse(_READ_ONLY, 405, {"Allow": "GET, HEAD"})
        await app(scope, receive, self._with_headers(send))

    def _is_ours(self, name: str) -> bool:
        return name in self._names or (self._numbers and _is_number(name))

    def _with_headers(self, send: Send) -> Send:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        return send_with_headers


def own_names(host: str) -> AbstractSet[str]:
    """Return the names under which a server that listens at `host` is asked; beyond this machine also that of it."""
    machine = frozenset() if is_local(host) else {socket.gethostname().lower(), socket.getfqdn().lower()}
    return _LOCAL | {host.lower()} | machine


def is_local(host: str) -> bool:
    """Return whether nobody but this machine reaches a server that listens at `host`."""
    return host.lower() == "localhost" or (_is_number(host) and ipaddress.ip_address(host).is_loopback)


def host_name(header: str) -> str:
    """Return the name of a `Host` header without its port: `[::1]:8000` is `::1`."""
    name, colon, port = header.strip().lower().rpartition(":")
    whole = name if colon and port.isdigit() else header.strip().lower()
    return whole.removeprefix("[").removesuffix("]").removesuffix(".")


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
