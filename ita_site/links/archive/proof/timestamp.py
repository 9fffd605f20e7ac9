"""Time stamps of manifests (RFC 3161): a third party says that a manifest was there at a time, and so all before it.

A token lies beside its manifest as `<manifest>.tsr`, as the service sent it. A manifest that has none yet is stamped by
a later run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ita_site.disk.whole_file import write_whole
from ita_site.links.archive.places import MANIFESTS
from ita_site.links.archive.proof import manifest
from ita_site.links.archive.proof.finding import Fault, Finding
from ita_site.links.archive.service import ServiceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rfc3161_client.verify import Verifier

    from ita_site.links.archive.service import Service

ENDING: Final = ".tsr"
"""Of a token's file, after the name of its manifest."""
MOST: Final = 10
"""Manifests that one run has stamped, the oldest first."""


class AuthorityError(Exception):
    """What was given as the certificates of an authority holds none."""


_QUERY: Final = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
_OK: Final = 200


def stamp_manifests(archive: Path, url: str, service: Service) -> int:
    """Get a token for each manifest that has none; return how many were got.

    Raises `ServiceError` at the first that the service does not stamp, and OSError.
    """
    missing = [path for path in manifest.paths(archive) if not _token(path).exists()]
    for path in missing[:MOST]:
        write_whole(_token(path), _stamped(path.read_bytes(), url, service))
    return len(missing[:MOST])


def verify_stamps(archive: Path, authority: bytes) -> Iterator[Finding]:
    """Yield each token that does not stamp its manifest in the name of an authority, given by its PEM certificates.

    Raises `AuthorityError` where these are none.
    """
    from rfc3161_client import VerificationError, decode_timestamp_response  # noqa: PLC0415 - as in _verifier

    verifier = _verifier(authority)
    for path in manifest.paths(archive):
        token = _token(path)
        if not token.exists():
            continue
        try:
            verifier.verify_message(decode_timestamp_response(token.read_bytes()), path.read_bytes())
        except (VerificationError, ValueError) as error:
            yield Finding(Fault.BAD_STAMP, f"{MANIFESTS}/{token.name}", record=str(error))


def _verifier(authority: bytes) -> Verifier:
    """Return what verifies tokens of an authority. Raises `AuthorityError`."""
    from cryptography.x509 import load_pem_x509_certificates  # noqa: PLC0415 - slow to load, and rarely needed
    from rfc3161_client import VerifierBuilder  # noqa: PLC0415

    try:
        return VerifierBuilder(roots=load_pem_x509_certificates(authority)).build()
    except ValueError as error:
        raise AuthorityError(str(error)) from error


def _token(path: Path) -> Path:
    return path.with_name(f"{path.name}{ENDING}")


def _stamped(message: bytes, url: str, service: Service) -> bytes:
    """Return the token of a message, as the service sent it. Raises `ServiceError` where it is no token of it."""
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder, decode_timestamp_response  # noqa: PLC0415

    request = TimestampRequestBuilder().data(message).hash_algorithm(HashAlgorithm.SHA256).build()
    reply = service.send("POST", url, request.as_bytes(), _QUERY)
    if reply.status != _OK:
        raise ServiceError(f"{url}: HTTP {reply.status}")
    try:
        answer = decode_timestamp_response(reply.body)
        stamped = answer.tst_info
    except ValueError as error:
        raise ServiceError(f"{url}: {error}") from error
    if (stamped.nonce, stamped.message_imprint.message) != (request.nonce, request.message_imprint.message):
        raise ServiceError(f"{url}: another message was stamped")
    return reply.body
