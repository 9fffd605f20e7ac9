"""Every save is in the history, with nothing of anybody else's; without git the save is made and the person told."""

from __future__ import annotations

import shutil
import threading
import time
from typing import TYPE_CHECKING

import pytest

from ita_site.desk.files.history import History, Recorded
from ita_site.desk.forms.submitted import Typed
from ita_site.desk.measures import add_measure, remove_measure
from tests.desk.files.workspaces import (
    KEY,
    ONE,
    OTHER_KEY,
    TITLE,
    TWO,
    changed_paths,
    git,
    recorded,
    retitle,
    subjects,
    workspace_of,
    wrapped_git,
)

if TYPE_CHECKING:
    from pathlib import Path

    from ita_site.desk.workspace import Workspace

pytestmark = pytest.mark.slow


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return workspace_of(tmp_path)


@pytest.fixture
def root(workspace: Workspace) -> Path:
    return workspace.root


def test_a_commit_says_who_changed_which_field_and_what_it_was(workspace: Workspace, root: Path) -> None:
    retitle(workspace, TITLE, "ใหม่")
    assert subjects(root) == ["สมหญิง|มาตรการหนึ่ง: ชื่อเรียก", "ita_site|เริ่มเก็บประวัติ"]
    assert f"เดิม “{TITLE}”" in git(root, "log", "-1", "--format=%b")
    assert changed_paths(root) == [ONE]


@pytest.mark.parametrize("author", ["<>", "", "a\nb <x@y>", "ก" * 300])
def test_any_name_can_stand_in_the_history(workspace: Workspace, author: str) -> None:
    assert workspace.store.history.begin() is Recorded.YES
    (workspace.root / ONE).write_text("x", encoding="utf-8")
    assert workspace.store.history.record([ONE], author, "x") in {Recorded.YES, Recorded.FAILED}
    assert "\n" not in workspace.store.history.commits(1)[0].author


def test_what_is_staged_elsewhere_stays_staged(workspace: Workspace, root: Path) -> None:
    workspace.store.history.begin()
    for name in ("notes.txt", "about.md"):
        (root / name).write_text("x", encoding="utf-8")
    git(root, "add", "notes.txt")
    retitle(workspace, TITLE, "ใหม่")
    assert changed_paths(root) == [ONE]
    assert git(root, "status", "--porcelain") == "A  notes.txt\n?? about.md\n"


def test_a_part_of_the_same_file_that_is_staged_is_committed_apart(workspace: Workspace, root: Path) -> None:
    workspace.store.history.begin()
    text = (root / ONE).read_text(encoding="utf-8")
    (root / ONE).write_text(text + "\nข้างนอก\n", encoding="utf-8")
    git(root, "add", ONE)
    retitle(workspace, TITLE, "ใหม่")
    assert subjects(root)[:2] == ["สมหญิง|มาตรการหนึ่ง: ชื่อเรียก", "ita_site|แก้ไขนอกหน้านี้"]
    assert git(root, "status", "--porcelain") == ""


def test_a_change_from_outside_is_committed_apart_before_the_desks(workspace: Workspace, root: Path) -> None:
    retitle(workspace, TITLE, "สอง")
    text = (root / ONE).read_text(encoding="utf-8")
    (root / ONE).write_text(text + "\nข้างนอก\n", encoding="utf-8")
    retitle(workspace, "สอง", "สาม")
    assert subjects(root)[:2] == ["สมหญิง|สอง: ชื่อเรียก", "ita_site|แก้ไขนอกหน้านี้"]
    assert "ข้างนอก" not in git(root, "show", "HEAD", "--unified=0")


def undo_newest(workspace: Workspace, subject: str) -> bool:
    commit = next(each for each in workspace.store.history.commits(50) if each.subject.startswith(subject))
    return workspace.undo(commit.id, "สมชาย")


def test_undo_gives_the_same_bytes(workspace: Workspace, root: Path) -> None:
    before = (root / ONE).read_bytes()
    retitle(workspace, TITLE, "คำ: “ใหม่”\nสองบรรทัด")
    assert undo_newest(workspace, TITLE)
    assert (root / ONE).read_bytes() == before
    assert subjects(root)[0] == "สมชาย|ย้อนกลับ: มาตรการหนึ่ง: ชื่อเรียก"


def test_undo_leaves_what_was_changed_later_elsewhere_in_the_file(workspace: Workspace, root: Path) -> None:
    expected = (root / ONE).read_text(encoding="utf-8") + "\nต่อท้าย\n"
    retitle(workspace, TITLE, "ใหม่")
    text = (root / ONE).read_text(encoding="utf-8")
    (root / ONE).write_text(text + "\nต่อท้าย\n", encoding="utf-8")
    assert undo_newest(workspace, TITLE)
    assert (root / ONE).read_text(encoding="utf-8") == expected


def test_undo_gives_a_value_back_although_the_line_beside_it_was_changed_since(
    workspace: Workspace, root: Path
) -> None:
    before = (root / ONE).read_text(encoding="utf-8")
    retitle(workspace, TITLE, "ใหม่")
    commit = workspace.store.history.commits(1)[0]
    workspace.save(KEY, [Typed("issue.text", "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน", "ประเด็นใหม่")], "สมหญิง")
    workspace.save(KEY, [Typed("order", "1", "3")], "สมหญิง")
    assert workspace.undo(commit.id, "สมชาย")
    after = (root / ONE).read_text(encoding="utf-8")
    expected = before.replace("order: 1", "order: 3", 1)
    assert after == expected.replace("text: ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน", "text: ประเด็นใหม่")


def test_undo_of_what_was_changed_again_is_refused(workspace: Workspace, root: Path) -> None:
    retitle(workspace, TITLE, "สอง")
    retitle(workspace, "สอง", "สาม")
    after = (root / ONE).read_bytes()
    assert not undo_newest(workspace, TITLE)
    assert (root / ONE).read_bytes() == after


def test_undo_where_the_file_is_gone_is_refused(workspace: Workspace, root: Path) -> None:
    retitle(workspace, TITLE, "สอง")
    (root / ONE).unlink()
    assert not undo_newest(workspace, TITLE)


@pytest.mark.parametrize("identity", ["", "HEAD", "x", "--all", "0" * 40])
def test_undo_of_what_is_no_save_is_refused(workspace: Workspace, identity: str) -> None:
    retitle(workspace, TITLE, "สอง")
    assert not workspace.undo(identity, "ก")


def test_undo_keeps_the_line_ends_of_windows_where_git_stores_others(workspace: Workspace, root: Path) -> None:
    (root / ".gitattributes").write_text("* text=auto\n", encoding="utf-8")
    (root / ONE).write_bytes((root / ONE).read_bytes().replace(b"\n", b"\r\n"))
    before = (root / ONE).read_bytes()
    assert recorded(retitle(workspace, TITLE, "ใหม่")) == Recorded.YES
    assert undo_newest(workspace, TITLE)
    assert (root / ONE).read_bytes() == before


def test_without_git_a_save_is_made_and_said_to_have_no_history(
    workspace: Workspace, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert recorded(retitle(workspace, TITLE, "ใหม่")) == Recorded.NO_GIT
    assert "title: ใหม่" in (root / ONE).read_text(encoding="utf-8")
    assert workspace.store.history.commits(9) == []
    assert not workspace.undo("0" * 40, "ก")


def test_where_git_is_locked_a_save_is_made_and_the_next_one_records_it_first(workspace: Workspace, root: Path) -> None:
    workspace.store.history.begin()
    lock = root / ".git/index.lock"
    lock.touch()
    assert recorded(retitle(workspace, TITLE, "สอง")) == Recorded.LOCKED
    assert "title: สอง" in (root / ONE).read_text(encoding="utf-8")
    assert lock.exists(), "the lock is another program's"
    lock.unlink()
    assert recorded(retitle(workspace, "มาตรการสอง", "อื่น", OTHER_KEY)) == Recorded.YES
    assert subjects(root)[:2] == ["สมหญิง|มาตรการสอง: ชื่อเรียก", "สมหญิง|มาตรการหนึ่ง: ชื่อเรียก"]
    assert changed_paths(root, "HEAD^") == [ONE]


def test_several_saves_of_a_file_while_git_is_locked_are_one_commit_that_names_them_all(
    workspace: Workspace, root: Path
) -> None:
    workspace.store.history.begin()
    (root / ".git/index.lock").touch()
    retitle(workspace, TITLE, "สอง")
    retitle(workspace, "สอง", "สาม")
    (root / ".git/index.lock").unlink()
    retitle(workspace, "มาตรการสอง", "อื่น", OTHER_KEY)
    assert len(subjects(root)) == 3
    body = git(root, "log", "-1", "--skip=1", "--format=%b")
    assert f"เดิม “{TITLE}”" in body
    assert "เดิม “สอง”" in body


def test_a_lock_that_is_released_meanwhile_is_waited_for(workspace: Workspace, root: Path) -> None:
    workspace.store.history.begin()
    lock = root / ".git/index.lock"
    lock.touch()
    threading.Timer(0.4, lock.unlink).start()
    assert recorded(retitle(workspace, TITLE, "ใหม่")) == Recorded.YES


def test_a_lock_of_the_branch_is_no_error_of_the_save(workspace: Workspace, root: Path) -> None:
    workspace.store.history.begin()
    branch = git(root, "symbolic-ref", "HEAD").strip()
    (root / ".git" / f"{branch}.lock").touch()
    assert recorded(retitle(workspace, TITLE, "ใหม่")) == Recorded.LOCKED
    (root / ".git" / f"{branch}.lock").unlink()
    assert recorded(retitle(workspace, "ใหม่", "สาม")) == Recorded.YES
    assert git(root, "status", "--porcelain") == ""


def test_no_hook_of_the_repository_runs(workspace: Workspace, root: Path, tmp_path: Path) -> None:
    workspace.store.history.begin()
    for name in ("pre-commit", "commit-msg", "prepare-commit-msg", "post-commit", "post-index-change"):
        hook = root / ".git/hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\nexit 1\n", encoding="utf-8")
        hook.chmod(0o755)
    assert recorded(retitle(workspace, TITLE, "ใหม่")) == Recorded.YES
    assert not (tmp_path / "ran").exists()


def test_a_repository_of_another_owner_is_left_alone(
    workspace: Workspace, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(root.parent, "init", "--quiet")
    monkeypatch.setenv("PATH", wrapped_git(tmp_path, "export GIT_TEST_ASSUME_DIFFERENT_OWNER=1"))
    assert recorded(retitle(workspace, TITLE, "ใหม่")) == Recorded.FAILED
    assert "title: ใหม่" in (root / ONE).read_text(encoding="utf-8")
    assert not (root / ".git").exists(), "no second repository within the first"


@pytest.mark.parametrize("spoil", ["head", "empty", "file", "objects"])
def test_a_damaged_repository_is_left_as_it_is(workspace: Workspace, root: Path, spoil: str) -> None:
    workspace.store.history.begin()
    folder = root / ".git"
    if spoil == "head":
        (folder / "HEAD").write_text("nonsense", encoding="utf-8")
    elif spoil == "objects":
        shutil.rmtree(folder / "objects")
    else:
        shutil.rmtree(folder)
        folder.mkdir() if spoil == "empty" else folder.write_text("x", encoding="utf-8")
    workspace.store.history = History(root)
    assert recorded(retitle(workspace, TITLE, "ใหม่")) == Recorded.FAILED
    assert "title: ใหม่" in (root / ONE).read_text(encoding="utf-8")
    assert spoil != "head" or (folder / "HEAD").read_text(encoding="utf-8") == "nonsense"


def test_a_git_that_hangs_is_ended_and_leaves_no_lock(
    workspace: Workspace, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.store.history.begin()
    monkeypatch.setattr("ita_site.desk.files.git_process.SECONDS", 0.5)
    hangs = 'touch .git/index.lock; trap "rm .git/index.lock; exit 1" TERM; sleep 9 & wait'
    monkeypatch.setenv("PATH", wrapped_git(tmp_path, f'case "$*" in *" commit "*) cd {root}; {hangs};; esac'))
    started = time.monotonic()
    assert recorded(retitle(workspace, TITLE, "ใหม่")) == Recorded.FAILED
    assert time.monotonic() - started < 8
    assert not (root / ".git/index.lock").exists()


def test_the_lock_of_a_git_that_was_killed_holds_up_no_later_save(
    workspace: Workspace, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.store.history.begin()
    with monkeypatch.context() as limited:
        killed = f"cd {root}; touch .git/index.lock; kill -9 $$"
        limited.setenv("PATH", wrapped_git(tmp_path, f'case "$*" in *" commit "*) {killed};; esac'))
        assert recorded(retitle(workspace, TITLE, "ใหม่")) == Recorded.FAILED
    assert (root / ".git/index.lock").exists()
    assert recorded(retitle(workspace, "ใหม่", "สาม")) == Recorded.YES
    assert [line.partition("|")[0] for line in subjects(root)[:2]] == ["สมหญิง", "สมหญิง"]


def test_a_message_of_another_programs_commit_breaks_no_page(workspace: Workspace, root: Path) -> None:
    workspace.store.history.begin()
    (root / TWO).write_text("x", encoding="utf-8")
    git(root, "commit", "--all", "--message", "a\x1e\x1fb\n\n\x1e<script>")
    newest = workspace.store.history.commits(9)
    assert newest[0].paths == (TWO,)
    assert newest[0].subject == "a\x1e\x1fb"


def test_only_commits_of_the_content_folder_are_shown(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path)
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "notes.txt")
    git(tmp_path, "commit", "--message=นอกเนื้อหา")
    retitle(workspace, TITLE, "ใหม่")
    shown = workspace.store.history.commits(9)
    assert [commit.subject for commit in shown] == ["มาตรการหนึ่ง: ชื่อเรียก", "แก้ไขนอกหน้านี้"]
    assert all(commit.paths == (ONE,) for commit in shown)


def test_a_measure_that_was_added_or_removed_is_undone_as_well(workspace: Workspace, root: Path) -> None:
    before = (root / TWO).read_bytes()
    remove_measure(workspace, OTHER_KEY, "สมหญิง")
    assert not (root / TWO).exists()
    assert workspace.undo(workspace.store.history.commits(1)[0].id, "สมชาย")
    assert (root / TWO).read_bytes() == before
    added = add_measure(workspace, "2567-12m", "สมหญิง")
    assert workspace.undo(workspace.store.history.commits(1)[0].id, "สมชาย")
    assert added not in {state.file.key for state in workspace.state().files}


def test_the_beginning_of_the_history_is_not_undone(workspace: Workspace, root: Path) -> None:
    workspace.store.history.begin()
    assert not workspace.undo(workspace.store.history.commits(1)[0].id, "ก")
    assert (root / ONE).exists()
