"""Run the nation's nights by its commands over made-up agencies on a loopback world, and print what each costs.

    .venv/bin/python -m scripts.bench.nation_whole [--agencies 8317] [--build]

The links are checked and the portal is made twice: a first night, and a second one in which nothing changed. `--build`
builds all sites in between, half a second each. Seconds are those of the clock, and of all processes of a command.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from tests.builders.nation import MadeUpAgency
from tests.builders.nation_world import World

AGENCIES: Final = 8_317
"""Agencies of the assessment."""
_A_HOST: Final = 10
"""Agencies whose websites are one host."""
_NIGHTS: Final = ("2026-11-02T02:00:00Z", "2026-11-03T02:00:00Z")


def main() -> None:
    """Write the nation, and run its nights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agencies", type=int, default=AGENCIES)
    parser.add_argument("--build", action="store_true")
    given = parser.parse_args()
    hosts = max(20, given.agencies // _A_HOST)
    world = World.of(hosts=hosts, addresses=max(10, hosts // 2), urls=0)
    with tempfile.TemporaryDirectory() as folder, world:
        _write(Path(folder, "sites"), given.agencies, world)
        ask = ["--delay", "0.02", "--allow-network", "127.0.0.0/8", "--resolve", *world.resolve]
        for now in _NIGHTS:
            _run(Path(folder), "check-links", now, *ask)
            if given.build:
                _run(Path(folder), "build", now)
            _run(Path(folder), "portal", now)


def _write(sites: Path, agencies: int, world: World) -> None:
    begin = time.monotonic()
    for number in range(1, agencies + 1):
        host = world.hosts[number % len(world.hosts)]
        MadeUpAgency(number, measures=2, host=f"{host.name}:{world.port}/p/{number}").write(sites)
    print(f"{agencies:,} agencies written in {time.monotonic() - begin:.0f} s", flush=True)


def _run(folder: Path, command: str, now: str, *words: str) -> None:
    """Run a command of the nation in its folder; print what it cost."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    program = [sys.executable, "-m", "ita_site.commands", "nation", command, "--now", now, *words]
    done = subprocess.run(program, cwd=folder, check=False, stdout=subprocess.PIPE, text=True)
    after, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - begin
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{command} at {now}: exit {done.returncode}, {clock:.0f} s, {cpu:.0f} s CPU", flush=True)
    print("".join(f"    {line}\n" for line in done.stdout.splitlines()), flush=True)


if __name__ == "__main__":
    main()
