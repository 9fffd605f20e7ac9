"""What is sent and what heads an answer, whichever version of HTTP carries them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import punctuation
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from ita_site.links.request.wire.content_coding import ACCEPT_ENCODING

if TYPE_CHECKING:
    from ita_site.links.request.exchange import Ask
    from ita_site.links.request.targets import Target

AGENT: Final = "ita-site-link-checker/1.0"
"""The name by which the checker is known, also in robots.txt."""
PURPOSE: Final = "checks the evidence links of a public integrity report"
BROWSER: Final = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
)
"""What firewalls want to see before the name."""
ACCEPT: Final = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf,image/*,*/*;q=0.8"
ACCEPT_LANGUAGE: Final = "th,en;q=0.8"
MAX_HEAD: Final = 1_048_576
"""Most bytes of the head of an answer."""
MAX_INFORMATIONAL: Final = 20
"""Most 1xx answers before the final one."""

_LENGTH: Final = re.compile(r"0*([0-9]{1,18})")
"""Bytes of a body; no body has a length of more digits."""


def agent(contact: str, *, browser: bool = False) -> str:
    """Return the value of `User-Agent`: who asks, and what for; `browser` puts a browser's name before it.

    `agent("ita@x.go.th")` is `ita-site-link-checker/1.0 (+ita@x.go.th; checks …)`.
    """
    about = [f"+{quote(contact, safe=punctuation)}"] if contact else []
    if browser:
        return " ".join([BROWSER, AGENT, *(f"({text})" for text in about)])
    return f"{AGENT} ({'; '.join([*about, PURPOSE])})"


@dataclass(frozen=True, slots=True)
class Peer:
    """The server at the other end of a connection."""

    ip: str
    protocol: str = "http/1.1"
    """`http/1.1` or `h2`."""
    is_secure: bool = False
    """The connection is TLS."""
    agreed: bool = False
    """The server took the protocol by ALPN."""
    names: tuple[str, ...] = ()
    """DNS names of its certificate, where that was verified."""
    repaired: bool = False
    """Its chain of certificates lacked one that had to be fetched."""


@dataclass(frozen=True, slots=True)
class Request:
    """One GET."""

    target: Target
    fields: tuple[tuple[str, str], ...]
    """Header fields but `Host` and `Connection`, which only HTTP/1.1 has."""

    def in_http1(self) -> bytes:
        """Return the request as bytes of HTTP/1.1 (RFC 9112 §2)."""
        lines = [
            f"GET {self.target.path} HTTP/1.1",
            f"Host: {self.target.authority}",
            *(f"{name}: {value}" for name, value in self.fields),
            "Connection: keep-alive\r\n\r\n",
        ]
        return "\r\n".join(lines).encode("latin-1", "replace")

    def in_http2(self) -> list[tuple[bytes, bytes]]:
        """Return the field section of HTTP/2 (RFC 9113 §8.3.1)."""
        pseudo = {":method": "GET", ":scheme": self.target.scheme, ":authority": self.target.authority,
                  ":path": self.target.path}  # fmt: skip
        fields = [*pseudo.items(), *((name.lower(), value) for name, value in self.fields)]
        return [(name.encode(), value.encode("latin-1", "replace")) for name, value in fields]


def request(ask: Ask, contact: str) -> Request:
    """Return the request of an ask, in the name of whom `contact` reaches."""
    fields = [
        ("User-Agent", agent(contact, browser=ask.browser)),
        ("Accept", ACCEPT),
        ("Accept-Language", ACCEPT_LANGUAGE),
        ("Accept-Encoding", ACCEPT_ENCODING),
    ]
    if ask.browser:
        fields.append(("Upgrade-Insecure-Requests", "1"))
    if ask.cookies:
        fields.append(("Cookie", ask.cookies))
    return Request(ask.target, tuple(fields))


@dataclass(frozen=True, slots=True)
class Head:
    """Status line and headers."""

    status: int
    headers: tuple[tuple[str, str], ...]
    """Names in lower case; values as Latin-1 text, which keeps every byte."""
    keeps_open: bool
    """The server said, or its version implies, that the connection may be used again."""

    def get(self, name: str) -> str | None:
        """Return the first value of a header."""
        return next((value for key, value in self.headers if key == name), None)

    @property
    def content_length(self) -> int | None:
        """Return the length of the body in bytes, by the first value; None where the header names none."""
        first = (self.get("content-length") or "").partition(",")[0].strip()
        match = _LENGTH.fullmatch(first)
        return int(match[1]) if match else None

    def list(self, name: str) -> str:
        """Return all values of a header that is a list, as one (RFC 9110 §5.3)."""
        return ", ".join(value for key, value in self.headers if key == name)
