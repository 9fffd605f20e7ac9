"""What a page is before any engine sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from ita_site.urls import Addresses


@dataclass(frozen=True, slots=True)
class Output:
    """One page: ``path`` is its source path (``reports/x/index.md``), ``source`` the content file it is made from.

    ``title`` and ``description`` are plain text; ``text`` is Markdown in which all data stand escaped.
    """

    path: str
    title: str
    description: str
    text: str
    source: str
    parent: str = ""
    previous: str = ""
    next: str = ""
    changed: date | None = None
    weight: float = 1.0
    """What search takes a match on it for: less where the page repeats others, 0 for none at all."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What pages need to know of the site around them.

    ``edit_base`` is the address below which content files can be edited, empty where none is configured; ``changes``
    has the time of the last change of each content file.
    """

    addresses: Addresses = field(default_factory=Addresses)
    edit_base: str = ""
    site_url: str = ""
    """Where the site is published, with a slash at its end; empty where that is not configured."""
    changes: Mapping[str, datetime] = field(default_factory=dict)
    agency_name: str = ""
    names: tuple[str, ...] = ()
    """Names that no line may break, the longest first."""
    sizes: Mapping[str, int] = field(default_factory=dict)
    """Bytes of each file beside the pages, by its path."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page's path and name: a step of the breadcrumbs, a neighbour."""

    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The like of a page in another report. ``note`` is what to know of it; ``reading`` says that it is our reading."""

    place: Place
    note: str = ""
    reading: bool = False
