"""Work folders: deleted at the end, and those of killed processes by whoever comes next."""

from pathlib import Path

import pytest

from ita_site.disk.work_folder import HIDDEN, clean, put_back_if_killed, work_folder

DEAD = f"{HIDDEN}0123456789abcdef"


def test_a_folder_is_deleted_at_the_end_whatever_happened(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), work_folder(tmp_path) as work:
        (work / "x").rename(work / "y" / "x")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_deleted_and_what_another_one_uses_is_not(tmp_path: Path) -> None:
    (tmp_path / DEAD / "new").mkdir(parents=True)
    with work_folder(tmp_path) as first, work_folder(tmp_path) as second:
        assert sorted(tmp_path.iterdir()) == sorted((first, second))


@pytest.mark.parametrize("name", ["site-old", "site-previous", "site-0123456789abcdeg", "other"])
def test_a_folder_of_somebody_is_left_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    clean(tmp_path, "site-")
    assert (tmp_path / name).is_dir()


def test_a_link_with_the_name_of_a_work_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / DEAD).symlink_to(tmp_path / "real")
    clean(tmp_path)
    assert list((tmp_path / "real").iterdir()) == []


@pytest.mark.parametrize("replaced", [False, True])
def test_what_was_aside_is_put_back_where_nothing_took_its_place(*, replaced: bool, tmp_path: Path) -> None:
    work, target = tmp_path / DEAD, tmp_path / "site"
    (work / "old").mkdir(parents=True)
    block = put_back_if_killed(work / "old", target)
    block.__enter__()
    if replaced:
        target.mkdir()
        (target / "new").touch()
    clean(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (target / "new").exists() == replaced
