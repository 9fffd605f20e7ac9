"""The table of builds: of which digests each site was built, and how that went. Written by one process alone."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import astuple, dataclass, fields
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final, Self

from ita_site.nation.build.digests import SiteDigests

_SCHEMA: Final = """
create table if not exists build(
  id text primary key, content text not null, links text not null, health text not null,
  outcome text not null, at text not null, problems integer not null, missed_at text not null
);
create table if not exists night(
  at text primary key, agencies integer not null, built integer not null, unchanged integer not null,
  refused integer not null, failed integer not null, removed integer not null, unreadable integer not null
);
"""


class Outcome(StrEnum):
    """How the last build of a site went."""

    BUILT = "built"
    REFUSED = "refused"
    """The content has errors; the site that was there stays."""
    FAILED = "failed"
    """The disk, the program or its process failed; it is tried again the next night."""


@dataclass(frozen=True, slots=True)
class SiteBuild:
    """The last build of a site."""

    id: str
    digests: SiteDigests
    outcome: Outcome
    at: datetime
    problems: int = 0
    """Errors and warnings of the content."""
    missed_at: datetime | None = None
    """Of an agency that the list no longer names: the night that said so."""


@dataclass(frozen=True, slots=True)
class NightSummary:
    """A night of builds in numbers."""

    at: datetime
    agencies: int
    """Those that the list names, and that could be read."""
    built: int = 0
    unchanged: int = 0
    refused: int = 0
    """Agencies whose content has errors, of this night and of earlier ones."""
    failed: int = 0
    removed: int = 0
    unreadable: int = 0
    """Problems of the list itself."""


class BuildTable(AbstractContextManager["BuildTable"]):
    """The file `builds.sqlite`. Raises sqlite3.Error where it cannot be read, understood or written."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(file, isolation_level=None)
        self._connection.executescript(_SCHEMA)

    def __enter__(self) -> Self:
        """Return the table."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._connection.close()

    def every(self) -> Mapping[str, SiteBuild]:
        """Return the last build of each site, by id."""
        rows = self._connection.execute(
            "select id, content, links, health, outcome, at, problems, missed_at from build order by id"
        )
        with _understanding():
            return {row[0]: _site_build(*row) for row in rows}

    def put(self, build: SiteBuild) -> None:
        """Write down the last build of a site."""
        missed_at = build.missed_at.isoformat() if build.missed_at else ""
        digests = (build.digests.content, build.digests.links, build.digests.health)
        values = (build.id, *digests, build.outcome.value, build.at.isoformat(), build.problems, missed_at)
        self._connection.execute(f"insert or replace into build values({_marks(values)})", values)

    def remove(self, agency: str) -> None:
        """Forget a site that is no more."""
        self._connection.execute("delete from build where id = ?", (agency,))

    def put_night(self, summary: NightSummary) -> None:
        """Write down how a night went."""
        values = (summary.at.isoformat(), *astuple(summary)[1:])
        self._connection.execute(f"insert or replace into night values({_marks(values)})", values)

    def last_night(self) -> NightSummary | None:
        """Return how the last night went; None before the first."""
        names = ", ".join(field.name for field in fields(NightSummary))
        row = self._connection.execute(f"select {names} from night order by rowid desc limit 1").fetchone()  # noqa: S608 - names of ours
        with _understanding():
            return NightSummary(datetime.fromisoformat(row[0]), *row[1:]) if row else None


def _marks(values: tuple[object, ...]) -> str:
    return ",".join("?" * len(values))


@contextmanager
def _understanding() -> Iterator[None]:
    """Raise sqlite3.DataError for a record that cannot be understood, so that callers know it from faults of ours."""
    try:
        yield
    except (TypeError, ValueError) as error:
        raise sqlite3.DataError(str(error)) from error


def _site_build(  # noqa: PLR0913 - the columns of a row
    agency: str, content: str, links: str, health: str, outcome: str, at: str, problems: int, missed_at: str
) -> SiteBuild:
    return SiteBuild(
        id=agency,
        digests=SiteDigests(content, links, health),
        outcome=Outcome(outcome),
        at=datetime.fromisoformat(at),
        problems=problems,
        missed_at=datetime.fromisoformat(missed_at) if missed_at else None,
    )
