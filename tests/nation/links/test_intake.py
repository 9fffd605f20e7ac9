"""What agencies' folders say of links is brought in; a folder that cannot be read is that agency's problem alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from ita_site.links.national.memory.database import open_memory
from ita_site.nation.cluster.process_pool import PoolExecutors
from ita_site.nation.links.agencies import Listed
from ita_site.nation.links.agency_content import Agency
from ita_site.nation.links.intake import take_in
from tests.builders.nation import write_nation


class _Threads(PoolExecutors):
    """Threads of the test's process: nothing here is about processes."""

    def open(self) -> ThreadPoolExecutor:  # type: ignore[override]
        return ThreadPoolExecutor(1)


def test_a_health_file_that_cannot_be_opened_is_kept_from_being_written_over(tmp_path: Path) -> None:
    agencies = [Agency(folder.name, folder / "content") for folder in write_nation(tmp_path / "sites", 2)]
    agencies[0].health.mkdir()
    with closing(open_memory(tmp_path / "links.sqlite")) as memory:
        intake = take_in(memory, Listed(agencies), _Threads(1), datetime(2026, 11, 30, tzinfo=UTC))
    assert intake.unwritable == {agencies[0].id}
    (problem,) = intake.problems[agencies[0].id]
    thai, english = problem.splitlines()
    assert thai == "อ่านไม่ได้"
    assert "cannot be read" in english
    assert intake.changed == 1
