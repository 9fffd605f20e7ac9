"""FTP with TLS (RFC 4217): both channels encrypted, the certificate checked before a password is sent."""

import hashlib
import socket
import ssl
from ftplib import FTP_TLS, error_perm, error_temp
from typing import Any

from ita_site.desk.delivery.connections.connection import SECONDS
from ita_site.desk.delivery.connections.ftp import FtpConnection, ftp_errors, sign_in
from ita_site.desk.delivery.connections.network import connecting
from ita_site.desk.delivery.failures import ChangedIdentityError, DeliveryError, Failure, NewIdentityError
from ita_site.desk.delivery.password import Password
from ita_site.desk.delivery.targets import Ftps


class _FtpOverTls(FTP_TLS):
    """`FTP_TLS` whose data channels take up the session of the control channel, as many servers require."""

    def __init__(self, context: ssl.SSLContext, confirmed: str) -> None:
        super().__init__(context=context, timeout=SECONDS)
        self._confirmed = confirmed

    def check_certificate(self, channel: socket.socket | None) -> None:
        """Raise `ChangedIdentityError` where a certificate was confirmed, and the channel has another one."""
        shown = _fingerprint(channel)
        if self._confirmed and shown != self._confirmed:
            raise ChangedIdentityError(self._confirmed, shown)

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[socket.socket, int | None]:
        """Open a data channel, with TLS and the certificate of the control channel."""
        channel, size = super(FTP_TLS, self).ntransfercmd(cmd, rest)
        session: Any = self.sock.session if isinstance(self.sock, ssl.SSLSocket) else None
        wrapped = self.context.wrap_socket(channel, server_hostname=self.host, session=session)
        try:
            self.check_certificate(wrapped)
        except ChangedIdentityError:
            wrapped.close()
            raise
        return wrapped, size


def connect_ftps(target: Ftps, password: Password) -> FtpConnection:
    """Return a connection with TLS. Raises DeliveryError."""
    ftp = _FtpOverTls(_context(target.certificate), target.certificate)
    try:
        _start_tls(ftp, target)
        sign_in(ftp, target.user, password)
        with ftp_errors(target.host):
            ftp.prot_p()
        return FtpConnection(ftp, target.folder)
    except DeliveryError:
        ftp.close()
        raise


def _start_tls(ftp: _FtpOverTls, target: Ftps) -> None:
    """Connect and turn to TLS. Raises NewIdentityError where nobody vouches for the certificate."""
    with ftp_errors(target.host):
        with connecting(target.host):
            ftp.connect(target.host, target.port)
        try:
            ftp.auth()
        except ssl.SSLCertVerificationError:
            raise NewIdentityError(_shown_certificate(target)) from None
        except (error_perm, error_temp):
            raise DeliveryError(Failure.NO_TLS) from None
        except ssl.SSLError as error:
            raise DeliveryError(Failure.NO_TLS, detail=error.reason or "") from None
    ftp.check_certificate(ftp.sock)


def _context(confirmed: str) -> ssl.SSLContext:
    """Return how certificates are checked: by the system's list, unless a person confirmed the one that is expected."""
    return _unchecked() if confirmed else ssl.create_default_context()


def _unchecked() -> ssl.SSLContext:
    """Return a context that lets every certificate in: the caller compares it before anything is sent."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _shown_certificate(target: Ftps) -> str:
    """Return the fingerprint of the certificate that a server shows; nothing else is asked of it."""
    ftp = _FtpOverTls(_unchecked(), "")
    try:
        with ftp_errors(target.host), connecting(target.host):
            ftp.connect(target.host, target.port)
            ftp.auth()
            return _fingerprint(ftp.sock)
    finally:
        ftp.close()


def _fingerprint(channel: socket.socket | None) -> str:
    """Return the SHA-256 of a channel's certificate as browsers print it; empty where it has none."""
    certificate = channel.getpeercert(binary_form=True) if isinstance(channel, ssl.SSLSocket) else None
    return hashlib.sha256(certificate).digest().hex(":").upper() if certificate else ""
