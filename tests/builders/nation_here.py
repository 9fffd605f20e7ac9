"""National nights that a test drives itself, and such as need no other process: over names that do not exist."""

from __future__ import annotations

import ipaddress
import socket
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ita_site.links.link_use import LinkUse
from ita_site.links.national.memory.database import open_memory, transaction
from ita_site.links.national.memory.use_table import AgencyLinks, replace_uses
from ita_site.links.national.night import Night
from ita_site.links.national.settings import Asking, NightSettings
from ita_site.links.request.politeness import Pace
from ita_site.links.run.checking.subject import Persistence

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from ita_site.links.national.settings import NightResult

BEGIN = datetime(2026, 11, 2, 2, tzinfo=UTC)


@dataclass
class Worker(Executor):
    """A worker whose clock is so many seconds ahead."""

    outlives_driver: bool = False
    ahead: float = 0.0
    workers: int = 1

    def open(self) -> Executor:
        return self

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(replace(args[0], begin_before=args[0].begin_before - self.ahead)))
        return future

    def is_dead(self, _: BaseException) -> bool:
        return False

    def is_lost(self, _: BaseException) -> bool:
        return False

    def check(self) -> None:
        """Nothing is ever lost."""


def night_settings(now: datetime, folder: Path) -> NightSettings:
    """Return what a quick night asks of a loopback world: every link."""
    how = Persistence(retries=1, backoff=0.05, wait=1.0)
    asking = Asking(now, Pace(delay=0.01, budget=5.0), how, 2.0, (ipaddress.ip_network("127.0.0.0/8"),))
    return NightSettings(asking, folder / "run.json", folder / "spool", everything=True)


def memory_of(folder: Path, *urls: str) -> sqlite3.Connection:
    """Return a nation's memory with one agency that uses some URLs."""
    memory = open_memory(folder / "links.sqlite")
    with transaction(memory):
        replace_uses(memory, AgencyLinks("x", "digest", tuple(map(LinkUse, urls))))
    return memory


def night(memory: sqlite3.Connection, folder: Path, worker: Worker) -> NightResult:
    """Run a night to its end."""
    return Night(memory, night_settings(BEGIN, folder), worker, lambda *_: None, _no_such_name).run()


def _no_such_name(_: str) -> list[str]:
    raise socket.gaierror(socket.EAI_NONAME, "no such name")
