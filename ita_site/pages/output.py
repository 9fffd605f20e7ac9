"""What a page is before any engine sees it."""

from dataclasses import dataclass
from datetime import date


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
