"""Sessions of accounts: they end when they are not used, after a day's work at the latest, and at logout."""

import hashlib
import secrets
import time
from dataclasses import dataclass
from typing import Final

from ita_site.hub.records.database import Database

IDLE_SECONDS: Final = 4 * 60 * 60
"""A session that nobody used for so long is over."""
LONGEST_SECONDS: Final = 12 * 60 * 60
"""A session is over so long after the login, however much it is used."""
_NOTED_SECONDS: Final = 60
"""How often it is noted that a session is used."""


@dataclass(frozen=True, slots=True)
class StoredSession:
    """A session that is not over."""

    account: str
    token: str
    """For forms: made from the cookie, so that the database has neither."""


class HubSessions:
    """The sessions of a hub; the database knows them by digests, so that a copy of it lets nobody in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, account: str) -> str:
        """Begin a session; return its cookie, which is new at each login."""
        cookie, now = secrets.token_urlsafe(32), time.time()
        with self._database.changing():
            self._database.change(
                "DELETE FROM sessions WHERE used < ? OR begun < ?", now - IDLE_SECONDS, now - LONGEST_SECONDS
            )
            self._database.change("INSERT INTO sessions VALUES (?, ?, ?, ?)", _digest(cookie), account, now, now)
        return cookie

    def of(self, cookie: str) -> StoredSession | None:
        """Return the session of a cookie; None where there is none, or it is over."""
        now = time.time()
        rows = self._database.rows(
            "SELECT account, used FROM sessions WHERE digest = ? AND used >= ? AND begun >= ?",
            *(_digest(cookie), now - IDLE_SECONDS, now - LONGEST_SECONDS),
        )
        if not rows:
            return None
        account, used = rows[0]
        if now - float(str(used)) > _NOTED_SECONDS:
            self._database.change("UPDATE sessions SET used = ? WHERE digest = ?", now, _digest(cookie))
        return StoredSession(str(account), _token(cookie))

    def end(self, cookie: str) -> None:
        """End a session."""
        self._database.change("DELETE FROM sessions WHERE digest = ?", _digest(cookie))

    def end_all(self, account: str) -> None:
        """End every session of an account."""
        self._database.change("DELETE FROM sessions WHERE account = ?", account)


def _digest(cookie: str) -> str:
    return hashlib.sha256(f"session:{cookie}".encode()).hexdigest()


def _token(cookie: str) -> str:
    return hashlib.sha256(f"form:{cookie}".encode()).hexdigest()
