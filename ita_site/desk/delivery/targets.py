"""Where a site can be delivered to. A target holds no password, so that it can be shown, stored and logged.

What a target cannot be raises `DeliveryError` when it is made, with the name of the field.
"""

import re
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import urlsplit

from ita_site.desk.delivery.failures import DeliveryError, Failure
from ita_site.disk.cache import key_of

SFTP_PORT: Final = 22
FTP_PORT: Final = 21

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_HOST: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|[0-9A-Fa-f:.]{2,45}")
"""A name, such as `ftp.example.go.th`, or an address of either version."""
_HOST_KEY: Final = re.compile(r"(?:SHA256:[A-Za-z0-9+/]{43})?")
"""As ssh prints it; empty where nobody confirmed one."""
_CERTIFICATE: Final = re.compile(r"(?:[0-9A-F]{2}(?::[0-9A-F]{2}){31})?")
"""SHA-256 of the certificate, as browsers print it; empty where the system's list of authorities decides."""
_BRANCH: Final = re.compile(r"(?!.*(?:\.\.|//|/\.|\.lock(?:/|$)))[A-Za-z0-9_][A-Za-z0-9._/-]*(?<![./])")
_REPOSITORY: Final = re.compile(
    r"https://[A-Za-z0-9][^\s@]*|ssh://(?:\w[\w.-]*@)?\w[\w.-]*(?::\d+)?/\S+|\w[\w.-]*@\w[\w.-]*:[^\s-]\S*|file:///.+|/.+"
)
"""No part of it begins with a hyphen, which ssh would take for an option of its own."""
_MOST_PORT: Final = 65535


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine, which a web server serves."""

    path: Path


@dataclass(frozen=True, slots=True)
class Zip:
    """A zip file of this machine, to be unpacked where the site is served."""

    path: Path


@dataclass(frozen=True, slots=True)
class Sftp:
    """A folder of a server that is reached by SSH. `host_key` is the fingerprint that a person confirmed."""

    host: str
    user: str
    folder: str
    port: int = SFTP_PORT
    host_key: str = ""

    def __post_init__(self) -> None:
        _check_server(self.host, self.port, self.user, self.folder)
        _check("host_key", self.host_key, _HOST_KEY)


@dataclass(frozen=True, slots=True)
class Ftps:
    """A folder of an FTP server that turns to TLS before the password. `certificate` is a confirmed fingerprint."""

    host: str
    user: str
    folder: str
    port: int = FTP_PORT
    certificate: str = ""

    def __post_init__(self) -> None:
        _check_server(self.host, self.port, self.user, self.folder)
        _check("certificate", self.certificate, _CERTIFICATE)


@dataclass(frozen=True, slots=True)
class Ftp:
    """A folder of an FTP server without TLS: see `warning`."""

    host: str
    user: str
    folder: str
    port: int = FTP_PORT

    def __post_init__(self) -> None:
        _check_server(self.host, self.port, self.user, self.folder)


@dataclass(frozen=True, slots=True)
class Git:
    """A branch of a git repository, by its address: `https://…`, `ssh://…`, `user@host:…`, a path of this machine.

    `user` is whom a password or token of an `https` address belongs to.
    """

    repository: str
    branch: str
    user: str = ""

    def __post_init__(self) -> None:
        _check("repository", self.repository, _REPOSITORY)
        _check("branch", self.branch, _BRANCH)
        _check_text("user", self.user)
        if urlsplit(self.repository).password:
            # it would be shown with the address
            raise DeliveryError(Failure.BAD_TARGET, "repository")


Server: TypeAlias = Sftp | Ftps | Ftp
Target: TypeAlias = Folder | Zip | Server | Git


def warning(target: Target) -> tuple[str, str] | None:
    """Return what a person must know before delivering to a target, in Thai and English; None where that is nothing."""
    if isinstance(target, Ftp):
        return (
            "FTP ธรรมดาไม่เข้ารหัส ใครก็ตามระหว่างทางอ่านรหัสผ่านและแก้ไขเว็บไซต์ได้ ใช้ SFTP หรือ FTPS หากผู้ดูแลเปิดให้",
            "plain FTP is not encrypted: anybody on the way can read the password and change the site; use SFTP",
        )
    return None


def target_key(target: Target) -> str:
    """Return what a target is called in folders of this machine: 16 hexadecimal digits.

    It stays the same when a person confirms another fingerprint.
    """
    if isinstance(target, (Sftp, Ftps, Ftp)):
        parts: tuple[str, ...] = (target.host, str(target.port), target.user, target.folder)
    else:
        parts = tuple(map(str, astuple(target)))
    return key_of(type(target).__name__, *parts)[:16]


def _check_server(host: str, port: int, user: str, folder: str) -> None:
    _check("host", host, _HOST)
    _check_text("user", user)
    _check_text("folder", folder)
    if not user:
        raise DeliveryError(Failure.BAD_TARGET, "user")
    if not 0 < port <= _MOST_PORT:
        raise DeliveryError(Failure.BAD_TARGET, "port")


def _check(field: str, value: str, pattern: re.Pattern[str]) -> None:
    _check_text(field, value)
    if not pattern.fullmatch(value):
        raise DeliveryError(Failure.BAD_TARGET, field)


def _check_text(field: str, value: str) -> None:
    if _CONTROL.search(value):
        raise DeliveryError(Failure.BAD_TARGET, field)
