"""The folder in which a nation keeps what it makes: its memory, what went wrong, and what is published."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class NationFolder:
    """Where the nation keeps what it makes.

    `public` is published as it is, below one origin: the portal at its root, `sites/<id>/` for each agency, and
    `shared/` for the files that all sites share.
    """

    state: Path

    @property
    def links(self) -> Path:
        """Return the memory of all links."""
        return self.state / "links.sqlite"

    @property
    def run(self) -> Path:
        """Return what the last night of links says of itself."""
        return self.state / "run.json"

    @property
    def builds(self) -> Path:
        """Return the table of what was built, of which digests."""
        return self.state / "builds.sqlite"

    @property
    def portal(self) -> Path:
        """Return the database of the portal."""
        return self.state / "portal.db"

    @property
    def checkouts(self) -> Path:
        """Return the folder with a checkout of each agency that is listed by its repository."""
        return self.state / "checkouts"

    @property
    def public(self) -> Path:
        """Return the folder that is published."""
        return self.state / "public"

    @property
    def sites(self) -> Path:
        """Return the folder of the agencies' sites, by id."""
        return self.public / "sites"

    @property
    def shared(self) -> Path:
        """Return the folder of the files that all sites share."""
        return self.public / "shared"

    @property
    def problems(self) -> Path:
        """Return the folder with what is wrong, a file for each agency that has errors."""
        return self.state / "problems"
