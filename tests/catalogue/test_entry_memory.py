"""A memory of earlier readings: the result is that of reading everything anew, and only what changed is read."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

import pytest

from ita_site.catalogue.entry_memory import EntryMemory
from ita_site.publish.check import load
from tests.builders.edits import edits
from tests.builders.sites import ONE, SITES, TWO, Site

OPENED: list[str] = []
"""Names of the files that were opened while a test listens."""


def note_opened(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and OPENED:
        OPENED.append(Path(str(arguments[0])).name)


sys.addaudithook(note_opened)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(Path(shutil.copytree(SITES / "two-years", tmp_path / "content")))


@pytest.mark.parametrize("seed", range(4))
def test_what_is_read_with_a_memory_is_what_is_read_anew(site: Site, seed: int) -> None:
    memory = EntryMemory()
    for edit in edits(site, seed, 25):
        anew, remembered = load(site.root), load(site.root, memory)
        assert remembered.problems == anew.problems, edit
        assert remembered.catalogue == anew.catalogue, edit


def test_a_file_that_is_wrong_and_right_again_gives_the_same_as_before(site: Site) -> None:
    memory = EntryMemory()
    before, text = load(site.root, memory), (site.root / ONE).read_bytes()
    assert before.catalogue is not None
    site.write(ONE, b"---\nid: [\n---\n")
    assert load(site.root, memory).catalogue is None
    site.write(ONE, text)
    assert load(site.root, memory) == before


def test_a_change_within_the_grain_of_the_clock_is_seen(site: Site) -> None:
    memory = EntryMemory()
    file = site.root / ONE
    load(site.root, memory)
    status = file.stat()
    file.write_bytes(file.read_bytes().replace("จัดทำคู่มือ".encode(), "จัดหาคู่มือ".encode()))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    catalogue = load(site.root, memory).catalogue
    assert catalogue is not None
    assert "จัดหาคู่มือ" in catalogue.reports[1].measures[0].activities[0].entry.text


def test_what_did_not_change_is_the_same_object(site: Site) -> None:
    memory = EntryMemory()
    before = load(site.root, memory).catalogue
    site.change(ONE, "1.จัดทำคู่มือ", "1.จัดทำตาราง")
    after = load(site.root, memory).catalogue
    assert before is not None
    assert after is not None
    assert after.reports[0] is before.reports[0]
    assert after.reports[1].measures[0] is not before.reports[1].measures[0]
    assert after.reports[1].measures[1] is before.reports[1].measures[1]


def test_only_a_file_that_was_written_since_is_opened_again(site: Site) -> None:
    # to the memory, the folder was written an hour ago
    memory = EntryMemory(clock=lambda: time.time_ns() + 3_600 * 10**9)
    load(site.root, memory)
    site.change(ONE, "1.จัดทำคู่มือ", "1.จัดทำตาราง")
    OPENED.append("begin")
    load(site.root, memory)
    measures = [name for name in OPENED if name.endswith(".md")]
    OPENED.clear()
    assert measures == [Path(ONE).name]


def test_a_measure_that_is_gone_is_forgotten(site: Site) -> None:
    memory = EntryMemory()
    load(site.root, memory)
    (site.root / ONE).unlink()
    catalogue = load(site.root, memory).catalogue
    assert catalogue is not None
    assert [measure.path for measure in catalogue.reports[1].measures] == [f"content/{TWO}"]
