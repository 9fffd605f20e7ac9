"""What agencies' folders say of links is brought in; a folder that cannot be read is that agency's problem alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from ita_site.links.judge.observation import Kind
from ita_site.links.memory.file.health_file import write
from ita_site.links.memory.history import Link, State
from ita_site.links.national.memory.database import open_memory
from ita_site.nation.cluster.process_pool import PoolExecutors
from ita_site.nation.links.agencies import Listed
from ita_site.nation.links.agency_content import Agency
from ita_site.nation.links.health_files import write_stale
from ita_site.nation.links.intake import take_in
from tests.builders.nation import write_nation

NOW = datetime(2026, 11, 30, tzinfo=UTC)


class _Threads(PoolExecutors):
    """Threads of the test's process: nothing here is about processes."""

    def open(self) -> ThreadPoolExecutor:  # type: ignore[override]
        return ThreadPoolExecutor(1)


def test_what_an_agency_wrote_itself_since_it_was_read_is_not_written_over(tmp_path: Path) -> None:
    (folder,) = write_nation(tmp_path / "sites", 1)
    agency = Agency(folder.name, folder / "content")
    write(agency.health, (), [Link("http://www.example.go.th/", State.ALIVE, NOW, Kind.OK, checked=NOW)])
    with closing(open_memory(tmp_path / "links.sqlite")) as memory:
        take_in(memory, Listed([agency]), _Threads(1), NOW)
        agency.health.write_bytes(agency.health.read_bytes() + b"\n")
        newer = agency.health.read_bytes()
        written = write_stale(memory, [agency], frozenset(), NOW)
    assert (written.count, written.busy) == (0, [agency.id])
    assert agency.health.read_bytes() == newer


def test_a_health_file_that_cannot_be_opened_is_kept_from_being_written_over(tmp_path: Path) -> None:
    agencies = [Agency(folder.name, folder / "content") for folder in write_nation(tmp_path / "sites", 2)]
    agencies[0].health.mkdir()
    with closing(open_memory(tmp_path / "links.sqlite")) as memory:
        intake = take_in(memory, Listed(agencies), _Threads(1), NOW)
    assert intake.unwritable == {agencies[0].id}
    (problem,) = intake.problems[agencies[0].id]
    thai, english = problem.splitlines()
    assert thai.startswith("อ่านไม่ได้: IsADirectoryError")
    assert "cannot be read" in english
    assert intake.changed == 1
