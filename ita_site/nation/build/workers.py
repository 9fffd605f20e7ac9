"""Share the builds of sites among warm processes; one that dies takes no other agency's site with it."""

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from typing import Final

from ita_site.nation.build.site_work import SiteOrder, SiteResult, build_site, failure
from ita_site.nation.cluster.executors import Executors

ATTEMPTS: Final = 3
"""So often a build is begun whose process dies; the last time it is a failure of its agency."""

_FEW: Final = 4
"""Builds that one process does before another one would be ready."""


def built(orders: Sequence[SiteOrder], executors: Executors) -> Iterator[SiteResult]:
    """Yield how the build of each site went, in the order in which they end.

    Each process has one site at a time, so that its death is the fault of no other one. Raises `SchedulerLostError`
    where nobody takes work any more.
    """
    queue = deque(orders)
    at_once = max(1, min(executors.workers, len(orders) // _FEW))
    running: dict[Future[SiteResult], SiteOrder] = {}
    lost = Counter[str]()
    while queue or running:
        while queue and len(running) < at_once:
            order = queue.popleft()
            running[executors.open().submit(build_site, order)] = order
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            order = running.pop(future)
            error = _error_of(future)
            if error is None:
                yield future.result()
                continue
            executors.check()
            if executors.is_lost(error) and lost[order.id] + 1 < ATTEMPTS:
                lost[order.id] += 1
                queue.append(order)
            else:
                yield _died(order, error)


def _error_of(future: Future[SiteResult]) -> BaseException | None:
    """Return why a build has no result; a scheduler that is lost cancels what it was given."""
    try:
        return future.exception()
    except CancelledError as error:
        return error


def _died(order: SiteOrder, error: BaseException) -> SiteResult:
    return failure(
        order.id,
        "โปรเซสที่สร้างเว็บไซต์นี้ล้มทุกครั้ง อาจเพราะหน่วยความจำไม่พอ",
        f"the process that builds this site died each time, perhaps for want of memory: {error!r}",
    )
