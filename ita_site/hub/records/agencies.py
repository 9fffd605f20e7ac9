"""The list of agencies: what a page of many needs to know of each, so that it reads no content."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ita_site.hub.records.database import Database
from ita_site.hub.roles import Account, Agency
from ita_site.model.field_types import is_id

ON_A_PAGE: Final = 50


class BadIdError(ValueError):
    """No agency can have this id."""


class IdTakenError(ValueError):
    """There is an agency of this id."""


@dataclass(frozen=True, slots=True)
class AgencyPage:
    """A page of the list, and how many agencies the list has in all."""

    agencies: Sequence[Agency]
    count: int


class Agencies:
    """The agencies of a hub."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, identity: str, name: str, *, wants_approval: bool = False) -> None:
        """Add an agency. Raises BadIdError, IdTakenError."""
        if not is_id(identity):
            raise BadIdError(identity)
        try:
            self._database.change(
                "INSERT INTO agencies VALUES (?, ?, ?, ?)", identity, name, _sought(identity, name), wants_approval
            )
        except sqlite3.IntegrityError:
            raise IdTakenError(identity) from None

    def named(self, identity: str) -> Agency | None:
        """Return the agency of an id; None where there is none."""
        rows = self._database.rows("SELECT name, approval FROM agencies WHERE id = ?", identity)
        return Agency(identity, str(rows[0][0]), bool(rows[0][1])) if rows else None

    def every(self) -> list[Agency]:
        """Return all agencies by id."""
        rows = self._database.rows("SELECT id, name, approval FROM agencies ORDER BY id")
        return [Agency(str(identity), str(name), bool(approval)) for identity, name, approval in rows]

    def page(self, account: Account, sought: str = "", start: int = 0) -> AgencyPage:
        """Return a page of the agencies that an account has a role in, or all for a keeper, by name."""
        of_account = "" if account.is_keeper else "AND id IN (SELECT agency FROM roles WHERE account = ?)"
        values = (_sought(sought), *(() if account.is_keeper else (account.name,)))
        where = f"FROM agencies WHERE instr(sought, ?) {of_account}"
        # only fixed words are put together
        ((count,),) = self._database.rows(f"SELECT count(*) {where}", *values)
        rows = self._database.rows(
            f"SELECT id, name, approval {where} ORDER BY name, id LIMIT ? OFFSET ?",
            *values,
            ON_A_PAGE,
            start,
        )
        agencies = [Agency(str(identity), str(name), bool(approval)) for identity, name, approval in rows]
        return AgencyPage(agencies, int(str(count)))

    def rename(self, identity: str, name: str) -> None:
        """Remember what an agency calls itself now."""
        self._database.change(
            "UPDATE agencies SET name = ?, sought = ? WHERE id = ? AND name <> ?",
            *(name, _sought(identity, name), identity, name),
        )

    def set_approval(self, identity: str, *, is_wanted: bool) -> None:
        """Remember whether an agency wants an approver to see what is published."""
        self._database.change("UPDATE agencies SET approval = ? WHERE id = ?", is_wanted, identity)


def _sought(*texts: str) -> str:
    """Return texts as they are searched: in small letters, without spaces."""
    return "\n".join("".join(text.split()).casefold() for text in texts)
