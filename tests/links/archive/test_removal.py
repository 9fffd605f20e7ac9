"""Copies that are withdrawn or pruned, also by a process that is killed in between."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from ita_site.links.archive.index import PRUNED, WITHDRAWN, ArchiveIndex, Capture
from ita_site.links.archive.places import Limits
from ita_site.links.archive.proof.verify import verify
from ita_site.links.archive.recovery import opened
from ita_site.links.archive.removal import prune, withdraw
from ita_site.links.archive.store import Withdrawal
from ita_site.links.archive.warc.read import body
from tests.builders.projects import ROOT
from tests.links.answers import html, in_turn
from tests.links.archive.exchanges import AT, Runs
from tests.links.server import FaultServer

LATER = AT + timedelta(days=30)
NAME = "นายสมชาย ใจดี"
WITH_NAME = html("ประกาศ", f"<p>{NAME} ผู้ร้องเรียน 1</p>")

KILLED = """
import os, signal, sys
from pathlib import Path
from ita_site.links.archive import removal
from ita_site.links.archive.recovery import opened
from tests.links.archive.test_removal import LATER, Withdrawal
with opened(Path(sys.argv[1]), lambda: LATER) as store:
    removal.take_out = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
    removal.withdraw(Path(sys.argv[1]), store, Withdrawal(sys.argv[2], "", LATER, "x"))
"""
"""A process that is killed when it has marked a copy."""


def taken_out(archive: Path, url: str = "", sha256: str = "") -> list[Capture]:
    with opened(archive, lambda: LATER) as store:
        return withdraw(archive, store, Withdrawal(url, sha256, LATER, "ผู้ร้องขอ"))


def holds(archive: Path, text: str) -> bool:
    """Return whether any record of the archive has a text."""
    return any(
        text.encode() in subprocess.run(["gzip", "-dc", str(path)], capture_output=True, check=True).stdout
        for path in archive.rglob("*.warc.gz")
    )


@pytest.mark.parametrize("by", ["url", "sha256"])
def test_a_withdrawn_copy_leaves_a_tombstone_and_no_byte_of_its_content(tmp_path: Path, by: str) -> None:
    runs = Runs(tmp_path)
    with FaultServer({"/*": html(), "/name": WITH_NAME}) as server:
        before, copy, after = runs([f"{server.url}/{name}" for name in ("a", "name", "b")])
    assert holds(tmp_path, NAME)
    gone = taken_out(tmp_path, **{by: getattr(copy, by)})
    assert [each.copy.url for each in gone] == [copy.url]
    assert not holds(tmp_path, NAME)
    with ArchiveIndex(tmp_path) as index:
        tombstone = index.latest(copy.url)
        assert tombstone is not None
        assert (tombstone.sha256, tombstone.at, tombstone.withdrawn) == (copy.sha256, copy.at, LATER)
        assert index.reason(tombstone) == "ผู้ร้องขอ"
        kept = [index.latest(url) for url in (before.url, after.url)]
    assert all(each and body(tmp_path, each) for each in kept)
    with pytest.raises(LookupError):
        body(tmp_path, tombstone)
    assert list(verify(tmp_path)) == []


def test_the_same_content_is_withdrawn_under_every_address(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    with FaultServer({"/*": WITH_NAME}) as server:
        first, _ = runs([f"{server.url}/{name}" for name in ("a", "b")])
    assert len(taken_out(tmp_path, url=first.url)) == 2
    assert not holds(tmp_path, NAME)


def test_what_was_withdrawn_is_not_kept_again(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    counted = html("ประกาศ", f"<p>{NAME} ผู้ร้องเรียน 2</p>")
    routes = {"/a": in_turn(WITH_NAME, html("ประกาศ", "<p>อื่น</p>")), "/b": in_turn(WITH_NAME, WITH_NAME, counted)}
    with FaultServer(routes) as server:
        urls = [f"{server.url}/{name}" for name in ("a", "b")]
        runs(urls)
        taken_out(tmp_path, url=urls[0])
        assert runs(urls, LATER) == []
        assert runs(urls, LATER + timedelta(days=400)) == []


def test_a_copy_that_a_killed_process_marked_is_taken_out_by_the_next(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    with FaultServer({"/*": html(), "/name": WITH_NAME}) as server:
        _, copy = runs([f"{server.url}/{name}" for name in ("a", "name")])
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), copy.url], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert holds(tmp_path, NAME)
    runs([])
    assert not holds(tmp_path, NAME)
    assert list(verify(tmp_path)) == []


def sizes(archive: Path, urls: Sequence[str]) -> list[int]:
    with ArchiveIndex(archive) as index:
        return [len(index.all(url)) for url in urls]


@pytest.mark.parametrize(
    ("limits", "left"),
    [(Limits(), [3, 3]), (Limits(host=1), [1, 1]), (Limits(year=1), [1, 1]), (Limits(host=9000), [2, 3])],
)
def test_pruning_takes_out_the_oldest_copies_beyond_a_limit_and_never_the_newest_of_a_url(
    tmp_path: Path, limits: Limits, left: list[int]
) -> None:
    runs = Runs(tmp_path)
    pages = [html("ประกาศ", f"<p>{word}</p>") for word in ("หนึ่ง", "สอง", "สาม")]
    with FaultServer({"/a": in_turn(*pages), "/b": in_turn(*pages)}) as server:
        urls = [f"{server.url}/{name}" for name in ("a", "b")]
        for week in range(3):
            runs(urls, AT + timedelta(days=7 * week))
    with ArchiveIndex(tmp_path) as index:
        newest = [index.latest(url) for url in urls]
    with opened(tmp_path, lambda: LATER) as store:
        gone = prune(tmp_path, store, limits, LATER)
    assert sizes(tmp_path, urls) == left
    assert len(gone) == 6 - sum(left)
    with ArchiveIndex(tmp_path) as index:
        shown = [index.latest(url) for url in urls]
        kinds = {capture.removal.kind for capture in index.captures() if capture.removal}
    assert [copy and copy.sha256 for copy in shown] == [copy and copy.sha256 for copy in newest]
    assert all(copy and body(tmp_path, copy) for copy in shown)
    assert kinds <= {PRUNED}
    assert WITHDRAWN not in kinds
    assert list(verify(tmp_path)) == []
