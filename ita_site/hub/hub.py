"""A hub as its pages and commands use it: its folder, its records, and its open desks."""

from dataclasses import dataclass
from pathlib import Path

from ita_site.hub.folder import HubFolder
from ita_site.hub.records.accounts import Accounts
from ita_site.hub.records.agencies import Agencies
from ita_site.hub.records.database import Database
from ita_site.hub.records.guesses import Guesses
from ita_site.hub.records.nights import Nights
from ita_site.hub.records.publish_requests import PublishRequests
from ita_site.hub.records.sessions import HubSessions


@dataclass(frozen=True, slots=True)
class Hub:
    """A hub that is open."""

    folder: HubFolder
    database: Database
    accounts: Accounts
    agencies: Agencies
    sessions: HubSessions
    guesses: Guesses
    requests: PublishRequests
    nights: Nights


def open_hub(root: Path) -> Hub:
    """Open the hub in a folder, and make one where none is. Raises OSError, sqlite3.Error, NewerDatabaseError."""
    folder = HubFolder(root.resolve())
    database = Database(folder.accounts)
    return Hub(
        folder,
        database,
        Accounts(database),
        Agencies(database),
        HubSessions(database),
        Guesses(database),
        PublishRequests(database),
        Nights(database),
    )
