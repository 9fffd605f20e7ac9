"""Why there was no answer: a closed list, shared by the layers that can fail."""

from __future__ import annotations

from typing import Final

CONNECT: Final = frozenset({"dns", "refused", "connect-timeout", "unroutable"})
"""Faults that say nothing of the URL and much of the host: three of them, and the host is left alone (rule 12)."""

SILENT: Final = frozenset({"dns", "nxdomain", "connect-timeout", "unroutable", "refused"})
"""Faults that a machine without a network would see at every host."""

HELPED_BY_RETRY: Final = CONNECT | {"nxdomain", "reset", "closed", "read-timeout", "cut", "not-http", "tls-closed"}
"""Faults that may be gone a moment later."""


class Fault(OSError):  # noqa: N818
    """A request without an answer.

    `code` is one of: `nxdomain`, `dns`, `unsafe`, `refused`, `connect-timeout`, `unroutable`, `reset`, `closed`
    (ended without a byte), `read-timeout`, `cut` (ended in the middle), `not-http`, `plain-http` (no TLS on a TLS
    port), `stale` (a kept connection had died), `http2-only` (it wants HTTP/2), `limit` (more came than is read),
    `tls-closed`, `robots` (the host bars us by name), or a TLS
    fault as named in `tls`.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail

    def __reduce__(self) -> tuple[type[Fault], tuple[str, str]]:
        """Return how a copy is made in another process."""
        return Fault, (self.code, self.detail)

    @property
    def is_tls(self) -> bool:
        """Return whether a browser would warn of this certificate or protocol."""
        return self.code.startswith("tls-") and self.code != "tls-closed"
