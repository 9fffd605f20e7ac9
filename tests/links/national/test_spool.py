"""What a lost slice had finished is read from the disk, and counts where the machine on which it ran is online."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.memory.journal import Entry, Journal
from ita_site.links.national.memory import link_table, run_table
from ita_site.links.national.merging import Merging
from ita_site.links.national.slices.seen import Seen
from ita_site.links.national.slices.spool import Spool, sign
from tests.builders.nation_here import BEGIN, Worker, memory_of, night, night_settings

if TYPE_CHECKING:
    from pathlib import Path

A, B, C, D = (f"http://www.{name}.go.th/" for name in "abcd")
ANSWERED = Observation(Kind.OK, "answers")
SILENT = Observation(Kind.UNREACHABLE, "nxdomain")
NUMBER = 7


def lost_slice(folder: Path, *entries: Entry, machine: str = "worker-1") -> Spool:
    """Return the spool of a driver, in which a worker that died has written."""
    spool = Spool(folder)
    file = spool.place(NUMBER).file
    with closing(Journal(file)) as journal:
        sign(file, machine)
        for entry in entries:
            journal.append(entry)
    return spool


def test_what_a_lost_slice_had_finished_is_read_with_its_machine(tmp_path: Path) -> None:
    entry = Entry(A, BEGIN, ANSWERED)
    spool = lost_slice(tmp_path, entry)
    assert spool.left(NUMBER) == Seen(NUMBER, (entry,), machine="worker-1")
    spool.remove(NUMBER)
    assert spool.left(NUMBER) == Seen(NUMBER)
    assert not list(tmp_path.glob(".slice-*"))


@pytest.mark.parametrize(
    ("ending", "content"),
    [
        ("journal", b"\0" * 64 + b"\n"),
        ("journal", b'{"url": "http://www.a.go.th/", "kind": "a kind of another version"}\n'),
        ("machine", b""),
        ("machine", b"\0" * 8),
        ("machine", b"\xff"),
    ],
)
def test_of_a_damaged_file_nothing_is_taken(tmp_path: Path, ending: str, content: bytes) -> None:
    spool = lost_slice(tmp_path, Entry(A, BEGIN, ANSWERED))
    (tmp_path / f".slice-{NUMBER}.{ending}").write_bytes(content)
    assert spool.left(NUMBER) == Seen(NUMBER)


def test_a_lost_slice_of_dead_hosts_counts_where_its_machine_has_had_an_answer(tmp_path: Path) -> None:
    left = lost_slice(tmp_path / "spool", Entry(A, BEGIN, SILENT), Entry(B, BEGIN, SILENT)).left(NUMBER)
    with closing(memory_of(tmp_path, A, B, C, D)) as memory:
        run, _ = run_table.begin(memory, BEGIN)
        run_table.add_todo(memory, run, [[number] for number, _ in link_table.used(memory)])
        merging = Merging(memory, run, night_settings(BEGIN, tmp_path))
        merging.take_in(left)
        merging.take_in(Seen(1, (Entry(C, BEGIN, ANSWERED),), machine="worker-2"))
        assert (merging.merged, merging.held_urls) == (1, 2)
        merging.take_in(Seen(2, (Entry(D, BEGIN, ANSWERED),), machine="worker-1"))
        assert (merging.merged, merging.held_urls) == (4, 0)


def test_what_another_night_has_left_in_the_folder_is_no_answer_of_this_night(tmp_path: Path) -> None:
    (tmp_path / "spool").mkdir()
    for number in range(5):
        with closing(Journal(tmp_path / "spool" / f"slice-{number}")) as journal:
            for url in (A, B):
                journal.append(Entry(url, BEGIN - timedelta(days=20), Observation(Kind.GONE, "not-found")))
    with closing(memory_of(tmp_path, A, B)) as memory:
        night(memory, tmp_path, Worker(workers=2))
        links = list(link_table.of_agency(memory, "x"))
    assert [(link.url, link.reason, link.checked) for link in links] == [(url, "nxdomain", BEGIN) for url in (A, B)]
