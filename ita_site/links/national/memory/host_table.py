"""What is remembered of hosts: their frames, how they took the last requests, and the addresses of their names."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.frame import Frame
from ita_site.links.memory import clock
from ita_site.links.memory.file.health_file import ENCODER
from ita_site.links.memory.file.host_record import host_data, host_from
from ita_site.links.memory.file.host_state_record import HOST, host_state_data, host_state_from
from ita_site.links.memory.file.look_up_record import look_up_data, look_up_from
from ita_site.links.memory.file.record import parse
from ita_site.links.memory.host_state import HostState
from ita_site.links.memory.hosts import is_used, joined
from ita_site.links.national.memory.database import listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime

    from ita_site.links.request.look_up import LookUp

ADDRESS_KEPT: Final = timedelta(hours=12)
"""How long the addresses of a name are believed: a night."""
DEAD_KEPT: Final = timedelta(hours=20)
"""How long a name that does not exist is not looked up again: a day, but never until the run of the next night."""


def frames(memory: sqlite3.Connection, names: Iterable[str], now: datetime) -> dict[str, Frame]:
    """Return what is known of some hosts, by name, without moments that the clock has not reached."""
    rows = memory.execute("select record from host where name in (select value from json_each(?))", listed(names))
    known = (clock.set_aside_frame(host_from(parse(record.encode())), now) for (record,) in rows)
    return {frame.host: frame for frame in known if is_used(frame, now)}


def keep_frames(memory: sqlite3.Connection, learned: Iterable[Frame], now: datetime) -> None:
    """Write what was learned of hosts, with what was known."""
    young = {frame.host: frame for frame in learned}
    known = frames(memory, young, now)
    memory.executemany(
        "insert or replace into host values (?, ?)",
        (
            (name, ENCODER.encode(host_data(joined(known.get(name, Frame(name)), frame))))
            for name, frame in young.items()
        ),
    )


def look_ups(memory: sqlite3.Connection, names: Iterable[str], now: datetime) -> dict[str, LookUp]:
    """Return the look-ups of names that are still believed at `now`, by name."""
    rows = memory.execute("select record from look_up where name in (select value from json_each(?))", listed(names))
    known = (look_up_from(parse(record.encode())) for (record,) in rows)
    return {look_up.host: look_up for look_up in known if _is_believed(look_up, now)}


def _is_believed(look_up: LookUp, now: datetime) -> bool:
    return timedelta() <= now - look_up.at < (DEAD_KEPT if look_up.fault else ADDRESS_KEPT)


def keep_look_ups(memory: sqlite3.Connection, looked_up: Iterable[LookUp]) -> None:
    """Write look-ups down; one that failed for the moment only is not remembered."""
    memory.executemany(
        "insert or replace into look_up values (?, ?)",
        (
            (look_up.host, ENCODER.encode(look_up_data(look_up)))
            for look_up in looked_up
            if look_up.fault != "dns" and HOST.fullmatch(look_up.host)
        ),
    )


def states(memory: sqlite3.Connection, hosts: Iterable[str]) -> tuple[HostState, ...]:
    """Return how earlier slices and nights left some hosts, by name."""
    rows = memory.execute(
        "select record from host_state where host in (select value from json_each(?)) order by host, port",
        listed(hosts),
    )
    return tuple(host_state_from(parse(record.encode())) for (record,) in rows)


def keep_states(memory: sqlite3.Connection, left: Iterable[HostState]) -> None:
    """Write down how a slice left its hosts; of one with nothing to remember nothing is kept."""
    for state in left:
        key = (state.host, state.port)
        if state == HostState(*key):
            memory.execute("delete from host_state where host = ? and port = ?", key)
        else:
            row = (*key, ENCODER.encode(host_state_data(state)))
            memory.execute("insert or replace into host_state values (?, ?, ?)", row)
