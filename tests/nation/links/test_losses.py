"""A national night loses a worker, its driver, its scheduler: all is checked, once, and the web notices nothing.

How many requests were open, and how many began in a second, is what the servers have counted.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.builders.nation_nights import DELAY, Nation, askers, ended, kill, until
from tests.builders.nation_world import World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

URLS = int(os.environ.get("ITA_TEST_URLS", "5000"))
RATE = round(1 / DELAY)


@pytest.fixture
def nation(tmp_path: Path) -> Iterator[Nation]:
    with World.of(hosts=200, addresses=120, urls=URLS) as world:
        yield Nation(tmp_path, world)


def test_a_killed_worker_costs_nothing_but_time(nation: Nation) -> None:
    night = nation.start()
    until(lambda: nation.world.requests() > URLS // 4, night)
    kill(askers(night)[0])
    end = ended(night)
    assert end.code == 0, end.errors
    assert f"{URLS:,} addresses checked, 0 left by an earlier run, 1 slices lost" in end.out
    assert_all_checked_once(nation)
    assert_polite(nation)


def assert_all_checked_once(nation: Nation) -> None:
    links = nation.links()
    assert sorted(links) == sorted(nation.world.urls)
    assert [url for url, link in links.items() if "observation" not in link] == []
    assert {sighting["count"] for link in links.values() for sighting in link.get("sightings", {}).values()} == {1}


def assert_polite(nation: Nation) -> None:
    counts = nation.world.counts()
    assert max(count.open for count in counts.values()) <= 2
    assert max(count.in_a_second for count in counts.values()) <= RATE + 2
