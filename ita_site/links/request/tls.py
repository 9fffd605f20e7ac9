"""TLS like a browser, judged like an officer (rule 6).

A verified handshake comes first. When it fails, the fault gets a name, a missing intermediate certificate that the
leaf names (AIA, RFC 5280 §4.2.2.1) is fetched and the chain tried again, and only for a look at what answers
behind it is anything accepted.
"""

from __future__ import annotations

import ipaddress
import ssl
from functools import cached_property
from typing import TYPE_CHECKING, Final

import certifi

from ita_site.links.request.fault import Fault

if TYPE_CHECKING:
    import socket
    from pathlib import Path

MAX_CERTIFICATE: Final = 65_536
"""Largest certificate file that is read, in bytes."""

_LOCAL_ISSUER: Final = frozenset({20, 21})
_BY_VERIFY_CODE: Final = {
    9: "tls-not-yet-valid", 10: "tls-expired", 18: "tls-self-signed", 19: "tls-self-signed", 20: "tls-untrusted",
    21: "tls-untrusted", 23: "tls-revoked", 24: "tls-untrusted", 26: "tls-untrusted", 62: "tls-wrong-name",
    64: "tls-wrong-name", 66: "tls-weak", 67: "tls-weak", 68: "tls-weak",
}  # fmt: skip
_BY_WORD: Final = (
    ("WRONG_VERSION_NUMBER", "plain-http"), ("HTTP_REQUEST", "plain-http"), ("UNKNOWN_PROTOCOL", "plain-http"),
    ("RECORD_LAYER_FAILURE", "plain-http"), ("PACKET_LENGTH_TOO_LONG", "plain-http"),
    ("PROTOCOL_VERSION", "tls-old"), ("UNSUPPORTED_PROTOCOL", "tls-old"), ("VERSION_TOO_LOW", "tls-old"),
    ("UNRECOGNIZED_NAME", "tls-wrong-name"), ("TOO_SMALL", "tls-weak"), ("TOO_WEAK", "tls-weak"),
    ("CERTIFICATE_REQUIRED", "tls-client-certificate"), ("UNEXPECTED_EOF", "tls-closed"), ("EOF", "tls-closed"),
)  # fmt: skip


class Contexts:
    """The two ways of shaking hands; made once for a run and shared by its threads; each at its first use."""

    def __init__(self, bundle: Path | None = None) -> None:
        self._bundle = bundle

    @cached_property
    def verified(self) -> ssl.SSLContext:
        """Return a context that takes a certificate only as a browser does."""
        return self.repaired(())

    def repaired(self, extra: tuple[bytes, ...]) -> ssl.SSLContext:
        """Return a verifying context that also knows `extra` certificates (DER), none of them as an anchor."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(cafile=certifi.where())
        if self._bundle:
            context.load_verify_locations(cafile=self._bundle)
        # Python 3.13 sets it by default: a fetched certificate would then end a chain by itself
        context.verify_flags &= ~getattr(ssl, "VERIFY_X509_PARTIAL_CHAIN", 0x80000)
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT
        context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
        for certificate in extra:
            context.load_verify_locations(cadata=certificate)
        return context

    @cached_property
    def anything(self) -> ssl.SSLContext:
        """Return a context that takes any certificate, for a look at what answers."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        context.set_ciphers("ALL:@SECLEVEL=0")
        return context


def shake(sock: socket.socket, context: ssl.SSLContext, host: str) -> ssl.SSLSocket:
    """Do the handshake on a connected socket whose timeout is set. Raises `Fault`; the caller closes `sock`."""
    try:
        return context.wrap_socket(sock, server_hostname=host)
    except ssl.SSLCertVerificationError as error:
        raise Fault(_verify_fault(error, host), str(error.verify_code)) from error
    except TimeoutError as error:
        raise Fault("read-timeout") from error
    except ssl.SSLError as error:
        words = f"{error.reason or ''} {error}".upper().replace(" ", "_")
        code = next((code for word, code in _BY_WORD if word in words), "tls-handshake")
        raise Fault(code, error.reason or "") from error
    except OSError as error:
        raise Fault("tls-closed", str(error)) from error


def needs_issuer(fault: Fault) -> bool:
    """Return whether a fault is the one that a missing intermediate causes, and that a repair may be tried for."""
    return fault.code == "tls-untrusted" and fault.detail in {str(code) for code in _LOCAL_ISSUER}


def _verify_fault(error: ssl.SSLCertVerificationError, host: str) -> str:
    named = _BY_VERIFY_CODE.get(error.verify_code)
    if named:
        return named
    if "hostname" in str(error).lower() or "IP address mismatch" in str(error):
        return "tls-wrong-name"
    del host
    return "tls-untrusted"


def server_name(host: str) -> str:
    """Return the name for SNI and verification."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return host.rstrip(".")
