"""The kinds of targets that are filled file by file, each with a real server, so that all are held to the same."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from ita_site.desk.delivery.deliver import Order, deliver
from ita_site.desk.delivery.events import Delivered, DeliveryEvent, Watch
from ita_site.desk.delivery.password import Password
from ita_site.desk.delivery.targets import Folder, Ftp, Ftps, Sftp, Target
from tests.desk.delivery import ftp_server, sftp_server
from tests.desk.delivery.faults import Faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import asyncssh

    from tests.desk.delivery.certificates import Certificate
    from tests.desk.delivery.small_site import SmallSite

SFTP: Final = "sftp"
FTPS: Final = "ftps"
FTP: Final = "ftp"
FOLDER: Final = "folder"
SERVERS: Final = (SFTP, FTPS)
"""FTP without TLS has the same code as FTPS, so that it is tried where TLS might make a difference alone."""
ALL_SERVERS: Final = (*SERVERS, FTP)
EVERYWHERE: Final = (*SERVERS, FOLDER)
NO_PAUSES: Final = (0.0, 0.0, 0.0)


@dataclass
class Place:
    """A target, the folder that visitors see of it, and its server's faults."""

    target: Target
    served: Path
    state: Path
    faults: Faults = field(default_factory=Faults)
    events: list[DeliveryEvent] = field(default_factory=list)
    pauses: tuple[float, ...] = NO_PAUSES

    def order(self, site: SmallSite) -> Order:
        return Order(site.folder, self.target, self.state, Password(ftp_server.PASSWORD))

    def deliver(self, site: SmallSite, *may_replace: str, watch: Watch | None = None) -> Delivered:
        """Deliver a site; the server counts what it receives of it anew."""
        self.faults.forget()
        order = replace(self.order(site), may_replace=frozenset(may_replace))
        return deliver(order, watch or Watch(self.events.append, pauses=self.pauses))


@dataclass(frozen=True)
class Servers:
    """What servers of the tests are made of."""

    served: Path
    state: Path
    certificate: Certificate
    host_key: asyncssh.SSHKey

    @contextmanager
    def place(self, kind: str) -> Iterator[Place]:
        """Yield a place of a kind, with its server running."""
        if kind == FOLDER:
            # a file of the office's own, so that the folder cannot be swapped
            (self.served / "office.txt").write_text("ของหน่วยงาน", encoding="utf-8")
            yield Place(Folder(self.served), self.served, self.state)
        elif kind == SFTP:
            with sftp_server.SftpServer(self.served, self.host_key) as ssh:
                target = Sftp("127.0.0.1", sftp_server.USER, "/", ssh.port, ssh.fingerprint)
                yield Place(target, self.served, self.state, ssh.faults)
        else:
            with ftp_server.FtpServer(self.served, self.certificate if kind == FTPS else None) as ftp:
                yield Place(self._ftp(kind, ftp.port), self.served, self.state, ftp.faults)

    def _ftp(self, kind: str, port: int) -> Target:
        if kind == FTPS:
            return Ftps("127.0.0.1", ftp_server.USER, "/", port, self.certificate.fingerprint)
        return Ftp("127.0.0.1", ftp_server.USER, "/", port)
