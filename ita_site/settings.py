"""What pages and exports need to know of the site around them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ita_site.urls import Addresses


@dataclass(frozen=True, slots=True)
class Settings:
    """What pages and exports need to know of the site around them.

    `edit_base` is the address below which content files can be edited, empty where none is configured; `changes`
    has the time of the last change of each content file.
    """

    addresses: Addresses = field(default_factory=Addresses)
    edit_base: str = ""
    site_url: str = ""
    """Where the site is published, with a slash at its end; empty where that is not configured."""
    changes: Mapping[str, datetime] = field(default_factory=dict)
    shared_files: str = ""
    """The folder of the files that other sites use as well, seen from the site's root; empty where it has its own."""
    sizes: Mapping[str, int] = field(default_factory=dict)
    """Bytes of each file beside the pages, by its path; 0 where they are not known."""
