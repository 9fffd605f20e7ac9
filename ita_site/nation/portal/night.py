"""Bring the portal up to date: its database, the files for others, Datasette's settings, and the pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ita_site.links.memory.journal import Lock
from ita_site.links.national.executors import Executors
from ita_site.nation.portal.database.fill import Filled, fill
from ita_site.nation.portal.database.rows.agency_rows import AgencySource
from ita_site.nation.portal.database.store import PortalStore
from ita_site.nation.portal.files.datasette_files import write_datasette_files
from ita_site.nation.portal.files.write_files import FilesWritten, write_files
from ita_site.nation.portal.pages.write import Written, write_portal
from ita_site.nation.sites.held_sites import held_sites
from ita_site.nation.sites.nation_folder import NationFolder
from ita_site.nation.sites.site_folder import SiteFolder
from ita_site.source.problems import Problem, has_errors


@dataclass(frozen=True, slots=True)
class PortalRun:
    """What a run is given."""

    source: Path
    """A folder of site folders, or a CSV."""
    folder: NationFolder
    now: datetime
    portal_url: str = ""
    """Where the portal is published, with a slash at its end; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class PortalNight:
    """What a run did."""

    agencies: int
    problems: tuple[Problem, ...]
    """What is wrong with the list of agencies."""
    filled: Filled
    files: FilesWritten
    pages: Written


def make_portal(run: PortalRun, executors: Executors) -> PortalNight:
    """Bring everything up to date, the pages last.

    While the list of agencies has errors, or nobody is on it, no agency is taken to be gone. Raises OSError,
    sqlite3.Error, `SchedulerLostError`, and `Busy` where another run makes the portal.
    """
    with Lock(run.folder.portal):
        return _made(run, executors)


def _made(run: PortalRun, executors: Executors) -> PortalNight:
    with (
        held_sites(run.source, run.folder, fetches=False) as (sites, problems),
        PortalStore.opened(run.folder.portal) as store,
    ):
        is_whole = bool(sites) and not has_errors(problems)
        filled = fill(store, _sources(sites), executors, run.now, removes_others=is_whole)
    files = write_files(run.folder.portal, run.folder.public / "data", run.portal_url)
    write_datasette_files(run.folder.state / "datasette")
    pages = write_portal(run.folder.portal, run.folder.public, run.portal_url)
    return PortalNight(len(sites), problems, filled, files, pages)


def _sources(sites: Sequence[SiteFolder]) -> list[AgencySource]:
    return [AgencySource(site.id, site.config.absolute(), site.code, site.province_code) for site in sites]
