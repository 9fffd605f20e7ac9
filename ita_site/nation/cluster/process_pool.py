"""Processes of this machine: each is a pool of its own, so that one which dies takes nobody else's work with it."""

import multiprocessing
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Final, Self, TypeVar

from ita_site.disk.child_process import end_with_parent

T = TypeVar("T")

RECYCLED_AFTER: Final = 200
"""Pieces of work after which a process is replaced: libraries keep what they should not."""


class ProcessPool(Executor):
    """An executor over processes that end with the one that started them. Used from one thread alone."""

    def __init__(self, workers: int, recycled_after: int = RECYCLED_AFTER) -> None:
        self._recycled_after = recycled_after
        self._pools = [self._new() for _ in range(workers)]
        self._given = [0] * workers
        """How much work each process was given that is not done."""
        self._lock = threading.Lock()

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Give work to the process that has least to do; a process that died is replaced first."""
        place = self._given.index(min(self._given))
        try:
            future = self._pools[place].submit(fn, *args, **kwargs)
        except BrokenProcessPool:
            self._pools[place].shutdown(wait=False)
            self._pools[place] = self._new()
            future = self._pools[place].submit(fn, *args, **kwargs)
        self._count(place, 1)
        future.add_done_callback(lambda _: self._count(place, -1))
        return future

    def _count(self, place: int, step: int) -> None:
        with self._lock:
            self._given[place] += step

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - the library's signature
        """End all processes."""
        for pool in self._pools:
            pool.shutdown(wait=wait, cancel_futures=cancel_futures)

    def kill(self) -> None:
        """End all processes at once, with what they are at work on."""
        processes = [process for pool in self._pools for process in (pool._processes or {}).values()]  # noqa: SLF001 - `kill_workers` is of Python 3.14
        self.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.kill()
        for process in processes:
            process.join()

    def _new(self) -> ProcessPoolExecutor:
        # a fresh interpreter: a copy of this process would inherit locks that its threads hold
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(1, context, initializer=_begin, max_tasks_per_child=self._recycled_after or None)


def _begin() -> None:
    """Begin a process: at Ctrl-C its parent alone says something, and ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()


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
