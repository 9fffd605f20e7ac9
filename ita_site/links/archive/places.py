"""Where things lie below the archive's folder, and how much of it there may be.

`archive/<agency>/<yyyy-mm>/evidence-<n>.warc.gz` with `index.cdxj` beside them, `archive/manifests/`, `archive.sqlite`.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ita_site.links.request import targets
from ita_site.links.request.tape import RAW_LIMIT

if TYPE_CHECKING:
    from datetime import datetime

ARCHIVE: Final = "archive"
"""Name of the folder beside the content folder."""
CDXJ: Final = "index.cdxj"
"""Name of the index beside the WARC files of a month."""
MANIFESTS: Final = "manifests"
"""Name of the folder of manifests in the archive's folder."""
MEGABYTE: Final = 1_000_000

MANIFEST_NAME: Final = re.compile(r"(\d{4}-\d\d-\d\d)-(\d+)\.json")
"""Of a manifest, such as `2026-11-02-1.json`: its day and number."""

_WARC_PATH: Final = re.compile(r"[^./\\\0][^/\\\0]*/[^./\\\0][^/\\\0]*/evidence-\d+\.warc\.gz")
_WARC: Final = re.compile(r"evidence-(\d+)\.warc\.gz")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is kept, in bytes; what is beyond a limit of host or year is not kept, and said at the end of a run."""

    response: int = RAW_LIMIT
    """Of one response on the wire; a longer one is kept cut, and marked `WARC-Truncated: length`."""
    file: int = 1000 * MEGABYTE
    """Of one WARC file: the next copy begins another."""
    host: int = 2000 * MEGABYTE
    """Of all copies from one host."""
    year: int = 20_000 * MEGABYTE
    """Of all copies of one calendar year."""


def beside(content: Path) -> Path:
    """Return the archive of a content folder, which lies beside it."""
    return content.resolve().parent / ARCHIVE


def is_within(archive: Path, content: Path) -> bool:
    """Return whether an archive lies in a content folder, where a build could publish it."""
    # a link that leads to itself has no end: `Path.resolve` raises there
    return Path(os.path.realpath(archive)).is_relative_to(os.path.realpath(content))


def agency_folder(website: str) -> str:
    """Return the name of an agency's folder: the host of its website without `www.`, such as `phangat.go.th`.

    Raises ValueError where the website is no address on the web.
    """
    target = targets.parse(website)
    if not isinstance(target, targets.Target):
        raise ValueError(website)  # noqa: TRY004 - the text is at fault, not its type
    return target.host.removeprefix("www.").replace(":", "-")


def month_folder(agency: str, at: datetime) -> str:
    """Return the path of the folder that holds the copies of a month, below the archive's folder."""
    return f"{agency}/{at:%Y-%m}"


def warc_file(folder: str, number: int) -> str:
    """Return the path of the WARC file of that number in a month's folder."""
    return f"{folder}/evidence-{number}.warc.gz"


def is_warc_file(file: str) -> bool:
    """Return whether a text is the path of a WARC file below the archive's folder, and leads nowhere else."""
    return _WARC_PATH.fullmatch(file) is not None


def is_manifest_name(name: str) -> bool:
    """Return whether a text is the name of a manifest."""
    return MANIFEST_NAME.fullmatch(name) is not None


def warc_files(archive: Path) -> list[str]:
    """Return the paths of all WARC files below the archive's folder, in the order in which they were begun."""
    ordered = sorted(archive.glob("*/*/evidence-*.warc.gz"), key=lambda path: (path.parent, _number(path)))
    files = [path.relative_to(archive).as_posix() for path in ordered]
    return [file for file in files if is_warc_file(file)]


def newest_number(folder: Path) -> int:
    """Return the number of the newest WARC file in a month's folder; 1 where there is none yet."""
    return max((_number(path) for path in folder.glob("evidence-*.warc.gz") if _WARC.fullmatch(path.name)), default=1)


def _number(path: Path) -> int:
    match = _WARC.fullmatch(path.name)
    return int(match.group(1)) if match else 0
