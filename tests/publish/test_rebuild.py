"""A build with a cache gives the bytes of a build without one, whatever was edited and however many cores share it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ita_site.disk.cache import Cache
from ita_site.publish.direct import site_writer
from ita_site.publish.direct.build import build
from ita_site.publish.direct.page_maker import FinishedPage
from ita_site.publish.direct.remembered import recall
from ita_site.publish.frame.options import SiteOptions, read_options
from ita_site.source.problems import has_errors
from tests.builders.edits import edits
from tests.builders.projects import contents, copy_project
from tests.builders.sites import ONE, SITES, Site

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

EDITS = 25
"""Edits for each of four seeds."""


@pytest.fixture
def options(tmp_path: Path) -> SiteOptions:
    config = copy_project(tmp_path, SITES / "two-years", site_url="https://www.example.go.th/ita/")
    options = read_options(config)
    assert isinstance(options, SiteOptions)
    return options


def built(options: SiteOptions, cache: Cache, cores: int = 1) -> dict[str, bytes] | None:
    """The files of the site, None where the content has errors."""
    site = options.config.parent / "site"
    return None if has_errors(build(options, site, cache, cores)) else contents(site)


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edit_the_cache_changes_no_byte(options: SiteOptions, tmp_path: Path, seed: int) -> None:
    cache, site, compared = Cache(tmp_path / "cache"), Site(options.content), 0
    for edit in edits(site, seed, EDITS):
        with_cache = built(options, cache)
        assert with_cache == built(options, Cache()), edit
        compared += with_cache is not None
    assert compared


def test_only_pages_that_an_edit_changes_are_made_again(options: SiteOptions, tmp_path: Path) -> None:
    cache, measure = Cache(tmp_path / "cache"), options.content / ONE
    built(options, cache)
    before = remembered(cache)
    changed = measure.read_text(encoding="utf-8").replace("outcomes:\n  - text: ", "outcomes:\n  - text: เพิ่มคำ ")
    measure.write_text(changed, encoding="utf-8")
    built(options, cache)
    made = {path for key, path in remembered(cache).items() if key not in before}
    promises = {ONE.replace(".md", f"/activities/{number}.md") for number in (1, 2)}
    assert {path for path in made if "/measures/" in path} == {ONE, *promises}
    after = remembered(cache)
    built(options, cache)
    assert remembered(cache) == after


def remembered(cache: Cache) -> dict[str, str]:
    """The path of each page that is remembered, by its key."""
    assert cache.folder is not None
    keys = [file.name for file in (cache.folder / "pages").rglob("*") if file.is_file()]
    pages = {key: recall(cache, "pages", key, FinishedPage) for key in keys}
    return {key: page.head.path for key, page in pages.items() if page}


@pytest.mark.parametrize("few", ["FEW_PAGES", "FEW_SHARE_FILES"])
def test_two_cores_write_the_same_bytes_as_one(options: SiteOptions, monkeypatch: pytest.MonkeyPatch, few: str) -> None:
    alone = built(options, Cache())
    monkeypatch.setattr(site_writer, few, 1)
    assert built(options, Cache(), cores=2) == alone


def test_pictures_that_two_cores_drew_are_remembered(
    options: SiteOptions, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(site_writer, "FEW_SHARE_FILES", 1)
    made = built(options, Cache(tmp_path / "cache"), cores=2)
    assert made is not None
    drawn = sum(name.startswith("share/") for name in made)
    assert len([file for file in (tmp_path / "cache/pictures").rglob("*") if file.is_file()]) == drawn > 1


def test_a_cache_that_is_deleted_between_builds_changes_no_byte(options: SiteOptions, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    first = built(options, cache)
    for file in [file for file in (tmp_path / "cache").rglob("*") if file.is_file()]:
        file.unlink()
    assert built(options, cache) == first
