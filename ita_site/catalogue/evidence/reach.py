"""How much an address of evidence can prove, judged by the address alone; and a text cut at its evidence.

The ranks are this project's own reading: a page of one document proves more than a list, a list more than a front page.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from ita_site.model.measure import Evidence
from ita_site.text.addresses import printed_in


class Reach(StrEnum):
    """What an address points at, the strongest first."""

    DEEP = "deep"
    """One page or document."""
    LIST = "list"
    """A category, a folder or a forum's index: the evidence must be looked for in it."""
    HOME = "home"
    """The front page of a site."""
    HOST = "host"
    """A host's name without any path."""


_FRONT: Final = re.compile(r"/(?:(?:index|default|home|main)\.(?:php|html?|aspx?|jsp))?", re.IGNORECASE)
_LISTING_KEY: Final = re.compile(
    r"(?:^|_)(?:type|cat|catid|category|group|tag|page|menu|section|list)(?:_?id)?$", re.IGNORECASE
)
_ITEM_KEY: Final = re.compile(r"(?:^|_)(?:id|nid|pid|tid|no|p|t|topic|article|view|file|doc|download)$", re.IGNORECASE)


def reach(url: str) -> Reach:
    """Return what `url` points at, by its path and the names of its query's keys."""
    parts = urlsplit(url)
    if not parts.path and not parts.query:
        return Reach.HOST
    by_query = _reach_of_query(parts.query)
    if by_query is not None:
        return by_query
    if _FRONT.fullmatch(parts.path or "/") and not parts.query:
        return Reach.HOME
    return Reach.LIST if parts.path.endswith("/") else Reach.DEEP


def _reach_of_query(query: str) -> Reach | None:
    """Return what the keys of a query ask for: one thing, as `id` does, or a list, as `category`; None for neither."""
    keys = [key for key, _ in parse_qsl(query, keep_blank_values=True)]
    listing = [key for key in keys if _LISTING_KEY.search(key)]
    if any(_ITEM_KEY.search(key) for key in keys if key not in listing):
        return Reach.DEEP
    return Reach.LIST if listing else None


def host_of(url: str) -> str:
    """Return the host of an address as people write it: `pangad.go.th`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def normal_form(url: str) -> str:
    """Return the address to check: scheme and host in lower case, no default port, no fragment; all else as written."""
    scheme, rest = url.split("://", 1)
    host, slash, tail = _cut(rest.partition("#")[0])
    default = ":443" if scheme.lower() == "https" else ":80"
    return f"{scheme.lower()}://{host.lower().removesuffix(default)}{slash or '/'}{tail}"


def _cut(rest: str) -> tuple[str, str, str]:
    end = re.search(r"[/?]", rest)
    if not end:
        return rest, "", ""
    at = end.start()
    return (rest[:at], "/", rest[at + 1 :]) if rest[at] == "/" else (rest[:at], "/", rest[at:])


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text, and the evidence that it is the address of."""

    text: str
    evidence: Evidence | None = None


def segments(text: str, evidence: Iterable[Evidence]) -> tuple[Segment, ...]:
    """Return `text` cut at the addresses of `evidence`; an address that is not in it follows on a line of its own."""
    parts: list[Segment] = []
    rest = text
    for cited in evidence:
        before, address, after = _split_at(rest, cited.as_printed)
        if address:
            parts += [Segment(before), Segment(address, cited)]
            rest = after
        else:
            parts += [Segment(rest), Segment("\n"), Segment(cited.as_printed, cited)]
            rest = ""
    return tuple(segment for segment in (*parts, Segment(rest)) if segment.text)


def _split_at(text: str, address: str) -> tuple[str, str, str]:
    """Return `text` cut at `address` where it is a whole address, not the beginning of a longer one."""
    printed = list(printed_in(text))
    exact = (place for place in printed if place.text == address)
    place = next(exact, None) or next((place for place in printed if address in place.readings), None)
    if place is None:
        return text, "", ""
    return text[: place.start], address, text[place.start + len(address) :]
