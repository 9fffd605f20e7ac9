"""When content was last changed, by real repositories; no date where a repository cannot say."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from ita_site.catalogue.git_dates import last_changes
from tests.builders.git import commit, moment

if TYPE_CHECKING:
    from pathlib import Path

LEAP_DAY = moment(2024, 2, 29)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Make a content folder with a Thai file name and a folder, committed on a leap day, in a larger repository."""
    folder = tmp_path / "repository" / "content"
    write(folder / "agency.yml", "ก")
    write(folder / "reports" / "รายงาน.md", "ข")
    write(folder.parent / "README.md", "นอก")
    commit(folder.parent)
    return folder


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_each_file_of_the_folder_has_the_time_of_its_last_commit(content: Path) -> None:
    write(content / "agency.yml", "ใหม่")
    commit(content.parent, "2024-03-06T12:00:00+0700")
    assert last_changes(content) == {"content/agency.yml": moment(2024, 3, 6), "content/reports/รายงาน.md": LEAP_DAY}


def test_the_day_is_that_of_thailand_wherever_the_commit_was_made(content: Path) -> None:
    write(content / "agency.yml", "ใหม่")
    commit(content.parent, "2024-03-05T18:30:00+0000")
    assert last_changes(content)["content/agency.yml"] == moment(2024, 3, 6, 1, 30)


@pytest.mark.parametrize("staged", [False, True])
def test_a_file_that_differs_from_what_is_committed_has_no_date(content: Path, staged: bool) -> None:  # noqa: FBT001
    write(content / "agency.yml", "ใหม่")
    if staged:
        subprocess.run(["git", "-C", str(content), "add", "."], check=True)
    assert last_changes(content) == {"content/reports/รายงาน.md": LEAP_DAY}


def test_a_new_file_has_no_date_even_where_one_of_its_name_was_deleted_before(content: Path) -> None:
    (content / "agency.yml").unlink()
    commit(content.parent, "2024-03-06T12:00:00+0700")
    write(content / "agency.yml", "ใหม่")
    assert last_changes(content) == {"content/reports/รายงาน.md": LEAP_DAY}


def test_a_shallow_clone_tells_no_dates(content: Path, tmp_path: Path) -> None:
    write(content / "agency.yml", "ใหม่")
    commit(content.parent)
    source = content.parent.as_uri()
    subprocess.run(["git", "clone", "--quiet", "--depth=1", source, str(tmp_path / "clone")], check=True)
    assert (tmp_path / "clone" / "content" / "agency.yml").is_file()
    assert last_changes(tmp_path / "clone" / "content") == {}


def test_a_folder_outside_of_any_repository_tells_no_dates(tmp_path: Path) -> None:
    write(tmp_path / "content" / "agency.yml", "ก")
    assert last_changes(tmp_path / "content") == {}


def test_a_repository_without_a_commit_tells_no_dates(tmp_path: Path) -> None:
    write(tmp_path / "content" / "agency.yml", "ก")
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    assert last_changes(tmp_path / "content") == {}


def test_a_machine_without_git_tells_no_dates(content: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert last_changes(content) == {}


def test_an_editors_own_settings_of_git_change_nothing(content: Path) -> None:
    for setting in ("log.showSignature true", "core.quotePath true", "color.ui always", "status.relativePaths false"):
        subprocess.run(["git", "-C", str(content), "config", *setting.split()], check=True)
    assert last_changes(content) == {"content/agency.yml": LEAP_DAY, "content/reports/รายงาน.md": LEAP_DAY}


def test_reading_the_dates_writes_nothing_into_the_repository(content: Path) -> None:
    index = content.parent / ".git" / "index"
    (content / "agency.yml").touch()
    before = index.stat().st_mtime_ns
    last_changes(content)
    assert index.stat().st_mtime_ns == before
