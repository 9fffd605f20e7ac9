"""Reading that is shared among processes: all is read, however often processes are replaced, and whoever dies."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import wait

import pytest

from ita_site.nation.cluster.batches import read_in_batches
from ita_site.nation.cluster.process_pool import PoolExecutors, ProcessPool

pytestmark = pytest.mark.slow

DEADLY = 40
"""An item that no process survives."""


def squares(numbers: Sequence[int]) -> list[int]:
    """Return the square of each number."""
    if DEADLY in numbers:
        signal.raise_signal(signal.SIGKILL)
    return [number * number for number in numbers]


def reciprocals(numbers: Sequence[int]) -> list[float]:
    """Return one through each number."""
    return [1 / number for number in numbers]


def test_everything_is_read() -> None:
    numbers = range(DEADLY)
    with PoolExecutors(2) as executors:
        assert dict(read_in_batches(squares, numbers, executors)) == {number: number * number for number in numbers}


def test_an_item_that_no_process_survives_costs_no_other_one() -> None:
    numbers = range(100)
    with PoolExecutors(2) as executors:
        read = dict(read_in_batches(squares, numbers, executors))
    assert read == {number: None if number == DEADLY else number * number for number in numbers}


def test_what_reading_raises_is_raised() -> None:
    with PoolExecutors(1) as executors, pytest.raises(ZeroDivisionError):
        list(read_in_batches(reciprocals, [1, 0], executors))


@pytest.mark.parametrize("at_once", [1, 7, 40])
def test_processes_are_replaced_after_so_much_work_and_none_of_it_is_lost(at_once: int) -> None:
    pool = ProcessPool(2, recycled_after=4)
    workers = Counter[int]()
    try:
        for at in range(0, 40, at_once):
            futures = [pool.submit(os.getpid) for _ in range(at, min(40, at + at_once))]
            assert not wait(futures, 60).not_done
            workers.update(future.result() for future in futures)
    finally:
        pool.kill()
    assert workers.total() == 40
    assert max(workers.values()) == 4
