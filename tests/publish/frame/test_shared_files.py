"""Sites beside each other that refer to one copy of the theme, the scripts, the fonts and the guide's pictures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ita_site.disk.cache import Cache
from ita_site.publish.direct.build import build
from ita_site.publish.frame.options import SiteOptions, read_options
from ita_site.publish.frame.shared_files import shared_files
from ita_site.source.problems import Problem
from tests.builders.nation import MadeUpAgency
from tests.builders.projects import ENVIRONMENT, contents, run

pytestmark = pytest.mark.slow
"""The settings of a site ask Git for the days of its last changes."""

SHARED = "extra: {shared_files: ../../shared}\n"


def build_agency(folder: Path, options: str, target: Path) -> tuple[Problem, ...]:
    """Build the site of a made-up agency with more lines in its mkdocs.yml; return the problems."""
    site = MadeUpAgency(1, options=options).write(folder)
    read = read_options(site / "mkdocs.yml")
    assert isinstance(read, SiteOptions), read
    return build(read, target, Cache(), 1)


def test_a_site_that_shares_files_has_none_of_them_and_refers_to_each_beside_it(tmp_path: Path) -> None:
    assert build_agency(tmp_path / "own", "", tmp_path / "alone") == ()
    assert build_agency(tmp_path / "other", SHARED, tmp_path / "beside") == ()
    alone, beside = contents(tmp_path / "alone"), contents(tmp_path / "beside")
    assert alone.keys() - beside.keys() == shared_files().keys()
    assert {path: alone[path] for path in shared_files()} == shared_files()
    page = beside["reports/2567-12m/index.html"].decode()
    assert 'href="../../../../shared/assets/stylesheets/site.' in page
    assert 'data-worker="../../../../shared/assets/javascripts/workers/search.' in page
    assert 'src="../assets' not in page
    assert 'src="../../../shared/editors/measure.png"' in beside["editors/index.html"].decode()
    icons = json.loads(beside["site.webmanifest"])["icons"]
    assert icons[0]["src"] == "../../shared/assets/images/icon-192.png"


def test_pages_differ_only_by_the_addresses_of_shared_files(tmp_path: Path) -> None:
    build_agency(tmp_path / "own", "", tmp_path / "alone")
    build_agency(tmp_path / "other", SHARED, tmp_path / "beside")
    alone, beside = contents(tmp_path / "alone"), contents(tmp_path / "beside")
    differing = [path for path in beside if alone[path] != beside[path]]
    assert all(path.endswith(".html") or path == "site.webmanifest" for path in differing), differing


def test_with_mkdocs_the_site_is_the_same(tmp_path: Path) -> None:
    build_agency(tmp_path / "sites", SHARED, tmp_path / "direct")
    project = tmp_path / "sites" / MadeUpAgency(1).id
    done = run("mkdocs", "build", "--strict", "--quiet", cwd=project, **ENVIRONMENT)
    assert done.returncode == 0, done.stderr
    assert contents(project / "site") == contents(tmp_path / "direct")


@pytest.mark.parametrize(
    "value", ["/shared", "https://a.example/shared", "shared", "..", "../a/../b", '../"x', "../x?y", "[a]", "../x y"]
)
def test_an_address_that_is_no_folder_beside_the_site_is_refused(value: str, tmp_path: Path) -> None:
    site = MadeUpAgency(1, options=f"extra: {{shared_files: '{value}'}}\n").write(tmp_path)
    problems = read_options(site / "mkdocs.yml")
    assert isinstance(problems, tuple)
    assert [(str(problem.code), problem.field) for problem in problems] == [("wrong-type", "extra.shared_files")]


def test_other_options_below_extra_have_no_effect_still(tmp_path: Path) -> None:
    site = MadeUpAgency(1, options="extra: {shared_files: ../../shared, social: x}\n").write(tmp_path)
    read = read_options(site / "mkdocs.yml")
    assert isinstance(read, SiteOptions)
    assert [problem.field for problem in read.warnings] == ["extra"]
    assert read.alone.shared_files == ""
