from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ita_site.links.link_use import LinkUse
from ita_site.links.memory.overrule import Overrule
from ita_site.links.report.data import record
from ita_site.links.request.fetch import Fetcher
from ita_site.links.request.politeness import Pace
from ita_site.links.request.resolver import Lookup, Resolver, parse_mapping
from ita_site.links.request.tls import Contexts
from ita_site.links.request.wire.connect import Limits
from ita_site.links.run.checking.subject import Persistence
from ita_site.links.run.job import Job
from ita_site.links.run.settings import Result, Settings

NOW = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"),)


def no_names(host: str) -> Sequence[str]:
    raise socket.gaierror(socket.EAI_NONAME, host)


class Checker:
    """Runs the job over a list of URLs, and gives back what the JSON report would say of each."""

    def __init__(self, folder: Path) -> None:
        self.health = folder / "link-health.json"
        self.result: Result | None = None

    def __call__(  # noqa: PLR0913
        self,
        urls: Sequence[str | LinkUse],
        *,
        now: datetime = NOW,
        resolve: Sequence[str] = (),
        lookup: Lookup = no_names,
        timeout: float = 2.0,
        bundle: Path | None = None,
        pace: Pace | None = None,
        retries: int = 2,
        overrules: Mapping[str, Overrule] | None = None,
        allowed: Sequence[Any] = LOOPBACK,
        progress: Callable[[int, int, str], None] = lambda *_: None,
        **settings: Any,
    ) -> dict[str, dict[str, Any]]:
        uses = [url if isinstance(url, LinkUse) else LinkUse(url) for url in urls]
        how = Persistence(retries=retries, backoff=0.05, wait=2.0)
        chosen = Settings(now, self.health, pace=pace or Pace(48, 48, 0.0), how=how, **settings)
        resolver = Resolver([parse_mapping(mapping) for mapping in resolve], allowed, lookup)
        fetcher = Fetcher(resolver, Contexts(bundle), Limits(timeout, timeout))
        with Job(uses, overrules or {}, chosen) as job:
            self.result = job.run(fetcher, resolver, progress)
            fetcher.close()
            return {status.link.url: record(status) for status in job.statuses()}


@pytest.fixture
def check(tmp_path: Path) -> Checker:
    return Checker(tmp_path)
