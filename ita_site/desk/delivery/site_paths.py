"""Which paths a site may have at a target: nothing that leads out of its folder, and no name of our own."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

MANIFEST: Final = ".ita-manifest.json"
"""What of the target is ours: every file of the site that was delivered, with its digest."""

UNFINISHED: Final = ".ita-unfinished.json"
"""At the target while files are put into place and deleted: which ones, so that anybody can finish it."""

PART: Final = re.compile(r"\.[0-9a-f]{16}\.ita-part")
"""A name under which a file is written before it takes its place."""

ASIDE: Final = ".0000000000000000.ita-part"
"""Where an old file is for a moment, at a target that cannot rename over it."""

_NEVER: Final = re.compile(r"[\x00-\x1f\x7f\\]")
_LAST: Final = ("index.html",)


def is_site_path(path: str) -> bool:
    """Return whether a path is one that a site may have at its target, such as `reports/2567-12m/index.html`."""
    parts = path.split("/")
    if _NEVER.search(path) or any(part in {"", ".", ".."} for part in parts):
        return False
    return path not in {MANIFEST, UNFINISHED} and not PART.fullmatch(parts[-1])


def folders_of(paths: Iterable[str]) -> list[str]:
    """Return every folder that the paths are in, the widest first; the target's own is none of them."""
    folders = {folder.as_posix() for path in paths for folder in PurePosixPath(path).parents if folder.name}
    return sorted(folders, key=lambda folder: (folder.count("/"), folder))


def placing_order(paths: Iterable[str]) -> list[str]:
    """Return the paths in the order in which they take their places, so that no file refers to what is not there yet.

    What pages load comes first, then the pages, then feeds and site maps, which list pages, and the home page last.
    """
    return sorted(paths, key=lambda path: (_rank(path), path))


def _rank(path: str) -> int:
    if path in _LAST:
        return 3
    if path.endswith((".xml", ".xml.gz")):
        return 2
    return 1 if path.endswith(".html") else 0
