"""Sort-friendly keys of addresses, as CDXJ indexes have them: `https://www.a.go.th/x?b&a` is `th,go,a)/x?a&b`.

The canonical form is what replay tools look addresses up by: host turned round without `www.`, path and query in lower
case with session numbers taken out, parameters sorted, escapes undone and done once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote_from_bytes, unquote_to_bytes

from ita_site.links.request.targets import DEFAULT_PORTS

if TYPE_CHECKING:
    from ita_site.links.request.targets import Target

_WWW: Final = re.compile(r"www\d*\.")
_SESSION_IN_PATH: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(.*/)(?:\((?:[a-z]\([0-9a-z]{24}\))+\)/)([^?]+\.aspx.*)$",
        r"^(.*/)(?:\([0-9a-z]{24}\)/)([^?]+\.aspx.*)$",
    )
)
"""ASP.NET writes its session into the path."""
_SESSION_IN_QUERY: Final = tuple(
    re.compile(rf"^(.*)(?:{pattern})(?:&(.*))?$", re.IGNORECASE)
    for pattern in (
        "jsessionid=[0-9a-z]{32}",
        "phpsessid=[0-9a-z]{32}",
        "sid=[0-9a-z]{32}",
        "aspsessionid[a-z]{8}=[a-z]{24}",
        "cfid=[^&]+&cftoken=[^&]+",
    )
)
_KEPT: Final = "!\"$&'()*+,/:;<=>?@[\\]^`{|}~"
"""Characters that are not escaped, beside letters, digits and `_.-`."""


def surt(target: Target) -> str:
    """Return the key of an address, without its scheme."""
    host = _WWW.sub("", target.host.strip("."), count=1) if _WWW.match(target.host) else target.host.strip(".")
    port = "" if target.port == DEFAULT_PORTS[target.scheme] else f":{target.port}"
    name = ",".join(reversed(host.split(".")))
    query = _query(target.query)
    return f"{name}{port}){_path(target.path_only)}{'?' if query else ''}{query}"


def _path(path: str) -> str:
    kept = [segment for segment in _segments(_unescape(path.encode())) if segment]
    plain = _escape(b"/" + b"/".join(kept)).lower()
    for pattern in _SESSION_IN_PATH:
        plain = pattern.sub(r"\1\2", plain)
    return plain


def _segments(path: bytes) -> list[bytes]:
    """Return the segments of a path with `.` and `..` resolved; a `..` with nothing before it stays."""
    kept: list[bytes] = []
    for segment in path.split(b"/")[1:]:
        if segment == b".." and kept:
            kept.pop()
        elif segment != b".":
            kept.append(segment)
    return kept


def _query(query: str) -> str:
    plain = _escape(_unescape(query.encode()))
    for pattern in _SESSION_IN_QUERY:
        plain = pattern.sub(lambda match: match.group(1) + (match.group(2) or ""), plain)
    fields = [parameter.partition("=") for parameter in plain.lower().split("&")]
    # `a` before `a=`: as tuples that lack a value sort
    fields.sort(key=lambda field: (field[0], bool(field[1]), field[2]))
    return "&".join("".join(field) for field in fields)


def _unescape(text: bytes) -> bytes:
    """Return bytes without percent escapes, undone until none is left."""
    while (plain := unquote_to_bytes(text)) != text:
        text = plain
    return text


def _escape(text: bytes) -> str:
    return quote_from_bytes(text, safe=_KEPT)
