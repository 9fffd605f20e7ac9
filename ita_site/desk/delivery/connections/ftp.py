"""A server over FTP, and over FTP with TLS: `FTP` of the standard library, with typed errors.

Only commands that old servers know as well: no listing is ever read, since its form is each server's own.
"""

import socket
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from ftplib import FTP, error_perm, error_proto, error_reply, error_temp
from typing import Final

from ita_site.commandline import reason
from ita_site.desk.delivery.connections.connection import BLOCK, SECONDS, rename_in_steps
from ita_site.desk.delivery.connections.network import connecting
from ita_site.desk.delivery.failures import DeliveryError, Failure
from ita_site.desk.delivery.password import Password
from ita_site.desk.delivery.targets import Ftp

_CODES: Final = {
    "332": Failure.WRONG_PASSWORD,
    "430": Failure.WRONG_PASSWORD,
    "530": Failure.WRONG_PASSWORD,
    "452": Failure.DISK_FULL,
    "552": Failure.DISK_FULL,
    "532": Failure.NO_RIGHT,
    "550": Failure.NO_RIGHT,
    "553": Failure.NO_RIGHT,
    "500": Failure.UNSUPPORTED,
    "502": Failure.UNSUPPORTED,
    "504": Failure.UNSUPPORTED,
}
"""What the numbers of RFC 959 mean to a delivery; others are `OTHER`, or `LATER` where they begin with 4."""

_MISSING: Final = "550"
_TRANSIENT: Final = "4"


@contextmanager
def ftp_errors(subject: str, password: Password | None = None) -> Iterator[None]:
    """Raise what `ftplib` raises as a `DeliveryError` about `subject`, with no password in it."""
    try:
        yield
    except (error_perm, error_temp) as error:
        raise _answered(str(error), subject, password) from None
    except (error_proto, error_reply, EOFError, OSError):
        raise DeliveryError(Failure.BROKEN_OFF, subject) from None


@contextmanager
def _data_channel() -> Iterator[None]:
    """Raise what keeps a data channel from being opened as a `DeliveryError`: the control channel is open."""
    try:
        yield
    except (ConnectionRefusedError, TimeoutError) as error:
        raise DeliveryError(Failure.NO_DATA_CHANNEL, detail=reason(error)) from None


def _answered(answer: str, subject: str, password: Password | None) -> DeliveryError:
    code = answer[:3]
    failure = _CODES.get(code, Failure.LATER if code.startswith(_TRANSIENT) else Failure.OTHER)
    return DeliveryError(failure, subject, answer if password is None else password.hidden_in(answer))


class FtpConnection:
    """The folder of a target on an FTP server, where the user is signed in."""

    def __init__(self, ftp: FTP, folder: str) -> None:
        """Go to the target's folder. Raises DeliveryError where there is none."""
        self._ftp = ftp
        with ftp_errors(folder):
            ftp.voidcmd("TYPE I")
            with suppress(error_perm):
                # some servers take Thai names for others until they are asked
                ftp.sendcmd("OPTS UTF8 ON")
        if not self._goes_to(folder or "."):
            raise DeliveryError(Failure.NO_FOLDER, folder)
        with ftp_errors(folder):
            self._root = ftp.pwd().rstrip("/")

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file; None where there is none."""
        parts: list[bytes] = []
        with ftp_errors(path):
            try:
                with _data_channel():
                    self._ftp.retrbinary(f"RETR {self._at(path)}", parts.append, BLOCK)
            except error_perm as error:
                if _is_missing(error):
                    return None
                raise
        return b"".join(parts)

    def size(self, path: str) -> int | None:
        """Return the size of a file in bytes; None where there is no such file."""
        with ftp_errors(path):
            try:
                return self._ftp.size(self._at(path))
            except error_perm as error:
                if _is_missing(error):
                    return None
                raise

    def has_folder(self, path: str) -> bool:
        """Return whether there is such a folder; FTP cannot tell a link from it."""
        return self._goes_to(self._at(path))

    def make_folder(self, path: str) -> None:
        """Make a folder in one that is there."""
        with ftp_errors(path):
            self._ftp.mkd(self._at(path))

    def remove_folder(self, path: str) -> None:
        """Remove a folder that is empty; do nothing where it is not."""
        # some servers remove no folder in which the client is
        self._goes_to(self._root or "/")
        with ftp_errors(path), suppress(error_perm):
            self._ftp.rmd(self._at(path))

    def store(self, path: str, blocks: Iterable[bytes]) -> None:
        """Write a file, over one that is there."""
        with ftp_errors(path):
            with self._opened(f"STOR {self._at(path)}") as channel:
                self._send(channel, blocks)
            self._ftp.voidresp()

    def _opened(self, command: str) -> socket.socket:
        with _data_channel():
            return self._ftp.transfercmd(command)

    def _send(self, channel: socket.socket, blocks: Iterable[bytes]) -> None:
        """Send the blocks. A server that has to refuse them closes the channel, and says on the other one why."""
        try:
            for block in blocks:
                channel.sendall(block)
        except (ConnectionError, ssl.SSLError):
            channel.close()
            self._ftp.voidresp()
            raise
        if isinstance(channel, ssl.SSLSocket):
            # some servers close without a farewell; what arrived is known by its size
            with suppress(OSError):
                channel.unwrap()

    def rename(self, old: str, new: str) -> None:
        """Give a file another name, in the place of what has that name: in one step wherever the server can."""
        try:
            self.rename_plainly(old, new)
        except DeliveryError as error:
            if error.is_transient or self.size(new) is None:
                raise
            rename_in_steps(self, old, new)

    def rename_plainly(self, old: str, new: str) -> None:
        """Give a file another name, which some servers refuse where another file has it."""
        with ftp_errors(new):
            self._ftp.rename(self._at(old), self._at(new))

    def delete(self, path: str) -> None:
        """Delete a file; do nothing where there is none."""
        with ftp_errors(path):
            try:
                self._ftp.delete(self._at(path))
            except error_perm:
                if self.size(path) is not None:
                    raise

    def close(self) -> None:
        """End the connection, in any state."""
        self._ftp.close()

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"

    def _goes_to(self, folder: str) -> bool:
        with ftp_errors(folder):
            try:
                self._ftp.cwd(folder)
            except error_perm as error:
                if _is_missing(error):
                    return False
                raise
        return True


def sign_in(ftp: FTP, user: str, password: Password) -> None:
    """Sign in to a server. Raises DeliveryError."""
    with ftp_errors(user, password):
        # ftplib refuses a line break; it would end the command
        ftp.login(user, password.reveal())


def connect_ftp(target: Ftp, password: Password) -> FtpConnection:
    """Return a connection without TLS. Raises DeliveryError."""
    ftp = FTP(timeout=SECONDS)  # noqa: S321 - the caller shows the warning
    try:
        with ftp_errors(target.host), connecting(target.host):
            ftp.connect(target.host, target.port)
        sign_in(ftp, target.user, password)
        return FtpConnection(ftp, target.folder)
    except DeliveryError:
        ftp.close()
        raise


def _is_missing(error: error_perm) -> bool:
    return str(error).startswith(_MISSING)
