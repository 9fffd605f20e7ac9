"""Files of a nation's folder that are damaged, locked or of something else: each is named, with what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ita_site.commands.nation import command
from ita_site.links.memory.journal import Lock
from ita_site.nation.build.digests import SiteDigests
from ita_site.nation.build.status import tell_status
from ita_site.nation.build.table import BuildTable, NightSummary, Outcome, SiteBuild
from ita_site.nation.sites.nation_folder import NationFolder
from tests.builders.nation import write_nation


@pytest.fixture
def nation(tmp_path: Path) -> NationFolder:
    """The folder of a nation of one agency, in which nothing was made yet."""
    write_nation(tmp_path / "sites", 1)
    (tmp_path / "nation").mkdir()
    return NationFolder(tmp_path / "nation")


def spoil(file: Path) -> None:
    """Write what no program of ours has written."""
    file.write_bytes(b"rubbish" * 1000)


def make_folder(file: Path) -> None:
    """Put a folder in the place of a file."""
    file.mkdir()


def make_other(file: Path) -> None:
    """Make a database with tables of the same names and other columns."""
    with closing(sqlite3.connect(file)) as database:
        for table in ("build", "link", "made_by"):
            database.execute(f"create table {table}(x)")


@pytest.mark.parametrize("spoilt", [spoil, make_folder, make_other])
@pytest.mark.parametrize(
    ("name", "words"), [("links.sqlite", "check-links"), ("builds.sqlite", "build"), ("portal.db", "portal")]
)
def test_a_command_names_the_database_that_it_cannot_read(
    name: str, words: str, spoilt: Callable[[Path], None], nation: NationFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt(nation.state / name)
    assert command.run([words, "--sites", str(nation.state.parent / "sites"), "--state", str(nation.state)]) == 2
    thai, english = capsys.readouterr().err.splitlines()
    assert str(nation.state / name) in thai
    assert str(nation.state / name) in english


@pytest.mark.parametrize(
    ("column", "value"), [("outcome", "half"), ("at", "yesterday"), ("at", b"\xff"), ("missed_at", "2026-13-01")]
)
@pytest.mark.parametrize("words", ["build", "status"])
def test_a_record_of_builds_that_cannot_be_understood_is_damage_of_its_file(
    words: str, column: str, value: object, nation: NationFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    with BuildTable(nation.builds) as table:
        table.put(SiteBuild("agency-00001", SiteDigests("x"), Outcome.BUILT, datetime(2026, 1, 1, tzinfo=UTC)))
    with closing(sqlite3.connect(nation.builds)) as database, database:
        database.execute(f"update build set {column} = ?", (value,))
    assert command.run([words, "--sites", str(nation.state.parent / "sites"), "--state", str(nation.state)]) == 2
    assert f"cannot read or write {nation.builds}" in capsys.readouterr().err


def test_a_night_whose_time_cannot_be_understood_is_damage_of_its_file(nation: NationFolder) -> None:
    with BuildTable(nation.builds) as table:
        table.put_night(NightSummary(datetime(2026, 1, 1, tzinfo=UTC), agencies=1))
    with closing(sqlite3.connect(nation.builds)) as database, database:
        database.execute("update night set at = 'yesterday'")
    with BuildTable(nation.builds) as table, pytest.raises(sqlite3.DataError):
        table.last_night()


@pytest.mark.parametrize(
    "text", [b"[1]", b"{", b"\xff\xfe", b"null", b'{"done": "x"}', b'{"done": null}', b'{"left": [1]}']
)
def test_a_run_file_that_is_none_keeps_nothing_else_from_being_said(
    text: bytes, nation: NationFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    nation.run.write_bytes(text)
    assert tell_status(nation.state.parent / "sites", nation) == 2
    said = capsys.readouterr()
    assert str(nation.run) in said.err
    assert "builds: none yet" in said.out
    assert "portal: none yet" in said.out


def test_the_last_night_is_the_one_that_ran_last_even_if_its_clock_was_behind(nation: NationFolder) -> None:
    with BuildTable(nation.builds) as table:
        for year, built in ((2027, 1), (2026, 2)):
            table.put_night(NightSummary(datetime(year, 1, 1, tzinfo=UTC), agencies=2, built=built))
        last = table.last_night()
    assert last
    assert last.built == 2


@pytest.mark.parametrize("address", ["javascript:alert(1)", "foo", "https://", "https://a.invalid/ b", "/portal/"])
def test_the_portal_is_published_at_an_address_of_the_web(
    address: str, nation: NationFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run(["portal", "--state", str(nation.state), "--url", address]) == 2
    assert "must begin with https://" in capsys.readouterr().err


def test_two_runs_of_the_portal_are_kept_apart(nation: NationFolder, capsys: pytest.CaptureFixture[str]) -> None:
    with Lock(nation.portal):
        words = ["portal", "--sites", str(nation.state.parent / "sites"), "--state", str(nation.state)]
        assert command.run(words) == 2
    assert "another run makes the portal" in capsys.readouterr().err
    assert not nation.public.exists()


def test_a_database_in_use_is_said_to_be_in_use(nation: NationFolder, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(nation.builds)) as other:
        other.execute("create table x(y)")
        other.execute("begin exclusive")
        assert tell_status(nation.state.parent / "sites", nation) == 2
    assert f"another program holds {nation.builds}" in capsys.readouterr().err
