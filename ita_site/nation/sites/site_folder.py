"""One agency of a nation, and the folder of its site."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

CONFIG: Final = "mkdocs.yml"
"""The settings of a site: the file that makes a folder a site folder."""


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """An agency with a site folder of its own."""

    id: str
    """A slug: of the list of agencies, else of agency.yml, else the folder's name."""
    folder: Path
    """Has the mkdocs.yml and the content folder."""
    code: str = ""
    """The official code; empty where it is not known."""
    province_code: str = ""
    """Such as `TH-30`; empty where it is not known."""

    @property
    def config(self) -> Path:
        """Return its mkdocs.yml."""
        return self.folder / CONFIG
