"""Prove that a server speaks an old TLS and closes at a newer hello without a word, as Windows Server 2003 does.

OpenSSL no longer has the ciphers that such machines know (RC4, 3DES), so the hello is written by hand (RFC 4346
§7.4.1.2). Nothing follows it: the server's own hello is the proof.
"""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import socket

_TLS_1_0: Final = b"\x03\x01"
_TLS_1_1: Final = b"\x03\x02"
_HANDSHAKE, _CLIENT_HELLO, _SERVER_HELLO = 0x16, 1, 2
_CIPHERS: Final = (
    0xC014, 0xC013, 0xC00A, 0xC009, 0x0039, 0x0033, 0x0035, 0x002F,  # AES with ECDHE, DHE, RSA
    0xC012, 0x0016, 0x000A, 0xC011, 0x0005, 0x0004, 0x0009,  # 3DES, RC4, DES
    0x00FF,  # no renegotiation (RFC 5746)
)  # fmt: skip
_GROUPS: Final = (23, 24, 25)
"""The curves P-256, P-384 and P-521."""


def client_hello(host: str) -> bytes:
    """Return the record of a hello that offers TLS 1.1 and 1.0, for a host; empty names none."""
    extensions = _server_name(host) if host else b""
    groups = b"".join(struct.pack("!H", group) for group in _GROUPS)
    extensions += _extension(10, _sized(groups, "!H")) + _extension(11, b"\x01\x00")
    ciphers = b"".join(struct.pack("!H", cipher) for cipher in _CIPHERS)
    no_session, no_compression = b"\x00", b"\x01\x00"
    body = _TLS_1_1 + os.urandom(32) + no_session + _sized(ciphers, "!H") + no_compression + _sized(extensions, "!H")
    message = bytes([_CLIENT_HELLO, 0]) + _sized(body, "!H")
    return bytes([_HANDSHAKE]) + _TLS_1_0 + _sized(message, "!H")


def answers_old_hello(sock: socket.socket, host: str) -> bool:
    """Return whether the server at a connected socket, whose timeout is set, answers an old hello with its own."""
    try:
        sock.sendall(client_hello(host))
        answer = b""
        while len(answer) < 6 and (piece := sock.recv(6 - len(answer))):  # noqa: PLR2004
            answer += piece
    except OSError:
        return False
    return len(answer) == 6 and answer[0] == _HANDSHAKE and answer[1] == 3 and answer[5] == _SERVER_HELLO  # noqa: PLR2004


def _sized(data: bytes, size: str) -> bytes:
    return struct.pack(size, len(data)) + data


def _extension(number: int, data: bytes) -> bytes:
    return struct.pack("!H", number) + _sized(data, "!H")


def _server_name(host: str) -> bytes:
    """Return the extension that names the host (RFC 6066 §3)."""
    return _extension(0, _sized(b"\x00" + _sized(host.encode(), "!H"), "!H"))
