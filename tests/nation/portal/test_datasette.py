"""Datasette itself serves the published database with the settings that ship, and answers within their limits."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from ita_site.links.judge.observation import Kind
from ita_site.nation.portal.files.datasette_files import SETTINGS, metadata, write_datasette_files
from ita_site.nation.portal.files.write_files import write_files
from tests.builders.portals import FIRST_NIGHT, NIGHT, MadeUpNation
from tests.builders.previews import free_address

pytestmark = pytest.mark.slow


class Served:
    """A Datasette that is running."""

    def __init__(self, address: str) -> None:
        self.address = address

    def get(self, path: str, **values: str) -> tuple[int, Any]:
        """Return status and JSON of an address."""
        with closing(HTTPConnection(self.address, timeout=30)) as connection:
            connection.request("GET", f"{path}?{urlencode(values)}")
            answer = connection.getresponse()
            body = answer.read()
        return answer.status, json.loads(body) if body[:1] in {b"{", b"["} else body


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    nation = MadeUpNation(tmp_path_factory.mktemp("nation"))
    urls = nation.add("ka", province="จังหวัดเลย")
    nation.add("kha", province="จังหวัดน่าน")
    nation.see("ka", Kind.GONE, urls, *(FIRST_NIGHT + night * NIGHT for night in range(3)), reason="nxdomain")
    nation.fill()
    write_files(nation.database, nation.folder / "data")
    write_datasette_files(nation.folder / "datasette")
    address = free_address()
    host, _, port = address.rpartition(":")
    command = [sys.executable, "-m", "datasette", str(nation.folder / "datasette")]
    command += ["-i", str(nation.folder / "data" / "portal.db"), "--host", host, "--port", port]
    with (nation.folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            yield _ready(Served(address), process, nation.folder / "log")
        finally:
            process.terminate()
            process.wait()


def _ready(served: Served, process: subprocess.Popen[bytes], log: Path) -> Served:
    for _ in range(600):
        assert process.poll() is None, log.read_text(encoding="utf-8")
        try:
            served.get("/-/versions.json")
        except OSError:
            time.sleep(0.1)
        else:
            return served
    raise AssertionError(log.read_text(encoding="utf-8"))


def test_a_table_answers_as_json(served: Served) -> None:
    status, answer = served.get("/portal/agencies.json", _shape="array", _sort="id")
    assert status == 200
    assert [(row["id"], row["province_code"]) for row in answer] == [("ka", "TH-42"), ("kha", "TH-55")]


def test_the_search_finds_an_agency_within_its_name(served: Served) -> None:
    _, answer = served.get("/portal/found.json", _shape="array", _search="ตัวอย่างkha")
    assert [row["agency_id"] for row in answer] == ["kha"]
    _, answer = served.get("/portal/search.json", _shape="array", words="จังหวัดน่าน")
    assert [row["agency_id"] for row in answer] == ["kha"]


def test_links_are_asked_by_province_and_state(served: Served) -> None:
    values = {"_shape": "array", "province_code": "TH-42"}
    _, broken = served.get("/portal/links_of_province.json", state="broken", **values)
    assert len(broken) == 3
    assert {row["agency_id"] for row in broken} == {"ka"}
    _, alive = served.get("/portal/links_of_province.json", state="alive", **values)
    assert alive == []


@pytest.mark.parametrize(
    ("name", "values", "count"),
    [
        ("agencies_of_province", {"province_code": "TH-55"}, 1),
        ("lost_hosts", {}, 1),
        ("events_of_province", {"province_code": "TH-55"}, 1),
        ("measures_of_indicator", {"indicator_id": "nacc-2567/7"}, 2),
    ],
)
def test_every_ready_question_answers(served: Served, name: str, values: dict[str, str], count: int) -> None:
    status, answer = served.get(f"/portal/{name}.json", _shape="array", **values)
    assert (status, len(answer)) == (200, count)


def test_no_ready_question_is_without_a_test() -> None:
    tested = {
        "search",
        "links_of_province",
        "agencies_of_province",
        "lost_hosts",
        "events_of_province",
        "measures_of_indicator",
    }
    assert set(metadata()["databases"]["portal"]["queries"]) == tested


def test_the_limits_that_ship_are_in_force(served: Served) -> None:
    _, settings = served.get("/-/settings.json")
    assert {name: settings[name] for name in SETTINGS} == SETTINGS
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    status, answer = served.get("/portal.json", sql=endless)
    assert (status, answer["title"]) == (400, "SQL Interrupted")


def test_the_database_can_only_be_read_and_is_not_handed_out(served: Served) -> None:
    _, databases = served.get("/-/databases.json")
    assert [(each["name"], each["is_mutable"]) for each in databases] == [("portal", False)]
    status, _ = served.get("/portal.json", sql="DELETE FROM agencies")
    assert status == 400
    status, _ = served.get("/portal.db")
    assert status == 403


def test_tables_of_the_programs_own_are_not_shown(served: Served) -> None:
    _, database = served.get("/portal.json")
    shown = {table["name"] for table in database["tables"] if not table["hidden"]}
    assert "agencies" in shown
    assert not shown & {"pending_changes", "changed_tables", "made_by", "found_rows", "found_data", "found_docsize"}
