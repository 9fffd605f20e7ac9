"""Content built with our hooks to the byte, and from the staged folder by each engine: page by page the same."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from ita_site.publish.built_links import check_site
from ita_site.urls import SECURITY_FILE
from scripts.bench.compare_sites import ARTICLE, Page, page_differences, read_pages
from scripts.stage import main as stage
from tests.builders.git import commit
from tests.builders.projects import ROOT, contents, copy_project, run
from tests.builders.sites import GOLDEN, PHANGAT

FULL_FORM = Path(__file__).parent / "frame" / "mkdocs-2026.yml"
ENGINES = {
    "zensical": ("zensical", "build", "--strict"),
    "properdocs": ("properdocs", "build", "--strict", "--config-file", "mkdocs.yml"),
    "mkdocs": ("mkdocs", "build", "--strict"),
}
AWKWARD = """---
title: "ก &amp; <b>ข</b> \\"ค\\" 'ง' {{ 7*7 }} %: # </title>"
description: "2567-02-29"
---

ดู [รายงาน](reports/2567-12m/index.md#tables) และ [รูป](pictures/รูป.txt) {{ config.site_name }} {% if %}
"""
REPOSITORY = {"repo_url": "https://github.com/agency/report", "edit_uri": "edit/main/content/"}


@dataclass(frozen=True)
class Build:
    """A project, and the site that MkDocs makes of it with our hooks."""

    config: Path
    reference: dict[str, Page]
    data: dict[str, bytes]
    """The files that other programs read."""


@pytest.fixture(scope="module", params=["the real report", "awkward words, no directory addresses"])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("project")
    real = request.param == "the real report"
    options: dict[str, Any] = {} if real else {"use_directory_urls": False, **REPOSITORY}
    config = copy_project(folder, PHANGAT if real else GOLDEN, **options)
    if not real:
        add_awkward_page(folder / "content")
        commit(folder)
    done = run("mkdocs", "build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stderr
    return Build(config, read_pages(folder / "site"), files_for_programs(folder / "site"))


def files_for_programs(site: Path) -> dict[str, bytes]:
    files = contents(site)
    return {
        name: data
        for name, data in files.items()
        if name in {"feed.xml", SECURITY_FILE}
        or (name.startswith(("reports/", "data/")) and not name.endswith(".html"))
    }


def add_awkward_page(content: Path) -> None:
    (content / "awkward.md").write_text(AWKWARD, encoding="utf-8")
    (content / "pictures").mkdir()
    (content / "pictures" / "รูป.txt").write_text("รูป", encoding="utf-8")


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_builds_the_staged_folder_into_the_same_pages(engine: str, project: Build, tmp_path: Path) -> None:
    assert stage([str(tmp_path / "staged"), "--config", str(project.config)]) == 0
    done = run(*ENGINES[engine], cwd=tmp_path / "staged")
    assert done.returncode == 0, done.stdout + done.stderr
    built = tmp_path / "staged" / "site"
    assert page_differences(project.reference, read_pages(built)) == []
    assert files_for_programs(built) == project.data
    assert "reports/2567-12m/measures-excel.csv" in project.data
    assert "data/catalog.jsonld" in project.data
    # the real report names nobody to report a hole to
    assert (SECURITY_FILE in project.data) is ("awkward.html" in project.reference)
    assert check_site(built) == ()


WITH_HOOKS = {
    "properdocs": ("properdocs", "build", "--strict", "--config-file", "mkdocs.yml", "--site-dir"),
    "no engine": ("ita_site.commands", "build", "--site"),
}


@pytest.mark.parametrize("engine", WITH_HOOKS)
def test_what_mkdocs_writes_with_the_hooks_is_written_to_the_byte(engine: str, project: Build, tmp_path: Path) -> None:
    folder = project.config.parent
    done = run(*WITH_HOOKS[engine], str(tmp_path / "site"), cwd=folder, PYTHONPATH=str(ROOT))
    assert done.returncode == 0, done.stdout + done.stderr
    assert contents(tmp_path / "site") == contents(folder / "site")


def test_a_mkdocs_yml_that_names_material_gives_the_same_site(tmp_path: Path) -> None:
    config = copy_project(tmp_path / "new", GOLDEN)
    shutil.copytree(config.parent, tmp_path / "old")
    options = yaml.safe_load(FULL_FORM.read_text(encoding="utf-8"))
    options["hooks"] = [str(ROOT / hook) for hook in options["hooks"]]
    options["theme"]["custom_dir"] = str(ROOT / options["theme"]["custom_dir"])
    (tmp_path / "old" / "mkdocs.yml").write_text(yaml.safe_dump(options, allow_unicode=True), encoding="utf-8")
    for name in ("new", "old"):
        done = run("mkdocs", "build", "--strict", "--quiet", cwd=tmp_path / name)
        assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "old" / "site") == contents(tmp_path / "new" / "site")


def test_awkward_words_are_words_in_every_engine(project: Build) -> None:
    awkward = project.reference.get("awkward.html")
    if awkward is not None:
        assert awkward.title.startswith("""ก &amp; <b>ข</b> "ค" 'ง' {{ 7*7 }} %: # </title> - """)
        assert awkward.description == "2567-02-29"
        assert "{{ config.site_name }} {% if %}" in awkward.text
        assert "แก้ไขล่าสุด 29 กุมภาพันธ์ 2567" in awkward.text
        assert "https://github.com/agency/report/edit/main/content/awkward.md" in awkward.links


def test_the_reference_has_something_to_compare(project: Build) -> None:
    report = next(page for name, page in project.reference.items() if name.endswith("2567-12m/index.html"))
    assert [part for part in ARTICLE if not getattr(report, part)] == []
    assert [heading for heading in report.headings if heading.startswith("h1 ")] != []
