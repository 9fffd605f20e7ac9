"""HTTP/1 as it is met: one request out, one answer in, forgiving what browsers forgive (rule 9).

`http.client` takes 102 and 103 for the final answer, refuses header lines over 64 KB and more than a hundred
headers, and stops reading headers at the first junk line. This reader passes over informational answers, junk
lines and stray bytes, takes bare line feeds, folded lines and missing reason phrases, and stops at bounds in bytes
and in total time: every wait is cut to what is left until one deadline, so that no dripping server outlasts it.
"""

from __future__ import annotations

import re
import ssl
import time
from typing import TYPE_CHECKING, Final

from ita_site.links.request.fault import Fault
from ita_site.links.request.message import MAX_HEAD, MAX_INFORMATIONAL, Head

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

    from ita_site.links.request.message import Peer, Request
    from ita_site.links.request.tape import Recorder

DRAIN: Final = 65_536
"""Most unread bytes that are read for the sake of keeping a connection."""
TRIFLE: Final = 0.01
"""Seconds by which a wait may outlast the deadline."""

_STATUS: Final = re.compile(rb"(?:HTTP/\d+(?:\.\d+)?|ICY)[ \t]+(\d{3})(?!\d)[ \t]*(.*)", re.IGNORECASE)
_HTTP2_FRAMES: Final = frozenset({4, 7})
"""SETTINGS and GOAWAY."""
_JUNK_BEFORE: Final = 4
"""Stray bytes that browsers overlook before a status line."""


class Wire:
    """One connection: a socket, what was read of it too far, and the deadline in force."""

    def __init__(self, sock: socket.socket, peer: Peer) -> None:
        self.sock = sock
        self.peer = peer
        self.reusable = True
        self._buffer = bytearray()
        self._deadline = 0.0
        self._heard = False
        self._recorder: Recorder | None = None
        self._waited = False
        """The timeout set for sending has been used for a wait: it has to be cut anew."""

    def send(self, request: Request, deadline: float, recorder: Recorder | None = None) -> None:
        """Send a whole request; `deadline` (monotonic seconds) holds until the answer is read."""
        self._deadline = deadline
        self._recorder = recorder
        self._heard = self._waited = False
        if self._buffer:
            raise Fault("stale")
        try:
            self._cut_timeout()
            self.sock.sendall(request.in_http1())
        except TimeoutError as error:
            raise Fault("read-timeout") from error
        except OSError as error:
            raise _broken(error) from error

    @property
    def heard(self) -> bool:
        """Return whether any byte of the current answer arrived."""
        return self._heard

    def head(self) -> Head:
        """Read the final status line and headers."""
        budget = MAX_HEAD
        if not self._buffer:
            self._fill()
        if _begins_http2(self._buffer):
            raise Fault("http2-only" if self.peer.is_secure else "not-http", "HTTP/2")
        for _ in range(MAX_INFORMATIONAL):
            line = self._status_line(budget)
            match = next(filter(None, (_STATUS.match(line, at) for at in range(_JUNK_BEFORE + 1))), None)
            if not match:
                raise _no_status_line(line)
            headers, budget = self._headers(budget - len(line))
            status = int(match.group(1))
            if status >= 200 or status == 101 or status < 100:  # noqa: PLR2004
                return Head(status, headers, _keeps_open(line, headers))
        raise Fault("not-http", "no final answer")

    def _status_line(self, budget: int) -> bytes:
        """Return the next line that is not blank, within reason; the tape begins with it."""
        for _ in range(_JUNK_BEFORE + 1):
            if self._recorder:
                self._recorder.restart()
            line = self._line(budget)
            if line.strip():
                break
        return line

    def body(self, head: Head) -> Iterator[bytes]:
        """Return the body as it arrives, still encoded. Ends early at a cut connection: `Fault("cut")` says so."""
        coding = (head.get("transfer-encoding") or "").lower()
        length = head.content_length
        if head.status in {204, 304}:
            return
        if "chunked" in coding:
            yield from self._chunks()
        elif length is not None:
            yield from self._exactly(length)
        else:
            self.reusable = False
            yield from self._rest()

    def close(self) -> None:
        """Close the socket, in any state."""
        self.reusable = False
        try:
            self.sock.close()
        except OSError:
            return

    def _left(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise Fault("read-timeout")
        return left

    def _cut_timeout(self) -> None:
        """Let the next wait end at the deadline; a system call and a change of threads, so not for a trifle."""
        left = self._left()
        if abs(left - (self.sock.gettimeout() or 0.0)) > TRIFLE:
            self.sock.settimeout(left)

    def _fill(self) -> bool:
        try:
            if self._heard or self._waited:
                self._cut_timeout()
            self._waited = True
            data = self.sock.recv(65_536)
        except TimeoutError as error:
            raise Fault("read-timeout") from error
        except OSError as error:
            raise _broken(error) from error
        self._heard = self._heard or bool(data)
        self._buffer += data
        return bool(data)

    def _line(self, budget: int) -> bytes:
        start = 0
        while (end := self._buffer.find(b"\n", start)) < 0:
            start = len(self._buffer)
            if start > budget:
                raise Fault("not-http", "header too large")
            if not self._fill():
                if not self._buffer:
                    raise Fault("closed")
                if not _STATUS.match(self._buffer):
                    raise _no_status_line(self._buffer)
                end = len(self._buffer)
                break
        return self._take(end + 1).removesuffix(b"\n").removesuffix(b"\r")

    def _take(self, size: int) -> bytes:
        """Return the next bytes of the answer, as many as are there; they are on the tape."""
        piece = bytes(self._buffer[:size])
        del self._buffer[:size]
        if self._recorder:
            self._recorder.write(piece)
        return piece

    def _headers(self, budget: int) -> tuple[tuple[tuple[str, str], ...], int]:
        """Read the headers; return them and how many bytes of the budget are left."""
        fields: list[tuple[str, str]] = []
        while True:
            try:
                line = self._line(budget)
            except Fault as fault:
                if fault.code == "closed" or (fault.code == "not-http" and "too large" not in fault.detail):
                    return tuple(fields), budget
                raise
            budget -= len(line) + 1
            if budget < 0:
                raise Fault("not-http", "header too large")
            if not line:
                return tuple(fields), budget
            _add_field(fields, line.decode("latin-1"))

    def _exactly(self, length: int) -> Iterator[bytes]:
        left = length
        while left:
            if not self._buffer and not self._fill():
                raise Fault("cut")
            piece = self._take(left)
            left -= len(piece)
            yield piece

    def _rest(self) -> Iterator[bytes]:
        while self._buffer or self._fill():
            yield self._take(len(self._buffer))

    def _chunks(self) -> Iterator[bytes]:
        while True:
            size = self._chunk_size()
            if size == 0:
                self._headers(DRAIN)
                return
            yield from self._exactly(size)
            self._chunk_line()

    def _chunk_line(self) -> bytes:
        try:
            return self._line(DRAIN)
        except Fault as fault:
            raise (Fault("cut") if fault.code in {"closed", "not-http"} else fault) from fault

    def _chunk_size(self) -> int:
        text = self._chunk_line().partition(b";")[0].strip()
        try:
            size = int(text, 16)
        except ValueError as error:
            self.reusable = False
            raise Fault("cut") from error
        if size < 0:
            raise Fault("cut")
        return size


def _no_status_line(line: bytes | bytearray) -> Fault:
    """Return the fault of an answer that is no HTTP; where it is a record of TLS, the detail says so."""
    is_tls = line.startswith((b"\x15\x03", b"\x16\x03"))
    return Fault("not-http", "TLS" if is_tls else line[:80].decode("latin-1"))


def _begins_http2(data: bytes | bytearray) -> bool:
    """Return whether a server's first bytes are the frames with which it begins, or refuses, HTTP/2 (RFC 9113 §3.4)."""
    return len(data) >= 9 and data[0] == 0 and data[3] in _HTTP2_FRAMES and not any(data[4:9])  # noqa: PLR2004


def _broken(error: OSError) -> Fault:
    if isinstance(error, ssl.SSLError) and "CERTIFICATE_REQUIRED" in str(error.reason or error):
        # with TLS 1.3 the server's refusal arrives after the handshake
        return Fault("tls-client-certificate")
    return Fault("reset", str(error))


def _keeps_open(line: bytes, headers: tuple[tuple[str, str], ...]) -> bool:
    options = " ".join(value.lower() for name, value in headers if name == "connection")
    if "close" in options:
        return False
    return b"HTTP/1.0" not in line.upper() or "keep-alive" in options


def _add_field(fields: list[tuple[str, str]], line: str) -> None:
    """Add a line of the header to the fields: a new one, or more of the last; a line that is neither is passed over."""
    name, colon, value = line.partition(":")
    if line[0] in " \t" and fields:
        fields[-1] = (fields[-1][0], f"{fields[-1][1]} {line.strip()}")
    elif colon and name.strip() and " " not in name.strip():
        fields.append((name.strip().lower(), value.strip(" \t\r\x00")))
