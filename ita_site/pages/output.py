"""What a page is before any engine sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import ClassVar, Final

LAST_FOUND: Final = 0.1
"""The weight of pages that come after all others in search: for officers, or repeating a page with all around it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page's path and name: a step of the breadcrumbs, a neighbour."""

    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Output:
    """A page: `path` is its source path (`reports/x/index.md`), `source` the content file it is made from.

    `title` and `description` are plain text; `text` is Markdown in which all data are escaped.
    """

    path: str
    title: str
    description: str
    text: str
    source: str
    above: tuple[Place, ...] = ()
    """The pages above it, home first."""
    changed: date | None = None
    weight: float = 1.0
    """What search takes a match on it for: less where the page repeats others, 0 for none at all."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Files that only this page shows, by path."""
    is_copy: bool = False
    """It shows what another site published, and must not stand before it in anybody's search."""
    report: str = ""
    """The id of the report that it is a page of; empty for a page of the whole site."""
    like_pages: Mapping[str, str] = field(default_factory=dict)
    """Path of another report's page → path of the page of that report which is like this one."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The like of a page in another report. `note` is what to know of it; `reading` says that it is our reading."""

    place: Place
    note: str = ""
    reading: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that a reader can send."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class LikePage:
    """The page of another report that is of the same kind as a page: about the same where that report has it."""

    report: str
    """The path of the other report's own page."""
    name: str
    """What tells the other report from all reports: `2568`, or `2568 รอบ 6 เดือน` where it has a sibling."""
    year: int
    """Its fiscal year."""
    path: str


@dataclass(frozen=True, slots=True)
class Edition:
    """Which report a page is of, among all reports of the site."""

    report: str
    """The report's id."""
    name: str
    """What tells it from all reports, as in `LikePage`."""
    year: int
    """Its fiscal year."""
    others: tuple[LikePage, ...] = ()
    """Of every other report, the newest first."""
    newest: LikePage | None = None
    """Of the newest report of its family of frameworks; None where it is of that one."""

    @property
    def like_pages(self) -> Mapping[str, str]:
        """Return path of another report's page → path of that report's page of the same kind."""
        return {other.report: other.path for other in self.others}


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the frame around a page needs to know of it."""

    place: Place
    description: str
    source: str
    """The content file to edit; empty where there is none."""
    above: tuple[Place, ...] = ()
    """The breadcrumbs from the home page down."""
    neighbours: tuple[Place | None, Place | None] = (None, None)
    """The pages before and after it."""
    changed: date | None = None
    """The day of the last change of the content files that it is made from; None where that is not known."""
    tab: str = ""
    """What tells its title from that of the like page of another report."""
    weight: float = 1.0
    """What search takes a match on it for."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """Its like in other reports."""
    twin: str = ""
    """The path of a file with the same data for programs."""
    unpaired: int = 0
    """How many results of its report nobody has paired with activities yet."""
    edition: Edition | None = None
    """The report that it is a page of; None for a page of the whole site."""

    @property
    def title(self) -> str:
        """Return the title that no other page has."""
        return f"{self.place.title} · {self.tab}" if self.tab else self.place.title


@dataclass(frozen=True, slots=True)
class PageData:
    """Base of the values that a template shows; each class of values names its template."""

    template: ClassVar[str]

    def values(self) -> dict[str, object]:
        """Return the values by the names that the template has for them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}
