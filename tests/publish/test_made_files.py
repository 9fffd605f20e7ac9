"""The files that the site makes are known by their paths before they are made, and free texts may link to each."""

import json
import shutil
from pathlib import Path

import pytest

from ita_site.publish.made_files import made_paths
from ita_site.publish.outputs import attachments
from ita_site.settings import Settings
from ita_site.source.problems import Code
from tests.builders.sites import GOLDEN, Site

LINK = {
    "url": "https://www.example.go.th/a.php?id=1&b=2",
    "state": "broken",
    "since": "2026-11-02T01:00:00Z",
    "checked": "2026-11-09T20:00:00Z",
    "last_ok": "2026-11-01T01:00:00Z",
    "vantage": "เครื่องทดสอบ",
}
HEALTH = f'{{\n"version": 1,\n"links": [\n{json.dumps(LINK)}\n]\n}}\n'


@pytest.fixture(params=[False, True], ids=["links never checked", "links checked"])
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    site = Site(shutil.copytree(GOLDEN, tmp_path / "content"))
    if request.param:
        site.write("link-health.json", HEALTH)
    return site


def test_their_paths_are_those_of_the_files_that_are_made(golden: Site) -> None:
    catalogue = golden.catalogue()
    made = dict(attachments(catalogue, Settings(), golden.root))
    assert sorted(made_paths(catalogue)) == sorted(made)
    assert ("link-health.xml" in made) is (golden.root / "link-health.json").is_file()


def test_a_free_text_may_link_to_each_of_them(golden: Site) -> None:
    links = "\n".join(f"[x]({path})\n" for path in made_paths(golden.catalogue()))
    golden.write("about.md", f"---\ntitle: ก\ndescription: ข\n---\n{links}")
    assert [problem.found for problem in golden.read().problems if problem.code is Code.BROKEN_LINK] == []


@pytest.mark.parametrize("path", ["reports/2567-12m/report.docx", ".well-known/security.txt", "feed.xml"])
def test_a_file_of_an_editor_in_the_place_of_one_of_them_is_a_stray(path: str, tmp_path: Path) -> None:
    site = Site(shutil.copytree(GOLDEN, tmp_path / "content"))
    site.write(path, "<x/>")
    assert any(line.startswith(f"{path}:0 stray-file") for line in site.problems())
