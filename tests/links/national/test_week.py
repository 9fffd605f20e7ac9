"""Nights, one after the other: hosts die, return, move and are hijacked, and each change is seen once."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from ita_site.links.link_use import LinkUse
from ita_site.links.memory.history import State
from ita_site.links.national.memory import link_table
from ita_site.links.national.memory.database import open_memory, transaction
from ita_site.links.national.memory.use_table import AgencyLinks, replace_uses
from ita_site.links.national.night import Night
from ita_site.links.national.settings import Ending
from ita_site.nation.cluster.process_pool import PoolExecutors
from tests.builders.nation_here import BEGIN, night_settings
from tests.builders.nation_world import World

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

CHANGES = {
    2: ("h0020", "gone"),
    3: ("h0021", "hijacked"),
    4: ("h0022", "moved"),
    5: ("h0023", "gone"),
    7: ("h0023", ""),
}
"""By night: a host, and what it becomes."""
AFTER = {
    "h0020": [State.ALIVE, State.BROKEN],
    "h0021": [State.ALIVE, State.SUSPECT],
    "h0022": [State.ALIVE, State.MOVED],
    "h0023": [State.ALIVE, State.BROKEN, State.ALIVE],
    "h0024": [State.ALIVE],
}
"""The states of a host's pages, one after the other."""


def test_hosts_that_die_return_move_and_are_hijacked_change_their_state_once_each(tmp_path: Path) -> None:
    world = World.of(hosts=30, addresses=20, urls=90)
    pages = [url for url in world.urls if "/p/" in url and any(f"//{name}." in url for name in AFTER)]
    memory = open_memory(tmp_path / "links.sqlite")
    with transaction(memory):
        replace_uses(memory, AgencyLinks("x", "digest", tuple(map(LinkUse, pages))))
    states: dict[str, list[State]] = {url: [] for url in pages}
    with world, PoolExecutors(1) as executors:
        for night in range(10):
            if night in CHANGES:
                name, mode = CHANGES[night]
                world.turn(f"{name}.nation.test", mode)
            settings = night_settings(BEGIN + timedelta(days=night), tmp_path)
            result = Night(memory, settings, executors, lambda *_: None, world.lookup).run()
            assert result.ending is Ending.COMPLETE
            for link in link_table.of_agency(memory, "x"):
                states[link.url].append(link.state)
    memory.close()
    for name, expected in AFTER.items():
        of_host = [changes(seen) for url, seen in states.items() if f"//{name}." in url]
        assert of_host == [expected] * 3, name


def changes(states: list[State]) -> list[State]:
    return [states[0], *(later for sooner, later in pairwise(states) if later is not sooner)]
