"""A desk that is killed leaves each file old or new, no lock that stops the next save, and a history that goes on."""

from __future__ import annotations

import http.client
import re
from typing import TYPE_CHECKING

import pytest

from ita_site.disk.lock import try_lock
from tests.builders.desks import DeskServer, desk_of
from tests.builders.kills import left_over
from tests.builders.previews import until
from tests.builders.projects import ROOT
from tests.desk.files.workspaces import git, subjects, wrapped_git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

NEVER = 1_000_000
"""More changes of the disk than a desk makes."""
MOMENTS_OF_A_SAVE = (2, 4, 7, 9, 11, 13)
"""Changes of the disk before which a desk is killed: a save makes fourteen, the file is replaced about the ninth."""
_TITLE = re.compile(r"^title: (.*)$", re.MULTILINE)


def title(desk: DeskServer) -> str:
    shown = _TITLE.search(desk.measure.read_text(encoding="utf-8"))
    assert shown
    return shown[1]


def save(desk: DeskServer, words: str) -> None:
    """Save a title, and fail where that does not come into the history."""
    answer = desk.type("title", title(desk), words)
    assert answer.status == 303, answer.text
    assert title(desk) == words
    assert subjects(desk.folder / "content")[0].endswith(": ชื่อเรียก")
    assert git(desk.folder / "content", "status", "--porcelain") == ""


def save_killed(desk: DeskServer, words: str) -> None:
    """Save a title while the desk is killed; fail where the file is then neither old nor new."""
    before = desk.measure.read_bytes()
    after = before.replace(f"title: {title(desk)}\n".encode(), f"title: {words}\n".encode())
    with pytest.raises((http.client.HTTPException, OSError)):
        desk.type("title", title(desk), words)
    desk.process.wait()
    assert desk.measure.read_bytes() in {before, after}


def wait_for_git(desk: DeskServer) -> None:
    """Wait until a git that outlived its desk has ended."""
    with (desk.folder / "content/.git/ita-desk-at-work").open("a+b") as file:
        until(lambda: try_lock(file))


def test_a_desk_killed_at_any_change_of_the_disk_goes_on(tmp_path: Path) -> None:
    folder, count = tmp_path / "desk", tmp_path / "changes"
    killing = {
        "PYTHONPATH": f"{ROOT / 'tests/builders/killing'}:{ROOT}",
        "KILL_AT_CHANGE": str(NEVER),
        "COUNT_CHANGES_IN": str(count),
    }
    titles = []
    for at in MOMENTS_OF_A_SAVE:
        count.write_bytes(b"")
        with desk_of(folder, "small", port=0, **killing) as desk:
            desk.enter()
            save(desk, f"เก่า {at}")
            # the next changes bring the count to where the desk is killed
            with count.open("r+b") as file:
                file.truncate(NEVER - at)
            save_killed(desk, f"ใหม่ {at}")
            titles.append(title(desk).split()[0])
    with desk_of(folder) as desk:
        desk.enter()
        save(desk, "ท้ายสุด")
    assert set(titles) == {"เก่า", "ใหม่"}, "killed before and after the file was replaced"
    assert left_over(folder / "content") == []
    assert set(git(folder / "content", "log", "--format=%an").split()) == {"ผู้แก้ไข", "ita_site"}
    assert "แก้ไขนอกหน้านี้" not in git(folder / "content", "log", "--format=%s")


MOMENTS = {
    "before git commits": "kill -9 $PPID; exit 1",
    "while git commits, which ends its work": "kill -9 $PPID; sleep 1",
    "with git, whose lock is left": "touch .git/index.lock .git/HEAD.lock; kill -9 $PPID; exit 1",
    "after git committed": '$GIT "$@"; kill -9 $PPID; exit 0',
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_desk_killed_while_it_commits_goes_on(tmp_path: Path, moment: str) -> None:
    folder, now = tmp_path / "desk", tmp_path / "now"
    script = (
        f'case "$*" in *" commit "*) [ -e {now} ] && {{ rm {now}; cd {folder}/content; {MOMENTS[moment]}; }};; esac'
    )
    path = wrapped_git(tmp_path, script)
    with desk_of(folder, PATH=path) as desk:
        desk.enter()
        save(desk, "หนึ่ง")
        now.touch()
        save_killed(desk, "สอง")
        assert title(desk) == "สอง"
    wait_for_git(desk)
    with desk_of(folder, PATH=path) as desk:
        desk.enter()
        save(desk, "สาม")
    assert subjects(folder / "content")[:3] == [
        "ผู้แก้ไข|สอง: ชื่อเรียก",
        "ผู้แก้ไข|หนึ่ง: ชื่อเรียก",
        "ผู้แก้ไข|มาตรการหนึ่ง: ชื่อเรียก",
    ]
