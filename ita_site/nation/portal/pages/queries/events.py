"""What changed from night to night, and hosts that died."""

import sqlite3
from collections import defaultdict
from typing import Final

from ita_site.nation.portal.database.events.event_kinds import EventKind, Scope
from ita_site.nation.portal.pages.facts import DeadHost, Event, LostLink
from ita_site.nation.portal.pages.queries.database import Row, rows
from ita_site.text.thai import sort_key

_NATION: Final = f"""
SELECT * FROM events WHERE scope = '{Scope.NATION}' ORDER BY updated DESC, "at" DESC, id LIMIT ?
"""  # noqa: S608 - our own word
_PROVINCE: Final = f"""
SELECT * FROM events WHERE scope = '{Scope.PROVINCE}' AND province_code IS ?
ORDER BY updated DESC, "at" DESC, id LIMIT ?
"""  # noqa: S608
_AGENCY: Final = f"""
SELECT * FROM events WHERE scope = '{Scope.AGENCY}' ORDER BY updated DESC, "at" DESC, id
"""  # noqa: S608
_DEAD: Final = "SELECT * FROM hosts WHERE lost_since IS NOT NULL"
_OWNERS: Final = """
SELECT links.host, agencies.id, agencies.name, count(*) AS urls
FROM links JOIN hosts USING (host) JOIN agencies ON agencies.id = links.agency_id
WHERE hosts.lost_since IS NOT NULL
GROUP BY links.host, agencies.id
"""


def of_nation(database: sqlite3.Connection, most: int) -> tuple[Event, ...]:
    """Return what changed in the nation, the latest first."""
    return tuple(map(_event, rows(database, _NATION, (most,))))


def of_province(database: sqlite3.Connection, code: str, most: int) -> tuple[Event, ...]:
    """Return what changed for agencies of a province, the latest first; of those without one for an empty code."""
    return tuple(map(_event, rows(database, _PROVINCE, (code or None, most))))


def by_agency(database: sqlite3.Connection, most: int) -> dict[str, list[Event]]:
    """Return what changed for each agency, the latest first."""
    known: dict[str, list[Event]] = defaultdict(list)
    for row in rows(database, _AGENCY):
        events = known[row["agency_id"]]
        if len(events) < most:
            events.append(_event(row))
    return known


def dead_hosts(database: sqlite3.Connection) -> tuple[DeadHost, ...]:
    """Return the hosts that died by their names, with the agencies that have links to them by theirs."""
    owners: dict[str, list[LostLink]] = defaultdict(list)
    for row in rows(database, _OWNERS):
        owners[row["host"]].append(LostLink(row["id"], row["name"], row["urls"]))
    hosts = (_host(row, owners[row["host"]]) for row in rows(database, _DEAD))
    return tuple(sorted(hosts, key=lambda host: host.host))


def _event(row: Row) -> Event:
    return Event(
        id=row["id"],
        at=row["at"],
        kind=EventKind(row["kind"]),
        province_code=row["province_code"] or "",
        agency_id=row["agency_id"] or "",
        agency=row["agency"] or "",
        report_id=row["report_id"] or "",
        host=row["host"] or "",
        urls=row["urls"],
        host_urls=row["host_urls"],
        agencies=row["agencies"],
    )


def _host(row: Row, owners: list[LostLink]) -> DeadHost:
    return DeadHost(
        host=row["host"],
        urls=row["urls"],
        since=row["lost_since"],
        last_ok=row["last_ok"],
        hijacked=bool(row["hijacked"]),
        agencies=tuple(sorted(owners, key=lambda owner: (sort_key(owner.agency), owner.agency_id))),
    )
