"""What the archive keeps of the evidence in use, and what a reader may be offered of it.

The archive is a folder beside the content folder, made by `ita links`. A checkout without it, such as that of a
publishing service, has the health file alone: then nobody here knows what is kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from ita_site import urls
from ita_site.links.archive.bad_index import BadIndexError
from ita_site.links.archive.index import INDEX, ArchiveIndex, Copy, key
from ita_site.links.archive.places import ARCHIVE, beside
from ita_site.links.memory.history import Link
from ita_site.model.agency import Agency
from ita_site.source.problems import Code, Problem

FIELD: Final = "evidence_copies"
"""The field of the agency by which everybody may see copies."""


class Access(StrEnum):
    """What a reader can do to see what an address showed."""

    SHOWN = "shown"
    """Open a page of this site."""
    KEPT = "kept"
    """Ask the agency, which keeps a copy."""
    ASKED = "asked"
    """Ask the agency whether it has one: the archive is not here."""
    WITHDRAWN = "withdrawn"
    """Read when the copy was taken out, and why."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a reader is offered of a link's copy."""

    access: Access
    at: datetime
    """When the copy was seen; of a withdrawn copy, when it was taken out."""
    sha256: str
    page: str = ""
    """The page of this site that shows it; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """When a copy was taken out of the archive, and why."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class EvidenceCopies:
    """The newest copy of each address in use, and whether everybody may see it."""

    folder: Path | None = None
    """The archive's folder; None where it is not here."""
    latest: Mapping[str, Copy] = field(default_factory=dict)
    """By the address without its fragment."""
    withdrawn: Mapping[str, Tombstone] = field(default_factory=dict)
    """By SHA-256: what was taken out under one address is shown under no other."""
    is_public: bool = False
    ask: str = ""
    """Where to ask the agency for a copy: an address of the web."""

    def pages(self) -> dict[str, tuple[Copy, ...]]:
        """Return the copies that everybody may see, by the page of the site that shows them.

        Addresses that answered with the same bytes share a page.
        """
        pages: dict[str, tuple[Copy, ...]] = {}
        for copy in self.latest.values() if self.is_public else ():
            path = urls.seen(copy.sha256)
            pages[path] = (*pages.get(path, ()), copy)
        return pages

    def offer(self, link: Link) -> Offer | None:
        """Return what a reader is offered of a link; None where nothing was kept."""
        copy = self.latest.get(key(link.url))
        if copy is None:
            seen = link.copy if self.folder is None else None
            return Offer(Access.ASKED, seen.at, seen.sha256) if seen else None
        page = urls.seen(copy.sha256) if self.is_public else ""
        if gone := self.withdrawn.get(copy.sha256):
            return Offer(Access.WITHDRAWN, gone.at, copy.sha256, page)
        return Offer(Access.SHOWN if page else Access.KEPT, copy.at, copy.sha256, page)


def read_copies(root: Path, agency: Agency, used: Iterable[str]) -> EvidenceCopies:
    """Return the newest copy of each of the addresses `used`, from the archive beside the content folder `root`.

    Raises `BadIndexError` where the archive's index cannot be read.
    """
    folder = beside(root)
    if not (folder / INDEX).is_file():
        return _without_archive(agency)
    with ArchiveIndex(folder) as index:
        copies = (index.latest(url) for url in dict.fromkeys(map(key, used)))
        latest = {copy.url: copy for copy in copies if copy}
        gone = ((copy, copy.withdrawn) for copy in latest.values() if copy.withdrawn)
        withdrawn = {copy.sha256: Tombstone(at, index.reason(copy)) for copy, at in gone}
    return EvidenceCopies(folder, latest, withdrawn, agency.shows_copies, _where_to_ask(agency))


def _without_archive(agency: Agency) -> EvidenceCopies:
    return EvidenceCopies(is_public=agency.shows_copies, ask=_where_to_ask(agency))


def _where_to_ask(agency: Agency) -> str:
    return agency.contact or agency.website


def try_copies(
    root: Path, agency: Agency, agency_file: tuple[str, int], used: Iterable[str]
) -> tuple[EvidenceCopies, tuple[Problem, ...]]:
    """Return the copies as `read_copies` does, and what people must know of them.

    `agency_file` is the path of the agency's file and the line of its field `evidence_copies`.
    """
    try:
        copies = read_copies(root, agency, used)
    except BadIndexError as error:
        problem = Problem(f"{ARCHIVE}/{INDEX}", 0, Code.BAD_ARCHIVE, found=error.detail)
        return _without_archive(agency), (problem,)
    if copies.is_public and copies.folder is None:
        path, line = agency_file
        return copies, (Problem(path, line, Code.NO_ARCHIVE, FIELD, found=agency.evidence_copies),)
    return copies, ()
