"""Bring the database up to date with the content of all agencies: read by workers, written here."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ita_site.links.national.executors import Executors
from ita_site.nation.portal.database.rows.agency_rows import AgencySource
from ita_site.nation.portal.database.rows.read_agency import Outcome, ReadAgency, Unreadable, read_agencies
from ita_site.nation.portal.database.store import PortalStore, RunSummary

BATCH: Final = 16
"""Agencies that a worker reads at a time: most nights, most are passed by in a few milliseconds each."""

_ATTEMPTS: Final = 3
"""How often an agency is read whose worker was lost."""

_LOST: Final = "โปรเซสที่อ่านเนื้อหานี้หยุดไปทุกครั้ง · the process that read this content ended each time"

_AHEAD: Final = 3
"""Batches for each worker that are under way: their rows are in memory until they are written."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a run did to the database."""

    changed: tuple[str, ...]
    """Ids of agencies that were read anew."""
    removed: tuple[str, ...]
    failed: tuple[Unreadable, ...]
    """Agencies that keep their old rows, because their content has errors."""
    events: int
    """How many things happened."""


def fill(
    store: PortalStore,
    sources: Sequence[AgencySource],
    executors: Executors,
    now: datetime,
    *,
    removes_others: bool = True,
) -> Filled:
    """Write the rows of agencies that changed, remove those that are gone, and make events of what happened.

    Without `removes_others` agencies that are not among `sources` stay: where a list could not be read whole, nobody
    can say that they are gone. Raises sqlite3.Error, and `SchedulerLostError` where nobody takes work.
    """
    known = store.digests()
    changed: list[str] = []
    failed: list[Unreadable] = []
    for outcome in _outcomes(sources, known, executors):
        if isinstance(outcome, ReadAgency):
            store.replace(outcome.rows, now)
            changed.append(outcome.agency_id)
        elif isinstance(outcome, Unreadable):
            failed.append(outcome)
    gone = sorted(known.keys() - {source.id for source in sources}) if removes_others else []
    for agency_id in gone:
        store.remove(agency_id, now)
    events = store.finish(RunSummary(len(changed), len(gone), len(failed)), now)
    return Filled(tuple(sorted(changed)), tuple(gone), tuple(sorted(failed, key=lambda each: each.agency_id)), events)


@dataclass(slots=True)
class _Batch:
    """Agencies that a worker reads, and how often that was begun."""

    sources: Sequence[AgencySource]
    future: Future[list[Outcome]]
    attempts: int = 1


def _outcomes(sources: Sequence[AgencySource], known: dict[str, str], executors: Executors) -> Iterator[Outcome]:
    """Yield what became of each agency, with a bounded number of them under way."""
    # a cluster may have no worker for the moment: what is given to it then waits for the next
    most = max(1, executors.workers * _AHEAD)
    under_way: deque[_Batch] = deque()

    def begin(batch: Sequence[AgencySource], attempts: int = 1) -> None:
        digests = {source.id: known[source.id] for source in batch if source.id in known}
        under_way.append(_Batch(batch, executors.open().submit(read_agencies, batch, digests), attempts))

    def end(batch: _Batch) -> Iterator[Outcome]:
        try:
            yield from batch.future.result()
        except Exception as error:
            if not executors.is_lost(error):
                raise
            executors.check()
            if batch.attempts == _ATTEMPTS:
                yield from (Unreadable(source.id, (_LOST,)) for source in batch.sources)
                return
            # reading does no harm, and each by itself: the content of a single agency may have been too much
            for source in batch.sources:
                begin([source], batch.attempts + 1)

    for at in range(0, len(sources), BATCH):
        begin(sources[at : at + BATCH])
        while len(under_way) >= most:
            yield from end(under_way.popleft())
    while under_way:
        yield from end(under_way.popleft())
