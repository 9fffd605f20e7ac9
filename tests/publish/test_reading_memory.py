"""What was read of content files is remembered from one build to the next, and damage costs time alone."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from ita_site.catalogue.entry_memory import EntryMemory
from ita_site.disk.cache import Cache
from ita_site.publish.check import load
from ita_site.publish.direct.reading_memory import keep_reading, recall_reading
from tests.builders.sites import GOLDEN


def test_a_later_build_reads_what_an_earlier_one_remembered(tmp_path: Path) -> None:
    cache, memory = Cache(tmp_path), EntryMemory()
    first = load(GOLDEN, memory)
    keep_reading(cache, GOLDEN, memory)
    recalled = recall_reading(cache, GOLDEN)
    assert recalled != EntryMemory()
    assert load(GOLDEN, recalled) == first == load(GOLDEN)


@pytest.mark.parametrize("data", [b"", b"no pickle", b"N."], ids=["empty", "other bytes", "another value"])
def test_a_memory_that_is_damaged_counts_as_empty(tmp_path: Path, data: bytes) -> None:
    cache = Cache(tmp_path)
    keep_reading(cache, GOLDEN, EntryMemory(has_changed=True))
    key = next(file.name for file in tmp_path.rglob("*") if file.is_file())
    cache.put("reading", key, data)
    assert recall_reading(cache, GOLDEN) == EntryMemory()


def later() -> int:
    """Return a moment when files that were just written are old: clocks of file systems are coarse."""
    return time.time_ns() + 10**10


@pytest.mark.parametrize("is_edited", [False, True])
def test_only_what_is_new_is_written_down(tmp_path: Path, is_edited: bool) -> None:  # noqa: FBT001 - a case
    content = Path(shutil.copytree(GOLDEN, tmp_path / "content"))
    text = content / "about.md"
    first, memory = Cache(tmp_path / "first"), EntryMemory(clock=later)
    load(content, memory)
    keep_reading(first, content, memory)
    if is_edited:
        text.write_text(text.read_text("utf-8") + "\nเพิ่ม\n", "utf-8")
    recalled, second = recall_reading(first, content), Cache(tmp_path / "second")
    load(content, recalled)
    keep_reading(second, content, recalled)
    assert (recall_reading(second, content) != EntryMemory()) is is_edited


def test_nothing_is_remembered_without_a_cache() -> None:
    keep_reading(Cache(), GOLDEN, EntryMemory(has_changed=True))
    assert recall_reading(Cache(), GOLDEN) == EntryMemory()
