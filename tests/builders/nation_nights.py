"""National nights over a loopback world, by the command, as processes that a test may kill."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.builders.clusters import children_of
from tests.builders.nation_sites import agency_site
from tests.builders.projects import ENVIRONMENT, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.builders.nation_world import World

DELAY = 0.02
"""Seconds between two requests to one address."""
NOW = "2026-11-02T02:00:00Z"
_PATIENCE = 300


@dataclass(slots=True)
class Nation:
    """Made-up agencies that link to all URLs of a world, and the nation's folder beside them."""

    folder: Path
    world: World
    agencies: int = 5
    timeout: int = 2
    """Seconds for an answer: few where a host of the world is silent, many where a busy machine must not look so."""
    contents: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        share = -(-len(self.world.urls) // self.agencies)
        for number in range(self.agencies):
            urls = self.world.urls[number * share : (number + 1) * share]
            site = self.folder / "sites" / f"agency-{number}"
            site.mkdir(parents=True)
            self.contents.append(agency_site(site, f"อบต. สมมุติ {number}", urls))

    def start(self, *words: str, now: str = NOW) -> subprocess.Popen[str]:
        """Start a night."""
        return self.start_run("nation", "check-links", "--now", now, "--budget", "4", *words)

    def start_run(self, *words: str) -> subprocess.Popen[str]:
        """Start a command that asks the world as fast as it may."""
        command = [sys.executable, "-m", "ita_site.commands", *words]
        command += ["--delay", str(DELAY), "--timeout", str(self.timeout), "--allow-network", "127.0.0.0/8"]
        return subprocess.Popen(
            [*command, "--resolve", *self.world.resolve],
            cwd=self.folder, env=ENVIRONMENT | {"PYTHONPATH": str(ROOT)}, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def run(self, *words: str, now: str = NOW) -> Ended:
        """Run a night to its end."""
        return ended(self.start(*words, now=now))

    def start_alone(self, name: str, urls: Sequence[str]) -> subprocess.Popen[str]:
        """Start a run of one process over a list of URLs, as `ita links` does it for an agency."""
        (self.folder / f"{name}.txt").write_text("".join(f"{url}\n" for url in urls), encoding="utf-8")
        return self.start_run("links", "--urls", f"{name}.txt", "--health", f"{name}.json", "--now", NOW)

    def checked(self, night: Ended) -> int:
        """Return how many addresses a night says that it has checked."""
        words = re.search(r"([0-9,]+) addresses checked", night.out)
        assert words, night.out
        return int(words[1].replace(",", ""))

    def links(self) -> dict[str, dict[str, Any]]:
        """Return what the nation remembers of each link."""
        memory = sqlite3.connect(self.folder / "nation" / "links.sqlite")
        rows = memory.execute("select url, record from link where is_used").fetchall()
        memory.close()
        return {url: json.loads(record) if record else {} for url, record in rows}

    def state(self) -> dict[str, Any]:
        """Return what `run.json` says."""
        data: dict[str, Any] = json.loads((self.folder / "nation" / "run.json").read_text(encoding="utf-8"))
        return data


@dataclass(frozen=True, slots=True)
class Ended:
    """How a night ended."""

    code: int
    out: str
    errors: str


def ended(night: subprocess.Popen[str]) -> Ended:
    """Wait for the end of a night."""
    out, errors = night.communicate(timeout=_PATIENCE)
    return Ended(night.returncode, out, errors)


def until(condition: Callable[[], bool], night: subprocess.Popen[str]) -> None:
    """Wait until something has come true. Fails where the night has ended before."""
    end = time.monotonic() + _PATIENCE
    while not condition():
        assert time.monotonic() < end
        assert night.poll() is None, ended(night)
        time.sleep(0.05)


def askers(driver: int) -> list[int]:
    """Return the processes of a night's driver that hold the lock of a slice: those that ask."""
    return [child for child in children_of(driver) if _holds_slice(child)]


def _holds_slice(process: int) -> bool:
    try:
        return any("/spool/.slice-" in str(file.readlink()) for file in Path(f"/proc/{process}/fd").iterdir())
    except OSError:
        return False


def kill(process: int) -> None:
    """Kill a process as the system does that has no memory left."""
    os.kill(process, signal.SIGKILL)
