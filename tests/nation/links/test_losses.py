"""A national night loses a worker, its driver, its scheduler: all is checked, once, and the web notices nothing.

How many requests were open, and how many began in a second, is what the servers have counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.clusters import Cluster
from tests.builders.nation_nights import DELAY, Nation, askers, ended, kill, until
from tests.builders.nation_world import World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

URLS = 5000
RATE = round(1 / DELAY)


@pytest.fixture
def nation(tmp_path: Path) -> Iterator[Nation]:
    with World.of(hosts=200, addresses=120, urls=URLS) as world:
        yield Nation(tmp_path, world, agencies=20)


def test_a_killed_worker_costs_nothing_but_time(nation: Nation) -> None:
    night = nation.start()
    until(lambda: nation.world.requests() > URLS // 4, night)
    until(lambda: bool(askers(night.pid)), night)
    kill(askers(night.pid)[0])
    end = ended(night)
    assert end.code == 0, end.errors
    assert f"{URLS:,} addresses checked, 0 left by an earlier run, 1 slices lost" in end.out
    assert_all_checked_once(nation)
    assert_polite(nation)


def test_a_killed_driver_is_resumed(nation: Nation) -> None:
    first = nation.start()
    until(lambda: nation.world.requests() > URLS // 4, first)
    first.kill()
    ended(first)
    end = nation.run()
    assert end.code == 0, end.errors
    assert_all_checked_once(nation)
    assert_little_asked_twice(nation)
    assert_polite(nation)


def test_a_killed_scheduler_ends_the_night_and_the_next_call_resumes_it(nation: Nation) -> None:
    with Cluster(workers=2) as cluster:
        first = nation.start("--scheduler", cluster.address)
        until(lambda: nation.world.requests() > URLS // 4, first)
        cluster.kill_scheduler()
        end = ended(first)
        assert end.code == 2
        assert end.errors.splitlines()[-2:] == [
            "ติดต่อตัวจัดคิวของคลัสเตอร์ไม่ได้แล้ว ผลที่ได้เก็บไว้ครบ สั่งอีกครั้งเพื่อทำต่อ",
            "the cluster's scheduler does not answer any more; nothing is lost, run it again to resume",
        ]
    with Cluster(workers=2) as cluster:
        end = nation.run("--scheduler", cluster.address)
    assert end.code == 0, end.errors
    assert_all_checked_once(nation)
    assert_little_asked_twice(nation)
    assert_polite(nation)


def test_a_killed_worker_of_a_cluster_costs_nothing_but_time(nation: Nation) -> None:
    with Cluster(workers=2) as cluster:
        night = nation.start("--scheduler", cluster.address)
        until(lambda: nation.world.requests() > URLS // 4, night)
        cluster.kill_worker()
        end = ended(night)
    assert end.code == 0, end.errors
    assert_all_checked_once(nation)
    assert_polite(nation)


def test_two_runs_that_share_no_lanes_are_not_polite(nation: Nation) -> None:
    """The counts above can fail: the same URLs dealt to two processes, each of which is polite by itself."""
    halves = [nation.world.urls[at : URLS // 2 : 2] for at in (0, 1)]
    runs = [nation.start_alone(f"half-{at}", half) for at, half in enumerate(halves)]
    assert [ended(run).code for run in runs] != [2, 2]
    counts = nation.world.counts()
    assert max(count.open for count in counts.values()) > 2
    assert max(count.in_a_second for count in counts.values()) > RATE + 2


def assert_all_checked_once(nation: Nation) -> None:
    links = nation.links()
    assert sorted(links) == sorted(nation.world.urls)
    assert [url for url, link in links.items() if "observation" not in link] == []
    assert {sighting["count"] for link in links.values() for sighting in link.get("sightings", {}).values()} == {1}


def assert_little_asked_twice(nation: Nation) -> None:
    twice = [url for url, count in nation.world.asked().items() if "/p/" in url and count > 1]
    assert len(twice) < URLS / 20


def assert_polite(nation: Nation) -> None:
    counts = nation.world.counts()
    assert max(count.open for count in counts.values()) <= 2
    assert max(count.in_a_second for count in counts.values()) <= RATE + 2
