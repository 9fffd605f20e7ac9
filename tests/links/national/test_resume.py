"""A night that was stopped is resumed: what its slices had finished is kept, what may still be asked is left alone."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.link_use import LinkUse
from ita_site.links.memory.journal import Entry, Journal, Lock
from ita_site.links.national.memory import link_table, run_table
from ita_site.links.national.memory.database import open_memory, transaction
from ita_site.links.national.memory.use_table import AgencyLinks, replace_uses
from ita_site.links.national.night import Night
from ita_site.links.national.slices.spool import Spool, sign
from ita_site.nation.cluster.process_pool import PoolExecutors
from tests.builders.nation_here import BEGIN, night_settings
from tests.builders.nation_world import World

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from ita_site.links.national.settings import NightResult

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World.of(hosts=4, addresses=4, urls=4) as made:
        yield made


@pytest.fixture
def memory(tmp_path: Path, world: World) -> Iterator[sqlite3.Connection]:
    opened = open_memory(tmp_path / "links.sqlite")
    with transaction(opened):
        replace_uses(opened, AgencyLinks("x", "digest", tuple(map(LinkUse, world.urls))))
    yield opened
    opened.close()


def stopped_slice(memory: sqlite3.Connection, lease: float) -> int:
    """Leave a slice of the first link behind, as a driver does that is killed; return its number."""
    run, _ = run_table.begin(memory, BEGIN)
    ids = [number for number, _ in link_table.used(memory)]
    run_table.add_todo(memory, run, [[number] for number in ids])
    return run_table.begin_slice(memory, run, 0, lease, ids[:1])


def resume(memory: sqlite3.Connection, world: World, folder: Path) -> NightResult:
    with PoolExecutors(1) as executors:
        return Night(memory, night_settings(BEGIN, folder), executors, lambda *_: None, world.lookup).run()


def test_what_a_lost_slice_had_finished_is_not_asked_again(
    memory: sqlite3.Connection, world: World, tmp_path: Path
) -> None:
    place = Spool(tmp_path / "spool").place(stopped_slice(memory, 0.0))
    with Lock(place.file), closing(Journal(place.file)) as journal:
        sign(place.file, socket.gethostname())
        journal.append(Entry(world.urls[0], BEGIN, Observation(Kind.OK, "answers", detail="of the journal")))
    asked = world.requests()
    result = resume(memory, world, tmp_path)
    details = {link.url: link.detail for link in link_table.of_agency(memory, "x")}
    assert (result.resumed, result.asked) == (4, 4)
    assert details[world.urls[0]] == "of the journal"
    assert world.requests() > asked
    assert not list((tmp_path / "spool").glob(".slice-*"))


def test_a_slice_that_may_still_be_at_work_elsewhere_is_left_alone_until_its_lease_is_over(
    memory: sqlite3.Connection, world: World, tmp_path: Path
) -> None:
    lease = time.time() + 15
    stopped_slice(memory, lease)
    assert resume(memory, world, tmp_path).asked == 4
    assert time.time() > lease


def test_a_slice_whose_process_holds_its_lock_is_left_alone_until_that_ends(
    memory: sqlite3.Connection, world: World, tmp_path: Path
) -> None:
    place = Spool(tmp_path / "spool").place(stopped_slice(memory, 0.0))
    is_held = threading.Event()
    holder = threading.Thread(target=hold, args=(place.file, 12.0, is_held))
    holder.start()
    assert is_held.wait(10)
    until_held = time.monotonic() + 11
    assert resume(memory, world, tmp_path).asked == 4
    assert time.monotonic() > until_held
    holder.join()


def hold(file: Path, seconds: float, is_held: threading.Event) -> None:
    with Lock(file):
        is_held.set()
        time.sleep(seconds)
