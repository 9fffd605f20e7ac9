"""The portal's database, as the driver of the night writes it: nobody else does.

An agency is replaced in one transaction, together with what changed for it. A run that is killed leaves whole agencies,
old or new, and the next one does the rest.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Self

from ita_site.links.memory.history import State
from ita_site.nation.portal.database import search_index
from ita_site.nation.portal.database.events.changes import Change, Known, changes
from ita_site.nation.portal.database.events.event_kinds import EventKind
from ita_site.nation.portal.database.events.event_shapes import EVENT_LINKS, EVENTS
from ita_site.nation.portal.database.events.events import make_events
from ita_site.nation.portal.database.portal_shapes import AGENCIES, AGENCY_REPORTS, LINKS, RUN
from ita_site.nation.portal.database.renew import is_outdated, renew
from ita_site.nation.portal.database.rows.agency_rows import AgencyRows, Row, text_of
from ita_site.nation.portal.database.schema import insert_into, make_tables, quoted, replace_into
from ita_site.nation.portal.database.shared_rows import SHARED, remove_unused
from ita_site.nation.portal.database.tables import NATIONAL_SHAPES
from ita_site.open_data import shapes
from ita_site.open_data.table import Shape
from ita_site.open_data.version import SCHEMA_VERSION

_OF_AGENCY: Final = (AGENCY_REPORTS, LINKS, *NATIONAL_SHAPES)
"""The tables whose rows belong to one agency each."""


@dataclass(frozen=True, slots=True)
class RunSummary:
    """How many agencies a run read anew, removed, or left as they were because their content has errors."""

    changed: int = 0
    removed: int = 0
    failed: int = 0


class PortalStore:
    """The open database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database

    @classmethod
    @contextmanager
    def opened(cls, path: Path) -> Iterator[Self]:
        """Yield the database of a file, which is made where there is none. Raises OSError, sqlite3.Error."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if is_outdated(path):
            renew(path)
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            if not database.execute("SELECT 1 FROM sqlite_master").fetchone():
                make_tables(database)
            yield cls(database)

    def digests(self) -> dict[str, str]:
        """Return the digest of every agency, by its id."""
        return dict(self.database.execute("SELECT id, digest FROM agencies"))

    def replace(self, rows: AgencyRows, now: datetime) -> None:
        """Write those rows of an agency that differ, and note what changed, in one transaction."""
        agency_id, at = str(rows.agency["id"]), text_of(now)
        with self.transaction():
            known = self._known(agency_id)
            self._note(changes(known, rows, at))
            stale = [shape for shape in _OF_AGENCY if self._rows(shape, agency_id) != _in_order(shape, rows)]
            names = tuple(rows.agency[name] for name in search_index.SEARCHED)
            is_searched_anew = shapes.MEASURES.name in (
                shape.name for shape in stale
            ) or names != search_index.names_of(self.database, agency_id)
            if is_searched_anew:
                search_index.forget(self.database, agency_id)
            for shape in stale:
                self._delete(shape, agency_id)
                self.database.executemany(insert_into(shape), rows.tables.get(shape.name, ()))
            agency = {**rows.agency, "updated": _updated(known, rows, at)}
            self.database.execute(replace_into(AGENCIES), [agency[column.name] for column in AGENCIES.columns])
            if is_searched_anew:
                search_index.add(self.database, agency_id)
            self._mark_changed([AGENCIES, *stale], at)

    def remove(self, agency_id: str, now: datetime) -> None:
        """Remove an agency that is no longer among those that publish, and note that, in one transaction."""
        with self.transaction():
            name, province = self.database.execute(
                "SELECT name, province_code FROM agencies WHERE id = ?", (agency_id,)
            ).fetchone()
            self._note([Change(EventKind.LEFT, agency_id, name, province, text_of(now))])
            search_index.forget(self.database, agency_id)
            for shape in _OF_AGENCY:
                self._delete(shape, agency_id)
            self.database.execute("DELETE FROM agencies WHERE id = ?", (agency_id,))
            self._mark_changed([AGENCIES, *_OF_AGENCY], text_of(now))

    def finish(self, summary: RunSummary, now: datetime) -> int:
        """Make events of all changes, and note the run where it changed something, in one transaction.

        Returns how many things happened.
        """
        with self.transaction():
            events = make_events(self.database, now)
            if events:
                self._mark_changed([EVENTS, EVENT_LINKS], text_of(now))
            if summary.changed or summary.removed:
                for name in SHARED:
                    self.database.execute(remove_unused(name))
                self._mark_changed([RUN], text_of(now))
                (agencies,) = self.database.execute("SELECT count(*) FROM agencies").fetchone()
                row = (text_of(now), SCHEMA_VERSION, summary.changed, summary.removed, summary.failed, agencies)
                self.database.execute(replace_into(RUN), row)
        return events

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all that is within the block or nothing of it."""
        self.database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.database.execute("ROLLBACK")
            raise
        self.database.execute("COMMIT")

    def _known(self, agency_id: str) -> Known | None:
        row = self.database.execute(
            "SELECT content_digest, updated FROM agencies WHERE id = ?", (agency_id,)
        ).fetchone()
        if row is None:
            return None
        links = self.database.execute("SELECT url, state FROM links WHERE agency_id = ?", (agency_id,))
        reports = self.database.execute(
            "SELECT report_id, words_digest FROM agency_reports WHERE agency_id = ?", (agency_id,)
        )
        return Known({url: State(state) for url, state in links}, dict(reports), *row)

    def _note(self, noted: Iterable[Change]) -> None:
        rows = [astuple(change) for change in noted]
        self.database.executemany(
            "INSERT INTO pending_changes"
            ' (kind, agency_id, agency, province_code, "at", report_id, host, url, "before", "after")'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )

    def _rows(self, shape: Shape, agency_id: str) -> list[Row]:
        """Return the rows of an agency in a table, in the order of their keys."""
        columns, key = (", ".join(map(quoted, names)) for names in (_names(shape), shape.key))
        question = f"SELECT {columns} FROM {quoted(shape.name)} WHERE agency_id = ? ORDER BY {key}"  # noqa: S608 - our names
        return self.database.execute(question, (agency_id,)).fetchall()

    def _delete(self, shape: Shape, agency_id: str) -> None:
        self.database.execute(f"DELETE FROM {quoted(shape.name)} WHERE agency_id = ?", (agency_id,))  # noqa: S608 - our names

    def _mark_changed(self, shapes: Iterable[Shape], at: str) -> None:
        """Note when a table last changed: files that are made of it are only then made again."""
        self.database.executemany(
            "INSERT OR REPLACE INTO changed_tables VALUES (?, ?)", [(shape.name, at) for shape in shapes]
        )


def _names(shape: Shape) -> list[str]:
    return [column.name for column in shape.columns]


def _in_order(shape: Shape, rows: AgencyRows) -> list[Row]:
    """Return the new rows of a table, in the order of their keys."""
    places = [_names(shape).index(name) for name in shape.key]
    return sorted(rows.tables.get(shape.name, ()), key=lambda row: [row[place] for place in places])


def _updated(known: Known | None, rows: AgencyRows, now: str) -> str:
    """Return when the agency's content was last seen to have changed; what is known of its links does not count."""
    return known.updated if known and known.content_digest == rows.agency["content_digest"] else now
