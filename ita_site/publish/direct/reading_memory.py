"""Remember what was read of content files from one build to the next.

It is remembered as pickle, which may run code as it is read: so only in the cache, which is in the user's own folder.
"""

import gc
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ita_site.catalogue.entry_memory import EntryMemory
from ita_site.disk.cache import Cache, key_of
from ita_site.disk.program_digest import program_digest

MOST_FILES: Final = 3000
"""Of a content folder with more files nothing is remembered: writing it down would take more memory than the build."""

_KIND: Final = "reading"


def recall_reading(cache: Cache, content: Path) -> EntryMemory:
    """Return what is remembered of a content folder; an empty memory where that is nothing, or damaged."""
    data = cache.get(_KIND, _key(content))
    try:
        with _without_collection():
            memory = pickle.loads(data) if data else None  # noqa: S301 - see above
    except Exception:  # noqa: BLE001 - pickle raises what it meets
        memory = None
    return memory if isinstance(memory, EntryMemory) else EntryMemory()


def keep_reading(cache: Cache, content: Path, memory: EntryMemory) -> None:
    """Remember what was read of a content folder, unless it has more than `MOST_FILES` files, or nothing was new."""
    if cache.folder is not None and memory.has_changed and memory.files <= MOST_FILES:
        memory.has_changed = False
        cache.put(_KIND, _key(content), pickle.dumps(memory, pickle.HIGHEST_PROTOCOL))


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
