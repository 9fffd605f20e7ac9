"""Make events of the changes of a whole run: what happened at a host, to an agency or to a report, each once.

A host whose links die over several nights, as they become due, is a single event that grows: as long as something was
added within `EPISODE`, and no link did the same twice. Each happening has a row for the nation, and one for every
province and agency concerned, with the numbers of links and agencies within that scope.
"""

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from ita_site.nation.portal.database.events.event_kinds import EventKind, Scope
from ita_site.nation.portal.database.events.event_shapes import EVENTS
from ita_site.nation.portal.database.rows.agency_rows import Stored, text_of
from ita_site.nation.portal.database.schema import replace_into

EPISODE: Final = timedelta(days=8)
"""Links are asked weekly where nothing is wrong: a day more, and all of a host have been."""


@dataclass(frozen=True, slots=True)
class _Happening:
    """What happened at a host, or to an agency and its report."""

    kind: EventKind
    at: str
    host: str | None
    agency_id: str | None
    """None where it happened to links."""
    report_id: str | None


def make_events(database: sqlite3.Connection, now: datetime) -> int:
    """Make events of all pending changes, and forget these; return how many happened. For within a transaction."""
    happenings = [*_happenings(database)]
    for happening in happenings:
        rows = _of_links if happening.agency_id is None else _of_agency
        for row in rows(database, happening, now):
            event = {"kind": happening.kind, "updated": text_of(now), "report_id": happening.report_id, **row}
            values = [event.get(column.name) for column in EVENTS.columns]
            database.execute(replace_into(EVENTS), values)
    database.execute("DELETE FROM pending_changes")
    return len(happenings)


def _happenings(database: sqlite3.Connection) -> Iterator[_Happening]:
    """Yield what changed: links by their host, all else by agency and report; the earliest first."""
    rows = database.execute("""
        SELECT kind, min("at") AS first, host, CASE WHEN url IS NULL THEN agency_id END AS whole_agency, report_id
        FROM pending_changes
        GROUP BY kind, host, whole_agency, report_id
        ORDER BY first, kind, host, whole_agency, report_id
    """)
    for kind, *rest in rows:
        yield _Happening(EventKind(kind), *rest)


def _of_links(database: sqlite3.Connection, happening: _Happening, now: datetime) -> Iterator[Mapping[str, Stored]]:
    """Yield the rows of what happened to links of a host, after noting which these are."""
    event_id, at = _episode(database, happening, now) or (_new_id(happening), happening.at)
    database.execute(
        """
        INSERT OR IGNORE INTO event_links (event_id, agency_id, url, province_code, "before", "after")
        SELECT ?, agency_id, url, province_code, "before", "after"
        FROM pending_changes
        WHERE kind = ? AND host IS ? AND url IS NOT NULL
        """,
        (event_id, happening.kind, happening.host),
    )
    for scope in Scope:
        for sums in _sums(database, scope, event_id, happening.host):
            place = sums.pop("place")
            yield {"id": _scoped(event_id, place), "at": at, "scope": scope, "host": happening.host, **sums}


def _episode(database: sqlite3.Connection, happening: _Happening, now: datetime) -> tuple[str, str] | None:
    """Return id and beginning of the event that these changes belong to; None where they begin a new one."""
    row: tuple[str, str] | None = database.execute(
        """
        SELECT id, "at" FROM events
        WHERE scope = 'nation' AND kind = ? AND host IS ? AND updated >= ?
        ORDER BY updated DESC, id
        LIMIT 1
        """,
        (happening.kind, happening.host, text_of(now - EPISODE)),
    ).fetchone()
    if row is None:
        return None
    again = database.execute(
        """
        SELECT 1 FROM pending_changes
        JOIN event_links USING (agency_id, url)
        WHERE event_links.event_id = ? AND pending_changes.kind = ? AND pending_changes.host IS ?
        """,
        (row[0], happening.kind, happening.host),
    )
    return None if again.fetchone() else row


_PLACES: Final = {Scope.NATION: "''", Scope.PROVINCE: "province_code", Scope.AGENCY: "agency_id"}
"""What tells the rows of one scope apart."""


def _sums(database: sqlite3.Connection, scope: Scope, event_id: str, host: str | None) -> Iterator[dict[str, Stored]]:
    """Yield what an event comes to at each place of a scope, with the columns of `events` as names."""
    place = _PLACES[scope]
    in_scope = {
        Scope.NATION: "TRUE",
        Scope.PROVINCE: "agency_id IN (SELECT id FROM agencies WHERE province_code = place)",
        Scope.AGENCY: "agency_id = place",
    }[scope]
    cursor = database.execute(
        f"""
        WITH places AS (
          SELECT
            {place} AS place,
            count(DISTINCT url) AS urls,
            count(DISTINCT agency_id) AS agencies,
            CASE WHEN min(url) = max(url) THEN min(url) END AS url,
            CASE WHEN min(agency_id) = max(agency_id) THEN min(agency_id) END AS agency_id,
            CASE WHEN min(province_code) = max(province_code) THEN min(province_code) END AS province_code,
            CASE WHEN min("before") = max("before") THEN min("before") END AS "before",
            min("after") AS "after"
          FROM event_links
          WHERE event_id = ?
          GROUP BY place
          HAVING place IS NOT NULL
        )
        SELECT
          places.*,
          (SELECT name FROM agencies WHERE id = places.agency_id) AS agency,
          (SELECT count(DISTINCT url) FROM links WHERE host IS ? AND {in_scope}) AS host_urls
        FROM places
        ORDER BY place
        """,  # noqa: S608 - our words alone
        (event_id, host),
    )
    names = [description[0] for description in cursor.description]
    for row in cursor.fetchall():
        yield dict(zip(names, row, strict=True))


def _of_agency(database: sqlite3.Connection, happening: _Happening, now: datetime) -> Iterator[Mapping[str, Stored]]:  # noqa: ARG001 - as of links
    """Yield the rows of what happened to an agency or to a report of it."""
    agency_id = happening.agency_id
    name, province_code = database.execute(
        "SELECT agency, province_code FROM pending_changes WHERE agency_id = ? AND kind = ? AND report_id IS ?",
        (agency_id, happening.kind, happening.report_id),
    ).fetchone()
    (links,) = database.execute("SELECT count(*) FROM links WHERE agency_id = ?", (agency_id,)).fetchone()
    event_id = _new_id(happening)
    places = {Scope.NATION: "", Scope.PROVINCE: province_code, Scope.AGENCY: agency_id}
    for scope, place in places.items():
        if place is not None:
            yield {
                "id": _scoped(event_id, place),
                "at": happening.at,
                "scope": scope,
                "province_code": province_code,
                "agency_id": agency_id,
                "agency": name,
                "urls": links if happening.kind is EventKind.JOINED else 0,
                "host_urls": 0,
                "agencies": 1,
            }


def _new_id(happening: _Happening) -> str:
    """Return the id of a happening: 16 hexadecimal digits, the same whenever and wherever it is made."""
    parts = (happening.kind, happening.at, happening.host, happening.agency_id, happening.report_id)
    return hashlib.sha256("\n".join(part or "" for part in parts).encode()).hexdigest()[:16]


def _scoped(event_id: str, place: Stored) -> str:
    """Return the id of an event at one place: `0f3a…`, `0f3a…-TH-42`, `0f3a…-nongkhai`."""
    return f"{event_id}-{place}" if place else event_id
