"""Share reading among workers in batches; what no worker survives costs nobody else's reading."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from typing import Final, TypeVar

from ita_site.links.national.executors import Executors

Item = TypeVar("Item")
Result = TypeVar("Result")
Read = Callable[[Sequence[Item]], Sequence[Result]]

BATCH: Final = 16
"""Items that a worker reads at a time: most nights, most are passed by in a few milliseconds each."""
ATTEMPTS: Final = 2
"""How often an item is read by itself whose worker is lost."""
_AHEAD: Final = 3
"""Batches for each worker that are under way: their results are in memory until somebody takes them."""


def read_in_batches(
    read: Read[Item, Result], items: Sequence[Item], executors: Executors
) -> Iterator[tuple[Item, Result | None]]:
    """Yield each item with what was read of it; with None where the worker was lost each time.

    The items of lost batches are read at the end, each by itself and no other beside it, so that the loss of a worker
    is the fault of that item alone. Reading must do no harm when it is repeated. Raises what `read` raises, and
    `SchedulerLostError` where nobody takes work.
    """
    lost: list[Item] = []
    for batch, future in _batches(read, items, executors):
        results = _result(future, executors)
        if results is None:
            lost.extend(batch)
        else:
            yield from zip(batch, results, strict=True)
    for item in lost:
        yield item, _alone(read, item, executors)


def _batches(
    read: Read[Item, Result], items: Sequence[Item], executors: Executors
) -> Iterator[tuple[Sequence[Item], Future[Sequence[Result]]]]:
    """Yield each batch with its future, in order; a bounded number of them is under way."""
    most = max(1, executors.workers) * _AHEAD
    under_way = deque[tuple[Sequence[Item], Future[Sequence[Result]]]]()
    for at in range(0, len(items), BATCH):
        batch = items[at : at + BATCH]
        under_way.append((batch, executors.open().submit(read, batch)))
        if len(under_way) == most:
            yield under_way.popleft()
    yield from under_way


def _alone(read: Read[Item, Result], item: Item, executors: Executors) -> Result | None:
    """Return what was read of an item while nothing else is read; None where the worker was lost each time."""
    for _ in range(ATTEMPTS):
        results = _result(executors.open().submit(read, [item]), executors)
        if results is not None:
            return results[0]
    return None


def _result(future: Future[Sequence[Result]], executors: Executors) -> Sequence[Result] | None:
    """Return the result of a future; None where its worker was lost."""
    try:
        return future.result()
    except Exception as error:
        if not executors.is_lost(error):
            raise
        executors.check()
        return None
