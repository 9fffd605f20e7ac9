"""The certificates by which the parts of a cluster know one another: whoever has none of them is refused.

A scheduler runs what it is sent, so that its port must never be open to strangers. Each part shows a certificate of one
authority of the cluster's own, and asks the other side for one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from ita_site.disk.whole_file import write_whole, writing

CLIENT: Final = "client"
PARTS: Final = ("scheduler", "worker", CLIENT)
"""Who has a certificate: the scheduler, all workers together, and the driver, which is the scheduler's client."""

AUTHORITY: Final = "ca"
"""Begins the names of the authority's two files."""

_CLOCK_SLACK: Final = timedelta(hours=1)
"""By how much a machine's clock may be behind."""
_SECRET: Final = 0o600
"""A key is readable by its owner alone."""


class CertificatesThereError(Exception):
    """A folder holds certificates of a cluster already; its first file is named."""


@dataclass(frozen=True, slots=True)
class PartFiles:
    """The files that a part of a cluster starts with."""

    authority: Path
    certificate: Path
    key: Path


@dataclass(frozen=True, slots=True)
class _Issued:
    certificate: x509.Certificate
    key: EllipticCurvePrivateKey


def part_files(folder: Path, part: str) -> PartFiles:
    """Return the files of one of `PARTS` in a folder of certificates; they need not be there."""
    return PartFiles(folder / f"{AUTHORITY}.pem", folder / f"{part}.pem", folder / f"{part}.key")


def make_certificates(folder: Path, now: datetime, days: int) -> tuple[Path, ...]:
    """Write an authority and a certificate for each of `PARTS`, which hold for `days`; return the files.

    Keys are readable by their owner alone. Raises `CertificatesThereError` where there are some, and OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = (AUTHORITY, *PARTS)
    files = tuple(folder / f"{name}{ending}" for name in names for ending in (".pem", ".key"))
    if there := [file for file in files if file.exists()]:
        raise CertificatesThereError(there[0])
    authority = _issued(AUTHORITY, None, now, days)
    issued = (authority, *(_issued(part, authority, now, days) for part in PARTS))
    for name, each in zip(names, issued, strict=True):
        _write(folder, name, each)
    return files


def _issued(name: str, by: _Issued | None, now: datetime, days: int) -> _Issued:
    """Return a certificate by an authority, or an authority where there is none."""
    key = generate_private_key(SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"ita nation {name}")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCK_SLACK)
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
        .add_extension(_key_usage(is_authority=by is None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(_issuer_key(by.key if by else key), critical=False)
    )
    if by:
        both_sides = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH])
        builder = builder.add_extension(both_sides, critical=False)
    return _Issued(builder.sign(by.key if by else key, SHA256()), key)


def _key_usage(*, is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )


def _issuer_key(key: EllipticCurvePrivateKey) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())


def _write(folder: Path, name: str, issued: _Issued) -> None:
    key = issued.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    write_whole(folder / f"{name}.pem", issued.certificate.public_bytes(Encoding.PEM))
    with writing(folder / f"{name}.key") as file:
        # before the first byte, so that nobody else ever sees one
        Path(file.name).chmod(_SECRET)
        file.write(key)
