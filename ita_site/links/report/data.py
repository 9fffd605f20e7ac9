"""For programs: one JSON document, written link by link."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TextIO

from ita_site.links.memory.file.health_file import ENCODER
from ita_site.links.memory.file.moments import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ita_site.links.memory.findings import LinkStatus


def write(out: TextIO, checked: datetime, entries: Iterable[LinkStatus]) -> None:
    """Write `{"checked": …, "links": […]}`, one link per line."""
    out.write(f'{{"checked": {json.dumps(stamp(checked))}, "links": [')
    out.writelines((",\n" if number else "\n") + ENCODER.encode(record(entry)) for number, entry in enumerate(entries))
    out.write("\n]}\n")


def record(entry: LinkStatus) -> dict[str, Any]:
    """Return one link, as the interface of the job names its fields."""
    link = entry.link
    return {
        "url": link.url,
        "observation": link.observation.value if link.observation else None,
        "state": entry.state.value,
        "reason": f"{link.reason}: {link.detail}" if link.detail else link.reason,
        "http_status": link.http_status,
        "final_url": link.final_url,
        "since": stamp(link.since),
        "last_ok": stamp(link.last_ok),
        "attempts": link.attempts,
        "notes": [*link.notes, *(["overruled"] if entry.overrule else [])],
        "where": [{"path": use.path, "line": use.line, "claim": use.claim} for use in entry.uses],
    }
