"""A night of many agencies sees what a run over each of them alone sees."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.builders.nation_nights import NOW, Nation, ended
from tests.builders.nation_world import World

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def test_the_health_file_is_that_of_a_run_over_the_agency_alone(tmp_path: Path) -> None:
    world = World.of(hosts=40, addresses=24, urls=400)
    with world:
        nation = Nation(tmp_path, world, agencies=1, timeout=20)
        end = nation.run()
        assert end.code == 0, end.errors
        ours = health(nation.contents[0])
    with world:
        shutil.copytree(nation.contents[0], tmp_path / "alone")
        (tmp_path / "alone" / "link-health.json").unlink()
        run = ended(nation.start_run("links", "--content", "alone", "--no-archive", "--now", NOW))
        assert run.code in {0, 1}, run.errors
        theirs = health(tmp_path / "alone")
    # which check of a host asks its home page for all others, or that none has to, is a matter of moments …
    assert without(ours["hosts"], "title", "home", "home_asked") == without(
        theirs["hosts"], "title", "home", "home_asked"
    )
    # … and so is which URLs of a host that takes no calls are asked, and which are put off
    down = {f"http://{host.name}:{world.port}/" for host in world.hosts if host.refuses}
    left, right = ([link for link in data["links"] if not is_of(link["url"], down)] for data in (ours, theirs))
    assert left == right
    assert len(left) > 300


def without(records: list[dict[str, Any]], *names: str) -> list[dict[str, Any]]:
    return [{name: value for name, value in record.items() if name not in names} for record in records]


def health(content: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((content / "link-health.json").read_text(encoding="utf-8"))
    return data


def is_of(url: str, beginnings: set[str]) -> bool:
    return any(url.startswith(beginning) for beginning in beginnings)
