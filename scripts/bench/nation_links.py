"""Run national nights of links over a loopback world, and print what a URL costs: CPU, bytes, requests.

A server in a process of its own answers for 1 host in 40 URLs, several on one address, and counts what is asked of
each. `night` runs nights of a quarter, a half and all of `--urls`, with the exponent by which CPU grows; it ends with
all of them on one worker, and with a worker that is killed. `once` runs a single night: of 200,000 it takes half an
hour. `merge` compares what it costs to plan and merge a night of 1,000 due links where 20,000 and where 200,000 are
remembered. `week` runs ten nights over `--urls` on a third as many hosts, of which some die, return, move and are
hijacked, and prints which changes of state each night has seen. CPU seconds are noisy: compare them within one run.
"""

from __future__ import annotations

import argparse
import ipaddress
import math
import os
import resource
import sqlite3
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.link_use import LinkUse
from ita_site.links.memory.history import Link, State
from ita_site.links.memory.journal import Entry
from ita_site.links.memory.schedule import Rhythm
from ita_site.links.national.memory import link_table, run_table
from ita_site.links.national.memory.database import open_memory, transaction
from ita_site.links.national.memory.use_table import AgencyLinks, replace_uses
from ita_site.links.national.night import Night
from ita_site.links.national.planning.planner import make_plan
from ita_site.links.national.settings import Asking, NightSettings
from ita_site.links.request.politeness import Pace
from ita_site.links.run.checking.subject import Persistence
from ita_site.nation.cluster.process_pool import PoolExecutors
from tests.builders.nation_nights import askers, kill
from tests.builders.nation_world import World

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NOW: Final = datetime(2026, 11, 2, 2, tzinfo=UTC)
DELAY: Final = 0.02
EACH: Final = 40
"""URLs of a host."""
DUE: Final = 1000
AGENCY_URLS: Final = 120
NIGHTS: Final = 10


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one night."""

    urls: int
    asked: int
    wall: float
    driver: float
    """CPU seconds of the driver."""
    workers: float
    """CPU seconds of the workers."""
    bytes: int
    """Of the memory."""
    requests: int
    most_open: int
    most_in_a_second: int
    lost: int

    def line(self, name: str) -> str:
        """Return the cost as a line."""
        cpu = self.driver + self.workers
        return (
            f"{name:<22} {self.asked:>8,} of {self.urls:>8,} URLs  {self.wall:>7.1f} s  "
            f"CPU/URL {1000 * cpu / self.urls:>6.2f} ms (driver {1000 * self.driver / self.urls:.2f})  "
            f"{self.bytes / self.urls:>6.0f} B/URL  {self.requests:>8,} requests  open ≤ {self.most_open}  "
            f"≤ {self.most_in_a_second}/s  lost {self.lost}"
        )


def main(words: Sequence[str]) -> int:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["night", "once", "merge", "week"])
    parser.add_argument("--urls", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args(words)
    if given.what == "merge":
        _merges((20_000, 200_000))
    elif given.what == "week":
        _week(given.urls, given.workers)
    elif given.what == "once":
        print(_night(given.urls, given.workers).line(f"{given.workers} workers"))
    else:
        _nights(given.urls, given.workers)
    return 0


def _nights(urls: int, workers: int) -> None:
    costs = [_night(count, workers) for count in (urls // 4, urls // 2, urls)]
    for cost in costs:
        print(cost.line(f"{workers} workers"))
    small, large = costs[0], costs[-1]
    growth = math.log((large.driver + large.workers) / (small.driver + small.workers)) / math.log(
        large.urls / small.urls
    )
    print(f"CPU grows with the number of URLs to the power of {growth:.2f}")
    print(_night(urls // 4, 1).line("1 worker"))
    print(_night(urls // 4, workers, kills=True).line(f"{workers} workers, 1 killed"))


def _night(urls: int, workers: int, *, kills: bool = False) -> Cost:
    hosts = max(20, urls // EACH)
    world = World.of(hosts, max(10, hosts * 3 // 5), urls)
    with tempfile.TemporaryDirectory() as name, world:
        folder = Path(name)
        memory = _memory(folder, world.urls)
        before, begun, children = time.process_time(), time.monotonic(), _children_cpu()
        with PoolExecutors(workers) as executors:
            if kills:
                threading.Thread(target=_kill_a_worker, args=(world, urls // 3), daemon=True).start()
            result = Night(memory, _settings(folder), executors, _show, world.lookup).run()
        wall, driver = time.monotonic() - begun, time.process_time() - before
        memory.execute("pragma wal_checkpoint(truncate)")
        memory.close()
        counts = world.counts().values()
        return Cost(
            urls, result.asked, wall, driver, _children_cpu() - children, (folder / "links.sqlite").stat().st_size,
            world.requests(), max(count.open for count in counts), max(count.in_a_second for count in counts),
            result.lost,
        )  # fmt: skip


def _settings(folder: Path, now: datetime = NOW) -> NightSettings:
    how = Persistence(retries=1, backoff=0.05, wait=2.0, whole=True)
    asking = Asking(now, Pace(delay=DELAY, budget=10.0), how, 5.0, (ipaddress.ip_network("127.0.0.0/8"),))
    return NightSettings(asking, folder / "run.json", folder / "spool")


def _memory(folder: Path, urls: Sequence[str]) -> sqlite3.Connection:
    memory = open_memory(folder / "links.sqlite")
    for at in range(0, len(urls), AGENCY_URLS):
        part = urls[at : at + AGENCY_URLS]
        uses = tuple(LinkUse(url, "about.md", 1, "หลักฐาน", None, ("อบต. สมมุติ",)) for url in part)
        with transaction(memory):
            replace_uses(memory, AgencyLinks(f"agency-{at}", "digest", uses))
    return memory


def _kill_a_worker(world: World, requests: int) -> None:
    while world.requests() < requests or not (at_work := askers(os.getpid())):
        time.sleep(0.2)
    kill(at_work[0])


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _show(*_: object) -> None:
    """Say nothing."""


def _week(urls: int, workers: int) -> None:
    world = World.of(max(60, urls // 3), max(30, urls // 5), urls)
    # none of them shares its address with many, and all of them answer at first
    names = [host.name for host in world.hosts[len(world.hosts) // 2 :] if host.address and not host.refuses]
    with tempfile.TemporaryDirectory() as name, world, PoolExecutors(workers) as executors:
        memory = _memory(Path(name), world.urls)
        before: dict[str, str] = {}
        for night in range(NIGHTS):
            for host, mode in _turns(names, night):
                world.turn(host, mode)
            settings = _settings(Path(name), NOW + timedelta(days=night))
            result = Night(memory, settings, executors, _show, world.lookup).run()
            now = dict(memory.execute("select url, json_extract(record, '$.state') from link"))
            changes = Counter(
                f"{before[url]} → {state}" for url, state in now.items() if before and before[url] != state
            )
            line = ", ".join(f"{change} {count:,}" for change, count in sorted(changes.items()))
            print(f"night {night}: {result.asked:,} asked ({result.ending}): {line or 'no change'}")
            before = now
        memory.close()


def _turns(names: Sequence[str], night: int) -> Iterator[tuple[str, str]]:
    """Yield the hosts that become something else in a night, and what."""
    turns = {1: (range(5), "gone"), 2: (range(5, 10), "hijacked"), 3: (range(10, 15), "moved"), 5: (range(3), "")}
    places, mode = turns.get(night, (range(0), ""))
    return ((names[place], mode) for place in places)


def _merges(sizes: Sequence[int]) -> None:
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            urls = [f"http://h{number // EACH}.nation.test/p/{number}" for number in range(size)]
            memory = _memory(Path(name), urls)
            later = NOW + timedelta(days=3)
            links = (_known(url, NOW if number < DUE else later) for number, url in enumerate(urls))
            with transaction(memory):
                link_table.bring_in(memory, links)
            print(f"{size:>8,} links, {DUE:,} due: {_merge_cost(memory, Path(name)):.0f} µs CPU for each that is due")
            memory.close()


def _known(url: str, due: datetime) -> Link:
    return Link(url, State.ALIVE, NOW, Kind.OK, "answers", checked=NOW - timedelta(days=7), due=due)


def _merge_cost(memory: sqlite3.Connection, folder: Path) -> float:
    """Return the microseconds to plan a night and merge it, for each link that is due."""
    settings = _settings(folder)
    before = time.process_time()
    plan = make_plan(memory, settings)
    urls = [url for _, url in link_table.due(memory, NOW, Rhythm())]
    with transaction(memory):
        fresh = run_table.settle(memory, plan.run, urls)
        entries = [Entry(url, NOW, Observation(Kind.OK, "answers")) for url in sorted(fresh)]
        link_table.merge(memory, entries, settings.job)
    run_table.end(memory, plan.run, "complete")
    return 1e6 * (time.process_time() - before) / len(urls)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
