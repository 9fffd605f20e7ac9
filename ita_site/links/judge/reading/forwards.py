"""Pages that send their reader on by themselves: a refresh, or a script that does it as soon as it runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.reading.page import SENDER

if TYPE_CHECKING:
    from ita_site.links.judge.reading.page import Page

_REFRESH: Final = re.compile(
    r"(\d*(?:\.\d*)?)\s*(?:[;,\s]\s*(?:url\s*=\s*)?[\"']?(.*?)[\"']?)?$", re.IGNORECASE | re.DOTALL
)
_MAX_REFRESH: Final = 4000
"""Characters of a refresh that are read."""
_LOCATION: Final = re.compile(
    r"(?:(?:window|document|self|top|parent)\s*\.\s*)?\blocation(?:\s*\.\s*href)?\s*(?:=\s*|\.\s*(?:replace|assign)\s*\(\s*)[\"']([^\"'\s]+)[\"']",
    re.IGNORECASE,
)
_WAITS: Final = re.compile(
    r"\bfunction\s+\w{1,60}\s*\([^)]{0,200}\)\s*\{[^{}]{0,2000}(?:\{[^{}]{0,2000}\}[^{}]{0,2000}){0,9}\}|"
    r"\bon(?:click|submit|change)\b[^;]{0,500}|\bconfirm\s*\([^;]{0,500}|"
    r"\.(?:click|submit|change|on|addEventListener)\s*\([^{]{0,80}\{[^{}]{0,2000}(?:\{[^{}]{0,2000}\}[^{}]{0,2000}){0,9}\}",
    re.IGNORECASE,
)
"""What runs only when somebody calls it or answers: a named function, what a click does."""
_BRANCH: Final = re.compile(r"\bif\s*\([^{}]{0,500}\)\s*(?:\{[^{}]{0,2000}\}|[^;{}]{0,300};)")
"""What runs only for some visitors."""
_MAX_SCRIPT: Final = 20_000
"""Characters of a script that are looked at: those that send on are short."""
_MAX_SCRIPTS: Final = 60_000
"""The same, of all scripts of a page."""


@dataclass(frozen=True, slots=True)
class Forward:
    """Where a page sends its reader."""

    location: bytes
    delay: float
    """Seconds."""


def forward(page: Page, refresh_header: str) -> Forward | None:
    """Return where a page sends its reader: a `Refresh` header, a meta refresh, or a script that does nothing else."""
    for candidate in (refresh_header, *page.refreshes):
        match = _REFRESH.match(candidate[:_MAX_REFRESH].strip())
        if match and match.group(2):
            return Forward(match.group(2).strip().encode("utf-8", "replace"), float(match.group(1).strip(".") or 0))
    is_sender = len(page.text) < SENDER and not page.shown
    sent = next(iter(scripted_locations(page)), None) if is_sender else None
    return Forward(sent.encode("utf-8", "replace"), 0.0) if sent else None


def scripted_locations(page: Page, *, for_all: bool = False) -> tuple[str, ...]:
    """Return the addresses to which scripts of a page send its reader at once; with `for_all`, whoever that is."""
    addresses: list[str] = []
    room = _MAX_SCRIPTS
    for script in page.scripts:
        text = script[: min(_MAX_SCRIPT, room)]
        room -= len(text)
        if "location" in text:
            text = _WAITS.sub(" ", text)
            addresses += _LOCATION.findall(_BRANCH.sub(" ", text) if for_all else text)
    return tuple(addresses)
