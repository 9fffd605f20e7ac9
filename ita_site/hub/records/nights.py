"""What the last night made of each agency, so that the next one does only what changed."""

import time
from dataclasses import dataclass

from ita_site.hub.records.database import Database


@dataclass(frozen=True, slots=True)
class Night:
    """The digests of an agency's content and of the states of its links, as they were built."""

    content: str
    links: str


class Nights:
    """The last night of each agency."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last(self, agency: str) -> Night | None:
        """Return what was built last; None where nothing was."""
        rows = self._database.rows("SELECT content, links FROM nights WHERE agency = ?", agency)
        return Night(str(rows[0][0]), str(rows[0][1])) if rows else None

    def done(self, agency: str, night: Night) -> None:
        """Remember what was built."""
        self._database.change(
            "INSERT OR REPLACE INTO nights VALUES (?, ?, ?, ?)", agency, night.content, night.links, time.time()
        )
