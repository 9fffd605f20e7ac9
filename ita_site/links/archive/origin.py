"""Who records: what every WARC file says of the run that wrote into it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version


@dataclass(frozen=True, slots=True)
class Origin:
    """The recording program, from where it asks, and for whom."""

    agency: str
    """Name of the agency's folder, see `places.agency_folder`."""
    agent: str
    """The `User-Agent` of the requests."""
    vantage: str = ""
    """From where is asked."""

    def fields(self) -> dict[str, str]:
        """Return the fields of a warcinfo record."""
        return {
            "software": software(),
            "format": "WARC File Format 1.1",
            "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "isPartOf": self.agency,
            "http-header-user-agent": self.agent,
            "vantage": self.vantage,
        }


def software() -> str:
    """Return the name and version of this program."""
    return f"ita-site/{version('ita-site')}"
