"""TLS like a browser, judged like an officer (rule 6).

A verified handshake comes first. When it fails, the fault gets a name, a missing intermediate certificate that the
leaf names (AIA, RFC 5280 §4.2.2.1) is fetched and the chain tried again, and only for a look at what answers
behind it is anything accepted.
"""

from __future__ import annotations

import ipaddress
import ssl
import threading
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

import certifi

from ita_site.links.request.fault import Fault

if TYPE_CHECKING:
    import socket
    from pathlib import Path

MAX_CERTIFICATE: Final = 65_536
"""Largest certificate file that is read, in bytes."""

HTTP1: Final = "http/1.1"
HTTP2: Final = "h2"
BROWSER_CIPHERS: Final = (
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:"
    "ECDHE-ECDSA-AES256-SHA:ECDHE-ECDSA-AES128-SHA:ECDHE-RSA-AES128-SHA:ECDHE-RSA-AES256-SHA:"
    "AES128-GCM-SHA256:AES256-GCM-SHA384:AES128-SHA:AES256-SHA:@SECLEVEL=2"
)
"""What Chrome or Firefox offers for TLS 1.2: neither has DHE, 3DES or RC4 any more. Those of TLS 1.3 are always on."""

_REPAIRABLE: Final = frozenset({"2", "7", "10", "20", "21"})
"""Codes of OpenSSL's verification that a wrong, missing or expired intermediate causes; 10 is of the leaf as well."""
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
    ("NO_APPLICATION_PROTOCOL", "tls-protocol"), ("CERTIFICATE_REQUIRED", "tls-client-certificate"),
    ("UNEXPECTED_EOF", "tls-closed"), ("EOF", "tls-closed"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hello:
    """How a handshake is begun."""

    verify: bool = True
    """Take a certificate only as a browser does; False takes any, for a look at what answers."""
    protocol: str = HTTP1
    """What is offered by ALPN (RFC 7301)."""
    issuers: tuple[bytes, ...] = ()
    """Certificates (DER) that may stand between the server's and an anchor; none of them is an anchor."""
    old: bool = False
    """Offer no more than TLS 1.1, to a server that closes at anything newer."""


class Contexts:
    """The ways of shaking hands; each is made at its first use, and shared by the threads of a run."""

    def __init__(self, bundle: Path | None = None) -> None:
        self._bundle = bundle
        self._made: dict[Hello, ssl.SSLContext] = {}
        self._lock = threading.Lock()

    def of(self, hello: Hello) -> ssl.SSLContext:
        """Return the context of a hello."""
        with self._lock:
            if hello not in self._made:
                self._made[hello] = self._verifying(hello) if hello.verify else _trusting(hello)
            return self._made[hello]

    def _verifying(self, hello: Hello) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(cafile=certifi.where())
        if self._bundle:
            context.load_verify_locations(cafile=self._bundle)
        # Python 3.13 sets it by default: a fetched certificate would then end a chain by itself
        context.verify_flags &= ~getattr(ssl, "VERIFY_X509_PARTIAL_CHAIN", 0x80000)
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT
        context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers(BROWSER_CIPHERS)
        context.set_alpn_protocols([hello.protocol])
        for certificate in hello.issuers:
            context.load_verify_locations(cadata=certificate)
        return context


def _trusting(hello: Hello) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.set_ciphers("ALL:@SECLEVEL=0")
    if hello.old:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # that it is old is what is meant
            context.maximum_version = ssl.TLSVersion.TLSv1_1
    else:
        context.set_alpn_protocols([hello.protocol])
    return context


def shake(sock: socket.socket, context: ssl.SSLContext, host: str) -> ssl.SSLSocket:
    """Do the handshake on a connected socket whose timeout is set. Raises `Fault`; the caller closes `sock`."""
    try:
        return context.wrap_socket(sock, server_hostname=host)
    except ssl.SSLCertVerificationError as error:
        raise Fault(_verify_fault(error), str(error.verify_code)) from error
    except TimeoutError as error:
        raise Fault("read-timeout") from error
    except ssl.SSLError as error:
        words = f"{error.reason or ''} {error}".upper().replace(" ", "_")
        code = next((code for word, code in _BY_WORD if word in words), "tls-handshake")
        raise Fault(code, error.reason or "") from error
    except OSError as error:
        raise Fault("tls-closed", str(error)) from error


def may_lack_issuer(fault: Fault) -> bool:
    """Return whether a fault may be that of an intermediate certificate, so that a repair may be tried."""
    return fault.code in {"tls-untrusted", "tls-expired"} and fault.detail in _REPAIRABLE


def names(sock: ssl.SSLSocket) -> tuple[str, ...]:
    """Return the DNS names of the server's certificate; none where it was not verified."""
    certificate = sock.getpeercert() or {}
    entries = cast("tuple[tuple[str, str], ...]", certificate.get("subjectAltName", ()))
    return tuple(name.lower() for kind, name in entries if kind == "DNS")


def _verify_fault(error: ssl.SSLCertVerificationError) -> str:
    named = _BY_VERIFY_CODE.get(error.verify_code)
    if named:
        return named
    if "hostname" in str(error).lower() or "IP address mismatch" in str(error):
        return "tls-wrong-name"
    return "tls-untrusted"


def server_name(host: str) -> str:
    """Return the name for SNI and verification."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return host.rstrip(".")


def sni(host: str) -> str:
    """Return the name that a hello says (RFC 6066 §3); empty for an address, which has none."""
    name = server_name(host)
    return "" if ":" in name or name.rpartition(".")[2].isdigit() else name
