"""A backup is one file, made while others write; restored, it is the same hub, and never half of one."""

from __future__ import annotations

import signal
import subprocess
import sys
import tarfile
import threading
from typing import TYPE_CHECKING

import pytest

from ita_site.desk.files.store import Note
from ita_site.desk.workspace import Workspace
from ita_site.hub.backup import BadBackupError, back_up, restore
from ita_site.hub.hub import open_hub
from tests.builders.git import commit
from tests.builders.hubs import PASSWORD, PHANGAT, TWO, new_hub
from tests.builders.previews import until
from tests.builders.projects import ENVIRONMENT, ROOT, contents

if TYPE_CHECKING:
    from pathlib import Path

    from ita_site.hub.hub import Hub

pytestmark = pytest.mark.slow

SECRET = "passwords.json"


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    hub = new_hub(tmp_path / "hub")
    state = hub.folder.state(PHANGAT)
    (state / "published/site").mkdir(parents=True)
    (state / "published/site/index.html").write_text("made anew", encoding="utf-8")
    (state / SECRET).write_text("{}", encoding="utf-8")
    (state / SECRET).chmod(0o600)
    commit(hub.folder.content(PHANGAT))
    return hub


def rows(hub: Hub) -> list[str]:
    """Everything in the database but the sessions, which a restored hub has none of."""
    return [line for line in hub.database.connection.iterdump() if 'INTO "sessions"' not in line]


def test_a_restored_hub_is_the_same(hub: Hub, tmp_path: Path) -> None:
    cookie = hub.sessions.begin("officer")
    file = tmp_path / "backup.tar"
    assert back_up(hub, file) == 2
    restore(file, tmp_path / "new")
    new = open_hub(tmp_path / "new")
    assert rows(new) == rows(hub)
    assert contents(new.folder.root / "agencies") == contents(hub.folder.root / "agencies")
    assert contents(new.folder.state(PHANGAT)) == {SECRET: b"{}"}, "what is made anew is left out"
    assert (new.folder.state(PHANGAT) / SECRET).stat().st_mode & 0o777 == 0o600
    assert new.accounts.checked("officer", PASSWORD)
    assert new.sessions.of(cookie) is None
    git = ["git", "-C", str(new.folder.content(PHANGAT))]
    assert subprocess.run([*git, "fsck", "--strict"], check=True, capture_output=True).returncode == 0
    assert subprocess.run([*git, "status", "--porcelain"], check=True, capture_output=True).stdout == b""


def test_nobody_but_its_owner_reads_a_backup(hub: Hub, tmp_path: Path) -> None:
    file = tmp_path / "backup.tar"
    file.write_text("older", encoding="utf-8")
    file.chmod(0o644)
    back_up(hub, file)
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_backup_is_whole_while_others_save(hub: Hub, tmp_path: Path) -> None:
    workspace = Workspace(hub.folder.content(TWO), hub.folder.lock(TWO))
    over = threading.Event()

    def save() -> None:
        number = 0
        while not over.is_set():
            number += 1
            data = f"---\ntitle: x\ndescription: {number}\n---\n".encode()
            workspace.store.put("index.md", data, Note("x", str(number)))
            hub.guesses.begin(str(number), str(number))

    saving = threading.Thread(target=save)
    saving.start()
    try:
        for number in range(3):
            back_up(hub, tmp_path / "backup.tar")
            restore(tmp_path / "backup.tar", tmp_path / f"new-{number}")
            content = tmp_path / f"new-{number}/agencies/{TWO}/content"
            status = subprocess.run(
                ["git", "-C", str(content), "status", "--porcelain"], capture_output=True, check=False
            )
            assert status.stdout == b"", "a file and its history are of the same moment"
            assert open_hub(tmp_path / f"new-{number}").database.rows("PRAGMA integrity_check") == [("ok",)]
    finally:
        over.set()
        saving.join()


@pytest.mark.parametrize("damage", ["cut", "flipped", "no tar", "empty"])
def test_a_damaged_backup_is_refused_and_leaves_nothing(hub: Hub, tmp_path: Path, damage: str) -> None:
    file, new = tmp_path / "backup.tar", tmp_path / "new"
    back_up(hub, file)
    data = bytearray(file.read_bytes())
    place = data.index("มาตรการหนึ่ง".encode())
    data[place : place + 1] = b"x"
    spoilt = {"cut": file.read_bytes()[:-20_000], "flipped": bytes(data), "no tar": b"PK" * 999, "empty": b""}[damage]
    file.write_bytes(spoilt)
    with pytest.raises(BadBackupError):
        restore(file, new)
    assert not new.exists()


@pytest.mark.parametrize("name", ["../out.txt", "/tmp/out.txt", "agencies/../../out.txt", "agencies/link"])
def test_a_backup_that_leads_out_of_its_folder_is_refused(tmp_path: Path, name: str) -> None:
    file = tmp_path / "backup.tar"
    with tarfile.open(file, "w") as tar:
        member = tarfile.TarInfo(name)
        if name.endswith("link"):
            member.type, member.linkname = tarfile.SYMTYPE, "/etc"
        tar.addfile(member)
    with pytest.raises(BadBackupError):
        restore(file, tmp_path / "new")
    assert [path.name for path in tmp_path.iterdir()] == ["backup.tar"]


def test_a_folder_with_anything_in_it_is_not_restored_into(hub: Hub, tmp_path: Path) -> None:
    back_up(hub, tmp_path / "backup.tar")
    with pytest.raises(FileExistsError):
        restore(tmp_path / "backup.tar", hub.folder.root)
    assert hub.agencies.named(PHANGAT)


def test_a_backup_that_is_killed_leaves_the_one_before(hub: Hub, tmp_path: Path) -> None:
    file = tmp_path / "backups/backup.tar"
    back_up(hub, file)
    before = file.read_bytes()
    for number in range(40):
        (hub.folder.content(TWO) / f"{number}.bin").write_bytes(bytes(4_000_000))
    words = "import sys; from pathlib import Path; from ita_site.hub.keeper_commands import make_backup; "
    words += "make_backup(Path(sys.argv[1]), Path(sys.argv[2]))"
    command = [sys.executable, "-c", words, str(hub.folder.root), str(file)]
    process = subprocess.Popen(command, env=ENVIRONMENT | {"PYTHONPATH": str(ROOT)})
    until(lambda: any(part.stat().st_size > 10_000_000 for part in file.parent.glob(".*")))
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert file.read_bytes() == before
    back_up(hub, file)
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    restore(file, tmp_path / "new")
