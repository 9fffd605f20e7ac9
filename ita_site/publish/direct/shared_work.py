"""Let all cores of the machine share pure work: the same results, in the same order, from as many processes."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, Final, TypeVar

from ita_site.disk.child_process import end_with_parent

Job = TypeVar("Job")
Result = TypeVar("Result")

_CHUNKS: Final = 16
"""Pieces of work for each process: with fewer, the last one would be waited for."""


def usable_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shared(work: Callable[[Job], Result], jobs: Sequence[Job], cores: int, few: int) -> Iterator[Result]:
    """Yield the result of each job, in their order.

    Where there are more than `few` jobs, `cores` processes share them, if the system can start a process that has all
    data already (Linux can). What a job raises is raised here.
    """
    if cores > 1 and len(jobs) > few and "fork" in multiprocessing.get_all_start_methods():
        yield from _in_processes(work, jobs, cores)
    else:
        yield from map(work, jobs)


def _in_processes(work: Callable[[Job], Result], jobs: Sequence[Job], cores: int) -> Iterator[Result]:
    # what is frozen is not looked at again, so that the processes go on sharing its memory
    gc.collect()
    gc.freeze()
    context = multiprocessing.get_context("fork")
    chunk = max(1, len(jobs) // (cores * _CHUNKS))
    try:
        with ProcessPoolExecutor(cores, context, initializer=_begin, initargs=(work,)) as pool:
            yield from pool.map(_do, jobs, chunksize=chunk)
    finally:
        gc.unfreeze()


_work: list[Callable[[Any], Any]] = []
"""What this process does with a job: set once, as the process is started."""


def _begin(work: Callable[[Any], Any]) -> None:
    end_with_parent()
    _work[:] = [work]


def _do(job: Any) -> Any:
    return _work[0](job)
