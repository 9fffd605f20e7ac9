"""The files below a folder that count as written by editors, for digests of it."""

import os
from collections.abc import Iterator
from pathlib import Path


def content_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file below a folder with its path there, by path; what is hidden is no content."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            file = Path(place, name)
            yield file.relative_to(folder).as_posix(), file
