"""Answers to build behaviours from."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable

from tests.links.server import MADE_UP, Behaviour, Request

STORY = (
    "<p>องค์การบริหารส่วนตำบลจัดประชุมประชาคมหมู่บ้านเพื่อรับฟังความคิดเห็นของประชาชนในการจัดทำแผนพัฒนาท้องถิ่น "
    "และชี้แจงผลการดำเนินงานตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส</p>"
    "<p>The council met residents of all nine villages and answered their questions about the budget.</p>"
    "<p>เอกสารประกอบการประชุมดาวน์โหลดได้ด้านล่าง</p>"
)


def answer(
    body: bytes | str = b"", status: str = "200 OK", kind: str = "text/html; charset=utf-8", **headers: str
) -> bytes:
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(data)}"]
    if kind:
        lines.append(f"Content-Type: {kind}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + data


def html(title: str = "ข่าวประชาสัมพันธ์", body: str = STORY, head: str = "", **more: str) -> bytes:
    text = f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return answer(text, **more)


def redirect(to: str | bytes, status: str = "302 Found", **headers: str) -> bytes:
    where = to.encode() if isinstance(to, str) else to
    extra = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items()).encode()
    return b"HTTP/1.1 " + status.encode() + b"\r\nContent-Length: 0\r\n" + extra + b"Location: " + where + b"\r\n\r\n"


def in_turn(*answers: Behaviour) -> Behaviour:
    """The first answer for the first visit, and so on; the last for all others."""

    def behave(request: Request, sock: socket.socket) -> bytes | None:
        behaviour = answers[min(request.visit, len(answers)) - 1]
        return behaviour if isinstance(behaviour, bytes) else behaviour(request, sock)

    return behave


def close(request: Request, sock: socket.socket) -> None:
    """End without a byte."""


def reset(request: Request, sock: socket.socket) -> None:
    """Break the connection."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")


def hang(request: Request, sock: socket.socket) -> None:
    """Say nothing until the visitor leaves."""
    sock.settimeout(8)
    sock.recv(1)


def then_close(data: bytes) -> Behaviour:
    """Send the bytes unchanged, also where they are no HTTP, and close."""

    def behave(request: Request, sock: socket.socket) -> None:
        sock.sendall(data)

    return behave


def drip(start: bytes, piece: bytes, seconds: float = 0.2) -> Behaviour:
    """Begin, then go on a little at a time without an end."""

    def behave(request: Request, sock: socket.socket) -> None:
        sock.sendall(start)
        end = time.monotonic() + 30
        while time.monotonic() < end:
            time.sleep(seconds)
            sock.sendall(piece)

    return behave


def slow(seconds: float, data: bytes) -> Behaviour:
    def behave(request: Request, sock: socket.socket) -> bytes:
        time.sleep(seconds)
        return data

    return behave


def when(test: Callable[[Request], bool], yes: Behaviour, no: Behaviour) -> Behaviour:
    def behave(request: Request, sock: socket.socket) -> bytes | None:
        behaviour = yes if test(request) else no
        return behaviour if isinstance(behaviour, bytes) else behaviour(request, sock)

    return behave


def real(behaviour: Behaviour) -> Behaviour:
    """A behaviour of the addresses that a site has: it knows none that the checker makes up."""
    return when(lambda request: not MADE_UP.search(request.target), behaviour, answer("not found", "404 Not Found"))


def chunked(*pieces: bytes, end: bytes = b"0\r\n\r\n") -> Behaviour:
    body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + end
    return then_close(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n" + body)
