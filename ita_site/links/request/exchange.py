"""The narrow types between deciding (`check`) and sending (`fetch`, `runner`): what is asked, what came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ita_site.links.request.tape import Tape
    from ita_site.links.request.targets import Target

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
"""Statuses that lead to another address."""
ARCHIVE_LIMIT: Final = 20_000_000
"""Most bytes of body, after decompression, of an answer that may be kept as evidence."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One request that a check wants made."""

    target: Target
    browser: bool = False
    """Use the agent that looks like a browser (and still names the checker)."""
    cookies: str = ""
    """Value of the `Cookie` header."""
    verify: bool = True
    """False only to see what answers behind a TLS fault."""
    limit: int = 1_048_576
    """Most bytes of body, after decompression."""
    after: float = 0.0
    """Seconds to wait before sending."""
    pause_host: float = 0.0
    """Seconds for which the whole host wants to be left alone."""
    host_delay: float = 0.0
    """Seconds between two requests to the host from now on, if that is more than usual."""
    shared: bool = False
    """The request goes out once; all checks of a run that want it get the same answer."""
    whole: bool = False
    """Read the body up to `ARCHIVE_LIMIT`, even of a document, and keep a tape of the exchange."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one request brought."""

    target: Target
    status: int
    headers: tuple[tuple[str, str], ...]
    """Names in lower case; values as Latin-1 text, which keeps every byte."""
    body: bytes
    cut: str = ""
    """Empty when the body is whole, else `limit`, or the code of the fault that ended it."""
    unreadable: bool = False
    """The body is in a content coding that we cannot decode."""
    repaired: bool = False
    """The TLS chain lacked a certificate that had to be fetched."""
    names: tuple[str, ...] = ()
    """DNS names of the verified server certificate; empty for http."""
    protocol: str = "http/1.1"
    """`http/1.1` or `h2`."""
    tape: Tape | None = None
    """The exchange in raw bytes; only of an `Ask` that is `whole`."""

    def get(self, name: str) -> str:
        """Return the first value of a header, or an empty string."""
        return next((value for key, value in self.headers if key == name), "")

    @property
    def media_type(self) -> str:
        """Return the media type, in lower case, without parameters."""
        return self.get("content-type").partition(";")[0].strip().lower()
