"""Digests of a content folder: of what editors wrote, and apart from it of what is known of its links."""

import os
from collections.abc import Iterator
from pathlib import Path

from ita_site.disk.cache import key_of
from ita_site.links.memory.file.health_file import HEALTH


def content_digest(content: Path) -> str:
    """Return the digest of all files that editors wrote, by name and bytes. Raises OSError."""
    return key_of(*_files(content))


def links_digest(content: Path) -> str:
    """Return the digest of what is remembered of the content's links; of nothing where no link was checked yet."""
    try:
        return key_of((content / HEALTH).read_bytes())
    except OSError:
        return key_of()


def _files(content: Path) -> Iterator[str | bytes]:
    """Yield path and bytes of each file, by path; neither what is hidden nor what the link job remembers."""
    for folder, folders, names in os.walk(content):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if HEALTH not in name and not name.startswith("."):
                file = Path(folder, name)
                yield file.relative_to(content).as_posix()
                yield file.read_bytes()
