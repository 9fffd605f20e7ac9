"""URLs as they are written: what is sent, to which host, and what only looks like an address.

A URL is sent as written (rule 7): percent signs, `[]`, `|`, `;`, `'`, `~`, `//`, `+` stay. Only what cannot be
in a request line is escaped, as browsers do it (WHATWG URL Standard, "percent-encode sets"), and dot segments are
resolved. The fragment never travels.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, unquote_to_bytes

DEFAULT_PORTS: Final = {"http": 80, "https": 443}
MAX_URL: Final = 16_000
"""Longest request target that is sent, in characters: servers refuse far less."""

_ESCAPED_IN_PATH: Final = frozenset(' "<>`{}^#?')
_ESCAPED_IN_QUERY: Final = frozenset(' "<>#')
_END_OF_AUTHORITY: Final = re.compile(r"[/\\?#]")
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_AROUND: Final = "".join(map(chr, range(33))) + "\u00a0\u200b\ufeff"
_WEB: Final = re.compile(r"(https?):[/\\]*(.*)", re.IGNORECASE | re.DOTALL)
_HOSTLIKE: Final = re.compile(r"[^\s/?#@:\\]+\.[^\s/?#@:\\.\d][^\s/?#@:\\.]+\.?(:\d+)?(?=[/?#]|$)")
_FILE_NAME: Final = re.compile(r"\.(?:php\d?|html?|aspx?|jsp|pdf|docx?|xlsx?|jpe?g|png|gif|md|txt|zip)$", re.IGNORECASE)
_MISSPELT_WEB: Final = re.compile(r"(?:h+t*p+s*|t{1,2}ps?|ht+ps?|hxxps?|https?[a-z]|[a-z]https?)", re.IGNORECASE)
_FORBIDDEN_IN_HOST: Final = re.compile(r"[\x00-\x20\"#%/:<>?@\[\\\]^`{|}\x7f]")
_LAST_LABEL_NUMERIC: Final = re.compile(r"(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$", re.IGNORECASE)

_PORT: Final = re.compile(r"0*([0-9]{1,5})")
"""Longer numbers are no port's, and of very long ones Python makes no number."""


@dataclass(frozen=True, slots=True)
class Target:
    """One request: everything of a URL that a server is shown, and the fragment that it is not."""

    scheme: str
    """`http` or `https`."""
    host: str
    """ASCII, lower case; an IPv6 address without brackets."""
    port: int
    path: str
    """Path and query, ASCII, starting with `/`, as it stands in the request line."""
    fragment: str = ""
    """As written, without `#`; empty when there is none."""

    @property
    def authority(self) -> str:
        """Return the `Host` header: a default port is not named."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == DEFAULT_PORTS[self.scheme] else f"{name}:{self.port}"

    @property
    def url(self) -> str:
        """Return the address without its fragment."""
        return f"{self.scheme}://{self.authority}{self.path}"

    @property
    def path_only(self) -> str:
        """Return the path without the query."""
        return self.path.partition("?")[0]

    @property
    def query(self) -> str:
        """Return the query without `?`."""
        return self.path.partition("?")[2]


@dataclass(frozen=True, slots=True)
class NotWeb:
    """A URL that no request can be made for."""

    reason: str
    """`scheme`, `fragment`, `relative` (nothing is wrong, nothing to ask) or `invalid` (opens for nobody)."""
    detail: str = ""


def parse(written: str) -> Target | NotWeb:
    """Read a URL as a browser's address bar would.

    A bare host (`www.example.go.th`) is taken for http, since that is how such text is used in reports.
    """
    text = re.sub(r"[\t\r\n]", "", written.strip(_AROUND))
    if not text:
        return NotWeb("invalid", "empty")
    if text.startswith("#"):
        return NotWeb("fragment")
    if web := _WEB.fullmatch(text):
        return _build(web.group(1).lower(), web.group(2))
    if text.startswith(("//", "\\\\")):
        return _build("https", text.lstrip("/\\"))
    if (bare := _HOSTLIKE.match(text)) and not _FILE_NAME.search(bare.group()):
        return _build("http", text)
    if scheme := _SCHEME.match(text):
        name = scheme.group(1).lower()
        return NotWeb("invalid", name) if _MISSPELT_WEB.fullmatch(name) else NotWeb("scheme", name)
    return NotWeb("relative")


def resolve(base: Target, location: bytes) -> Target | NotWeb:
    """Return where a `Location` leads, seen from `base`; `location` is raw bytes: UTF-8, TIS-620, spaces and all.

    Bytes beyond ASCII are escaped one by one, which keeps every encoding as the server meant it. A location
    without a fragment inherits that of `base`, as in browsers.
    """
    raw = location.strip(b" \t\r\n\f\x00")
    text = "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in raw)  # noqa: PLR2004
    text = re.sub(r"[\t\r\n]", "", text)
    if web := _WEB.fullmatch(text):
        target: Target | NotWeb = _build(web.group(1).lower(), web.group(2))
    elif text.startswith(("//", "\\\\", "/\\")):
        target = _build(base.scheme, text.lstrip("/\\"))
    elif (scheme := _SCHEME.match(text)) and not text.startswith("/"):
        return NotWeb("scheme", scheme.group(1).lower())
    else:
        target = _relative(base, text)
    if isinstance(target, Target) and not target.fragment and "#" not in text:
        return Target(target.scheme, target.host, target.port, target.path, base.fragment)
    return target


def site(host: str) -> str:
    """Return the name by which politeness counts a host: `www.x.go.th` and `x.go.th` are one (rule 12)."""
    return host.rstrip(".").removeprefix("www.")


def anchor(fragment: str) -> str | None:
    """Return the id that a fragment asks the page for, percent-decoded; None when it is no anchor (rule 8)."""
    name = fragment.partition(":~:")[0]
    if not name or name.lower() == "top" or name.startswith(("!", "/")) or "=" in name:
        return None
    return unquote(name, errors="replace")


def anchor_bytes(fragment: str) -> bytes:
    """Return the undecoded bytes of a fragment, for pages whose links are escaped in TIS-620."""
    return unquote_to_bytes(fragment.partition(":~:")[0])


def _build(scheme: str, rest: str) -> Target | NotWeb:
    match = _END_OF_AUTHORITY.search(rest)
    end = match.start() if match else len(rest)
    authority, tail = rest[:end].rpartition("@")[2], rest[end:]
    host, port = _split_port(authority)
    name = _host(host)
    if name is None:
        return NotWeb("invalid", "host")
    number = _port_number(port) if port else DEFAULT_PORTS[scheme]
    if number is None:
        return NotWeb("invalid", "port")
    before, _, fragment = tail.partition("#")
    target = _path(before)
    if len(target) > MAX_URL:
        return NotWeb("invalid", "too long")
    return Target(scheme, name, number, target, fragment)


def _split_port(authority: str) -> tuple[str, str]:
    if authority.startswith("["):
        host, _, port = authority.partition("]")
        return host + "]", port.removeprefix(":")
    host, _, port = authority.partition(":")
    return host, port


def _port_number(port: str) -> int | None:
    """Return the number of a port, which zeros may precede; None where it is no port's."""
    match = _PORT.fullmatch(port)
    number = int(match[1]) if match else 0
    return number if 0 < number <= 0xFFFF else None  # noqa: PLR2004


def _ipv6(text: str) -> str | None:
    """Return an IPv6 address in its shortest form; None when the text is none."""
    try:
        return str(ipaddress.IPv6Address(text))
    except ValueError:
        return None


def _ipv4(text: str) -> str | None:
    """Return an IPv4 address in its plain form, from any that browsers take, such as `0x7f.1`; None when it is none."""
    try:
        return str(ipaddress.IPv4Address(socket.inet_aton(text)))
    except OSError:
        return None


def _ascii(name: str) -> str:
    """Return the name of a host in ASCII; empty when it has no such form."""
    if name.isascii():
        return name
    import idna  # noqa: PLC0415 - large tables, and few hosts need them

    try:
        return idna.encode(name, uts46=True, transitional=False).decode()
    except (idna.IDNAError, UnicodeError):
        return ""


def _host(host: str) -> str | None:
    """Return the host as it is looked up; None when no such host can exist. Odd IPv4 forms are made plain."""
    if host.startswith("["):
        return _ipv6(host[1:-1])
    name = _ascii(unquote(host, errors="replace").replace("\u3002", ".").replace("\u200b", "")).lower()
    if not name.strip(".") or _FORBIDDEN_IN_HOST.search(name) or ".." in name or name.startswith("."):
        return None
    if _LAST_LABEL_NUMERIC.search(name):
        return _ipv4(name.rstrip("."))
    return name if all(len(label) <= 63 for label in name.split(".")) and len(name) <= 254 else None  # noqa: PLR2004


def _path(text: str) -> str:
    path, mark, query = text.partition("?")
    path = _without_dots(path.replace("\\", "/") or "/")
    return _escape(path, _ESCAPED_IN_PATH) + (mark + _escape(query, _ESCAPED_IN_QUERY) if mark else "")


def _escape(text: str, unsafe: frozenset[str]) -> str:
    if text.isascii() and text.isprintable() and unsafe.isdisjoint(text):
        return text
    return "".join(
        chr(byte) if 0x20 < byte < 0x7F and chr(byte) not in unsafe else f"%{byte:02X}"  # noqa: PLR2004
        for byte in text.encode("utf-8", "replace")
    )


def _without_dots(path: str) -> str:
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")[1:]
    for number, segment in enumerate(segments):
        last = number == len(segments) - 1
        if segment in {".", ".."}:
            if segment == ".." and kept:
                kept.pop()
            if last:
                kept.append("")
        else:
            kept.append(segment)
    return "/" + "/".join(kept)


def _relative(base: Target, text: str) -> Target | NotWeb:
    before, _, fragment = text.partition("#")
    if not before:
        path = base.path
    elif before.startswith(("/", "\\")):
        path = _path(before)
    elif before.startswith("?"):
        path = base.path_only + _path("/" + before)[1:]
    else:
        path = _path(base.path_only.rpartition("/")[0] + "/" + before)
    return Target(base.scheme, base.host, base.port, path, fragment)
