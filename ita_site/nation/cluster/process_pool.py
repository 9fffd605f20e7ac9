"""Processes of this machine: each is a pool of its own, so that one which dies takes nobody else's work with it."""

import functools
import multiprocessing
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from typing import Any, Final, Self, TypeVar

from ita_site.disk.child_process import end_with_parent

T = TypeVar("T")

RECYCLED_AFTER: Final = 200
"""Pieces of work after which a process is replaced: libraries keep what they should not."""


def _begin() -> None:
    """Begin a process: at Ctrl-C its parent alone says something, and ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()


def _new_pool() -> ProcessPoolExecutor:
    # a fresh interpreter: a copy of this process would inherit locks that its threads hold
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), initializer=_begin)


def _processes(pool: ProcessPoolExecutor) -> list[BaseProcess]:
    """Return the processes of a pool. `kill_workers` is of Python 3.14."""
    return list((pool._processes or {}).values())  # noqa: SLF001


@dataclass(slots=True, eq=False)
class _Place:
    """A process, and how much work it was given and has done."""

    pool: ProcessPoolExecutor = field(default_factory=_new_pool)
    given: int = 0
    done: int = 0


class ProcessPool(Executor):
    """An executor over processes that end with the one that started them. Used from one thread alone."""

    def __init__(self, workers: int, recycled_after: int = RECYCLED_AFTER) -> None:
        self._recycled_after = recycled_after
        self._places = [_Place() for _ in range(workers)]
        self._retired: list[BaseProcess] = []
        """Processes that take no more work, and may still be at work on some."""
        self._lock = threading.Lock()

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Give work to the process that has least to do; one that died or did enough is replaced first."""
        place = min(self._places, key=lambda each: each.given - each.done)
        if place.given == self._recycled_after:
            self._replace(place)
        try:
            future = place.pool.submit(fn, *args, **kwargs)
        except BrokenProcessPool:
            self._replace(place)
            future = place.pool.submit(fn, *args, **kwargs)
        place.given += 1
        future.add_done_callback(functools.partial(self._count_done, place, place.pool))
        return future

    def _count_done(self, place: _Place, pool: ProcessPoolExecutor, _: Future[T]) -> None:
        with self._lock:
            place.done += place.pool is pool

    def _replace(self, place: _Place) -> None:
        """Have a process end once it has done what it was given, and put a new one in its place."""
        # `max_tasks_per_child` does not do: in Python 3.11 a pool with a queue starts nobody after the first process
        self._retired = [process for process in self._retired if process.is_alive()]
        self._retired.extend(_processes(place.pool))
        place.pool.shutdown(wait=False)
        with self._lock:
            place.pool, place.given, place.done = _new_pool(), 0, 0

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - the library's signature
        """End all processes."""
        for place in self._places:
            place.pool.shutdown(wait=wait, cancel_futures=cancel_futures)

    def kill(self) -> None:
        """End all processes at once, with what they are at work on."""
        processes = [*self._retired, *(process for place in self._places for process in _processes(place.pool))]
        self.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.kill()
        for process in processes:
            process.join()


class PoolExecutors:
    """The processes of this machine, as `Executors`."""

    outlives_driver: Final = False

    def __init__(self, workers: int, recycled_after: int = RECYCLED_AFTER) -> None:
        self._workers = workers
        self._recycled_after = recycled_after
        self._pool: ProcessPool | None = None

    @property
    def workers(self) -> int:
        """Return the number of processes."""
        return self._workers

    def open(self) -> ProcessPool:
        """Return the processes, which start when they are given work."""
        if self._pool is None:
            self._pool = ProcessPool(self._workers, self._recycled_after)
        return self._pool

    def is_dead(self, error: BaseException) -> bool:
        """Return whether the process of a piece of work has ended: a broken pool has no process any more."""
        return self.is_lost(error)

    def is_lost(self, error: BaseException) -> bool:
        """Return whether a process ended in the middle of a piece of work."""
        return isinstance(error, BrokenProcessPool)

    def check(self) -> None:
        """Do nothing: processes of this machine can always be started."""

    def __enter__(self) -> Self:
        """Return the executors; processes start with their first work."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all processes: nobody waits any more for those that are still at work."""
        if self._pool is not None:
            self._pool.kill()
            self._pool = None
