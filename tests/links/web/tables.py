"""Reads the cases of the YAML files.

A file has `pages`: name → text, or name → fields of a `Page` and of its `Case`. Of a text the first line is the heading;
each other line is a paragraph or, where it begins with `<`, HTML. Pages given as text alone take turns at the file's
`frames`, and those of one frame share a host, as the pages of an office do.
"""

from __future__ import annotations

import html
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from tests.links.web.case import Case, Page
from tests.links.web.frame import FRAMES

HERE: Final = Path(__file__).parent
OFFICES: Final = (
    "องค์การบริหารส่วนตำบลหนองบัว",
    "เทศบาลตำบลบ้านใหม่",
    "องค์การบริหารส่วนตำบลโนนสูง",
    "เทศบาลเมืองทุ่งนา",
    "องค์การบริหารส่วนตำบลห้วยไผ่",
    "เทศบาลตำบลท่าช้าง",
)
"""Invented offices: there are dozens of each name, and none of them is meant."""
PLAIN_FIELDS: Final = ("certificates", "note", "reason", "scheme", "splash", "want")
"""Fields of a `Case` that are taken as they are written."""


def cases(folder: str, want: str = "alive") -> tuple[Case, ...]:
    """Return the cases of the files `<folder>/*.yml`; `want` is for those that do not say what they want."""
    return tuple(case for file in sorted((HERE / folder).glob("*.yml")) for case in _of_file(file, want))


def page(entry: str | Mapping[str, Any]) -> Page:
    """Return the page of a text or of fields; `times` repeats the body."""
    data: dict[str, Any] = {"text": entry} if isinstance(entry, str) else dict(entry)
    text: str = data.pop("text", "")
    times: int = data.pop("times", 1)
    heading, _, rest = text.partition("\n")
    return Page(heading=heading, body="\n".join(map(_paragraph, rest.splitlines())) * times, **data)


def _paragraph(line: str) -> str:
    if line.lstrip().startswith("<"):
        return line
    return f"<p>{html.escape(line.strip())}</p>" if line.strip() else ""


def _of_file(file: Path, want: str) -> Iterator[Case]:
    table = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
    kind = f"{file.parent.name}/{file.stem}"
    frames = table.get("frames", ["lgo"])
    for number, (name, entry) in enumerate(table["pages"].items()):
        frame = frames[number % len(frames)]
        fields = {"frame": frame, "want": table.get("want", want), "scheme": "http"}
        if isinstance(entry, str):
            yield _case(kind, name, fields | {"text": entry, "host": _host(f"{kind}-{frame}")})
        else:
            yield _case(kind, name, fields | {"host": _host(f"{kind}/{name}")} | entry)


def _host(key: str) -> str:
    """Return a name that says nothing, the same for the same key."""
    return f"www.office{zlib.crc32(key.encode())}.go.th"


def _case(kind: str, name: str, fields: dict[str, Any]) -> Case:
    host, frame = fields.pop("host"), fields.pop("frame")
    style = FRAMES[frame]
    number = 100 + zlib.crc32(name.encode()) % 900
    target = fields.pop("path", "")
    same = fields.pop("same", "" if target else style.same(number, name))
    missing = fields.pop("missing", style.missing)
    office = fields.pop("office", OFFICES[zlib.crc32(host.encode()) % len(OFFICES)])
    also = {address: page(entry) for address, entry in fields.pop("also", {}).items()}
    plain = {key: fields.pop(key) for key in PLAIN_FIELDS if key in fields}
    days = tuple(map(page, fields.pop("days", ()))) or (page(fields),)
    target = target or style.target(number, name)
    return Case(f"{kind}/{name}", kind, site=office, frame=frame, host=host, target=target, same=same, missing=missing,
                days=days, also=also, **plain)  # fmt: skip
