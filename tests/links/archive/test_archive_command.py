"""`ita links` keeps copies beside the content, and `ita archive` shows, proves, exports and withdraws them: processes."""

from __future__ import annotations

import hashlib
import shutil
import socket
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ita_site.publish.check import load
from ita_site.source.problems import Code
from tests.builders.projects import ROOT
from tests.builders.sites import PHANGAT
from tests.links.answers import STORY, html, real
from tests.links.archive.services import Authority, serving
from tests.links.server import FaultServer, Request

NOBODY = 9
"""The port of a service that no machine has any more."""
YEAR = datetime.now(UTC).year


def ita(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ita_site.commands", *words],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def links(folder: Path, server: FaultServer, *more: str) -> subprocess.CompletedProcess[str]:
    """Check the links of the content: http leads to a server here, and https to a port where nobody answers."""
    ports = {80: server.port, 443: NOBODY}
    here = [f"www.pangad.go.th:{port}:{server.address}:{ours}" for port, ours in ports.items()]
    words = ("--allow-network", "127.0.0.0/8", "--delay", "0", "--retries", "0", "--timeout", "5")
    return ita(folder, "links", *words, "--resolve", *here, *more)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a site with five measures."""
    shutil.copytree(PHANGAT, tmp_path / "content")
    (tmp_path / "content/link-health.json").unlink(missing_ok=True)
    return tmp_path


def page_of(request: Request, _sock: socket.socket) -> bytes:
    """Return a page of its own words for each address, as a live site has them."""
    words = "".join(chr(0x0E01 + byte % 40) for byte in hashlib.sha256(request.target.encode()).digest())
    return html("ประกาศ", f"<h1>{words[:12]}</h1><p>{words} {request.target}</p>{STORY}")


def test_copies_of_a_run_are_listed_verified_exported_and_withdrawn(folder: Path) -> None:
    with FaultServer({"/*": real(page_of)}, "127.0.0.6") as server:
        done = links(folder, server)
        assert "Traceback" not in done.stderr, done.stderr
        first = sorted(path.relative_to(folder).as_posix() for path in (folder / "archive").rglob("*.warc.gz"))
        links(folder, server, "--all")
    assert len(first) == 1
    assert first[0].startswith("archive/pangad.go.th/")
    listed = [line.split("\t") for line in ita(folder, "archive", "list").stdout.splitlines()]
    assert len(listed) > 5
    assert {(line[4], line[5]) for line in listed} == {("alive", "ประกาศ")}
    assert len({line[0] for line in listed}) == len(listed)

    assert ita(folder, "archive", "verify").returncode == 0
    assert ita(folder, "archive", "export").stdout == f"build/archive/pangad.go.th-{YEAR}.wacz\n"
    with zipfile.ZipFile(folder / f"build/archive/pangad.go.th-{YEAR}.wacz") as package:
        assert package.testzip() is None

    url, digest = listed[0][0], listed[0][3]
    done = ita(folder, "archive", "withdraw", "--sha256", digest, "--reason", "มีชื่อผู้ร้อง")
    assert (done.returncode, done.stderr.splitlines()[1]) == (0, f"{done.stdout.count(chr(10))} copies were taken out")
    assert f"{url}\t" in done.stdout
    states = {line.split("\t")[4] for line in ita(folder, "archive", "list").stdout.splitlines() if digest in line}
    assert states == {"withdrawn"}
    assert ita(folder, "archive", "verify").returncode == 0

    assert ita(folder, "archive", "prune").stderr.splitlines()[1] == "0 copies were taken out"

    (warc,) = (folder / "archive").rglob("*.warc.gz")
    changed = bytearray(warc.read_bytes())
    changed[-1] ^= 1
    warc.write_bytes(changed)
    done = ita(folder, "archive", "verify")
    assert done.returncode == 1
    assert f"{warc.relative_to(folder / 'archive')}@" in done.stdout


def test_without_an_archive_nothing_is_kept_and_the_commands_say_so(folder: Path) -> None:
    with FaultServer({"/*": real(html())}, "127.0.0.6") as server:
        links(folder, server, "--no-archive")
    assert not (folder / "archive").exists()
    for words in (["list"], ["verify"], ["export"], ["prune"], ["withdraw", "http://x.go.th/", "--reason", "x"]):
        done = ita(folder, "archive", *words)
        assert (done.returncode, done.stderr.splitlines()[1][:28]) == (1, "Error: there is no archive a")


def test_an_archive_within_the_content_is_refused(folder: Path) -> None:
    with FaultServer({"/*": real(html())}, "127.0.0.6") as server:
        done = links(folder, server, "--archive", "content/archive")
        assert server.log == []
    assert done.returncode == 2
    assert "the archive must lie outside the content folder" in done.stderr
    assert not (folder / "content/archive").exists()


@pytest.mark.parametrize("kept", ["archive.sqlite", "x.go.th/2026-11/evidence-1.warc.gz"])
def test_an_archive_that_was_moved_into_the_content_stops_the_build(folder: Path, kept: str) -> None:
    path = folder / "content/old/archive" / kept
    path.parent.mkdir(parents=True)
    path.write_bytes(b"")
    reading = load(folder / "content")
    assert reading.catalogue is None
    (problem,) = [problem for problem in reading.problems if problem.code is Code.ARCHIVE_IN_CONTENT]
    assert problem.path == "content/old/archive"


@pytest.mark.parametrize(
    "words",
    [
        ["withdraw", "--reason", "x"],
        ["withdraw", "http://x/", "--sha256", "1", "--reason", "x"],
        ["withdraw", "http://x/"],
        ["withdraw", "--sha256", "12", "--reason", "x"],
    ],
)
def test_a_wrong_call_is_refused(folder: Path, words: list[str]) -> None:
    done = ita(folder, "archive", *words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_run_has_its_manifest_stamped_where_the_agency_names_a_service(folder: Path, tmp_path: Path) -> None:
    authority = Authority(tmp_path / "tsa")
    agency = folder / "content/agency.yml"
    plain = agency.read_text("utf-8")
    with FaultServer({"/*": real(html())}, "127.0.0.6") as server:
        agency.write_text(f"{plain}archive:\n  timestamp_url: http://127.0.0.1:9/\n", "utf-8")
        done = links(folder, server)
        assert "the time-stamping service did not answer" in done.stderr
        with serving(authority.answer) as url:
            agency.write_text(f"{plain}archive:\n  timestamp_url: {url}/\n", "utf-8")
            done = links(folder, server)
            assert "did not answer" not in done.stderr, done.stderr
    assert len(list((folder / "archive/manifests").glob("*.tsr"))) == 1
    assert ita(folder, "archive", "verify", "--authority", "tsa/root.pem").returncode == 0
    Authority(tmp_path / "other")
    assert ita(folder, "archive", "verify", "--authority", "other/root.pem").returncode == 1
