"""A page with which every worker dies is given up, and all others are checked."""

from __future__ import annotations

import signal
from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING, Any

import pytest

from ita_site.links.link_use import LinkUse
from ita_site.links.national.memory import link_table
from ita_site.links.national.memory.database import open_memory, transaction
from ita_site.links.national.memory.use_table import AgencyLinks, replace_uses
from ita_site.links.national.night import Night
from ita_site.links.national.settings import Ending
from ita_site.links.national.slices.losses import ATTEMPTS
from ita_site.nation.cluster.process_pool import PoolExecutors, ProcessPool
from tests.builders.nation_here import BEGIN, night_settings
from tests.builders.nation_world import World

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow


class PoisonedPool(Executor):
    """Processes that die as soon as they are given a slice with a certain URL."""

    def __init__(self, pool: ProcessPool, poison: str) -> None:
        self._pool = pool
        self._poison = poison

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if any(use.url == self._poison for use in args[0].uses):
            return self._pool.submit(signal.raise_signal, signal.SIGKILL)
        return self._pool.submit(fn, *args, **kwargs)


class PoisonedExecutors(PoolExecutors):
    poison = ""

    def open(self) -> Any:
        return PoisonedPool(super().open(), self.poison)


def test_a_page_with_which_every_worker_dies_is_given_up_and_all_others_are_checked(tmp_path: Path) -> None:
    world = World.of(hosts=4, addresses=4, urls=4)
    urls = [f"http://{world.hosts[0].name}:{world.port}/p/{number}" for number in range(5)]
    memory = open_memory(tmp_path / "links.sqlite")
    with transaction(memory):
        replace_uses(memory, AgencyLinks("x", "digest", tuple(map(LinkUse, urls))))
    with world, PoisonedExecutors(1) as executors:
        executors.poison = urls[3]
        result = Night(memory, night_settings(BEGIN, tmp_path), executors, lambda *_: None, world.lookup).run()
    reasons = {link.url: link.reason for link in link_table.of_agency(memory, "x")}
    memory.close()
    assert (result.ending, result.given_up) == (Ending.COMPLETE, 1)
    assert result.lost >= ATTEMPTS
    assert reasons == dict.fromkeys(urls, "answers") | {urls[3]: "checker-fault"}
