"""Slices come too late to be begun, because a worker's clock is ahead: the night is ended, and not driven for ever."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ita_site.links.national.driver import LATE_IN_A_ROW
from ita_site.links.national.orders import PATIENCE, SKEW
from ita_site.links.national.settings import Ending
from ita_site.links.national.slices import live_slice
from tests.builders.nation_here import BEGIN, Worker, memory_of, night, night_settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_slice, "LATE_REST", 0.0)


def test_a_lease_is_long_enough_for_a_slice_that_is_begun_at_the_last_moment(tmp_path: Path) -> None:
    begun = time.time()
    with closing(memory_of(tmp_path, "http://www.a.go.th/")) as memory:
        night(memory, tmp_path, Worker(outlives_driver=True, ahead=PATIENCE + SKEW + 5))
        (lease,) = memory.execute("select min(lease) from slice").fetchone()
    asking = night_settings(BEGIN, tmp_path).asking
    assert lease - begun >= PATIENCE + SKEW + asking.pace.budget + asking.timeout + SKEW


def test_where_no_worker_is_there_yet_the_first_is_waited_for(tmp_path: Path) -> None:
    with closing(memory_of(tmp_path, "http://www.a.go.th/")) as memory:
        assert night(memory, tmp_path, Worker(workers=0)).asked == 1


@pytest.mark.parametrize(
    ("worker", "ending"),
    [
        (Worker(outlives_driver=False, ahead=PATIENCE - 5), Ending.COMPLETE),
        (Worker(outlives_driver=False, ahead=PATIENCE + 5), Ending.TOO_LATE),
        (Worker(outlives_driver=True, ahead=PATIENCE + SKEW - 5), Ending.COMPLETE),
        (Worker(outlives_driver=True, ahead=PATIENCE + SKEW + 5), Ending.TOO_LATE),
    ],
)
def test_a_worker_whose_clock_is_too_far_ahead_ends_the_night(worker: Worker, ending: Ending, tmp_path: Path) -> None:
    with closing(memory_of(tmp_path, "http://www.a.go.th/")) as memory:
        result = night(memory, tmp_path, worker)
        resumed = night(memory, tmp_path, replace(worker, ahead=0.0))
    assert (result.ending, result.asked) == (ending, int(ending is Ending.COMPLETE))
    assert result.lost == (LATE_IN_A_ROW if ending is Ending.TOO_LATE else 0)
    assert resumed.ending is Ending.COMPLETE
