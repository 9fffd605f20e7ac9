"""Bring the database up to date with the content of all agencies: read by workers, written here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ita_site.links.national.executors import Executors
from ita_site.nation.cluster.batches import read_in_batches
from ita_site.nation.portal.database.rows.agency_rows import AgencySource
from ita_site.nation.portal.database.rows.read_agency import Outcome, ReadAgency, ReadRequest, Unreadable, read_agencies
from ita_site.nation.portal.database.store import PortalStore, RunSummary

_LOST: Final = "โปรเซสที่อ่านเนื้อหานี้หยุดไปทุกครั้ง · the process that read this content ended each time"


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


def _outcomes(sources: Sequence[AgencySource], known: Mapping[str, str], executors: Executors) -> Iterator[Outcome]:
    """Yield what became of each agency, in any order."""
    requests = [ReadRequest(source, known.get(source.id, "")) for source in sources]
    for request, outcome in read_in_batches(read_agencies, requests, executors):
        yield outcome or Unreadable(request.source.id, (_LOST,))
