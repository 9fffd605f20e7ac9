"""A server that speaks HTTP/2 alone: what it answers at a path is written as HTTP/1.1, as for `server.FaultServer`."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived
from h2.exceptions import ProtocolError

Headers = list[tuple[str, str]]


@dataclass
class Visit:
    """One request, and the means to answer it."""

    connection: H2Connection
    sock: socket.socket
    stream: int
    path: str
    headers: dict[str, str]

    def head(self, status: str = "200", *more: tuple[str, str], end: bool = False) -> None:
        fields = [(":status", status), ("content-type", "text/html; charset=utf-8"), *more]
        self.connection.send_headers(self.stream, fields, end_stream=end)
        self.flush()

    def data(self, data: bytes, *, end: bool = False) -> None:
        """Send data, as the windows of the client allow."""
        while data:
            room = min(self.connection.local_flow_control_window(self.stream), 16_384, len(data))
            if not room:
                self._wait()
                continue
            self.connection.send_data(self.stream, data[:room], end_stream=end and room == len(data))
            data = data[room:]
            self.flush()

    def flush(self) -> None:
        self.sock.sendall(self.connection.data_to_send())

    def _wait(self) -> None:
        received = self.sock.recv(65_536)
        if not received:
            raise ConnectionError
        self.connection.receive_data(received)


@dataclass
class Http2:
    """The behaviour of a raw `FaultServer` behind TLS: `FaultServer({}, tls=context, raw=Http2({...}))`."""

    routes: dict[str, Callable[[Visit], None]]
    says_so: bool = True
    """Send SETTINGS at once, as most servers do; False waits for the client to begin, and closes at anything else."""
    connections: int = 0
    paths: list[str] = field(default_factory=list)

    def __call__(self, sock: socket.socket) -> None:
        self.connections += 1
        connection = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
        connection.initiate_connection()
        if self.says_so:
            sock.sendall(connection.data_to_send())
        try:
            while received := sock.recv(65_536):
                for event in connection.receive_data(received):
                    if isinstance(event, RequestReceived):
                        self._answer(connection, sock, event)
                sock.sendall(connection.data_to_send())
        except ProtocolError:
            if self.says_so:
                sock.sendall(connection.data_to_send())

    def _answer(self, connection: H2Connection, sock: socket.socket, event: RequestReceived) -> None:
        headers = {_text(name): _text(value) for name, value in event.headers}
        path = headers[":path"]
        self.paths.append(path)
        self.routes[path](Visit(connection, sock, event.stream_id, path, headers))


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode()


def page(body: bytes, *more: tuple[str, str], status: str = "200") -> Callable[[Visit], None]:
    """A whole answer."""

    def answer(visit: Visit) -> None:
        visit.head(status, ("content-length", str(len(body))), *more)
        visit.data(body, end=True)

    return answer


def drip(visit: Visit) -> None:
    """A body without an end, a little at a time."""
    visit.head()
    while True:
        visit.data(b"<p>more</p>")
        time.sleep(0.1)
