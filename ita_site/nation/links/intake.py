"""Bring what agencies' folders say of links into the nation's memory; of most of them nothing has changed."""

import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, as_completed
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from ita_site.links.national.memory import host_table, link_table, use_table
from ita_site.links.national.memory.database import transaction
from ita_site.nation.cluster.executors import Executors
from ita_site.nation.links.agencies import Listed
from ita_site.nation.links.agency_content import Agency, KnownDigests, Reading, read_agency

_AT_ONCE: Final = 256
"""Agencies that are given to workers before the first of them comes back."""


@dataclass(slots=True)
class Intake:
    """What was brought in."""

    changed: int = 0
    """Agencies whose content was read anew."""
    problems: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Why the folder of an agency cannot be read, by its id: its links stay as they were."""
    unwritable: set[str] = field(default_factory=set)
    """Agencies whose health file cannot be understood."""


def take_in(memory: sqlite3.Connection, listed: Listed, executors: Executors, now: datetime) -> Intake:
    """Bring what changed into the memory, a transaction for each agency.

    Agencies that are listed no more are forgotten, unless the list has problems: then they may be what is wrong.
    """
    known, agencies = digests(memory), listed.agencies
    intake = Intake()
    gone = () if listed.has_problems else sorted(set(known) - {agency.id for agency in agencies})
    for agency in gone:
        with transaction(memory):
            use_table.remove_agency(memory, agency)
    for reading in _readings(agencies, known, executors):
        _keep(memory, reading, now)
        intake.changed += reading.links is not None
        if reading.problems:
            intake.problems[reading.agency.id] = reading.problems
        if reading.is_health_bad:
            intake.unwritable.add(reading.agency.id)
    return intake


def digests(memory: sqlite3.Connection) -> dict[str, KnownDigests]:
    """Return what the memory has of each agency, by id."""
    rows = memory.execute("select id, content, health from agency")
    return {agency: KnownDigests(content, health) for agency, content, health in rows}


def _readings(agencies: Sequence[Agency], known: dict[str, KnownDigests], executors: Executors) -> Iterator[Reading]:
    for at in range(0, len(agencies), _AT_ONCE):
        part = agencies[at : at + _AT_ONCE]
        pool = executors.open()
        futures = [pool.submit(read_agency, agency, known.get(agency.id, KnownDigests())) for agency in part]
        by_future = dict(zip(futures, part, strict=True))
        yield from (_reading(by_future[future], future) for future in as_completed(futures))


def _reading(agency: Agency, future: Future[Reading]) -> Reading:
    """Return what was read of an agency; what went wrong stops no other."""
    try:
        return future.result()
    except Exception as error:  # noqa: BLE001 - a folder that no process survives is that agency's problem
        problem = f"อ่านไม่ได้\n    cannot be read: {type(error).__name__}: {error}"
        # what its health file holds is not known: nothing may be written in its place
        return Reading(agency, problems=(problem,), is_health_bad=True)


def _keep(memory: sqlite3.Connection, reading: Reading, now: datetime) -> None:
    if reading.links is None and reading.health is None:
        return
    agency = reading.agency.id
    with transaction(memory):
        if reading.links:
            use_table.replace_uses(memory, reading.links)
        if reading.health:
            use_table.add_agency(memory, agency)
            link_table.bring_in(memory, reading.health.links)
            host_table.keep_frames(memory, reading.health.frames, now)
            memory.execute("update agency set health = ? where id = ?", (reading.health.digest, agency))
