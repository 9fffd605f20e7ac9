"""Repair a chain that lacks an intermediate certificate, as browsers do (AIA, RFC 5280 §4.2.2.1).

A module of its own, because `cryptography` takes its time to load and few runs need it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import AuthorityInformationAccessOID

from ita_site.links.request.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_REPAIR: Final = 3
"""Most certificates that are fetched for one chain."""


def missing_issuers(leaf: bytes, fetch: Callable[[str], bytes]) -> tuple[bytes, ...]:
    """Return the intermediates above `leaf` (DER) that AIA names, fetched one after the other.

    `fetch` gets an http address and returns a body; it raises `Fault`. A self-signed certificate is never
    returned: a stranger's root must not become ours. Empty when there is nothing to repair with.
    """
    issuers: list[bytes] = []
    below = leaf
    for _ in range(MAX_REPAIR):
        address = _issuer_address(below)
        if address is None:
            break
        try:
            issuer = _read(fetch(address))
        except (Fault, ValueError):
            break
        if issuer is None or issuer.issuer == issuer.subject:
            break
        below = issuer.public_bytes(Encoding.DER)
        if below in issuers:
            break
        issuers.append(below)
    return tuple(issuers)


def has_expired(certificate: bytes) -> bool:
    """Return whether a certificate (DER) is no longer valid, or cannot be read."""
    try:
        return x509.load_der_x509_certificate(certificate).not_valid_after_utc < datetime.now(UTC)
    except ValueError:
        return True


def _issuer_address(der: bytes) -> str | None:
    try:
        access = x509.load_der_x509_certificate(der).extensions.get_extension_for_class(x509.AuthorityInformationAccess)
    except (ValueError, x509.ExtensionNotFound, x509.DuplicateExtension):
        return None
    for entry in access.value:
        location = entry.access_location
        if (
            entry.access_method == AuthorityInformationAccessOID.CA_ISSUERS
            and isinstance(location, x509.UniformResourceIdentifier)
            and location.value.lower().startswith("http://")
        ):
            return location.value
    return None


def _read(data: bytes) -> x509.Certificate | None:
    if data.lstrip().startswith(b"-----BEGIN PKCS7"):
        return next(iter(pkcs7.load_pem_pkcs7_certificates(data)), None)
    if data.lstrip().startswith(b"-----BEGIN"):
        return x509.load_pem_x509_certificate(data)
    try:
        return x509.load_der_x509_certificate(data)
    except ValueError:
        return next(iter(pkcs7.load_der_pkcs7_certificates(data)), None)
