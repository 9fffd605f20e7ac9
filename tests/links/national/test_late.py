"""Slices come too late to be begun, because a worker's clock is ahead: the night is ended, and not driven for ever."""

from __future__ import annotations

import socket
from concurrent.futures import Executor, Future
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest

from ita_site.links.link_use import LinkUse
from ita_site.links.national.driver import LATE_IN_A_ROW
from ita_site.links.national.memory.database import open_memory, transaction
from ita_site.links.national.memory.use_table import AgencyLinks, replace_uses
from ita_site.links.national.night import Night
from ita_site.links.national.orders import PATIENCE, SKEW
from ita_site.links.national.settings import Ending, NightResult
from ita_site.links.national.slices import live_slice
from tests.links.national.test_week import BEGIN, night_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass
class Worker(Executor):
    """A worker whose clock is ahead, in the test's own process."""

    outlives_driver: bool
    ahead: float
    workers: int = 1

    def open(self) -> Executor:
        return self

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(replace(args[0], begin_before=args[0].begin_before - self.ahead)))
        return future

    def is_dead(self, _: BaseException) -> bool:
        return False

    def is_lost(self, _: BaseException) -> bool:
        return False

    def check(self) -> None:
        """Nothing is ever lost."""


@pytest.mark.parametrize(
    ("worker", "ending"),
    [
        (Worker(outlives_driver=False, ahead=PATIENCE - 5), Ending.COMPLETE),
        (Worker(outlives_driver=False, ahead=PATIENCE + 5), Ending.TOO_LATE),
        (Worker(outlives_driver=True, ahead=PATIENCE + SKEW - 5), Ending.COMPLETE),
        (Worker(outlives_driver=True, ahead=PATIENCE + SKEW + 5), Ending.TOO_LATE),
    ],
)
def test_a_worker_whose_clock_is_too_far_ahead_ends_the_night(
    worker: Worker, ending: Ending, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_slice, "LATE_REST", 0.0)
    result = night(worker, tmp_path)
    assert (result.ending, result.asked) == (ending, int(ending is Ending.COMPLETE))
    assert result.lost == (LATE_IN_A_ROW if ending is Ending.TOO_LATE else 0)
    assert night(replace(worker, ahead=0.0), tmp_path).ending is Ending.COMPLETE


def night(executors: Worker, folder: Path) -> NightResult:
    with closing(open_memory(folder / "links.sqlite")) as memory:
        with transaction(memory):
            replace_uses(memory, AgencyLinks("x", "digest", (LinkUse("http://www.a.go.th/"),)))
        return Night(memory, night_settings(BEGIN, folder), executors, lambda *_: None, no_such_name).run()


def no_such_name(_: str) -> list[str]:
    raise socket.gaierror(socket.EAI_NONAME, "no such name")
