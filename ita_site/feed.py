"""The Atom feed of link health: one entry for the present state of each link, the latest change first.

A reader of feeds keeps what it saw, so every change of state reaches it although only the last one is listed. An
entry's id is made from the address, the state and its beginning: the same change is never told twice.
"""

import uuid
from datetime import UTC, datetime
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ita_site import urls
from ita_site.catalogue import Catalogue
from ita_site.links.findings import Entry
from ita_site.links.history import State
from ita_site.links.reasons import REASONS
from ita_site.pages.health import changed_links
from ita_site.pages.labels import HEALTH
from ita_site.pages.output import Settings

MOST: Final = 100
"""Entries in the feed."""

_ATOM: Final = "http://www.w3.org/2005/Atom"
_START: Final = datetime(1970, 1, 1, tzinfo=UTC)


def health_feed(catalogue: Catalogue, settings: Settings) -> bytes:
    """The feed as a file. Addresses are absolute where the site's own is configured, else relative to the feed."""
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "th"})
    entries = changed_links(catalogue)[:MOST]
    page = settings.site_url + settings.addresses.of(urls.LINK_HEALTH)
    _text(feed, "title", f"ผลตรวจลิงก์หลักฐาน {catalogue.agency.name}")
    _text(feed, "id", _name("feed", settings.site_url, catalogue.agency.name))
    _text(feed, "updated", _stamp(max((entry.link.since for entry in entries if entry.link.since), default=_START)))
    SubElement(SubElement(feed, "author"), "name").text = catalogue.agency.name
    SubElement(feed, "link", {"href": page})
    SubElement(feed, "link", {"rel": "self", "href": settings.site_url + urls.HEALTH_FEED})
    for entry in entries:
        _entry(feed, entry, page)
    indent(feed)
    made: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _entry(feed: Element, known: Entry, page: str) -> None:
    link, since = known.link, known.link.since or _START
    entry = SubElement(feed, "entry")
    _text(entry, "title", f"{HEALTH[known.state].words}: {link.url}")
    _text(entry, "id", _name(link.url, known.state, _stamp(since)))
    _text(entry, "updated", _stamp(since))
    SubElement(entry, "link", {"href": page})
    reason = REASONS.get(link.reason)
    seen = f" ({reason.thai})" if reason else ""
    moved = f" → {link.moved_to}" if known.state is State.MOVED and link.moved_to else ""
    _text(entry, "summary", f"{HEALTH[known.state].meaning}{seen}{moved}")


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _stamp(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _name(*parts: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(parts)).urn
