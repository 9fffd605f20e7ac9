"""A file is written whole or not at all."""

from pathlib import Path
from typing import BinaryIO

import pytest

from ita_site.disk.whole_file import ENDING, remove_parts, write_whole, writing


def stop_after(out: BinaryIO) -> None:
    out.write(b"half")
    raise BufferError


def test_an_exception_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "a"
    write_whole(file, b"old")
    with pytest.raises(BufferError), writing(file) as out:
        stop_after(out)
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_the_permissions_of_the_old_file_are_kept_and_a_link_stays_one(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_whole(link, b"new")
    assert (link.is_symlink(), real.read_bytes(), real.stat().st_mode & 0o777) == (True, b"new", 0o640)


def test_what_a_killed_process_left_is_deleted_but_not_what_one_is_writing(tmp_path: Path) -> None:
    left = tmp_path / "a" / f".0123{ENDING}"
    left.parent.mkdir()
    left.write_bytes(b"half")
    with writing(tmp_path / "b") as out:
        remove_parts(tmp_path)
        out.write(b"whole")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "b"]
    assert (tmp_path / "b").read_bytes() == b"whole"


def test_the_next_file_in_the_same_folder_cleans_it(tmp_path: Path) -> None:
    (tmp_path / f".0123{ENDING}").write_bytes(b"half")
    write_whole(tmp_path / "b", b"")
    assert [path.name for path in tmp_path.iterdir()] == ["b"]
