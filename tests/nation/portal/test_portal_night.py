"""`ita nation portal` over 300 agencies with real processes: what a change touches, and what a killed run leaves."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from ita_site.nation.portal.database.tables import TABLES
from tests.builders.host_types import endings_without_type
from tests.builders.nation import write_nation
from tests.builders.portals import asked, rows_of
from tests.builders.projects import contents

pytestmark = pytest.mark.slow

COUNT = 300
CHANGED = "agency-00150"
_OF_NOBODY = ("provinces", "events", "event_links", "run")


def _portal(folder: Path, now: str = "2026-11-01T01:00:00Z") -> subprocess.Popen[str]:
    """Start the command in a process, in a folder that has `sites/`."""
    words = [sys.executable, "-m", "ita_site.commands", "nation", "portal", "--now", now]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    return subprocess.Popen(
        words, cwd=folder, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def _finished(process: subprocess.Popen[str], code: int = 0) -> str:
    output, _ = process.communicate(timeout=600)
    assert process.returncode == code, output
    return output


def _dump(database: Path) -> dict[str, dict[object, list[tuple[object, ...]]]]:
    """Return all rows of all agencies, by table and agency."""
    tables: dict[str, dict[object, list[tuple[object, ...]]]] = {}
    for shape in TABLES:
        if shape.name not in _OF_NOBODY:
            own = tables.setdefault(shape.name, {})
            for row in rows_of(database, shape.name):
                own.setdefault(row[0], []).append(row)
    return tables


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a nation whose portal was made once."""
    folder = tmp_path_factory.mktemp("nation")
    write_nation(folder / "sites", COUNT)
    output = _finished(_portal(folder))
    assert f"{COUNT} agencies: {COUNT} changed, 0 gone, 0 with errors; {COUNT} new events" in output
    return folder


@pytest.fixture
def copied(nation: Path, tmp_path: Path) -> Path:
    """A copy of that folder, for a test to change."""
    return Path(shutil.copytree(nation, tmp_path / "nation"))


def test_every_file_of_the_portal_has_a_type_on_hosts_that_refuse_what_they_do_not_know(nation: Path) -> None:
    files = contents(nation / "nation" / "public")
    assert any(name.endswith(".parquet") for name in files)
    assert endings_without_type(files, files["web.config"]) == set()


def test_a_changed_file_changes_exactly_the_rows_of_its_agency(copied: Path) -> None:
    database = copied / "nation" / "portal.db"
    before = _dump(database)
    file = copied / "sites" / CHANGED / "content" / "reports" / "2567-12m" / "measures" / "m2.md"
    file.write_text(file.read_text(encoding="utf-8").replace("กิจกรรมสมมติที่สอง 2", "กิจกรรมสมมติที่เปลี่ยน"), encoding="utf-8")
    output = _finished(_portal(copied, "2026-11-02T01:00:00Z"))
    assert "300 agencies: 1 changed, 0 gone, 0 with errors; 1 new events" in output
    after = _dump(database)
    changed = {
        (table, agency)
        for table in before
        for agency in before[table].keys() | after[table].keys()
        if before[table].get(agency) != after[table].get(agency)
    }
    assert changed == {(table, CHANGED) for table in ("activities", "agencies", "agency_reports")}
    assert asked(
        database, "SELECT kind, agency_id, report_id, at FROM events WHERE scope = 'nation' AND kind <> 'joined'"
    ) == [("revised", CHANGED, "2567-12m", "2026-11-02T01:00:00Z")]


def test_a_second_run_writes_not_a_byte(copied: Path) -> None:
    before = contents(copied / "nation" / "public")
    output = _finished(_portal(copied, "2026-11-02T01:00:00Z"))
    assert "Wrote 0 tables anew, and 0 files of pages" in output
    assert contents(copied / "nation" / "public") == before


def test_errors_of_an_agency_are_said_and_stop_nothing(copied: Path) -> None:
    for agency, old, new in ((CHANGED, "order: 2", "order: two"), ("agency-00007", "มาตรการสมมติที่ 1", "มาตรการสมมติใหม่")):
        for file in (copied / "sites" / agency / "content" / "reports").rglob("m*.md"):
            file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    before = _dump(copied / "nation" / "portal.db")
    output = _finished(_portal(copied, "2026-11-02T01:00:00Z"), code=1)
    assert "300 agencies: 1 changed, 0 gone, 1 with errors" in output
    assert f"{CHANGED}: content/reports/2567-12m/measures/m2.md:3" in output
    after = _dump(copied / "nation" / "portal.db")
    assert after["measures"][CHANGED] == before["measures"][CHANGED]
    assert after["measures"]["agency-00007"] != before["measures"]["agency-00007"]


@pytest.mark.parametrize("agencies", [1, 50])
def test_a_killed_run_leaves_whole_agencies_and_the_next_tells_each_once(tmp_path: Path, agencies: int) -> None:
    count = 100
    write_nation(tmp_path / "sites", count)
    database = tmp_path / "nation" / "portal.db"
    process = _portal(tmp_path)
    _wait_for(database, agencies, process)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO found (found, rank) VALUES ('integrity-check', 1)")
        (kept,) = connection.execute("SELECT count(*) FROM agencies").fetchone()
        assert agencies <= kept < count
        assert connection.execute("SELECT DISTINCT count(*) FROM measures GROUP BY agency_id").fetchall() == [(3,)]
        assert connection.execute("SELECT count(*) FROM events").fetchone() == (0,)
    output = _finished(_portal(tmp_path, "2026-11-02T01:00:00Z"))
    assert f"{count} agencies: {count - kept} changed" in output
    assert asked(database, "SELECT count(*), count(DISTINCT agency_id) FROM events WHERE scope = 'nation'") == [
        (count, count)
    ]


def _wait_for(database: Path, agencies: int, process: subprocess.Popen[str]) -> None:
    """Wait until the database has so many agencies."""
    while process.poll() is None:
        if database.exists():
            with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
                try:
                    if connection.execute("SELECT count(*) FROM agencies").fetchone()[0] >= agencies:
                        return
                except sqlite3.OperationalError:
                    pass
        time.sleep(0.02)
    raise AssertionError(process.communicate()[0])
