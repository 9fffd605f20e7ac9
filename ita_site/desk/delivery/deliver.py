"""Bring a finished site to its target: the one call for all kinds of targets."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ita_site.desk.delivery.by_file.delivery import FileByFile, read_state
from ita_site.desk.delivery.by_file.journal import open_journal
from ita_site.desk.delivery.by_file.line import Line
from ita_site.desk.delivery.connections.connection import Connection
from ita_site.desk.delivery.connections.ftp import connect_ftp
from ita_site.desk.delivery.connections.ftps import connect_ftps
from ita_site.desk.delivery.connections.local import LocalConnection, own_errors
from ita_site.desk.delivery.connections.sftp import SftpConnection
from ita_site.desk.delivery.events import Delivered, Watch
from ita_site.desk.delivery.failures import DeliveryError, Failure
from ita_site.desk.delivery.password import Password
from ita_site.desk.delivery.shipment import Shipment, shipment
from ita_site.desk.delivery.targets import Folder, Ftp, Ftps, Git, Server, Sftp, Target, Zip, target_key
from ita_site.desk.delivery.to_folder import can_swap, swap_in
from ita_site.desk.delivery.to_git import push
from ita_site.desk.delivery.to_zip import write_zip
from ita_site.disk.lock import try_lock


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be delivered where.

    `site` is the folder of a built site. `state` is a folder of this machine, in which a delivery that breaks off
    leaves how far it was. `may_replace` names files of others at the target, of which a `ForeignFilesError` spoke, and
    which a person let the site replace.
    """

    site: Path
    target: Target
    state: Path
    password: Password | None = None
    may_replace: frozenset[str] = frozenset()

    @property
    def journal(self) -> Path:
        """Return where the steps of deliveries to the target are written down."""
        return self.state / f"{target_key(self.target)}.journal"


def deliver(order: Order, watch: Watch | None = None) -> Delivered:
    """Bring a site to its target; return what was done.

    After a failure the same order begins where that one ended. Not to be called in the thread of an event loop. Raises
    DeliveryError.
    """
    with own_errors():
        order.state.mkdir(parents=True, exist_ok=True)
        with _alone(order.journal.with_suffix(".lock")):
            return _deliver(order, shipment(order.site, watch or Watch(), order.may_replace))


def _deliver(order: Order, cargo: Shipment) -> Delivered:
    match order.target:
        case Folder(path) | Zip(path) if _overlaps(path, order.site):
            raise DeliveryError(Failure.OVERLAP, str(path))
        case Zip(path):
            return write_zip(cargo, path)
        case Git() as target:
            return push(cargo, target, order.password, order.state)
        case Folder(path):
            return _to_folder(cargo, path, order.journal)
        case target:
            return _by_file(cargo, lambda: _connected(target, order.password), order.journal)


def _to_folder(cargo: Shipment, folder: Path, journal: Path) -> Delivered:
    connection = LocalConnection(folder)
    if can_swap(folder, read_state(connection)):
        delivered = swap_in(cargo, folder)
        journal.unlink(missing_ok=True)
        return delivered
    return _by_file(cargo, lambda: connection, journal)


def _by_file(cargo: Shipment, connect: Callable[[], Connection], journal: Path) -> Delivered:
    line = Line(connect, cargo.watch)
    try:
        return FileByFile(cargo, line, open_journal(journal)).deliver()
    finally:
        line.close()


def _connected(target: Server, password: Password | None) -> Connection:
    if password is None:
        raise DeliveryError(Failure.NO_PASSWORD)
    match target:
        case Sftp():
            return SftpConnection(target, password)
        case Ftps():
            return connect_ftps(target, password)
        case Ftp():
            return connect_ftp(target, password)


def _overlaps(path: Path, site: Path) -> bool:
    path, site = path.resolve(), site.resolve()
    return path.is_relative_to(site) or site.is_relative_to(path)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold a target's lock. Raises DeliveryError where another delivery holds it."""
    with lock.open("a+b") as file:
        if not try_lock(file):
            raise DeliveryError(Failure.BUSY)
        yield
