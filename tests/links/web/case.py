"""What an address of the test web answers, and what the checker should say of it: the tables of the YAML files, typed."""

from __future__ import annotations

import html
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from tests.links.web.frame import FRAMES

HERE: Final = Path(__file__).parent

ACCEPT: Final[dict[str, frozenset[str]]] = {
    "alive": frozenset({"ok", "moved"}),
    "moved": frozenset({"moved"}),
    "dead": frozenset({"suspect", "gone"}),
    "suspect": frozenset({"suspect"}),
    "wall": frozenset({"blocked", "suspect"}),
}
"""What a case wants → the observations that are right."""

SITES: Final = (
    "องค์การบริหารส่วนตำบลหนองบัว",
    "เทศบาลตำบลบ้านใหม่",
    "องค์การบริหารส่วนตำบลโนนสูง",
    "เทศบาลเมืองทุ่งนา",
    "องค์การบริหารส่วนตำบลห้วยไผ่",
    "เทศบาลตำบลท่าช้าง",
)
"""Invented offices: there are dozens of each name, and none of them is meant."""


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
    site: str = ""
    """The name of another office or firm, on a page that is not the case's office's."""
    home: bool = False
    """Shows the home page instead."""
    raw: str = ""
    """The whole document, as it is sent."""
    to: str = ""
    """Where it redirects to."""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    coding: tuple[str, ...] = ()
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
    host: str
    target: str
    """Path and query."""
    same: str
    """A regular expression of the targets that give the same page."""
    missing: str
    """How the site answers for an address that it does not have: a key of `MISSING` in `website.py`."""
    days: tuple[Page, ...]
    also: Mapping[str, Page] = field(default_factory=dict)
    """Other addresses: `/path` on this host, `host/path` or `host/*` elsewhere."""
    splash: bool = False
    """The home page is a picture and a way in."""
    note: str = ""
    """A note that the result must have or, after a `-`, must not have."""
    reason: str = ""
    says: str = ""

    @property
    def url(self) -> str:
        return f"http://{self.host}{self.target}"


def cases(folder: str, want: str = "alive") -> tuple[Case, ...]:
    """Return the cases of the files `<folder>/*.yml`; `want` is what a case wants that does not say."""
    return tuple(case for file in sorted((HERE / folder).glob("*.yml")) for case in _of_file(file, want))


def _of_file(file: Path, want: str) -> Iterator[Case]:
    table = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
    frames = table.get("frames", ["lgo"])
    for number, (name, entry) in enumerate(table["pages"].items()):
        data = {"text": entry} if isinstance(entry, str) else dict(entry)
        data.setdefault("frame", frames[number % len(frames)])
        data.setdefault("want", table.get("want", want))
        kind = f"{file.parent.name}/{file.stem}"
        yield _case(
            kind, name, data, host=_host(f"{kind}-{data['frame']}" if isinstance(entry, str) else f"{kind}/{name}")
        )


def _host(of: str) -> str:
    """Return a name that says nothing; pages of a file without settings of their own share the host of their frame."""
    return f"www.office{zlib.crc32(of.encode())}.go.th"


def _case(kind: str, name: str, data: dict[str, Any], *, host: str) -> Case:
    frame = data.pop("frame")
    style = FRAMES[frame]
    number = 100 + zlib.crc32(name.encode()) % 900
    host = data.pop("host", host)
    days = data.pop("days", None)
    target = data.pop("path", "")
    settings = {key: data.pop(key) for key in ("splash", "note", "reason", "says", "want") if key in data}
    return Case(
        id=f"{kind}/{name}",
        kind=kind,
        site=data.pop("site", SITES[zlib.crc32(host.encode()) % len(SITES)]),
        frame=frame,
        host=host,
        target=target or style.target(number, name),
        same=data.pop("same", "") or ("" if target else style.same(number, name)),
        missing=data.pop("missing", style.missing),
        also={address: page(entry) for address, entry in data.pop("also", {}).items()},
        days=tuple(page(day) for day in days) if days else (page(data),),
        **settings,
    )


def page(entry: str | Mapping[str, Any]) -> Page:
    """Return the page of an entry; of a text, the first line is the heading and the others are paragraphs or HTML."""
    data: dict[str, Any] = {"text": entry} if isinstance(entry, str) else dict(entry)
    text: str = data.pop("text", "")
    heading, _, rest = text.partition("\n")
    times: int = data.pop("times", 1)
    body = "\n".join(map(_paragraph, rest.splitlines())) * times
    return Page(heading=heading, body=body, coding=tuple(data.pop("coding", ())), **data)


def _paragraph(line: str) -> str:
    if line.lstrip().startswith("<"):
        return line
    return f"<p>{html.escape(line.strip())}</p>" if line.strip() else ""
