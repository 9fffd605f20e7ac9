"""How long a server asks to wait: its header `Retry-After` (RFC 9110 §10.2.3)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from ita_site.links.request.http_date import http_date

if TYPE_CHECKING:
    from ita_site.links.request.exchange import Answer

MAX_RETRY_AFTER: Final = 10**8
"""Longest Retry-After that is believed, in seconds."""


def retry_after(answer: Answer) -> float:
    """Return the seconds that `Retry-After` asks for, in either form (RFC 9110 §10.2.3); 0 when absent or nonsense."""
    if answer.status < 400:  # noqa: PLR2004
        return 0.0
    text = answer.get("retry-after").strip()
    if text.isascii() and text.isdigit():
        return float(min(int(text[:12]), MAX_RETRY_AFTER))
    moment = http_date(text)
    if moment is None:
        return 0.0
    return min(max(0.0, (moment - datetime.now(UTC)).total_seconds()), float(MAX_RETRY_AFTER))
