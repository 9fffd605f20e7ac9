"""What an address of the test web answers, and what the checker should say of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

ACCEPT: Final[dict[str, frozenset[str]]] = {
    "alive": frozenset({"ok", "moved"}),
    "moved": frozenset({"moved"}),
    "dead": frozenset({"suspect", "gone"}),
    "suspect": frozenset({"suspect"}),
    "wall": frozenset({"blocked", "suspect"}),
}
"""What a case wants → the observations that are right."""


@dataclass(frozen=True, slots=True)
class Page:
    """How an address answers."""

    heading: str = ""
    body: str = ""
    """HTML of the page's own words, without the heading."""
    title: str = ""
    """The `<title>`, where it is not what the frame makes of heading and site."""
    head: str = ""
    """HTML for the `<head>`: scripts, a refresh."""
    frame: str = ""
    """Another frame than the site's."""
    banner: str = ""
    """What the frame says on all pages for some days."""
    site: str = ""
    """The name of another office or firm, on a page that is not the case's office's."""
    home: bool = False
    """Shows the home page instead."""
    missing: str = ""
    """How the site answers on this day for an address that it does not have, where that changes."""
    raw: str = ""
    """The whole document, as it is sent."""
    to: str = ""
    """Where it redirects to."""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    charset: str = ""
    """In what its bytes are, where that is not what its frame says."""
    coding: Sequence[str] = ()
    """Content codings, one upon the other."""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def content(self) -> str:
        return (f"<h1>{self.heading}</h1>\n" if self.heading else "") + self.body


@dataclass(frozen=True, slots=True)
class Case:
    """An address, how it answers over the days, and the verdict that is right after the last day."""

    id: str
    kind: str
    """Its folder and file."""
    want: str
    """A key of `ACCEPT`."""
    site: str
    """The name of the office."""
    frame: str
    scheme: str
    host: str
    target: str
    """Path and query, perhaps a fragment."""
    same: str
    """A regular expression of the targets that give the same page."""
    missing: str
    """How the site answers for an address that it does not have: a key of `MISSING` in `fallbacks.py`."""
    days: tuple[Page, ...]
    also: Mapping[str, Page] = field(default_factory=dict)
    """Other addresses: `/path` on this host, `host/path` or `host/*` elsewhere; `https://…` of one scheme alone."""
    certificates: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Host → the names on its certificate, where these are not the host alone."""
    splash: bool = False
    """The home page is a picture and a way in."""
    note: str = ""
    """A note that the result must have or, after a `-`, must not have."""
    reason: str = ""
    """The reason that the result must have; empty where any will do."""

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}{self.target}"

    def page(self, day: int) -> Page:
        """Return what the address shows on a day, counted from 0; the last page stays."""
        return self.days[min(day, len(self.days) - 1)]

    def agrees(self, seen: Mapping[str, Any]) -> bool:
        """Return whether a result of the checker is the one that is wanted."""
        noted = self.note.removeprefix("-") in seen["notes"]
        return (
            seen["observation"] in ACCEPT[self.want]
            and (not self.reason or seen["reason"].partition(":")[0] == self.reason)
            and (not self.note or noted != self.note.startswith("-"))
        )
