"""A national night over real folders: what is read, what is written for which agency, and what is said."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from ita_site.nation.cluster.certificates import make_certificates
from tests.builders.clusters import Cluster
from tests.builders.nation_nights import Nation
from tests.builders.nation_world import World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

LATER = "2026-11-02T12:00:00Z"
"""The same day: nothing is due again."""


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    made = World.of(hosts=12, addresses=10, urls=24)
    with made:
        # pages alone, of hosts that answer
        made.urls = [f"http://{host.name}:{made.port}/p/{at}" for at, host in enumerate(made.hosts[:8])]
        yield made


@pytest.fixture
def nation(tmp_path: Path, world: World) -> Nation:
    return Nation(tmp_path, world, agencies=2)


def test_each_agency_gets_a_health_file_of_its_own_links(nation: Nation) -> None:
    end = nation.run()
    assert (end.code, end.errors.splitlines()[-1]) == (0, "ตรวจแล้ว · checked 8/8")
    for number, content in enumerate(nation.contents):
        data = json.loads((content / "link-health.json").read_text(encoding="utf-8"))
        assert [link["url"] for link in data["links"]] == sorted(nation.world.urls[number * 4 : number * 4 + 4])
        assert {link["state"] for link in data["links"]} == {"alive"}
    assert nation.state()["ending"] == "complete"


def test_a_changed_page_has_its_agency_read_anew_and_only_what_is_due_asked(nation: Nation) -> None:
    nation.run()
    before = [(content / "link-health.json").stat().st_mtime_ns for content in nation.contents]
    about = nation.contents[0] / "about.md"
    new = f"http://{nation.world.hosts[0].name}:{nation.world.port}/p/99"
    about.write_text(about.read_text(encoding="utf-8") + f"- [ใหม่]({new})\n", encoding="utf-8")
    end = nation.run(now=LATER)
    assert end.out.splitlines()[1] == "2 agencies, 1 with changed content, 1 health files written"
    assert nation.checked(end) == 1
    after = [(content / "link-health.json").stat().st_mtime_ns for content in nation.contents]
    assert (before[0] == after[0], before[1] == after[1]) == (False, True)


def test_what_an_agency_has_remembered_by_itself_is_not_lost(nation: Nation) -> None:
    nation.run()
    for name in ("links.sqlite", "links.sqlite-wal", "links.sqlite-shm"):
        (nation.folder / "nation" / name).unlink(missing_ok=True)
    end = nation.run(now=LATER)
    assert nation.checked(end) == 0
    assert all(link["state"] == "alive" for link in nation.links().values())


@pytest.mark.parametrize("is_older", [True, False], ids=["an older one", "none"])
def test_a_health_file_that_is_not_the_nations_is_brought_up_to_date(is_older: bool, nation: Nation) -> None:  # noqa: FBT001
    nation.run()
    file = nation.contents[0] / "link-health.json"
    older = file.read_bytes()
    nation.run("--all", now="2026-11-05T12:00:00Z")
    newer = file.read_bytes()
    assert older != newer
    if is_older:
        file.write_bytes(older)
    else:
        file.unlink()
    end = nation.run(now="2026-11-05T13:00:00Z")
    assert nation.checked(end) == 0
    assert file.read_bytes() == newer


def test_an_agency_that_begins_to_use_a_link_has_what_is_known_of_it_the_same_night(nation: Nation) -> None:
    nation.run()
    about = nation.contents[1] / "about.md"
    about.write_text(about.read_text(encoding="utf-8") + f"- [ใหม่]({nation.world.urls[0]})\n", encoding="utf-8")
    end = nation.run(now=LATER)
    assert nation.checked(end) == 0
    data = json.loads((nation.contents[1] / "link-health.json").read_text(encoding="utf-8"))
    assert {link["url"]: link["state"] for link in data["links"]}[nation.world.urls[0]] == "alive"


def test_moments_to_come_in_the_file_of_an_agency_stop_nobody(nation: Nation) -> None:
    nation.run()
    (nation.folder / "nation" / "links.sqlite").unlink()
    file = nation.contents[0] / "link-health.json"
    file.write_text(file.read_text(encoding="utf-8").replace("2026-", "2036-"), encoding="utf-8")
    end = nation.run(now=LATER)
    assert end.code == 1
    assert "agency-0: link-health.json" in end.errors
    assert "agency-1: " not in end.errors
    # those of the other agency are not due
    assert nation.checked(end) == 4
    assert "2036-" not in file.read_text(encoding="utf-8")


def test_an_agency_whose_settings_cannot_be_read_is_said_to_be_that_and_keeps_its_links(nation: Nation) -> None:
    (nation.folder / "agencies.csv").write_text(
        "id,path\nagency-0,sites/agency-0\nagency-1,sites/agency-1\n", encoding="utf-8"
    )
    nation.run("--sites", "agencies.csv")
    (nation.folder / "sites" / "agency-1" / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    end = nation.run("--sites", "agencies.csv", now=LATER)
    assert end.code == 1
    assert "agency-1: mkdocs.yml" in end.errors
    assert len(nation.links()) == 8


def test_the_health_file_of_an_agency_with_errors_is_taken_over_and_stays_as_it_is(nation: Nation) -> None:
    nation.run()
    (nation.folder / "nation" / "links.sqlite").unlink()
    (nation.contents[0] / "about.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    file = nation.contents[0] / "link-health.json"
    before = file.read_bytes()
    assert nation.run(now=LATER).code == 1
    assert file.read_bytes() == before


def test_a_health_file_that_cannot_be_understood_stays_as_it_is(nation: Nation) -> None:
    spoilt = nation.contents[0] / "link-health.json"
    spoilt.write_text("{", encoding="utf-8")
    end = nation.run()
    assert end.code == 1
    assert "agency-0: " in end.errors
    assert spoilt.read_text(encoding="utf-8") == "{"
    assert (nation.contents[1] / "link-health.json").exists()


def test_a_memory_with_a_record_that_cannot_be_understood_is_named(nation: Nation) -> None:
    nation.run()
    file = nation.folder / "nation" / "links.sqlite"
    with closing(sqlite3.connect(file)) as memory, memory:
        memory.execute("""update link set record = json_set(record, '$.state', 'of another version')""")
    end = nation.run("--all", now="2026-11-03T12:00:00Z")
    assert end.code == 2
    thai, english = end.errors.splitlines()[-2:]
    assert str(file.relative_to(nation.folder)) in thai
    assert "bring back a copy of a damaged file, or move it away" in english
    assert "Traceback" not in end.errors


def test_an_agency_that_cannot_be_read_keeps_its_links_and_stops_nobody(nation: Nation) -> None:
    nation.run()
    (nation.contents[0] / "about.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    end = nation.run("--all", now="2026-11-03T12:00:00Z")
    assert end.code == 1
    assert "about.md" in end.errors
    assert nation.checked(end) == 8


def test_an_agency_whose_settings_are_broken_is_not_forgotten(nation: Nation) -> None:
    nation.run()
    config = nation.folder / "sites" / "agency-0" / "mkdocs.yml"
    config.write_text("site_name: [", encoding="utf-8")
    end = nation.run("--all", now="2026-11-03T12:00:00Z")
    assert end.code == 1
    assert "agency-0" in end.errors
    assert nation.checked(end) == 8


def test_where_nobody_answers_nothing_is_remembered(tmp_path: Path, world: World) -> None:
    silent = World(world.hosts, [f"http://{name}.invalid/" for name in "abcd"], world.port)
    nation = Nation(tmp_path, silent, agencies=1)
    end = nation.run()
    assert end.code == 2
    assert end.errors.splitlines()[-2:] == [
        "ไม่มีเว็บไซต์ใดตอบ เครื่องนี้น่าจะออฟไลน์ ไม่เปลี่ยนสถานะของลิงก์ใด",
        "nobody answered: this machine seems to be offline; no state was changed",
    ]
    assert set(map(str, nation.links().values())) == {"{}"}


def test_a_clock_that_is_behind_the_memory_asks_nothing(nation: Nation) -> None:
    nation.run()
    asked = nation.world.requests()
    end = nation.run("--all", now="2025-01-01T00:00:00Z")
    assert end.code == 2
    assert "the clock of this machine is wrong" in end.errors
    assert nation.world.requests() == asked


def test_a_cluster_of_this_machine_does_the_same(nation: Nation) -> None:
    end = nation.run("--scheduler", "local", "--workers", "1")
    assert end.code == 0, end.errors
    assert {link["state"] for link in nation.links().values()} == {"alive"}


def test_a_cluster_whose_parts_know_one_another_by_certificates_does_the_same(nation: Nation, tmp_path: Path) -> None:
    folder = tmp_path / "certificates"
    make_certificates(folder, datetime.now(UTC), 30)
    with Cluster(workers=1, certificates=folder) as cluster:
        assert cluster.address.startswith("tls://")
        end = nation.run("--scheduler", cluster.address, "--certificates", str(folder))
    assert end.code == 0, end.errors
    assert {link["state"] for link in nation.links().values()} == {"alive"}


def test_strangers_machines_are_reached_by_tls_alone(nation: Nation) -> None:
    end = nation.run("--scheduler", "tcp://192.0.2.1:8786")
    assert end.code == 2
    assert "a cluster of other machines is reached by tls:// alone" in end.errors
