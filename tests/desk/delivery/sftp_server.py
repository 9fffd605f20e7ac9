"""A real SFTP server in a thread: asyncssh, made to fail where a test wants it."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Final, Self

import asyncssh

from tests.desk.delivery.faults import BreakOffError, DiskFullError, Faults

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

USER: Final = "office"
PASSWORD: Final = "รหัส-s3cret!"


class SftpServer:
    """An SFTP server for a folder. `is_plain` has none of OpenSSH's extensions, and cannot rename over a file."""

    def __init__(self, folder: Path, key: asyncssh.SSHKey | None = None, *, is_plain: bool = False) -> None:
        self.folder = folder
        self.key = key or asyncssh.generate_private_key("ssh-ed25519")
        self.faults = Faults()
        self.port = 0
        self.names: list[str] = []
        """The names of users that clients have sent."""
        self._is_plain = is_plain
        self._ready = threading.Event()

    @property
    def fingerprint(self) -> str:
        return self.key.get_fingerprint()

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        server = await asyncssh.listen(
            "127.0.0.1",
            0,
            server_factory=lambda: _PasswordServer(self.names),
            server_host_keys=[self.key],
            sftp_factory=lambda channel: _Files(channel, self.folder, self.faults, is_plain=self._is_plain),
        )
        self.port = server.get_port()
        self._ready.set()
        await self._stop.wait()
        server.close()
        await server.wait_closed()


class _PasswordServer(asyncssh.SSHServer):
    def __init__(self, names: list[str]) -> None:
        self._names = names

    def begin_auth(self, username: str) -> bool:
        self._names.append(username)
        return True

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (USER, PASSWORD)


class _Files(asyncssh.SFTPServer):
    def __init__(
        self, channel: asyncssh.SSHServerChannel[bytes], folder: Path, faults: Faults, *, is_plain: bool
    ) -> None:
        super().__init__(channel, chroot=str(folder).encode())
        self._faults = faults
        self._is_plain = is_plain

    def open(self, path: bytes, pflags: int, attrs: asyncssh.SFTPAttrs) -> object:
        if pflags & asyncssh.FXF_WRITE:
            if not self._faults.may_write:
                raise asyncssh.SFTPPermissionDenied("Permission denied")
            self._faults.stored.append(path.decode())
        return super().open(path, pflags, attrs)

    def write(self, file_obj: object, offset: int, data: bytes) -> int:
        try:
            self._faults.take(len(data))
        except BreakOffError:
            self.channel.get_connection().abort()
            raise asyncssh.SFTPConnectionLost("the network is gone") from None
        except DiskFullError:
            raise asyncssh.SFTPFailure("Failure") from None
        written = super().write(file_obj, offset, data)
        assert isinstance(written, int)
        return written

    def posix_rename(self, oldpath: bytes, newpath: bytes) -> None:
        if self._is_plain:
            raise asyncssh.SFTPOpUnsupported("posix-rename@openssh.com")
        super().posix_rename(oldpath, newpath)
        if not self._faults.answers_rename():
            self.channel.get_connection().abort()
