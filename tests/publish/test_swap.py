"""A folder put in the place of another: in one step where the system can, and so that it can be undone where not."""

import os
from pathlib import Path

import pytest

from ita_site.disk.work_folder import clean, work_folder
from ita_site.publish.swap import exchange, swap
from tests.builders.kills import Killable

PROGRAM = """
import os, sys
from pathlib import Path
from ita_site.disk.work_folder import work_folder
from ita_site.publish import swap
if sys.argv[1] == "two":
    swap.exchange = lambda *_: False
for number in range(4):
    with work_folder(Path("build"), "site-") as work:
        (work / "new").mkdir()
        (work / "new" / "page").symlink_to(str(number))
        swap.swap(work / "new", Path("site"), work / "old")
"""


def folder(path: Path, text: str) -> Path:
    path.mkdir(parents=True)
    (path / "page").write_text(text, encoding="utf-8")
    return path


def page(path: Path) -> str:
    return (path / "page").read_text(encoding="utf-8")


@pytest.mark.parametrize("steps", ["one", "two"])
def test_a_swap_that_is_killed_leaves_one_of_both_for_the_next_command(steps: str, tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    command = Killable(("-c", PROGRAM, steps), tmp_path)
    changes = command.run()
    for at in command.kills(changes):
        if steps == "one":
            assert os.path.lexists(tmp_path / "site" / "page"), at
        clean(tmp_path / "build", "site-")
        assert os.path.lexists(tmp_path / "site" / "page"), at
        assert list((tmp_path / "build").iterdir()) == [], at


def test_this_system_exchanges_two_folders_in_one_step(tmp_path: Path) -> None:
    one, other = folder(tmp_path / "one", "1"), folder(tmp_path / "other", "2")
    if exchange(one, other):
        assert (page(one), page(other)) == ("2", "1")
    else:
        assert (page(one), page(other)) == ("1", "2")


@pytest.mark.parametrize("steps", ["one", "two"])
def test_the_old_folder_is_aside_and_the_new_one_in_its_place(
    steps: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if steps == "two":
        monkeypatch.setattr("ita_site.publish.swap.exchange", lambda *_: False)
    site = folder(tmp_path / "site", "old")
    with work_folder(tmp_path) as work:
        swap(folder(work / "new", "new"), site, work / "old")
        assert (page(site), page(work / "old")) == ("new", "old")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_site_that_is_a_link_stays_one(tmp_path: Path) -> None:
    real = folder(tmp_path / "srv" / "www", "old")
    (tmp_path / "site").symlink_to(real)
    with work_folder(tmp_path) as work:
        swap(folder(work / "new", "new"), tmp_path / "site", work / "old")
    assert (tmp_path / "site").is_symlink()
    assert page(real) == "new"


def test_where_the_new_folder_cannot_be_put_the_old_one_stays(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", "old")
    with work_folder(tmp_path) as work, pytest.raises(FileNotFoundError):
        swap(work / "missing", site, work / "old")
    assert page(site) == "old"
