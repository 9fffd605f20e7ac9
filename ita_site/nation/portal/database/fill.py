"""Bring the database up to date with the content of all agencies: read by workers, written here."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ita_site.nation.portal.database.agency_rows import AgencySource
from ita_site.nation.portal.database.read_agency import Outcome, ReadAgency, Unreadable, read_agencies
from ita_site.nation.portal.database.store import PortalStore, RunSummary

BATCH: Final = 16
"""Agencies that a worker reads at a time: most nights, most are passed by in a few milliseconds each."""

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


def fill(  # noqa: PLR0913 - what a run is
    store: PortalStore,
    sources: Sequence[AgencySource],
    executor: Executor,
    workers: int,
    now: datetime,
    *,
    removes_others: bool = True,
) -> Filled:
    """Write the rows of agencies that changed, remove those that are gone, and make events of what happened.

    Without `removes_others` agencies that are not among `sources` stay: where a list could not be read whole, nobody
    can say that they are gone. Raises sqlite3.Error, and what the executor raises where its workers are lost.
    """
    known = store.digests()
    changed: list[str] = []
    failed: list[Unreadable] = []
    for outcome in _outcomes(sources, known, executor, workers):
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


def _outcomes(
    sources: Sequence[AgencySource], known: dict[str, str], executor: Executor, workers: int
) -> Iterator[Outcome]:
    """Yield what became of each agency, in the order of `sources`, with a bounded number of them under way."""
    under_way: deque[Future[list[Outcome]]] = deque()
    for at in range(0, len(sources), BATCH):
        batch = sources[at : at + BATCH]
        digests = {source.id: known[source.id] for source in batch if source.id in known}
        under_way.append(executor.submit(read_agencies, batch, digests))
        if len(under_way) >= workers * _AHEAD:
            yield from under_way.popleft().result()
    while under_way:
        yield from under_way.popleft().result()
