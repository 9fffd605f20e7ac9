"""A run that is killed while it writes, and what the next one makes of it: real processes, real signals."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from ita_site.links.archive.index import INDEX, ArchiveIndex
from ita_site.links.archive.proof.verify import verify
from ita_site.links.archive.recovery import opened
from ita_site.links.archive.removal import withdraw
from ita_site.links.archive.store import Withdrawal
from ita_site.links.archive.warc.read import body
from tests.builders.projects import ROOT
from tests.links.answers import answer, html
from tests.links.archive.exchanges import AT, Runs
from tests.links.server import FaultServer

LATER = AT + timedelta(days=1)

PROGRAM = """
import sys
from pathlib import Path
from tests.links.archive.exchanges import Runs, ask, keep
with Runs(Path(sys.argv[1])).run() as keeper:
    answer = ask(sys.argv[2])
    for number in range(100_000):
        keep(keeper, answer, f"{sys.argv[2]}?{number}")
"""


def killed(archive: Path, url: str, size: int) -> None:
    """Run a process that keeps copies without end; kill it when its file has grown."""
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, str(archive), url], cwd=ROOT)
    deadline = time.monotonic() + 60
    try:
        while sum(path.stat().st_size for path in archive.rglob("*.warc.gz")) < size:
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.001)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


@pytest.mark.parametrize("size", [1, 300_001])
def test_a_killed_run_leaves_a_readable_file_and_every_whole_copy_in_the_next_index(tmp_path: Path, size: int) -> None:
    document = answer(bytes(range(256)) * 60, kind="application/pdf")
    with FaultServer({"/a": document}) as server:
        killed(tmp_path, f"{server.url}/a", size)
    Runs(tmp_path)([])
    (warc,) = tmp_path.rglob("*.warc.gz")
    with warc.open("rb") as file:
        kinds = [record.rec_type for record in ArchiveIterator(file, check_digests="raise")]
    assert kinds[0] == "warcinfo"
    assert kinds[1:] == ["response", "request", "metadata"] * (len(kinds) // 3)
    with ArchiveIndex(tmp_path) as index:
        assert len(list(index.copies())) == len(kinds) // 3
    assert list(verify(tmp_path)) == []


@pytest.mark.parametrize("cut", [1, 40, 300])
def test_a_torn_last_record_is_cut_off_and_the_copies_before_it_stay(tmp_path: Path, cut: int) -> None:
    runs = Runs(tmp_path)
    with FaultServer({"/*": html()}) as server:
        first, second = runs([f"{server.url}/{n}" for n in range(2)])
        whole = (tmp_path / first.file).read_bytes()
        torn = whole + whole[second.offset :][:-cut]
        (tmp_path / first.file).write_bytes(torn)
        runs([])
        assert (tmp_path / first.file).read_bytes() == whole
        assert runs([f"{server.url}/2"], LATER) != []
    assert list(verify(tmp_path)) == []


def test_a_lost_index_is_made_again_from_the_files_with_its_tombstones(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    with FaultServer({"/*": html(), "/doc": answer(b"%PDF-1 x", kind="application/pdf")}) as server:
        runs([f"{server.url}/{n}" for n in ("a", "b", "doc")])
        with opened(tmp_path, lambda: LATER) as store:
            withdraw(tmp_path, store, Withdrawal(f"{server.url}/doc", "", LATER, "a name in it"))
        with ArchiveIndex(tmp_path) as index:
            before = list(index.captures())
        (tmp_path / INDEX).unlink()
        assert runs([f"{server.url}/{n}" for n in ("a", "b", "doc")], LATER) == []
    with ArchiveIndex(tmp_path) as index:
        after = list(index.captures())
    assert [(each.name, each.copy.offset, each.removal) for each in after] == [
        (each.name, each.copy.offset, each.removal) for each in before
    ]
    assert list(verify(tmp_path)) == []


def test_a_record_damaged_in_the_middle_costs_itself_alone(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    with FaultServer({"/*": html()}) as server:
        first, second, third = runs([f"{server.url}/{n}" for n in range(3)])
    warc = tmp_path / first.file
    data = bytearray(warc.read_bytes())
    data[second.offset + 100] ^= 1
    warc.write_bytes(data)
    (tmp_path / INDEX).unlink()
    runs([])
    with ArchiveIndex(tmp_path) as index:
        assert [copy.url for copy in index.copies()] == [first.url, third.url]
    assert body(tmp_path, third)
    assert warc.read_bytes() == data
