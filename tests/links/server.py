"""A server that misbehaves on demand: real sockets, one behaviour per path, a log of who came when."""

from __future__ import annotations

import re
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True)
class Request:
    target: str
    headers: Mapping[str, str]
    visit: int
    """1 for the first request of this path."""

    def has(self, name: str, text: str) -> bool:
        return text in self.headers.get(name, "")


@dataclass
class Hit:
    target: str
    host: str
    start: float
    end: float = 0.0
    agent: str = ""


Behaviour = bytes | Callable[[Request, socket.socket], bytes | None]
"""Bytes to send, or a function that returns them; None closes the connection."""


MADE_UP = re.compile("[7-9][0-9]{8}|[abcdefghjkmnpqrstuvwxyz]{12}")
"""In an address beside another one that cannot exist."""
ROBOTS = "/robots.txt"
"""Has the default behaviour, and no place in the log, where no route answers it."""


@dataclass
class FaultServer:
    routes: dict[str, Behaviour]
    address: str = "127.0.0.1"
    tls: ssl.SSLContext | None = None
    default: Behaviour = b"HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nNot found"
    raw: Callable[[socket.socket], None] | None = None
    """Speaks something else than HTTP as soon as it is connected."""
    port: int = 0
    log: list[Hit] = field(default_factory=list)
    _visits: Counter[str] = field(default_factory=Counter)

    @property
    def asked(self) -> list[Hit]:
        """Who came for a page of the site: neither for its home page, nor for one that cannot exist."""
        return [hit for hit in self.log if hit.target != "/" and not MADE_UP.search(hit.target)]

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stop: bool = False
    _open: set[socket.socket] = field(default_factory=set)

    def __enter__(self) -> Self:
        self._listener = socket.create_server((self.address, self.port), backlog=512)
        self._listener.settimeout(0.1)
        self.port = self._listener.getsockname()[1]
        self._threads: list[threading.Thread] = []
        self._main = threading.Thread(target=self._accept, daemon=True)
        self._main.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop = True
        # nobody has to wait until the listener looks up by itself
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._main.join()
        self._listener.close()
        with self._lock:
            for sock in self._open:
                try:
                    sock.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue
        for thread in self._threads:
            thread.join(timeout=5)

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://{self.address}:{self.port}"

    def forget(self) -> None:
        """Forget who came: the next request of each path is its first."""
        with self._lock:
            self.log.clear()
            self._visits.clear()

    def _of_folder(self, target: str) -> Behaviour:
        """The behaviour of the longest route that ends in `*` and begins the target."""
        fitting = [path for path in self.routes if path.endswith("*") and target.startswith(path[:-1])]
        return self.routes[max(fitting, key=len)] if fitting else self.default

    def _accept(self) -> None:
        while not self._stop:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                # nobody came for a while, or the server is being closed
                continue
            thread = threading.Thread(target=self._serve, args=(sock,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, sock: socket.socket) -> None:
        sock.settimeout(20)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            if self.tls:
                sock = self.tls.wrap_socket(sock, server_side=True, do_handshake_on_connect=False)
                _shake(sock)
            with self._lock:
                self._open.add(sock)
            if self.raw:
                self.raw(sock)
                return
            while not self._stop and self._one(sock):
                pass
        except (OSError, ValueError):
            pass
        finally:
            with self._lock:
                self._open.discard(sock)
            sock.close()

    def _one(self, sock: socket.socket) -> bool:
        data = b""
        while b"\r\n\r\n" not in data:
            piece = sock.recv(65536)
            if not piece:
                return False
            data += piece
        lines = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        target = lines[0].split(" ", 1)[1].rsplit(" ", 1)[0]
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        with self._lock:
            self._visits[target] += 1
            visit = self._visits[target]
            hit = Hit(target, headers.get("host", ""), time.monotonic(), agent=headers.get("user-agent", ""))
            if target != ROBOTS or target in self.routes:
                self.log.append(hit)
        behaviour = self.routes.get(target) or (self.default if target == ROBOTS else self._of_folder(target))
        request = Request(target, headers, visit)
        answer = behaviour if isinstance(behaviour, bytes) else behaviour(request, sock)
        hit.end = time.monotonic()
        if answer is None:
            return False
        sock.sendall(answer)
        head = answer.partition(b"\r\n\r\n")[0].lower()
        return b"content-length" in head and b"connection: close" not in head


def most_at_once(log: list[Hit]) -> int:
    """The most requests that were open at one time."""
    edges = sorted([(hit.start, 1) for hit in log] + [(hit.end, -1) for hit in log])
    most = now = 0
    for _, step in edges:
        now += step
        most = max(most, now)
    return most


def _shake(sock: socket.socket) -> None:
    """Shake hands; where that fails, wait until the client has read why.

    A socket closed with unread bytes is reset, and the reset may overtake the alert.
    """
    assert isinstance(sock, ssl.SSLSocket)
    try:
        sock.do_handshake()
    except ssl.SSLError:
        socket.socket.shutdown(sock, socket.SHUT_WR)
        sock.settimeout(2)
        while socket.socket.recv(sock, 65536):
            pass
        raise
