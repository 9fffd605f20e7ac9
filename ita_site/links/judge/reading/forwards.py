"""Pages that send their reader on by themselves: a refresh, or a script that does it as soon as it runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.reading.page import SENDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_site.links.judge.reading.page import Page

_REFRESH: Final = re.compile(
    r"\s*(\d*(?:\.\d*)?)\s*(?:[;,\s]\s*(?:url\s*=\s*)?[\"']?(.*?)[\"']?\s*)?$", re.IGNORECASE | re.DOTALL
)
_LOCATION: Final = re.compile(
    r"(?:(?:window|document|self|top|parent)\s*\.\s*)?\blocation(?:\s*\.\s*href)?\s*(?:=\s*|\.\s*(?:replace|assign)\s*\(\s*)[\"']([^\"'\s]+)[\"']",
    re.IGNORECASE,
)
_WAITS: Final = re.compile(
    r"\bfunction\s+\w+\s*\([^)]*\)\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\bon(?:click|submit|change)\b[^;]*|"
    r"\.(?:click|submit|change|on|addEventListener)\s*\([^{]{0,80}\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\bconfirm\s*\([^;]*",
    re.IGNORECASE,
)
"""What runs only when somebody calls it or answers: a named function, what a click does."""
_MAX_SCRIPT: Final = 20_000
"""Characters of a script that are looked at: those that send on are short."""


@dataclass(frozen=True, slots=True)
class Forward:
    """Where a page sends its reader."""

    location: bytes
    delay: float
    """Seconds."""


def forward(page: Page, refresh_header: str) -> Forward | None:
    """Return where a page sends its reader: a `Refresh` header, a meta refresh, or a script that does nothing else."""
    for candidate in (refresh_header, *page.refreshes):
        match = _REFRESH.match(candidate)
        if match and match.group(2):
            return Forward(match.group(2).strip().encode("utf-8", "replace"), float(match.group(1).strip(".") or 0))
    sent = next(_sent_on(page.scripts), None) if len(page.text) < SENDER else None
    return Forward(sent.encode("utf-8", "replace"), 0.0) if sent else None


def scripted_locations(page: Page) -> tuple[str, ...]:
    """Return the addresses to which scripts of a page send its reader at once, although it shows something else."""
    sending = (script[:_MAX_SCRIPT] for script in page.scripts if "location" in script[:_MAX_SCRIPT])
    return tuple(_sent_on(_WAITS.sub(" ", script) for script in sending))


def _sent_on(scripts: Iterator[str] | tuple[str, ...]) -> Iterator[str]:
    for script in scripts:
        yield from _LOCATION.findall(script[:_MAX_SCRIPT])
