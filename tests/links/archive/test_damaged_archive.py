"""An archive that is damaged, locked or altered: one sentence that names the file, or an index made again."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from ita_site.links.archive.bad_index import BadIndexError
from ita_site.links.archive.index import INDEX, ArchiveIndex
from ita_site.links.archive.mending import BROKEN, set_aside_broken
from ita_site.links.archive.places import is_within
from ita_site.links.archive.proof.finding import Fault
from ita_site.links.archive.proof.manifest import ManifestError, newest, paths
from ita_site.links.archive.proof.verify import verify
from ita_site.links.archive.recovery import opened
from ita_site.links.archive.removal import withdraw
from ita_site.links.archive.service import Service
from ita_site.links.archive.store import Withdrawal
from ita_site.links.request.resolver import Resolver
from ita_site.links.request.tls import Contexts
from ita_site.model.agency import ArchiveSettings
from ita_site.publish.archive_commands import (
    export_archive,
    list_copies,
    prune_archive,
    verify_archive,
    withdraw_copies,
)
from ita_site.publish.evidence_archive import ArchivePlan, keeping
from ita_site.publish.link_job.link_run import LinkRun
from ita_site.publish.link_run import check_links
from tests.builders.sites import PHANGAT
from tests.links.answers import answer, html
from tests.links.archive.exchanges import AT, ORIGIN, Runs, ask, keep
from tests.links.conftest import LOOPBACK
from tests.links.server import FaultServer

COMMANDS: dict[str, Callable[[Path], int]] = {
    "list": lambda archive: list_copies(archive, PHANGAT),
    "verify": lambda archive: verify_archive(archive, None),
    "export": lambda archive: export_archive(archive, archive.parent / "out", None, AT),
    "prune": lambda archive: prune_archive(archive, PHANGAT, AT),
    "withdraw": lambda archive: withdraw_copies(archive, "http://x.go.th/", "", "x", AT),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of three copies, of which one was withdrawn; to be read only."""
    folder = tmp_path_factory.mktemp("whole") / "archive"
    with FaultServer({"/*": html(), "/doc": answer(b"%PDF-1.7 name", kind="application/pdf")}) as server:
        copies = Runs(folder)([f"{server.url}/{name}" for name in ("doc", "a", "b")])
    with opened(folder, lambda: AT + timedelta(days=1)) as store:
        withdraw(folder, store, Withdrawal(copies[0].url, "", AT, "a name in it"))
    return folder


@pytest.fixture
def archive(whole: Path, tmp_path: Path) -> Path:
    """A copy of the archive, to be damaged."""
    return Path(shutil.copytree(whole, tmp_path / "archive"))


def change(query: str) -> Callable[[Path], None]:
    """Return what changes an index by SQL."""

    def changed(index: Path) -> None:
        with closing(sqlite3.connect(index)) as data:
            data.executescript(query)

    return changed


def halve(index: Path) -> None:
    data = index.read_bytes()
    index.write_bytes(data[: len(data) // 2])


BROKEN_CONTENT = {
    "garbage": lambda index: index.write_bytes(b"no database at all " * 500),
    "cut in half": halve,
    "a date that is none": change("update copies set at = 'junk'"),
    "a missing column": change("alter table copies drop column words"),
    "a text for a number": change("update copies set offset = 'far'"),
    "a negative offset": change("update copies set offset = -1"),
    "a path outside the archive": change("update copies set file = '../../../etc/passwd'"),
    "an absolute path": change("update copies set file = '/etc/x/evidence-1.warc.gz'"),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("damage", BROKEN_CONTENT.values(), ids=BROKEN_CONTENT)
def test_a_broken_index_ends_a_command_with_a_sentence_that_names_it(
    archive: Path, capsys: pytest.CaptureFixture[str], damage: Callable[[Path], None], command: str
) -> None:
    damage(archive / INDEX)
    assert COMMANDS[command](archive) == 2
    thai, english = capsys.readouterr().err.splitlines()
    assert thai.startswith("ผิดพลาด: อ่านดัชนีของคลังสำเนาไม่ได้")
    assert english.startswith("Error: cannot read the archive's index")
    assert str(archive / INDEX) in english
    assert not (archive.parent / "out").exists()


@pytest.mark.parametrize("damage", BROKEN_CONTENT.values(), ids=BROKEN_CONTENT)
def test_a_broken_index_is_moved_aside_and_made_again_from_the_files(
    archive: Path, damage: Callable[[Path], None]
) -> None:
    with ArchiveIndex(archive) as index:
        before = list(index.captures())
    damage(archive / INDEX)
    assert set_aside_broken(archive) == archive / BROKEN
    Runs(archive)([])
    with ArchiveIndex(archive) as index:
        after = list(index.captures())
    assert [(each.name, each.removal) for each in after] == [(each.name, each.removal) for each in before]
    assert list(verify(archive)) == []


def test_a_sound_index_stays_where_it_is(archive: Path) -> None:
    before = (archive / INDEX).read_bytes()
    assert set_aside_broken(archive) is None
    assert (archive / INDEX).read_bytes() == before


def test_an_empty_index_is_filled_from_the_files(archive: Path) -> None:
    (archive / INDEX).write_bytes(b"")
    assert list_copies(archive, PHANGAT) == 2
    set_aside_broken(archive)
    Runs(archive)([])
    assert list(verify(archive)) == []


def test_an_index_that_another_program_has_locked_is_not_taken_for_a_broken_one(archive: Path) -> None:
    with closing(sqlite3.connect(archive / INDEX)) as other:
        other.execute("begin exclusive")
        with pytest.raises(BadIndexError, match="locked"):
            set_aside_broken(archive)
    assert not (archive / BROKEN).exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_in_the_place_of_the_index_is_named(
    archive: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    (archive / INDEX).unlink()
    (archive / INDEX).mkdir()
    assert COMMANDS[command](archive) == 2
    assert str(archive / INDEX) in capsys.readouterr().err


def test_a_run_says_where_a_broken_index_is_and_keeps_copies_in_a_new_one(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (archive / INDEX).write_bytes(b"garbage" * 99)
    plan = ArchivePlan(archive, ORIGIN, ArchiveSettings())
    with (
        FaultServer({"/*": html()}) as server,
        keeping(plan, Service(Resolver((), LOOPBACK), Contexts(), "")) as keeper,
    ):
        assert keep(keeper, ask(f"{server.url}/new"))
    (sentence,) = capsys.readouterr().err.splitlines()
    assert sentence.startswith("ดัชนีของคลังสำเนาเสีย")
    assert sentence.endswith(f"made again; it is at: {archive / BROKEN}")
    with ArchiveIndex(archive) as index:
        assert index.latest(f"{server.url}/new")
    assert list(verify(archive)) == []


def test_a_link_run_ends_at_an_index_that_is_a_folder(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(PHANGAT, tmp_path / "content")
    (archive / INDEX).unlink()
    (archive / INDEX).mkdir()
    assert check_links(LinkRun(tmp_path / "content", AT, archive=archive)) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert sentence.startswith("อ่านดัชนีของคลังสำเนาไม่ได้ · cannot read the archive's index: ")


def cut(warc: Path) -> None:
    warc.write_bytes(warc.read_bytes()[:-50])


def flip(warc: Path) -> None:
    data = bytearray(warc.read_bytes())
    data[-50] ^= 1
    warc.write_bytes(data)


@pytest.mark.parametrize("damage", [cut, flip])
def test_an_export_names_a_damaged_file_and_offset_and_writes_nothing(
    archive: Path, capsys: pytest.CaptureFixture[str], damage: Callable[[Path], None]
) -> None:
    (warc,) = archive.rglob("*.warc.gz")
    damage(warc)
    assert COMMANDS["export"](archive) == 2
    assert f"{warc.relative_to(archive)}@" in capsys.readouterr().err
    assert list((archive.parent / "out").iterdir()) == []


def test_an_export_names_an_offset_beyond_the_file(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change("update copies set offset = 99999999 where removal = ''")(archive / INDEX)
    assert COMMANDS["export"](archive) == 2
    assert "evidence-1.warc.gz@99999999" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"warcs": [{"file": "../../etc/passwd", "length": 1, "generation": 0}]}', "[]", "{}"]
)
def test_a_manifest_that_cannot_be_is_damaged(archive: Path, text: str) -> None:
    paths(archive)[-1].write_text(text, "utf-8")
    with pytest.raises(ManifestError):
        newest(archive)
    assert Fault.BAD_MANIFEST in {finding.fault for finding in verify(archive)}


@pytest.mark.parametrize("text", [b"", b"no certificate"])
def test_an_authority_without_certificates_is_named(
    archive: Path, capsys: pytest.CaptureFixture[str], text: bytes
) -> None:
    pem = archive.parent / "authority.pem"
    pem.write_bytes(text)
    assert verify_archive(archive, pem) == 2
    assert "holds no certificate (PEM)" in capsys.readouterr().err


def test_an_archive_that_is_a_link_to_itself_ends_a_run_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert not is_within(loop, PHANGAT)
    shutil.copytree(PHANGAT, tmp_path / "content")
    assert check_links(LinkRun(tmp_path / "content", AT, archive=loop)) == 2
    assert str(loop) in capsys.readouterr().err
