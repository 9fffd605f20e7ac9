"""The CDXJ index beside the WARC files of a month: what replay tools look addresses up in, line for line theirs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from ita_site.disk.whole_file import write_whole
from ita_site.links.archive.places import CDXJ
from ita_site.links.archive.warc.surt import surt
from ita_site.links.request import targets

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ita_site.links.archive.index import Capture
    from ita_site.links.archive.store import Store

_END_OF_TYPE: Final = re.compile(r"[;\s]")


def line(capture: Capture) -> str:
    """Return the line of a capture: key, time, and where its response record is."""
    copy = capture.copy
    fields = {
        "url": capture.target,
        "mime": mime(capture.content_type),
        "status": str(copy.status),
        "digest": capture.payload,
        "length": str(copy.length),
        "offset": str(copy.offset),
        "filename": copy.file.rpartition("/")[2],
    }
    there = {name: value for name, value in fields.items() if value}
    return f"{_key(capture.target)} {copy.at:%Y%m%d%H%M%S} {json.dumps(there)}"


def mime(content_type: str) -> str:
    """Return the media type of a header as indexes have it: as written, without parameters."""
    return _END_OF_TYPE.split(content_type, maxsplit=1)[0]


def lines(captures: Iterable[Capture]) -> list[str]:
    """Return the lines of captures that were not taken out, sorted."""
    return sorted(line(capture) for capture in captures if not capture.removal)


def write_index(archive: Path, folder: str, store: Store) -> None:
    """Write the index of one month's folder, whole or not at all. Raises OSError."""
    kept = (capture for capture in store.captures() if capture.copy.file.rpartition("/")[0] == folder)
    text = "".join(f"{entry}\n" for entry in lines(kept))
    write_whole(archive / folder / CDXJ, text.encode())


def _key(url: str) -> str:
    target = targets.parse(url)
    return surt(target) if isinstance(target, targets.Target) else url
