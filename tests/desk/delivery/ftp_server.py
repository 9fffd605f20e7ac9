"""A real FTP server, with TLS or without, in a thread: pyftpdlib, made to fail where a test wants it."""

from __future__ import annotations

import logging
import sys
import threading
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Self, cast

from OpenSSL import SSL

from tests.desk.delivery.faults import BreakOffError, DiskFullError, Faults

with warnings.catch_warnings():
    # it uses modules of the standard library that Python 3.12 leaves out
    warnings.simplefilter("ignore", DeprecationWarning)
    from pyftpdlib.authorizers import DummyAuthorizer
    from pyftpdlib.filesystems import AbstractedFS
    from pyftpdlib.handlers import DTPHandler, FTPHandler, TLS_DTPHandler, TLS_FTPHandler
    from pyftpdlib.ioloop import IOLoop
    from pyftpdlib.servers import FTPServer

if TYPE_CHECKING:
    from types import TracebackType

    from tests.desk.delivery.certificates import Certificate

USER: Final = "office"
PASSWORD: Final = "รหัส-s3cret!"
EVERYTHING: Final = "elradfmwMT"
READ_ONLY: Final = "elr"

logging.getLogger("pyftpdlib").setLevel(logging.CRITICAL + 1)


class FtpServer:
    """An FTP server for a folder. With a certificate it asks for TLS on both channels, and for the session again."""

    def __init__(
        self,
        folder: Path,
        certificate: Certificate | None = None,
        *,
        permissions: str = EVERYTHING,
        can_replace: bool = True,
    ) -> None:
        self.folder = folder
        self.faults = Faults()
        self.names: list[str] = []
        """The names of users that clients have sent."""
        self.resumed = self.full_handshakes = 0
        """Data channels that took up the session of the control channel, and those that did not."""
        self._files = _file_system(self.faults, can_replace=can_replace)
        self._permissions = permissions
        self._handler = self._with_tls(certificate) if certificate else self._plain()
        self._stop = threading.Event()

    @property
    def port(self) -> int:
        return self._server.address[1]

    def __enter__(self) -> Self:
        self._loop = IOLoop()
        self._server = FTPServer(("127.0.0.1", 0), self._handler, ioloop=self._loop)
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()
        self._server.close_all()
        self._loop.close()

    def _serve(self) -> None:
        while not self._stop.is_set():
            self._loop.loop(timeout=0.02, blocking=False)

    def _authorizer(self) -> DummyAuthorizer:
        authorizer = DummyAuthorizer()
        authorizer.add_user(USER, PASSWORD, str(self.folder), perm=self._permissions)
        return authorizer

    def _plain(self) -> type[FTPHandler]:
        names, faults = self.names, self.faults

        class Channel(DTPHandler):
            def handle_error(self) -> None:
                _refuse(self)

        class Handler(FTPHandler):
            def ftp_USER(self, line: str) -> None:  # noqa: N802 - the library finds it by this name
                names.append(line)
                super().ftp_USER(line)

            def ftp_PASV(self, line: str) -> None:  # noqa: N802 - as above
                if faults.has_firewall:
                    # nobody listens at port 1
                    self.respond("227 Entering passive mode (127,0,0,1,0,1).")
                else:
                    super().ftp_PASV(line)

            authorizer = self._authorizer()
            abstracted_fs = self._files
            dtp_handler = Channel
            auth_failed_timeout = 0

        return Handler

    def _with_tls(self, certificate: Certificate) -> type[FTPHandler]:
        server = self

        class Channel(TLS_DTPHandler):
            def handle_error(self) -> None:
                _refuse(self)

            def handle_ssl_established(self) -> None:
                if is_resumed(self.socket):
                    server.resumed += 1
                else:
                    server.full_handshakes += 1
                    self._resp = ("522 take up the session of the control channel", None)
                    self.close()

        class Handler(TLS_FTPHandler):
            def ftp_USER(self, line: str) -> None:  # noqa: N802 - the library finds it by this name
                server.names.append(line)
                super().ftp_USER(line)

            authorizer = server._authorizer()
            abstracted_fs = server._files
            dtp_handler = Channel
            auth_failed_timeout = 0
            ssl_context = _context(certificate)
            tls_control_required = True
            tls_data_required = True

        return Handler


def is_resumed(connection: SSL.Connection) -> bool:
    """Return whether a connection took up an earlier session; pyOpenSSL has no name for it."""
    return bool(SSL._lib.SSL_session_reused(connection._ssl))  # type: ignore[attr-defined]


def _context(certificate: Certificate) -> SSL.Context:
    context = SSL.Context(SSL.TLS_SERVER_METHOD)
    context.use_certificate_chain_file(str(certificate.file))
    context.use_privatekey_file(str(certificate.file))
    context.set_session_id(b"ita")
    return context


def _file_system(faults: Faults, *, can_replace: bool) -> type[AbstractedFS]:
    class Files(AbstractedFS):
        def open(self, filename: str, mode: str) -> BinaryIO:
            if "w" not in mode:
                return super().open(filename, mode)
            if not can_replace and Path(filename).exists():
                raise FileExistsError(17, "File exists")
            file = super().open(filename, mode)
            faults.stored.append(filename)
            return cast("BinaryIO", _Watched(file, faults, self))

        def rename(self, src: str, dst: str) -> None:
            if not can_replace and Path(dst).exists():
                raise FileExistsError(17, "File exists")
            super().rename(src, dst)
            if not faults.answers_rename():
                self.cmd_channel.close()

    return Files


class _Watched:
    """A file that is written, and the faults of its server."""

    def __init__(self, file: BinaryIO, faults: Faults, files: AbstractedFS) -> None:
        self._file, self._faults, self._files = file, faults, files
        self.name = file.name

    @property
    def closed(self) -> bool:
        return self._file.closed

    def write(self, data: bytes) -> None:
        try:
            self._faults.take(len(data))
        except BreakOffError:
            # what had come is on the disk, as of a machine that lost its network
            self._file.write(data[: len(data) // 2])
            raise
        if self._faults.keeps_block():
            self._file.write(data)

    def close(self) -> None:
        self._file.close()


def _refuse(channel: DTPHandler) -> None:
    """Do what the fault that was raised is about."""
    error = sys.exc_info()[1]
    if isinstance(error, BreakOffError):
        control = channel.cmd_channel
        channel.close()
        control.close()
    elif isinstance(error, DiskFullError):
        channel._resp = (
            "552 Requested file action aborted; exceeded storage allocation.",
            logging.getLogger("pyftpdlib").debug,
        )
        channel.close()
    else:
        channel.close()
