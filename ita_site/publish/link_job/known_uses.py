"""Remember where a content folder uses links, so that a run which has nothing to do need not read the folder.

Only of content without errors, and only by the digest of all that it was read from.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from ita_site.disk.cache import Cache, key_of
from ita_site.disk.program_digest import program_digest
from ita_site.links.link_use import Expect, LinkUse
from ita_site.links.memory.file.health_file import HEALTH
from ita_site.source.plain_file import not_plain

_KIND: Final = "link-uses"
_READ: Final = frozenset({".md", ".yml"})
"""Endings of files whose text says which links there are; of others name, size and time of change will do."""


def recall(cache: Cache, content: Path) -> Sequence[LinkUse] | None:
    """Return the uses that a folder had when it was last read, if nothing changed since. Raises OSError."""
    data = cache.get(_KIND, _key(content))
    return None if data is None else tuple(map(_use, json.loads(data)))


def remember(cache: Cache, content: Path, uses: Iterable[LinkUse]) -> None:
    """Remember the uses of a folder that was read without errors. Raises OSError."""
    cache.put(_KIND, _key(content), json.dumps([asdict(use) for use in uses], ensure_ascii=False).encode())


def _use(data: dict[str, Any]) -> LinkUse:
    expect = data.pop("expect")
    agency = tuple(data.pop("agency"))
    return LinkUse(**data, agency=agency, expect=Expect(**expect) if expect else None)


def _key(content: Path) -> str:
    return key_of(program_digest(), os.path.realpath(content), *file_states(content))


def file_states(content: Path) -> Iterator[str | bytes]:
    """Yield name and state of each file of a folder, by name; what the link job itself writes is left out."""
    for folder, folders, names in os.walk(content):
        folders.sort()
        for name in sorted(names):
            file = Path(folder, name)
            if HEALTH not in name:
                yield file.relative_to(content).as_posix()
                yield _state(file)


def _state(file: Path) -> str | bytes:
    # a pipe may have no end; what reads the content refuses it, as it refuses a link
    if file.suffix in _READ and not not_plain(file):
        return file.read_bytes()
    state = file.lstat()
    return f"{state.st_size} {state.st_mtime_ns}"
