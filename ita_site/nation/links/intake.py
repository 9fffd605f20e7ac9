"""Bring what agencies' folders say of links into the nation's memory; of most of them nothing has changed."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from ita_site.links.memory import clock
from ita_site.links.national.memory import host_table, link_table, use_table
from ita_site.links.national.memory.database import transaction
from ita_site.nation.cluster.batches import read_in_batches
from ita_site.nation.cluster.executors import Executors
from ita_site.nation.links.agencies import Listed
from ita_site.nation.links.agency_content import (
    Agency,
    Health,
    KnownDigests,
    Reading,
    ReadRequest,
    read_agencies,
    unread,
)

_LOST: Final = (
    "โปรเซสที่อ่านหยุดไปทุกครั้ง อาจเพราะหน่วยความจำไม่พอ",
    "the process that read it ended each time, perhaps for want of memory",
)
_MOMENTS_AHEAD: Final = (
    "link-health.json มีเวลาที่ยังมาไม่ถึง จึงไม่ใช้เวลานั้น และตรวจลิงก์นั้นใหม่ (นาฬิกาของเครื่องที่เขียนไฟล์ผิด)\n"
    "    link-health.json has moments that are to come, which are not believed: those links are checked anew"
    " (the clock of the machine that wrote it was wrong)"
)


@dataclass(slots=True)
class Intake:
    """What was brought in."""

    changed: int = 0
    """Agencies whose content was read anew."""
    problems: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Why the folder of an agency cannot be read, by its id: its links stay as they were."""
    unwritable: set[str] = field(default_factory=set)
    """Agencies of which something cannot be read: their health files stay as they are."""


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
        is_ahead = _keep(memory, reading, now)
        intake.changed += reading.links is not None
        if reading.problems:
            # what it uses, or what its health file says, is not known whole
            intake.unwritable.add(reading.agency.id)
        if reading.problems or is_ahead:
            intake.problems[reading.agency.id] = (*reading.problems, *([_MOMENTS_AHEAD] if is_ahead else []))
    return intake


def digests(memory: sqlite3.Connection) -> dict[str, KnownDigests]:
    """Return what the memory has of each agency, by id."""
    rows = memory.execute("select id, content, health from agency")
    return {agency: KnownDigests(content, health) for agency, content, health in rows}


def _readings(agencies: Sequence[Agency], known: Mapping[str, KnownDigests], executors: Executors) -> Iterator[Reading]:
    """Yield what was read of each agency, in any order."""
    requests = [ReadRequest(agency, known.get(agency.id, KnownDigests())) for agency in agencies]
    for request, reading in read_in_batches(read_agencies, requests, executors):
        yield unread(request.agency, *_LOST) if reading is None else reading


def _keep(memory: sqlite3.Connection, reading: Reading, now: datetime) -> bool:
    """Write what is new of an agency; return whether its health file has moments that the clock has not reached."""
    if reading.links is None and reading.health is None:
        return False
    with transaction(memory):
        if reading.links:
            use_table.replace_uses(memory, reading.links)
        return reading.health is not None and _keep_health(memory, reading.agency.id, reading.health, now)


def _keep_health(memory: sqlite3.Connection, agency: str, health: Health, now: datetime) -> bool:
    """Write what a health file says; return whether it has moments that the clock has not reached."""
    links = [clock.set_aside(link, now) for link in health.links]
    use_table.add_agency(memory, agency)
    link_table.bring_in(memory, links)
    host_table.keep_frames(memory, health.frames, now)
    # what the nation knows beside it goes into the file as well
    memory.execute("update agency set health = ?, is_stale = 1 where id = ?", (health.digest, agency))
    is_frame_ahead = any(clock.set_aside_frame(frame, now) is not frame for frame in health.frames)
    return is_frame_ahead or any(link is not read for link, read in zip(links, health.links, strict=True))
