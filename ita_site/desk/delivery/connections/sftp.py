"""A server over SFTP, by `asyncssh`: each call runs until it has its answer, in a loop of the connection's own.

The host key is compared with the one that a person confirmed before the server hears a user name or a password.
"""

import asyncio
import logging
import stat
import threading
from collections.abc import Awaitable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Final, TypeVar

import asyncssh

from ita_site.desk.delivery.connections.connection import SECONDS, rename_in_steps
from ita_site.desk.delivery.connections.network import connecting
from ita_site.desk.delivery.failures import ChangedIdentityError, DeliveryError, Failure, NewIdentityError
from ita_site.desk.delivery.password import Password
from ita_site.desk.delivery.targets import Sftp

_Answer = TypeVar("_Answer")

_NO_HOSTS: Final[tuple[list[str], list[str], list[str]]] = ([], [], [])
"""No keys from files of this machine: `_PinnedKey` alone decides."""

_FAILURES: Final[tuple[tuple[type[asyncssh.Error], Failure], ...]] = (
    (asyncssh.PermissionDenied, Failure.WRONG_PASSWORD),
    (asyncssh.SFTPNoSpaceOnFilesystem, Failure.DISK_FULL),
    (asyncssh.SFTPQuotaExceeded, Failure.DISK_FULL),
    (asyncssh.SFTPPermissionDenied, Failure.NO_RIGHT),
    (asyncssh.SFTPWriteProtect, Failure.NO_RIGHT),
    (asyncssh.SFTPOpUnsupported, Failure.UNSUPPORTED),
    (asyncssh.SFTPNoConnection, Failure.BROKEN_OFF),
    (asyncssh.SFTPConnectionLost, Failure.BROKEN_OFF),
    (asyncssh.SFTPError, Failure.OTHER),
    (asyncssh.ChannelOpenError, Failure.UNSUPPORTED),
    (asyncssh.DisconnectError, Failure.BROKEN_OFF),
)

logging.getLogger("asyncssh").addHandler(logging.NullHandler())


class _PinnedKey(asyncssh.SSHClient):
    """Lets in the server whose host key has one fingerprint, and remembers what was shown."""

    def __init__(self, confirmed: str) -> None:
        self.confirmed = confirmed
        self.shown = ""

    def validate_host_public_key(self, _host: str, _addr: str, _port: int, key: asyncssh.SSHKey) -> bool:
        """Return whether the key is the confirmed one."""
        self.shown = key.get_fingerprint()
        return self.shown == self.confirmed


class SftpConnection:
    """The folder of a target on a server, where the user is signed in."""

    def __init__(self, target: Sftp, password: Password) -> None:
        """Connect, and go to the target's folder. Raises DeliveryError."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._ssh: asyncssh.SSHClientConnection | None = None
        try:
            self._sftp = self._open(target, password)
            self._root = self._folder(target.folder)
        except DeliveryError:
            self.close()
            raise

    def _open(self, target: Sftp, password: Password) -> asyncssh.SFTPClient:
        pinned = _PinnedKey(target.host_key)
        try:
            with sftp_errors(target.host), connecting(target.host):
                self._ssh = self._run(_connected(target, password, pinned))
                return self._run(self._ssh.start_sftp_client())
        except DeliveryError:
            if pinned.shown and not pinned.confirmed:
                raise NewIdentityError(pinned.shown) from None
            if pinned.shown != pinned.confirmed and pinned.shown:
                raise ChangedIdentityError(pinned.confirmed, pinned.shown) from None
            raise

    def _folder(self, folder: str) -> str:
        with sftp_errors(folder):
            if not self._run(self._sftp.isdir(folder or ".")):
                raise DeliveryError(Failure.NO_FOLDER, folder)
            path = self._run(self._sftp.realpath(folder or "."))
        return path.rstrip("/")

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file; None where there is none."""
        with sftp_errors(path):
            try:
                return self._run(self._read(path))
            except asyncssh.SFTPNoSuchFile:
                return None

    def size(self, path: str) -> int | None:
        """Return the size of a file, or of a link, in bytes; None where there is neither."""
        attributes = self._attributes(path)
        if attributes is None or stat.S_ISDIR(attributes.permissions or 0):
            return None
        return attributes.size

    def has_folder(self, path: str) -> bool:
        """Return whether there is such a folder, which is no link."""
        attributes = self._attributes(path)
        return attributes is not None and stat.S_ISDIR(attributes.permissions or 0)

    def make_folder(self, path: str) -> None:
        """Make a folder in one that is there."""
        with sftp_errors(path):
            self._run(self._sftp.mkdir(self._at(path)))

    def remove_folder(self, path: str) -> None:
        """Remove a folder that is empty; do nothing where it is not."""
        with sftp_errors(path), suppress(asyncssh.SFTPFailure, asyncssh.SFTPNoSuchFile, asyncssh.SFTPDirNotEmpty):
            self._run(self._sftp.rmdir(self._at(path)))

    def store(self, path: str, blocks: Iterable[bytes]) -> None:
        """Write a file, over one that is there."""
        with sftp_errors(path):
            try:
                self._run(self._store(path, blocks), seconds=None)
            except asyncssh.SFTPFailure as error:
                # version 3 of the protocol has no code for a full disk
                raise DeliveryError(Failure.NOT_STORED, path, error.reason) from None

    def rename(self, old: str, new: str) -> None:
        """Give a file another name, in the place of what has that name: in one step wherever the server can."""
        with sftp_errors(new):
            try:
                self._run(self._sftp.posix_rename(self._at(old), self._at(new)))
            except asyncssh.SFTPOpUnsupported:
                self._rename_as_it_can(old, new)

    def _rename_as_it_can(self, old: str, new: str) -> None:
        if self.size(new) is None:
            self.rename_plainly(old, new)
        else:
            rename_in_steps(self, old, new)

    def rename_plainly(self, old: str, new: str) -> None:
        """Give a file a name that no other has."""
        with sftp_errors(new):
            self._run(self._sftp.rename(self._at(old), self._at(new)))

    def delete(self, path: str) -> None:
        """Delete a file; do nothing where there is none."""
        with sftp_errors(path), suppress(asyncssh.SFTPNoSuchFile):
            self._run(self._sftp.remove(self._at(path)))

    def close(self) -> None:
        """End the connection, in any state."""
        if self._loop.is_closed():
            return
        with suppress(asyncssh.Error, OSError):
            self._run(self._ended())
        self._run(self._loop.shutdown_asyncgens())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _ended(self) -> None:
        if self._ssh is not None:
            self._ssh.abort()
            await self._ssh.wait_closed()

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"

    def _attributes(self, path: str) -> asyncssh.SFTPAttrs | None:
        with sftp_errors(path):
            try:
                return self._run(self._sftp.lstat(self._at(path)))
            except (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath):
                return None

    async def _read(self, path: str) -> bytes:
        async with self._sftp.open(self._at(path), "rb") as file:
            return await file.read()

    async def _store(self, path: str, blocks: Iterable[bytes]) -> None:
        opened = self._sftp.open(self._at(path), "wb")
        async with await asyncio.wait_for(opened, SECONDS) as file:
            for block in blocks:
                await asyncio.wait_for(file.write(block), SECONDS)

    def _run(self, work: Awaitable[_Answer], seconds: float | None = SECONDS) -> _Answer:
        """Return what `work` comes to. The loop has a thread of its own: the caller's may be another loop's."""
        return asyncio.run_coroutine_threadsafe(_within(work, seconds), self._loop).result()


async def _within(work: Awaitable[_Answer], seconds: float | None) -> _Answer:
    return await asyncio.wait_for(work, seconds)


@contextmanager
def sftp_errors(subject: str) -> Iterator[None]:
    """Raise what `asyncssh` raises as a `DeliveryError` about `subject`."""
    try:
        yield
    except asyncssh.Error as error:
        raise _answered(error, subject) from None
    except OSError:
        raise DeliveryError(Failure.BROKEN_OFF, subject) from None


def _answered(error: asyncssh.Error, subject: str) -> DeliveryError:
    failure = next((failure for kind, failure in _FAILURES if isinstance(error, kind)), Failure.OTHER)
    is_plain = failure in {Failure.WRONG_PASSWORD, Failure.BROKEN_OFF}
    return DeliveryError(failure, subject, "" if is_plain else error.reason)


async def _connected(target: Sftp, password: Password, pinned: _PinnedKey) -> asyncssh.SSHClientConnection:
    """Return a connection that is signed in by password alone; no key, agent or setting of this machine is used."""
    return await asyncssh.connect(
        target.host,
        target.port,
        username=target.user,
        password=password.reveal(),
        client_factory=lambda: pinned,
        known_hosts=_NO_HOSTS,
        config=None,
        client_keys=None,
        agent_path=None,
        gss_host=None,
        connect_timeout=SECONDS,
        login_timeout=SECONDS,
    )
