"""Time stamps by a real authority, and a service that is away or deceives."""

from __future__ import annotations

import ipaddress
import shutil
import socket
import threading
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from ita_site.links.archive.proof.finding import Fault
from ita_site.links.archive.proof.timestamp import stamp_manifests
from ita_site.links.archive.proof.verify import verify
from ita_site.links.archive.service import ServiceError
from tests.links.answers import html
from tests.links.archive.exchanges import AT, Runs
from tests.links.archive.services import Authority, service, serving
from tests.links.server import FaultServer


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority") / "tsa")


@pytest.fixture(scope="module")
def unstamped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two runs; to be read only."""
    runs = Runs(tmp_path_factory.mktemp("unstamped") / "archive")
    with FaultServer({"/*": html()}) as server:
        runs([f"{server.url}/a"])
        runs([f"{server.url}/b"], AT + timedelta(days=7))
    return runs.archive


@pytest.fixture
def archive(unstamped: Path, tmp_path: Path) -> Path:
    """A copy of the archive, to be stamped."""
    return Path(shutil.copytree(unstamped, tmp_path / "archive"))


def test_each_manifest_gets_one_token_that_is_verified_by_the_authoritys_certificate(
    archive: Path, authority: Authority
) -> None:
    before = authority.asked
    with serving(authority.answer) as url:
        assert stamp_manifests(archive, url, service()) == 2
        assert stamp_manifests(archive, url, service()) == 0
    assert authority.asked == before + 2
    assert len(list((archive / "manifests").glob("*.json.tsr"))) == 2
    assert list(verify(archive, authority.root)) == []


def test_a_token_does_not_stamp_another_manifest_nor_a_changed_one(archive: Path, authority: Authority) -> None:
    with serving(authority.answer) as url:
        stamp_manifests(archive, url, service())
    first, second = sorted((archive / "manifests").glob("*.tsr"))
    token = bytearray(second.read_bytes())
    second.write_bytes(first.read_bytes())
    first.write_bytes(token[:-1] + bytes([token[-1] ^ 1]))
    findings = [finding for finding in verify(archive, authority.root) if finding.fault is Fault.BAD_STAMP]
    assert [finding.file for finding in findings] == [f"manifests/{first.name}", f"manifests/{second.name}"]


def test_the_certificate_of_another_authority_verifies_nothing(
    archive: Path, authority: Authority, tmp_path: Path
) -> None:
    with serving(authority.answer) as url:
        stamp_manifests(archive, url, service())
    other = Authority(tmp_path / "other")
    assert {finding.fault for finding in verify(archive, other.root)} == {Fault.BAD_STAMP}


@pytest.mark.parametrize("reply", [(500, b""), (200, b"no token"), (302, b"")])
def test_a_service_that_stamps_nothing_is_asked_again_next_time(
    archive: Path, authority: Authority, reply: tuple[int, bytes]
) -> None:
    with serving(lambda *_: reply) as url, pytest.raises(ServiceError):
        stamp_manifests(archive, url, service())
    assert not list((archive / "manifests").glob("*.tsr"))
    with serving(authority.answer) as url:
        assert stamp_manifests(archive, url, service()) == 2


def test_a_token_of_something_else_is_not_taken(archive: Path, authority: Authority) -> None:
    replies: list[tuple[int, bytes]] = []

    def first_reply_always(method: str, path: str, body: bytes) -> tuple[int, bytes]:
        replies.append(authority.answer(method, path, body))
        return replies[0]

    with serving(first_reply_always) as url, pytest.raises(ServiceError, match="another message"):
        stamp_manifests(archive, url, service())
    assert len(list((archive / "manifests").glob("*.tsr"))) == 1


def test_a_service_at_a_private_address_is_not_asked(archive: Path) -> None:
    asked: list[str] = []

    def note(method: str, *_: object) -> tuple[int, bytes]:
        asked.append(method)
        return 200, b""

    with serving(note) as url, pytest.raises(ServiceError, match="unsafe"):
        stamp_manifests(archive, url, service(ipaddress.ip_network("198.51.100.0/24")))
    assert asked == []


def test_a_service_that_never_ends_its_reply_is_left_in_time(archive: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def drip() -> None:
            sock, _ = listener.accept()
            with closing(sock):
                sock.recv(65_536)
                sock.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                while True:
                    try:
                        sock.sendall(b"x")
                    except OSError:
                        return
                    time.sleep(0.05)

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        started = time.monotonic()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        with pytest.raises(ServiceError):
            stamp_manifests(archive, url, service(seconds=0.5))
        assert time.monotonic() - started < 5
        thread.join(timeout=5)
