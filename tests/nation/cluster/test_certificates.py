"""The certificates of a cluster: a real scheduler takes a worker and a client that have them, and nobody else."""

from __future__ import annotations

import socket
import ssl
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ita_site.commands.nation import command
from ita_site.nation.cluster.certificates import PARTS, CertificatesThereError, make_certificates, part_files
from tests.publish.servers import free_port, running

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cluster") / "certificates"
    make_certificates(folder, NOW, 30)
    return folder


@contextmanager
def scheduler(folder: Path) -> Iterator[int]:
    port = free_port()
    files = part_files(folder, "scheduler")
    command = [
        *(sys.executable, "-m", "distributed.cli.dask_scheduler", "--protocol", "tls", "--host", "127.0.0.1"),
        *("--port", str(port), "--no-dashboard", "--tls-ca-file", str(files.authority)),
        *("--tls-cert", str(files.certificate), "--tls-key", str(files.key)),
    ]
    with running(command, port):
        yield port


def shaken_hands(port: int, folder: Path, part: str) -> str:
    """Return the version of TLS that a scheduler and a part agree on."""
    files = part_files(folder, part)
    context = ssl.create_default_context(cafile=files.authority)
    context.check_hostname = False
    context.load_cert_chain(files.certificate, files.key)
    with (
        socket.create_connection(("127.0.0.1", port), timeout=20) as plain,
        context.wrap_socket(plain, server_hostname="localhost") as secured,
    ):
        # a server of TLS 1.3 refuses a client after the client thinks that all is well
        assert secured.recv(1)
        return secured.version() or ""


@pytest.mark.slow
def test_a_scheduler_takes_who_has_a_certificate_of_its_authority_and_nobody_else(folder: Path, tmp_path: Path) -> None:
    strangers = tmp_path / "strangers"
    make_certificates(strangers, NOW, 30)
    # a stranger may well trust the scheduler
    (strangers / "ca.pem").write_bytes((folder / "ca.pem").read_bytes())
    with scheduler(folder) as port:
        assert shaken_hands(port, folder, "client").startswith("TLSv1")
        assert shaken_hands(port, folder, "worker").startswith("TLSv1")
        with pytest.raises((OSError, AssertionError)):
            shaken_hands(port, strangers, "client")


@pytest.mark.parametrize("part", ["ca", *PARTS])
def test_a_key_is_readable_by_its_owner_alone(folder: Path, part: str) -> None:
    assert stat.S_IMODE((folder / f"{part}.key").stat().st_mode) == 0o600


@pytest.mark.parametrize("days", ["0", "3651", "99999999", "x"])
def test_certificates_hold_for_a_day_to_ten_years(
    days: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run(["certificates", str(tmp_path / "new"), "--days", days]) == 2
    assert "must be 1 to 3650 days" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_certificates_that_are_there_are_never_overwritten(tmp_path: Path) -> None:
    files = make_certificates(tmp_path, NOW, 30)
    before = [file.read_bytes() for file in files]
    with pytest.raises(CertificatesThereError):
        make_certificates(tmp_path, NOW + timedelta(days=1), 30)
    assert [file.read_bytes() for file in files] == before
