"""What was read of content files is remembered from one build to the next, and damage costs time alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ita_site.catalogue.entry_memory import EntryMemory
from ita_site.disk.cache import Cache
from ita_site.publish.check import load
from ita_site.publish.direct.reading_memory import keep_reading, recall_reading
from tests.builders.sites import GOLDEN

if TYPE_CHECKING:
    from pathlib import Path


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
    keep_reading(cache, GOLDEN, EntryMemory())
    key = next(file.name for file in tmp_path.rglob("*") if file.is_file())
    cache.put("reading", key, data)
    assert recall_reading(cache, GOLDEN) == EntryMemory()


def test_nothing_is_remembered_without_a_cache() -> None:
    keep_reading(Cache(), GOLDEN, EntryMemory())
    assert recall_reading(Cache(), GOLDEN) == EntryMemory()
