"""What changed for one agency between what the database has of it and what its content says now. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ita_site.links.memory.history import State
from ita_site.nation.portal.database.events.event_kinds import EventKind, kind_of_change
from ita_site.nation.portal.database.portal_shapes import AGENCY_REPORTS, LINKS
from ita_site.nation.portal.database.rows.agency_rows import AgencyRows, Row, Stored


@dataclass(frozen=True, slots=True)
class Known:
    """What the database has of an agency: what is needed to see what changed."""

    states: Mapping[str, State]
    """Of its links, by URL."""
    words: Mapping[str, str]
    """The digest of the words of each of its reports, by the report's id."""
    content_digest: str
    updated: str


@dataclass(frozen=True, slots=True)
class Change:
    """A change that an event is to speak of: a row of `pending_changes`."""

    kind: EventKind
    agency_id: str
    agency: str
    province_code: Stored
    at: str
    report_id: str | None = None
    host: Stored = None
    url: str | None = None
    before: State | None = None
    after: State | None = None


_URL: Final = [column.name for column in LINKS.columns].index("url")
_HOST: Final = _URL + 1
_STATE: Final = _URL + 2
_SINCE: Final = _URL + 3


def changes(known: Known | None, rows: AgencyRows, now: str) -> Iterator[Change]:
    """Yield what changed; that an agency is new is a single change, however much it has."""
    if known is None:
        yield _of_agency(EventKind.JOINED, rows, now)
        return
    yield from _of_reports(known, rows, now)
    for row in rows.tables["links"]:
        yield from _of_link(known, rows, row, now)


def _of_agency(kind: EventKind, rows: AgencyRows, at: str, report_id: str | None = None) -> Change:
    agency = rows.agency
    return Change(kind, str(agency["id"]), str(agency["name"]), agency["province_code"], at, report_id)


def _of_reports(known: Known, rows: AgencyRows, now: str) -> Iterator[Change]:
    words = words_by_report(rows.tables["agency_reports"])
    for report_id, digest in words.items():
        if report_id not in known.words:
            yield _of_agency(EventKind.PUBLISHED, rows, now, report_id)
        elif digest != known.words[report_id]:
            yield _of_agency(EventKind.REVISED, rows, now, report_id)
    for report_id in known.words:
        if report_id not in words:
            yield _of_agency(EventKind.WITHDRAWN, rows, now, report_id)


def words_by_report(reports: Sequence[Row]) -> dict[str, str]:
    """Return the digest of the words of each report, of rows of `agency_reports`."""
    names = [column.name for column in AGENCY_REPORTS.columns]
    report, digest = names.index("report_id"), names.index("words_digest")
    return {str(row[report]): str(row[digest]) for row in reports}


def _of_link(known: Known, rows: AgencyRows, row: Row, now: str) -> Iterator[Change]:
    url, after = str(row[_URL]), State(str(row[_STATE]))
    before = known.states.get(url, State.UNCHECKED)
    kind = kind_of_change(before, after)
    if kind:
        agency = rows.agency
        at = str(row[_SINCE] or now)
        yield Change(
            kind, str(agency["id"]), str(agency["name"]), agency["province_code"], at,
            host=row[_HOST], url=url, before=before, after=after,
        )  # fmt: skip
