"""What a server answers instead of taking a site: a typed error in two languages, with no password in it."""

from __future__ import annotations

import socket
import traceback
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import asyncssh
import pytest

from ita_site.desk.delivery.deliver import Order, deliver
from ita_site.desk.delivery.events import Watch
from ita_site.desk.delivery.failures import (
    ChangedIdentityError,
    DeliveryError,
    Failure,
    NewIdentityError,
)
from ita_site.desk.delivery.password import Password
from ita_site.desk.delivery.targets import Ftp, Ftps, Sftp, Target, warning
from tests.desk.delivery.ftp_server import PASSWORD, READ_ONLY, USER, FtpServer
from tests.desk.delivery.places import ALL_SERVERS, FTP, FTPS, NO_PAUSES, SFTP, Place, Servers
from tests.desk.delivery.sftp_server import SftpServer
from tests.desk.delivery.small_site import SmallSite, Visitor, files_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.delivery.certificates import Certificate

pytestmark = pytest.mark.slow

servers_of_all = pytest.mark.parametrize("place", ALL_SERVERS, indirect=True)
CLASSES: dict[str, type[Any]] = {SFTP: Sftp, FTPS: Ftps, FTP: Ftp}


def failure_of(order: Order) -> DeliveryError:
    with pytest.raises(DeliveryError) as failure:
        deliver(order, Watch(pauses=NO_PAUSES))
    return failure.value


def shown(error: DeliveryError) -> str:
    """All that a log would have of an error."""
    return "".join(traceback.format_exception(error)) + repr(error) + error.thai + error.english


@servers_of_all
def test_a_wrong_password_is_said_and_not_shown(place: Place, built: SmallSite) -> None:
    error = failure_of(replace(place.order(built), password=Password("wr0ng-รหัส")))
    assert error.failure is Failure.WRONG_PASSWORD
    assert "wr0ng" not in shown(error)
    assert files_in(place.served) == {}


@servers_of_all
def test_no_password_is_said_before_anybody_is_asked(place: Place, built: SmallSite) -> None:
    assert failure_of(replace(place.order(built), password=None)).failure is Failure.NO_PASSWORD


@servers_of_all
def test_a_folder_that_is_not_there_is_said(place: Place, built: SmallSite) -> None:
    target: Any = place.target
    error = failure_of(replace(place.order(built), target=replace(target, folder="public_htlm")))
    assert (error.failure, error.subject) == (Failure.NO_FOLDER, "public_htlm")


@servers_of_all
def test_a_folder_below_the_users_own_is_filled(place: Place, built: SmallSite) -> None:
    (place.served / "public_html").mkdir()
    target: Any = place.target
    deliver(replace(place.order(built), target=replace(target, folder="public_html")))
    assert files_in(place.served / "public_html") == built.files
    assert [path.name for path in place.served.iterdir()] == ["public_html"]


@servers_of_all
def test_a_full_disk_is_said_and_the_old_site_stays(place: Place, built: SmallSite) -> None:
    place.deliver(built)
    old = built.files
    built.edition(2)
    place.faults.room = 50_000
    with Visitor(place.served) as visitor, pytest.raises(DeliveryError) as failure:
        place.deliver(built)
    # SFTP as most servers speak it has no word for a full disk
    assert failure.value.failure is (Failure.NOT_STORED if isinstance(place.target, Sftp) else Failure.DISK_FULL)
    assert failure.value.subject in built.files
    assert old.items() <= files_in(place.served).items()
    assert visitor.broken == []
    place.faults.room = 1 << 60
    place.deliver(built)
    assert files_in(place.served) == built.files


@pytest.mark.parametrize("kind", ALL_SERVERS)
def test_a_host_that_nobody_knows_is_said(kind: str, built: SmallSite, tmp_path: Path) -> None:
    target = CLASSES[kind]("no-such-host.invalid", USER, "/")
    error = failure_of(Order(built.folder, target, tmp_path / "state", Password(PASSWORD)))
    assert (error.failure, error.subject) == (Failure.HOST_UNKNOWN, "no-such-host.invalid")


@pytest.mark.parametrize("kind", ALL_SERVERS)
def test_a_port_where_nobody_listens_is_said(kind: str, built: SmallSite, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        target = CLASSES[kind]("127.0.0.1", USER, "/", free.getsockname()[1])
        error = failure_of(Order(built.folder, target, tmp_path / "state", Password(PASSWORD)))
    assert error.failure is Failure.REFUSED


def sftp_order(server: SftpServer, site: SmallSite, state: Path, host_key: str) -> Order:
    return Order(site.folder, Sftp("127.0.0.1", USER, "/", server.port, host_key), state, Password(PASSWORD))


def ftps_order(server: FtpServer, site: SmallSite, state: Path, certificate: str, host: str = "127.0.0.1") -> Order:
    return Order(site.folder, Ftps(host, USER, "/", server.port, certificate), state, Password(PASSWORD))


def test_a_new_host_key_is_handed_back_to_be_confirmed(servers: Servers, built: SmallSite) -> None:
    with SftpServer(servers.served, servers.host_key) as server:
        error = failure_of(sftp_order(server, built, servers.state, ""))
        assert isinstance(error, NewIdentityError)
        assert error.fingerprint == server.fingerprint
        assert server.fingerprint in error.thai
        assert server.names == []
        deliver(sftp_order(server, built, servers.state, error.fingerprint))
    assert files_in(servers.served) == built.files


def test_another_host_key_is_refused_with_both_fingerprints(servers: Servers, built: SmallSite) -> None:
    stranger = asyncssh.generate_private_key("ssh-ed25519")
    with SftpServer(servers.served, stranger) as server:
        error = failure_of(sftp_order(server, built, servers.state, servers.host_key.get_fingerprint()))
        assert isinstance(error, ChangedIdentityError)
        assert (error.confirmed, error.shown) == (servers.host_key.get_fingerprint(), server.fingerprint)
        assert error.confirmed in error.thai
        assert error.shown in error.thai
        assert server.names == []


def test_a_certificate_that_no_list_has_is_handed_back_to_be_confirmed(servers: Servers, built: SmallSite) -> None:
    with FtpServer(servers.served, servers.certificate) as server:
        error = failure_of(ftps_order(server, built, servers.state, ""))
        assert isinstance(error, NewIdentityError)
        assert error.fingerprint == servers.certificate.fingerprint
        assert server.names == []
        deliver(ftps_order(server, built, servers.state, error.fingerprint))
    assert files_in(servers.served) == built.files


def test_another_certificate_is_refused_with_both_fingerprints(
    servers: Servers, built: SmallSite, other_certificate: Certificate
) -> None:
    with FtpServer(servers.served, other_certificate) as server:
        error = failure_of(ftps_order(server, built, servers.state, servers.certificate.fingerprint))
        assert isinstance(error, ChangedIdentityError)
        assert (error.confirmed, error.shown) == (servers.certificate.fingerprint, other_certificate.fingerprint)
        assert server.names == []


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_certificate_that_the_system_trusts_needs_no_confirmation(
    host: str, servers: Servers, built: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(servers.certificate.file))
    with FtpServer(servers.served, servers.certificate) as server:
        deliver(ftps_order(server, built, servers.state, "", host))
    assert files_in(servers.served) == built.files


def test_data_channels_take_up_the_session_of_the_control_channel(servers: Servers, built: SmallSite) -> None:
    with FtpServer(servers.served, servers.certificate) as server:
        deliver(ftps_order(server, built, servers.state, servers.certificate.fingerprint))
        assert server.resumed > len(built.files)
        assert server.full_handshakes == 0


def test_a_server_without_tls_gets_no_password(servers: Servers, built: SmallSite) -> None:
    with FtpServer(servers.served) as server:
        assert failure_of(ftps_order(server, built, servers.state, "")).failure is Failure.NO_TLS
        assert server.names == []


def test_a_firewall_before_the_data_channels_is_said(servers: Servers, built: SmallSite) -> None:
    with FtpServer(servers.served) as server:
        server.faults.has_firewall = True
        order = Order(built.folder, Ftp("127.0.0.1", USER, "/", server.port), servers.state, Password(PASSWORD))
        assert failure_of(order).failure is Failure.NO_DATA_CHANNEL


def test_a_user_who_may_only_read_is_told(servers: Servers, built: SmallSite) -> None:
    with FtpServer(servers.served, permissions=READ_ONLY) as server:
        order = Order(built.folder, Ftp("127.0.0.1", USER, "/", server.port), servers.state, Password(PASSWORD))
        assert failure_of(order).failure is Failure.NO_RIGHT


def test_a_folder_that_may_not_be_written_over_sftp_is_said(servers: Servers, built: SmallSite) -> None:
    with SftpServer(servers.served, servers.host_key) as server:
        server.faults.may_write = False
        assert failure_of(sftp_order(server, built, servers.state, server.fingerprint)).failure is Failure.NO_RIGHT


@pytest.mark.parametrize("kind", [SFTP, FTP])
def test_a_server_that_lets_nobody_write_over_a_file_is_filled(kind: str, servers: Servers, built: SmallSite) -> None:
    with plain_server(kind, servers.served) as server:
        target: Target = Ftp("127.0.0.1", USER, "/", server.port)
        if isinstance(server, SftpServer):
            target = Sftp("127.0.0.1", USER, "/", server.port, server.fingerprint)
        order = Order(built.folder, target, servers.state, Password(PASSWORD))
        deliver(order, Watch(pauses=NO_PAUSES))
        server.faults.forget()
        built.edition(2)
        server.faults.breaks = [30_000]
        deliver(order, Watch(pauses=NO_PAUSES))
    assert files_in(servers.served) == built.files


def plain_server(kind: str, folder: Path) -> FtpServer | SftpServer:
    return SftpServer(folder, is_plain=True) if kind == SFTP else FtpServer(folder, can_replace=False)


def test_plain_ftp_has_a_warning_for_the_caller() -> None:
    thai, english = warning(Ftp("ftp.example.go.th", USER, "/")) or ("", "")
    assert "ไม่เข้ารหัส" in thai
    assert "not encrypted" in english
    assert warning(Ftps("ftp.example.go.th", USER, "/")) is None


def test_two_deliveries_to_one_target_at_once_are_refused(servers: Servers, built: SmallSite) -> None:
    with servers.place(FTP) as place:
        errors: list[DeliveryError] = []

        def deliver_again(_event: object) -> None:
            if not errors:
                errors.append(failure_of(place.order(built)))

        place.deliver(built, watch=Watch(deliver_again))
    assert [error.failure for error in errors] == [Failure.BUSY]
    assert files_in(servers.served) == built.files
