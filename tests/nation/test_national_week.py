"""A week of nights over two thousand hosts: what happened at each is on the portal's page of changes, once."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from tests.builders.nation import MadeUpAgency
from tests.builders.nation_world import World
from tests.builders.projects import ENVIRONMENT, ROOT

pytestmark = pytest.mark.slow

HOSTS: Final = 2000
AGENCIES: Final = 40
BEGIN: Final = datetime(2026, 11, 2, 2, tzinfo=UTC)
NIGHTS: Final = 7
TURNS: Final = (
    (1, "gone", range(800, 805)),
    (1, "hijacked", range(805, 810)),
    (2, "moved", range(820, 825)),
    (1, "gone", range(830, 833)),
    (4, "", range(830, 833)),
)
"""From which night on, what becomes of which hosts; with "" they are as ever."""
HAPPENED: Final = {
    "died": {*range(800, 805), *range(830, 833)},
    "hijacked": {*range(805, 810)},
    "moved": {*range(820, 825)},
    "returned": {*range(830, 833)},
}
"""What the page of changes is to tell, by the numbers of hosts."""


def test_a_week_of_two_thousand_hosts_is_on_the_page_of_changes_once(tmp_path: Path) -> None:
    world = World.of(HOSTS, addresses=400, urls=HOSTS)
    write_agencies(tmp_path / "sites", world)
    with world:
        for night in range(NIGHTS):
            for from_night, mode, hosts in TURNS:
                if from_night == night:
                    for number in hosts:
                        world.turn(world.hosts[number].name, mode)
            now = (BEGIN + timedelta(days=night)).isoformat()
            asking = ["--all", "--delay", "0.01", "--timeout", "2", "--retries", "0", "--allow-network", "127.0.0.0/8"]
            nation(tmp_path, "check-links", "--now", now, *asking, "--resolve", *world.resolve)
            nation(tmp_path, "portal", "--now", now)
        # what was seen is there once, however often the portal is made of it
        nation(tmp_path, "portal", "--now", now)
    happened = Counter(happenings(tmp_path))
    assert {happening: times for happening, times in happened.items() if times > 1} == {}
    turned = {world.hosts[number].name for _, _, hosts in TURNS for number in hosts}
    for kind, numbers in HAPPENED.items():
        expected = {world.hosts[number].name for number in numbers}
        assert {host for is_kind, host in happened if is_kind == kind and host in turned} == expected, kind
    never_there = {host.name for host in world.hosts if host.refuses}
    assert {host for _, host in happened if host not in turned} <= never_there


def write_agencies(sites: Path, world: World) -> None:
    """Write agencies whose results have the pages of so many hosts as evidence: each host is one agency's."""
    share = HOSTS // AGENCIES
    for number in range(AGENCIES):
        agency = MadeUpAgency(number + 1, measures=1, host="www.example.invalid")
        folder = agency.write(sites)
        measure = folder / f"content/reports/{agency.first_year}-12m/measures/m1.md"
        text = measure.read_text(encoding="utf-8")
        before, mark, after = text.partition("    evidence:\n")
        # to learn that a name does not exist takes some name servers ten seconds
        numbers = [at for at in range(number * share, (number + 1) * share) if world.hosts[at].address]
        lines = [f"      - url: {world.url(at)}\n" for at in numbers]
        measure.write_text(before + mark + "".join(lines) + after.partition("\n")[2], encoding="utf-8")


def nation(folder: Path, *words: str) -> None:
    command = [sys.executable, "-m", "ita_site.commands", "nation", *words]
    environment = ENVIRONMENT | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def happenings(folder: Path) -> list[tuple[str, str]]:
    """Return the kind and the host of all that the page of changes has of hosts, as its twin lists it."""
    twin = json.loads((folder / "nation/public/changes.json").read_bytes())
    return [(happening["kind"], happening["host"]) for happening in twin["happenings"] if happening["host"]]
