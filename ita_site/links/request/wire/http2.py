"""HTTP/2 (RFC 9113) for servers that speak nothing else: one request at a time on a connection.

The library `h2` keeps the protocol. It is handed one frame after the other, so that a GOAWAY that lets our answer
end is passed over, as RFC 9113 §6.8 means it: `h2` itself would refuse the rest of the answer. A module that is
loaded only when it is needed, as few servers need it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import (
    ConnectionTerminated,
    DataReceived,
    Event,
    InformationalResponseReceived,
    ResponseReceived,
    StreamEnded,
    StreamReset,
)
from h2.exceptions import H2Error
from h2.settings import SettingCodes, Settings

from ita_site.links.request.fault import Fault
from ita_site.links.request.message import MAX_HEAD, MAX_INFORMATIONAL, Head

if TYPE_CHECKING:
    import socket

    from ita_site.links.request.message import Peer, Request
    from ita_site.links.request.tape import Recorder

WINDOW: Final = 1_048_576
"""Bytes that a server may send before we have read them."""

_FRAME_HEAD: Final = 9
_MAX_FRAME: Final = 16_384
"""Largest frame that a server may send, in bytes (RFC 9113 §4.2)."""
_GOAWAY: Final = 7


class Wire:
    """One connection; it is used as `http1.Wire` is."""

    def __init__(self, sock: socket.socket, peer: Peer) -> None:
        self.sock = sock
        self.peer = peer
        self.reusable = True
        self.heard = False
        """Whether anything of the current answer arrived."""
        self._connection = _connection()
        self._stream = 0
        self._buffer = bytearray()
        self._deadline = 0.0
        self._recorder: Recorder | None = None
        self._events: Iterator[Event] = iter(())

    def send(self, request: Request, deadline: float, recorder: Recorder | None = None) -> None:
        """Send a whole request; `deadline` (monotonic seconds) holds until the answer is read."""
        self._deadline, self._recorder = deadline, recorder
        self.heard = False
        self._stream = self._connection.get_next_available_stream_id()
        self._connection.send_headers(self._stream, request.in_http2(), end_stream=True)
        self._events = self._read_events()
        self._flush()

    def head(self) -> Head:
        """Read the final status and header fields."""
        informational = 0
        for event in self._events:
            if isinstance(event, InformationalResponseReceived):
                informational += 1
                if informational > MAX_INFORMATIONAL:
                    break
            elif isinstance(event, ResponseReceived):
                head = _head(event)
                self._record(_in_http1(head))
                return head
        raise Fault("not-http", "no final answer")

    def body(self, _head: Head) -> Iterator[bytes]:
        """Return the body as it arrives, still encoded. Ends early at a cut connection: `Fault("cut")` says so."""
        try:
            for event in self._events:
                if isinstance(event, DataReceived):
                    self._record(event.data)
                    yield event.data
                    self._connection.acknowledge_received_data(event.flow_controlled_length, self._stream)
        except Fault as fault:
            raise (Fault("cut") if fault.code == "closed" else fault) from fault

    def close(self) -> None:
        """Close the socket, in any state."""
        self.reusable = False
        try:
            self.sock.close()
        except OSError:
            return

    def _read_events(self) -> Iterator[Event]:
        """Yield what happens to our request until its answer has ended."""
        while True:
            for event in self._received(self._frame()):
                if isinstance(event, ConnectionTerminated):
                    raise Fault("closed", f"GOAWAY {event.error_code!s}")
                if isinstance(event, StreamReset):
                    raise Fault("reset", f"RST_STREAM {event.error_code!s}")
                if isinstance(event, StreamEnded):
                    return
                self.heard = self.heard or isinstance(event, ResponseReceived)
                yield event
            self._flush()

    def _received(self, frame: bytes) -> list[Event]:
        """Return what a frame says."""
        if self._lets_us_end(frame):
            self.reusable = False
            return []
        try:
            return self._connection.receive_data(frame)
        except H2Error as error:
            raise Fault("reset", str(error)) from error

    def _lets_us_end(self, frame: bytes) -> bool:
        """Return whether a frame is a GOAWAY without an error, which takes no more requests but answers ours."""
        last, code = frame[_FRAME_HEAD : _FRAME_HEAD + 4], frame[_FRAME_HEAD + 4 : _FRAME_HEAD + 8]
        return frame[3] == _GOAWAY and not any(code) and int.from_bytes(last, "big") >= self._stream

    def _frame(self) -> bytes:
        """Return the next whole frame."""
        self._fill(_FRAME_HEAD)
        length = int.from_bytes(self._buffer[:3], "big")
        if length > _MAX_FRAME:
            raise Fault("reset", "HTTP/2 frame too large")
        self._fill(_FRAME_HEAD + length)
        frame = bytes(self._buffer[: _FRAME_HEAD + length])
        del self._buffer[: _FRAME_HEAD + length]
        return frame

    def _fill(self, size: int) -> None:
        """Read until so many bytes are in the buffer."""
        while len(self._buffer) < size:
            self._cut_timeout()
            try:
                data = self.sock.recv(65_536)
            except TimeoutError as error:
                raise Fault("read-timeout") from error
            except OSError as error:
                raise Fault("reset", str(error)) from error
            if not data:
                raise Fault("closed")
            self._buffer += data

    def _flush(self) -> None:
        """Send what the protocol has to say."""
        data = self._connection.data_to_send()
        if not data:
            return
        self._cut_timeout()
        try:
            self.sock.sendall(data)
        except TimeoutError as error:
            raise Fault("read-timeout") from error
        except OSError as error:
            raise Fault("reset", str(error)) from error

    def _cut_timeout(self) -> None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise Fault("read-timeout")
        self.sock.settimeout(left)

    def _record(self, data: bytes) -> None:
        if self._recorder:
            self._recorder.write(data)


def _connection() -> H2Connection:
    """Return a connection that takes no pushes and keeps the bytes of header fields as they are."""
    connection = H2Connection(H2Configuration(header_encoding=None, validate_inbound_headers=False))
    connection.local_settings = Settings(client=True, initial_values={
        SettingCodes.ENABLE_PUSH: 0,
        SettingCodes.INITIAL_WINDOW_SIZE: WINDOW,
        SettingCodes.MAX_HEADER_LIST_SIZE: MAX_HEAD,
    })  # fmt: skip
    connection.decoder.max_header_list_size = MAX_HEAD
    connection.initiate_connection()
    connection.increment_flow_control_window(WINDOW)
    return connection


def _head(event: ResponseReceived) -> Head:
    fields = [(bytes(name).decode("latin-1").lower(), bytes(value).decode("latin-1")) for name, value in event.headers]
    status = next((value for name, value in fields if name == ":status"), "")
    if not (status.isascii() and status.isdigit() and len(status) == 3):  # noqa: PLR2004
        raise Fault("not-http", "no status")
    return Head(int(status), tuple(field for field in fields if not field[0].startswith(":")), keeps_open=True)


def _in_http1(head: Head) -> bytes:
    """Return a head as HTTP/1.1 would write it, as the archive wants it."""
    lines = [f"HTTP/1.1 {head.status} ", *(f"{name}: {value}" for name, value in head.headers), "\r\n"]
    return "\r\n".join(lines).encode("latin-1", "replace")
