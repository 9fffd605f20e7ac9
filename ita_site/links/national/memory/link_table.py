"""What is remembered of each URL: which are due, what follows from checks, what an agency has of it.

What a call costs depends on what is due or asked for, never on how many links there are.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.observation import Kind
from ita_site.links.memory import clock
from ita_site.links.memory.file.health_file import ENCODER
from ita_site.links.memory.file.link_record import link_data, link_from
from ita_site.links.memory.file.record import parse
from ita_site.links.memory.history import Link
from ita_site.links.memory.schedule import Rhythm
from ita_site.links.national.memory.database import listed, seconds
from ita_site.links.run.merging import moved_on
from ita_site.links.run.offline import SILENT

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from ita_site.links.memory.journal import Entry
    from ita_site.links.run.settings import Settings

_NEVER: Final = 1e12
"""When a link is due for which there is nothing to ask, such as a mail address: in some thirty thousand years."""

_WITNESSES: Final = 5
"""Links that are asked before their day, so that somebody can answer."""


def due(memory: sqlite3.Connection, now: datetime, rhythm: Rhythm) -> list[tuple[int, str]]:
    """Return id and URL of every used link that is due at `now`, by id."""
    until = now.timestamp() + rhythm.slack_hours * 3600
    return memory.execute("select id, url from link where is_used and due <= ? order by id", (until,)).fetchall()


def witnesses(memory: sqlite3.Connection, now: datetime, rhythm: Rhythm) -> list[tuple[int, str]]:
    """Return id and URL of a few links that answered last, where all that are due had no answer last; else none.

    Without them a night of dead hosts alone would look like one of a machine that is offline.
    """
    until, silent = now.timestamp() + rhythm.slack_hours * 3600, json.dumps(sorted(SILENT))
    is_silent = "coalesce(json_extract(record, '$.reason'), '') in (select value from json_each(?))"
    some_may_answer = memory.execute(
        f"select 1 from link where is_used and due <= ? and not {is_silent} limit 1",  # noqa: S608 - no value in it
        (until, silent),
    )
    if some_may_answer.fetchone():
        return []
    return memory.execute(
        f"select id, url from link where is_used and due between ? and ? and not {is_silent} order by due limit ?",  # noqa: S608 - as above
        (until, _NEVER - 1, silent, _WITNESSES),
    ).fetchall()


def used(memory: sqlite3.Connection) -> list[tuple[int, str]]:
    """Return id and URL of every used link, by id."""
    return memory.execute("select id, url from link where is_used order by id").fetchall()


def latest_check(memory: sqlite3.Connection) -> float:
    """Return when a link was checked last, in seconds since 1970; 0 where none was."""
    (latest,) = memory.execute("select coalesce(max(checked), 0) from link").fetchone()
    return float(latest)


def known(memory: sqlite3.Connection, urls: Iterable[str], now: datetime) -> dict[str, Link]:
    """Return what is remembered of some URLs, without moments that the clock has not reached."""
    return {link.url: clock.set_aside(link, now) for link in _links(memory, urls)}


def of_agency(memory: sqlite3.Connection, agency: str) -> Iterator[Link]:
    """Yield what is remembered of the links of an agency, by URL."""
    rows = memory.execute(
        "select record from link where record is not null and id in (select link from use where agency = ?)"
        " order by url",
        (agency,),
    )
    return (_link(record) for (record,) in rows)


def merge(memory: sqlite3.Connection, entries: Iterable[Entry], settings: Settings) -> None:
    """Write what follows from checks of URLs that the memory has; a check that is no news changes nothing."""
    seen = {entry.url: entry for entry in entries}
    before = known(memory, seen, settings.now)
    moved = (moved_on(before.get(url) or Link(url), entry, settings) for url, entry in seen.items())
    memory.executemany("update link set due = ?, checked = ?, record = ? where url = ?", (_row(link) for link in moved))


def bring_in(memory: sqlite3.Connection, links: Iterable[Link]) -> None:
    """Take over what another memory has of links; of each the younger knowledge stays."""
    memory.executemany(
        "insert into link (due, checked, record, url) values (?, ?, ?, ?) on conflict (url) do update"
        " set due = excluded.due, checked = excluded.checked, record = excluded.record"
        " where link.record is null or coalesce(excluded.checked, 0) > coalesce(link.checked, 0)",
        map(_row, links),
    )


def _row(link: Link) -> tuple[float, float | None, str | None, str]:
    if link.observation is Kind.SKIPPED:
        return _NEVER, None, None, link.url
    return seconds(link.due) or 0, seconds(link.checked), ENCODER.encode(link_data(link)), link.url


def _links(memory: sqlite3.Connection, urls: Iterable[str]) -> Iterator[Link]:
    rows = memory.execute(
        "select record from link where record is not null and url in (select value from json_each(?))", listed(urls)
    )
    return (_link(record) for (record,) in rows)


def _link(record: str) -> Link:
    return link_from(parse(record.encode()))
