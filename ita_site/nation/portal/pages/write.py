"""Write the portal's pages into the folder that is published, where their bytes differ, and remove those that ended."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ita_site.disk.whole_file import ENDING
from ita_site.nation.build.shared_folder import write_shared_files
from ita_site.nation.portal.pages import addresses
from ita_site.nation.portal.pages.feeds import feeds
from ita_site.nation.portal.pages.finder_index import finder_bytes
from ita_site.nation.portal.pages.kinds.about import compare_page, method_page, not_found_page
from ita_site.nation.portal.pages.kinds.agency import agency_pages
from ita_site.nation.portal.pages.kinds.changes import changes_page, dead_page
from ita_site.nation.portal.pages.kinds.data import data_page
from ita_site.nation.portal.pages.kinds.home import home_page
from ita_site.nation.portal.pages.kinds.indicators import indicator_pages
from ita_site.nation.portal.pages.kinds.places import province_pages
from ita_site.nation.portal.pages.nation import Nation
from ita_site.nation.portal.pages.page import PortalPage
from ita_site.nation.portal.pages.queries.database import reading
from ita_site.nation.portal.pages.rendering import Renderer
from ita_site.nation.portal.pages.shared_files import OWN, SHARED, shared_files
from ita_site.publish.host_headers import header_files

_OWN_FOLDERS: Final = ("a/", "p/", "i/", addresses.CHANGES, OWN)
"""Folders in which nothing is but what is written here."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files the portal has beside those that it shares, and how many of all were written or removed."""

    files: int
    written: int
    removed: int


def write_portal(database: Path, public: Path, portal_url: str = "") -> Written:
    """Write all pages, twins, feeds and shared files of the portal into `public`, from a database that is there.

    A file is written only where its bytes differ. What is in `public/sites/` and `public/data/` is left as it is, but
    for the data folder's page. `portal_url` is where the portal is published, empty where that is unknown. Raises
    OSError, and sqlite3.Error where the database cannot be read.
    """
    with reading(database) as connection:
        nation = Nation(connection, public)
        counts: Counter[bool] = Counter()
        names = set()
        for name, data in _files(nation, portal_url):
            counts[_write(public / name, data)] += 1
            names.add(name)
    removed = _remove_others(public, names)
    written = counts[True] + write_shared_files(public / SHARED)
    return Written(len(names), written, removed)


def _files(nation: Nation, portal_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the portal by its path."""
    shared = shared_files()
    yield from shared.own.items()
    yield from header_files(portal_url).items()
    renderer = Renderer(shared, portal_url)
    for page in _pages(nation):
        yield addresses.file(page.address), renderer.html(page)
        if page.has_twin:
            yield addresses.twin(page.address), page.twin()
    yield addresses.FINDER, finder_bytes(nation)
    yield from feeds(nation, portal_url)


def _pages(nation: Nation) -> Iterator[PortalPage]:
    yield home_page(nation)
    yield from province_pages(nation)
    yield from agency_pages(nation)
    yield from indicator_pages(nation)
    yield changes_page(nation)
    yield dead_page(nation)
    yield compare_page()
    yield data_page(nation)
    yield method_page(nation)
    yield not_found_page()


def _write(file: Path, data: bytes) -> bool:
    """Write a file unless it has these bytes already; return whether it was written."""
    try:
        if file.stat().st_size == len(data) and file.read_bytes() == data:
            return False
    except FileNotFoundError:
        pass
    _put(file, data)
    return True


def _put(file: Path, data: bytes) -> None:
    """Put a file in its place in one step. It is not flushed: what the machine loses, the next run finds and writes."""
    part = file.with_name(f".{file.name}{ENDING}")
    try:
        _write_part(part, data)
        part.replace(file)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _write_part(part: Path, data: bytes) -> None:
    try:
        part.write_bytes(data)
    except FileNotFoundError:
        part.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)


def _remove_others(public: Path, names: set[str]) -> int:
    """Remove files of earlier runs that are no more, and folders that are empty then; return how many files."""
    removed = 0
    for folder in _OWN_FOLDERS:
        # the deepest first, so that a folder is empty when its turn comes
        for path in sorted((public / folder).rglob("*"), reverse=True):
            if path.is_dir():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path.relative_to(public).as_posix() not in names:
                path.unlink()
                removed += 1
    return removed
