"""Threads that do tasks and put what each returns into one queue."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Workers(Generic[T]):
    """At most `limit` threads, each started when there is more to do than threads. Used from one thread alone."""

    def __init__(self, limit: int, results: queue.SimpleQueue[T | BaseException]) -> None:
        self._limit = limit
        self._results = results
        self._tasks: queue.SimpleQueue[Callable[[], T] | None] = queue.SimpleQueue()
        self._given = 0
        self._threads = 0

    def give(self, task: Callable[[], T]) -> None:
        """Have a task done; what it returns or raises comes out of the queue of results."""
        self._given += 1
        if self._threads < min(self._given, self._limit):
            self._threads += 1
            threading.Thread(target=self._work, daemon=True).start()
        self._tasks.put(task)

    def taken(self) -> None:
        """Note that the result of a task was taken out of the queue."""
        self._given -= 1

    @property
    def busy(self) -> int:
        """Return how many tasks were given whose results were not taken yet."""
        return self._given

    def end(self) -> None:
        """Let every thread end when it has nothing more to do."""
        for _ in range(self._threads):
            self._tasks.put(None)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            try:
                self._results.put(task())
            except BaseException as error:  # noqa: BLE001 - raised again on the deciding thread
                self._results.put(error)
