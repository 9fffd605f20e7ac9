"""Waiting for an editor: until something in the content folder is saved, added or deleted."""

import os
import time
from pathlib import Path
from typing import Final, TypeAlias

Seen: TypeAlias = frozenset[tuple[str, int, int]]
"""Every file and folder with its size and the time of its last change."""

_SECONDS: Final = 0.5


def seen(folder: Path) -> Seen:
    """What stands in ``folder`` now; what vanishes or is forbidden meanwhile is left out."""
    found = set()
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = os.path.join(place, name)  # noqa: PTH118 - names that are no UTF-8 are bytes in disguise
            try:
                state = os.stat(path)  # noqa: PTH116 - likewise
            except OSError:
                continue
            found.add((path, state.st_size, state.st_mtime_ns))
    return frozenset(found)


def wait_for_change(folder: Path, before: Seen) -> None:
    """Come back when ``folder`` is no longer as it was ``before``."""
    while seen(folder) == before:
        time.sleep(_SECONDS)
