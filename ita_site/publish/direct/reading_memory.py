"""Remember what was read of content files from one build to the next."""

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
    return recall(cache, _KIND, _key(content), EntryMemory) or EntryMemory()


def keep_reading(cache: Cache, content: Path, memory: EntryMemory) -> None:
    """Remember what was read of a content folder, unless it has more than `MOST_FILES` files."""
    if memory.files <= MOST_FILES:
        keep(cache, _KIND, _key(content), memory)


def _key(content: Path) -> str:
    """Return the key of a folder, whose files are known by their own digests."""
    return key_of(program_digest(), str(content))
