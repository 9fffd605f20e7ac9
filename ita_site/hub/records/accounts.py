"""Accounts: made by a keeper with a first password that must be changed, each with roles in agencies."""

import re
import sqlite3
import unicodedata
from collections import defaultdict
from typing import Final

from ita_site.hub.passwords import first_password, hashed, is_password
from ita_site.hub.records.database import Database
from ita_site.hub.roles import Account, Role

_NAME: Final = re.compile(r"[a-z0-9ก-๎][a-z0-9ก-๎.@_-]{1,63}")
_MOST: Final = 200
"""Accounts that a list shows."""


class BadNameError(ValueError):
    """No account can have this name."""


class NameTakenError(ValueError):
    """There is an account of this name."""


def account_name(text: str) -> str:
    """Return the name of an account as it is stored: in small letters, without spaces around."""
    return unicodedata.normalize("NFC", text).strip().casefold()


class Accounts:
    """The accounts of a hub."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def make(self, name: str, *, is_keeper: bool = False) -> str:
        """Make an account; return its first password, which is stored nowhere. Raises BadNameError, NameTakenError."""
        if not _NAME.fullmatch(name):
            raise BadNameError(name)
        password = first_password()
        try:
            self._database.change(
                "INSERT INTO accounts (name, password, keeper) VALUES (?, ?, ?)", name, hashed(password), is_keeper
            )
        except sqlite3.IntegrityError:
            raise NameTakenError(name) from None
        return password

    def named(self, name: str) -> Account | None:
        """Return the account of a name; None where there is none."""
        rows = self._database.rows("SELECT keeper, must_change, active FROM accounts WHERE name = ?", name)
        if not rows:
            return None
        is_keeper, must_change, is_active = map(bool, rows[0])
        roles: defaultdict[str, set[Role]] = defaultdict(set)
        for agency, role in self._database.rows("SELECT agency, role FROM roles WHERE account = ?", name):
            roles[str(agency)].add(Role(str(role)))
        return Account(name, dict(roles), is_keeper, must_change, is_active)

    def listed(self, sought: str = "") -> list[Account]:
        """Return the first accounts by name, those alone whose names have a text in them."""
        rows = self._database.rows(
            "SELECT name FROM accounts WHERE instr(name, ?) ORDER BY name LIMIT ?", account_name(sought), _MOST
        )
        return [account for (name,) in rows if (account := self.named(str(name)))]

    def checked(self, name: str, password: str) -> Account | None:
        """Return the account of a name and its password; None for any other, in the same time."""
        rows = self._database.rows("SELECT password FROM accounts WHERE name = ? AND active", name)
        is_right = is_password(str(rows[0][0]) if rows else None, password)
        return self.named(name) if is_right else None

    def set_password(self, name: str, password: str) -> None:
        """Give an account the password that its person chose."""
        self._database.change(
            "UPDATE accounts SET password = ?, must_change = 0 WHERE name = ?", hashed(password), name
        )

    def reset_password(self, name: str) -> str:
        """Give an account a first password again, end its sessions, and return the password."""
        password = first_password()
        with self._database.changing():
            self._database.change(
                "UPDATE accounts SET password = ?, must_change = 1 WHERE name = ?", hashed(password), name
            )
            self._database.change("DELETE FROM sessions WHERE account = ?", name)
        return password

    def set_active(self, name: str, *, is_active: bool) -> None:
        """Open an account again, or close it and end its sessions."""
        with self._database.changing():
            self._database.change("UPDATE accounts SET active = ? WHERE name = ?", is_active, name)
            if not is_active:
                self._database.change("DELETE FROM sessions WHERE account = ?", name)

    def grant(self, name: str, agency: str, role: Role) -> None:
        """Give an account a role in an agency. Raises sqlite3.IntegrityError where one of them is not there."""
        self._database.change("INSERT OR IGNORE INTO roles VALUES (?, ?, ?)", name, agency, role)

    def revoke(self, name: str, agency: str, role: Role) -> None:
        """Take a role away."""
        self._database.change("DELETE FROM roles WHERE account = ? AND agency = ? AND role = ?", name, agency, role)
