"""Atom feeds (RFC 4287): the parts that every feed of the site has.

Addresses are absolute where the site's own is configured, else relative to the feed.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

_ATOM: Final = "http://www.w3.org/2005/Atom"
UNKNOWN: Final = "1970-01-01T00:00:00Z"
"""When a feed was renewed of which nothing is known: the form asks for a time."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry. `id` is a URN that never changes, `updated` a time as RFC 3339 writes it."""

    title: str
    id: str
    updated: str
    address: str
    summary: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a feed says of itself. `page` and `itself` are addresses."""

    title: str
    id: str
    author: str
    page: str
    itself: str
    subtitle: str = ""


def feed_bytes(head: Head, items: Iterable[Item]) -> bytes:
    """Return the feed as a file."""
    entries = list(items)
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "th"})
    _text(feed, "title", head.title)
    if head.subtitle:
        _text(feed, "subtitle", head.subtitle)
    _text(feed, "id", head.id)
    _text(feed, "updated", max((item.updated for item in entries), default=UNKNOWN))
    SubElement(SubElement(feed, "author"), "name").text = head.author
    SubElement(feed, "link", {"href": head.page})
    SubElement(feed, "link", {"rel": "self", "href": head.itself})
    for item in entries:
        _entry(feed, item)
    indent(feed)
    made: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def urn(*parts: str) -> str:
    """Return an id made of `parts`: the same parts, the same id."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(parts)).urn


def _entry(feed: Element, item: Item) -> None:
    entry = SubElement(feed, "entry")
    _text(entry, "title", item.title)
    _text(entry, "id", item.id)
    _text(entry, "updated", item.updated)
    SubElement(entry, "link", {"href": item.address})
    _text(entry, "summary", item.summary)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
