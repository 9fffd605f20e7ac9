"""Where a hub keeps what: the sites of agencies, what belongs to this machine, and the accounts."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ita_site.hub.agency_lock import AgencyLock

AGENCIES: Final = "agencies"
STATE: Final = "state"
ACCOUNTS: Final = "accounts.sqlite"


@dataclass(frozen=True, slots=True)
class HubFolder:
    """The folder of a hub. Ids of agencies were checked by `is_id` before they come here."""

    root: Path

    @property
    def accounts(self) -> Path:
        """Return the database of accounts."""
        return self.root / ACCOUNTS

    def site(self, agency: str) -> Path:
        """Return the site folder of an agency."""
        return self.root / AGENCIES / agency

    def config(self, agency: str) -> Path:
        """Return the mkdocs.yml of an agency, which is there once its site has begun."""
        return self.site(agency) / "mkdocs.yml"

    def content(self, agency: str) -> Path:
        """Return the content folder of an agency."""
        return self.site(agency) / "content"

    def state(self, agency: str) -> Path:
        """Return where this machine keeps what belongs to an agency and not to its content."""
        return self.root / STATE / agency

    def lock(self, agency: str) -> AgencyLock:
        """Return a lock of an agency's folder."""
        return AgencyLock(self.root / "locks" / agency)
