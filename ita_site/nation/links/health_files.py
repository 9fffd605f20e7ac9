"""Give each agency its own health file, with what the night saw: the build of its site reads no other."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ita_site.commandline import reason
from ita_site.links.judge.frame import Frame
from ita_site.links.memory import clock
from ita_site.links.memory.file import health_file
from ita_site.links.memory.history import Link
from ita_site.links.memory.journal import Busy, Lock
from ita_site.links.national.memory import host_table, link_table
from ita_site.links.request import targets
from ita_site.nation.links.agency_content import Agency, digest_of


@dataclass(slots=True)
class Written:
    """What became of the health files of a night."""

    count: int = 0
    busy: list[str] = field(default_factory=list)
    """Agencies whose own run is at work: their files are written in the next night."""
    failed: dict[str, str] = field(default_factory=dict)
    """What the system says of the files of other agencies."""


def write_stale(memory: sqlite3.Connection, agencies: Sequence[Agency], kept: frozenset[str], now: datetime) -> Written:
    """Write the health files of agencies of which a link was asked since; those of `kept` stay as they are."""
    stale = dict(memory.execute("select id, health from agency where is_stale").fetchall())
    written = Written()
    for agency in agencies:
        if agency.id in stale.keys() - kept:
            try:
                _write(memory, agency, stale[agency.id], now)
                written.count += 1
            except Busy:
                written.busy.append(agency.id)
            except OSError as error:
                written.failed[agency.id] = reason(error)
    return written


def _write(memory: sqlite3.Connection, agency: Agency, known: str, now: datetime) -> None:
    """Write the health file of an agency, of which the memory knows the bytes with a digest.

    Raises `Busy` where a run of its own is at work, or has written the file since it was read.
    """
    with Lock(agency.health):
        if digest_of(agency.health) != known:
            raise Busy(str(agency.health))
        links = [clock.set_aside(link, now) for link in link_table.of_agency(memory, agency.id)]
        health_file.write(agency.health, _frames(memory, links, now), links)
        digest = digest_of(agency.health)
    memory.execute("update agency set health = ?, is_stale = 0 where id = ?", (digest, agency.id))


def _frames(memory: sqlite3.Connection, links: Iterable[Link], now: datetime) -> list[Frame]:
    """Return what is known of the hosts of links, and of those to which they lead, by name."""
    frames = host_table.frames(memory, sorted(set(_hosts(links))), now)
    return [frame for _, frame in sorted(frames.items())]


def _hosts(links: Iterable[Link]) -> Iterator[str]:
    for link in links:
        for url in (link.url, link.final_url):
            target = targets.parse(url) if url else None
            if isinstance(target, targets.Target):
                yield target.authority
