"""Requests of officers to publish, where an agency wants an approver to see first what changed."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from ita_site.hub.records.database import Database


class RequestState(StrEnum):
    """What became of a request."""

    OPEN = "open"
    APPROVED = "approved"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class PublishRequest:
    """The newest request of an agency."""

    officer: str
    content: str
    """The digest of the content that is to be published."""
    asked: datetime
    accepts_unsettled: bool
    state: RequestState
    remark: str = ""
    approver: str = ""


class PublishRequests:
    """The newest request of each agency."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ask(self, agency: str, officer: str, content: str, *, accepts_unsettled: bool) -> None:
        """Ask for the content of a digest to be published, in the place of an earlier request."""
        self._database.change(
            "INSERT OR REPLACE INTO requests (agency, officer, content, asked, unsettled, state)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            *(agency, officer, content, time.time(), accepts_unsettled, RequestState.OPEN),
        )

    def newest(self, agency: str) -> PublishRequest | None:
        """Return the newest request of an agency; None where nobody ever asked."""
        rows = self._database.rows(
            "SELECT officer, content, asked, unsettled, state, remark, approver FROM requests WHERE agency = ?", agency
        )
        if not rows:
            return None
        officer, content, asked, unsettled, state, remark, approver = map(str, rows[0])
        when = datetime.fromtimestamp(float(asked), UTC)
        return PublishRequest(officer, content, when, unsettled == "1", RequestState(state), remark, approver)

    def answer(self, agency: str, content: str, state: RequestState, approver: str, remark: str = "") -> bool:
        """Answer the open request for the content of a digest. Returns False where there is none, or no more."""
        return bool(
            self._database.change(
                "UPDATE requests SET state = ?, approver = ?, remark = ?"
                " WHERE agency = ? AND content = ? AND state = ?",
                *(state, approver, remark, agency, content, RequestState.OPEN),
            )
        )
