"""Slow down who guesses passwords: each failure of an account or from an address makes the next pause longer.

What is counted is in the database, so that a restart forgets nothing. Names that no account has are counted alike.
"""

import hashlib
import time
from typing import Final

from ita_site.hub.records.database import Database

FREE: Final = {"account": 3, "address": 20}
"""The failure after which the first pause is: a person mistypes, and many persons share the address of an office."""
LONGEST_PAUSE: Final = 15 * 60
_FORGOTTEN_SECONDS: Final = 24 * 60 * 60


def pause_after(failures: int, free: int) -> int:
    """Return how many seconds nobody may try after so many failures: 1, 2, 4, … 900."""
    return 0 if failures < free else min(2 ** min(failures - free, 20), LONGEST_PAUSE)


class Guesses:
    """The failures of the last day."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, account: str, address: str) -> int:
        """Count an attempt as failed before it is made, and return 0; or the seconds for which none may be made.

        Attempts that are made at the same time are so counted as well; `succeeded` takes it back.
        """
        now = time.time()
        with self._database.changing():
            self._database.change("DELETE FROM guesses WHERE last < ?", now - _FORGOTTEN_SECONDS)
            wait = max(self._wait(kind, subject, now) for kind, subject in _subjects(account, address))
            if wait <= 0:
                for kind, subject in _subjects(account, address):
                    self._count(kind, subject, now)
        return max(0, round(wait + 0.5)) if wait > 0 else 0

    def succeeded(self, account: str, address: str) -> None:
        """Forget the failures of an account, and of its address this attempt alone."""
        with self._database.changing():
            self._database.change("DELETE FROM guesses WHERE subject = ?", _key("account", account))
            self._database.change(
                "UPDATE guesses SET failures = failures - 1, until = 0 WHERE subject = ?", _key("address", address)
            )

    def _wait(self, kind: str, subject: str, now: float) -> float:
        rows = self._database.rows("SELECT until FROM guesses WHERE subject = ?", _key(kind, subject))
        return float(str(rows[0][0])) - now if rows else 0.0

    def _count(self, kind: str, subject: str, now: float) -> None:
        key = _key(kind, subject)
        rows = self._database.rows("SELECT failures FROM guesses WHERE subject = ?", key)
        failures = int(str(rows[0][0])) + 1 if rows else 1
        until = now + pause_after(failures, FREE[kind])
        self._database.change("INSERT OR REPLACE INTO guesses VALUES (?, ?, ?, ?)", key, failures, now, until)


def _subjects(account: str, address: str) -> tuple[tuple[str, str], ...]:
    return ("account", account), ("address", address)


def _key(kind: str, subject: str) -> str:
    """Return a digest: what people typed into the field of the name may be a password."""
    return hashlib.sha256(f"{kind}:{subject}".encode()).hexdigest()
