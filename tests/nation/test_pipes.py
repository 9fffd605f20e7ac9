"""A pipe where an agency's file should be is never opened, for reading it may never end."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

from ita_site.links.archive.index import INDEX
from ita_site.links.archive.places import beside
from ita_site.links.memory.file.health_file import HEALTH, HealthFile
from ita_site.links.memory.file.memory_file import MemoryFileError
from ita_site.nation.build.digests import digests_of
from ita_site.nation.build.shared_folder import FROM_SITE
from ita_site.nation.links.agency_content import Agency, KnownDigests, digest_of, read_agency
from ita_site.nation.portal.database.rows.agency_rows import AgencySource
from ita_site.nation.portal.database.rows.read_agency import Unreadable
from ita_site.nation.portal.database.rows.read_agency import read_agency as read_rows
from ita_site.nation.sites.read import read_sites
from ita_site.nation.sites.site_folder import SiteFolder
from ita_site.publish.link_job.known_uses import file_states
from ita_site.source.problems import Code
from tests.builders.nation import MadeUpAgency

_SECONDS = 20


@pytest.fixture(autouse=True)
def _ends_soon() -> Iterator[None]:
    """Make a test fail that waits at a pipe."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise AssertionError("a pipe was opened")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(_SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    """The site folder of one agency."""
    return SiteFolder("agency-00001", MadeUpAgency(1).write(tmp_path / "sites"))


def put_pipe(file: Path) -> None:
    """Put a pipe in the place of a file."""
    file.unlink(missing_ok=True)
    os.mkfifo(file)


def lead_to_pipe(file: Path) -> None:
    """Put a link to a pipe in the place of a file."""
    put_pipe(file.parents[2] / "pipe")
    file.unlink(missing_ok=True)
    file.symlink_to(file.parents[2] / "pipe")


@pytest.mark.parametrize("put", [put_pipe, lead_to_pipe])
def test_settings_that_are_a_pipe_are_unreadable(put: Callable[[Path], None], site: SiteFolder) -> None:
    put(site.config)
    sites, (problem,) = read_sites(site.folder.parent)
    assert (sites, problem.code, problem.path) == ((), Code.UNREADABLE, "sites/agency-00001/mkdocs.yml")
    assert digests_of(site, FROM_SITE).content


@pytest.mark.parametrize("path", ["content/pipe.yml", "content/agency.yml", f"content/{HEALTH}"])
def test_a_pipe_in_the_content_changes_the_digests_of_the_build(path: str, site: SiteFolder) -> None:
    before = digests_of(site, FROM_SITE)
    put_pipe(site.folder / path)
    assert digests_of(site, FROM_SITE) != before


def test_an_index_of_copies_that_is_a_pipe_is_passed_over(site: SiteFolder) -> None:
    index = beside(site.folder / "content") / INDEX
    index.parent.mkdir(parents=True)
    put_pipe(index)
    assert digests_of(site, FROM_SITE).content


@pytest.mark.parametrize("name", ["pipe.yml", HEALTH])
def test_the_portal_names_a_pipe_in_the_content(name: str, site: SiteFolder) -> None:
    put_pipe(site.folder / "content" / name)
    outcome = read_rows(AgencySource(site.id, site.config), "")
    assert isinstance(outcome, Unreadable)
    assert name in outcome.errors[0]


def test_the_night_of_links_names_a_pipe_in_the_content(site: SiteFolder) -> None:
    content = site.folder / "content"
    put_pipe(content / "pipe.yml")
    assert list(file_states(content)) == list(file_states(content))
    reading = read_agency(Agency(site.id, content), KnownDigests())
    assert reading.links is None
    assert "pipe.yml" in reading.problems[0]


def test_a_health_file_that_is_a_pipe_is_kept_from_being_written_over(site: SiteFolder) -> None:
    agency = Agency(site.id, site.folder / "content")
    put_pipe(agency.health)
    assert digest_of(agency.health)
    reading = read_agency(agency, KnownDigests())
    assert any("not a file" in problem for problem in reading.problems)
    with pytest.raises(MemoryFileError, match="not a file"):
        HealthFile(agency.health)
