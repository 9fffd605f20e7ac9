"""Ask the Wayback Machine to keep chosen links as well (Save Page Now 2), within its limits.

Nothing is asked unless the agency names the link. What it kept is remembered; a link is asked once a year.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from ita_site.links.archive.service import ServiceError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ita_site.links.archive.service import Service
    from ita_site.links.archive.store import Store

AGAIN: Final = timedelta(days=365)
"""After this time a link is asked for again."""

_HEADERS: Final = {"Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"}
_OK: Final = 200


@dataclass(frozen=True, slots=True)
class Manners:
    """How the service is treated."""

    base: str = "https://web.archive.org"
    most: int = 10
    """Links that one run asks for."""
    pause: float = 20.0
    """Seconds between two links: three a minute, which is what it allows without a key."""
    patience: float = 120.0
    """Seconds for one link to be kept."""


def save_links(store: Store, urls: Sequence[str], service: Service, now: datetime, manners: Manners) -> int:
    """Have links kept that were not within a year; return how many were. Raises `ServiceError` when it is refused."""
    due = [url for url in urls if _is_due(store.wayback_at(url), now)][: manners.most]
    for number, url in enumerate(due):
        if number:
            time.sleep(manners.pause)
        store.set_wayback(url, _save(url, service, manners), now)
        store.commit()
    return len(due)


def _is_due(before: datetime | None, now: datetime) -> bool:
    return before is None or now - before >= AGAIN


def _save(url: str, service: Service, manners: Manners) -> str:
    """Return the address of the copy that the service made. Raises `ServiceError`."""
    job = _json(service, "POST", f"{manners.base}/save", urlencode({"url": url}).encode()).get("job_id")
    if not isinstance(job, str) or not job.replace("-", "").isalnum():
        raise ServiceError(f"{url}: no job")
    deadline = time.monotonic() + manners.patience
    state: dict[str, Any] = {}
    while time.monotonic() < deadline:
        state = _json(service, "GET", f"{manners.base}/save/status/{job}")
        if state.get("status") == "success":
            return f"{manners.base}/web/{_timestamp(state)}/{url}"
        if state.get("status") != "pending":
            break
        time.sleep(min(5.0, manners.pause))
    raise ServiceError(f"{url}: {state.get('message') or state.get('status')}")


def _timestamp(state: dict[str, Any]) -> str:
    text = str(state.get("timestamp"))
    if not text.isdecimal():
        raise ServiceError(f"timestamp {text[:20]!r}")
    return text


def _json(service: Service, method: str, url: str, body: bytes = b"") -> dict[str, Any]:
    """Return the object that the service replied. Raises `ServiceError`."""
    reply = service.send(method, url, body, _HEADERS)
    try:
        data = json.loads(reply.body)
    except ValueError:
        data = None
    if reply.status != _OK or not isinstance(data, dict):
        raise ServiceError(f"{url}: HTTP {reply.status}")
    return data
