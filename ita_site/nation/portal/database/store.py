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
from ita_site.nation.portal.database.agency_rows import AgencyRows, text_of
from ita_site.nation.portal.database.changes import Change, Known, changes
from ita_site.nation.portal.database.event_kinds import EventKind
from ita_site.nation.portal.database.events import make_events
from ita_site.nation.portal.database.portal_shapes import AGENCIES, AGENCY_REPORTS, LINKS, RUN
from ita_site.nation.portal.database.schema import insert_into, make_tables, replace_into
from ita_site.nation.portal.database.tables import NATIONAL_SHAPES
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
        """Replace all rows of an agency, and note what changed, in one transaction."""
        agency_id, at = str(rows.agency["id"]), text_of(now)
        with self.transaction():
            known = self._known(agency_id)
            self._note(changes(known, rows, at))
            self._delete(agency_id)
            self._insert(rows, _updated(known, rows, at))

    def remove(self, agency_id: str, now: datetime) -> None:
        """Remove an agency that is no longer among those that publish, and note that, in one transaction."""
        with self.transaction():
            name, province = self.database.execute(
                "SELECT name, province_code FROM agencies WHERE id = ?", (agency_id,)
            ).fetchone()
            self._note([Change(EventKind.LEFT, agency_id, name, province, text_of(now))])
            self._delete(agency_id)

    def finish(self, summary: RunSummary, now: datetime) -> int:
        """Make events of all changes, and note the run where it changed something, in one transaction.

        Returns how many things happened.
        """
        with self.transaction():
            events = make_events(self.database, now)
            if summary.changed or summary.removed:
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

    def _delete(self, agency_id: str) -> None:
        # the search keeps no texts: it is given those that it is to forget, before they are gone
        self.database.execute(
            "INSERT INTO found (found, rowid, name, words)"
            " SELECT 'delete', id, name, words FROM found_texts WHERE agency_id = ?",
            (agency_id,),
        )
        for name in ("found_rows", *(shape.name for shape in _OF_AGENCY)):
            self.database.execute(f'DELETE FROM "{name}" WHERE agency_id = ?', (agency_id,))  # noqa: S608 - our names
        self.database.execute("DELETE FROM agencies WHERE id = ?", (agency_id,))

    def _insert(self, rows: AgencyRows, updated: str) -> None:
        agency = {**rows.agency, "updated": updated}
        self.database.execute(insert_into(AGENCIES), [agency[column.name] for column in AGENCIES.columns])
        for shape in _OF_AGENCY:
            self.database.executemany(insert_into(shape), rows.tables.get(shape.name, ()))
        agency_id = agency["id"]
        self.database.execute("INSERT INTO found_rows (agency_id) VALUES (?)", (agency_id,))
        self.database.execute(
            "INSERT INTO found_rows (agency_id, measure_id)"
            " SELECT agency_id, measure_id FROM measures WHERE agency_id = ? ORDER BY measure_id",
            (agency_id,),
        )
        self.database.execute(
            "INSERT INTO found (rowid, name, words) SELECT id, name, words FROM found_texts WHERE agency_id = ?",
            (agency_id,),
        )


def _updated(known: Known | None, rows: AgencyRows, now: str) -> str:
    """Return when the agency's content was last seen to have changed; what is known of its links does not count."""
    return known.updated if known and known.content_digest == rows.agency["content_digest"] else now
