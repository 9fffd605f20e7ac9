"""Remember what was read of content files from one build to the next."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ita_site.catalogue.entry_memory import EntryMemory
from ita_site.disk.cache import Cache, key_of
from ita_site.disk.program_digest import program_digest
from ita_site.publish.direct.remembered import keep, recall

MOST_FILES: Final = 3000
"""Of a content folder with more files nothing is remembered: writing it down would take more memory than the build."""

_KIND: Final = "reading"


def recall_reading(cache: Cache, content: Path) -> EntryMemory:
    """Return what is remembered of a content folder; an empty memory where that is nothing, or damaged."""
    with _without_collection():
        return recall(cache, _KIND, _key(content), EntryMemory) or EntryMemory()


def keep_reading(cache: Cache, content: Path, memory: EntryMemory) -> None:
    """Remember what was read of a content folder, unless it has more than `MOST_FILES` files, or nothing was new."""
    if cache.folder is not None and memory.has_changed and memory.files <= MOST_FILES:
        memory.has_changed = False
        keep(cache, _KIND, _key(content), memory)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Look for no garbage meanwhile: of what is unpickled there is none, and looking takes half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _key(content: Path) -> str:
    """Return the key of a folder, whose files are known by their own digests."""
    return key_of(program_digest(), str(content))
