"""Keys of pages: a page that is made otherwise has another key, whatever was edited."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ita_site.catalogue.entry_memory import EntryMemory
from ita_site.links.memory.file.link_record import link_data
from ita_site.links.memory.history import Link, State
from ita_site.model.digests import digest_of
from ita_site.pages.all_pages import all_pages
from ita_site.pages.page_table import page_at, page_table
from ita_site.publish.check import load
from ita_site.settings import Settings
from ita_site.urls import Addresses
from tests.builders.edits import edits
from tests.builders.health import health_text
from tests.builders.sites import ONE, SITES, Site

if TYPE_CHECKING:
    from ita_site.catalogue.catalogue import Catalogue
    from ita_site.pages.output import Output

AGENCY, MEASURE = "content/agency.yml", f"content/{ONE}"
FROM_CODE = {"editors/fields.md", "editors/problems.md"}
"""Pages that are made of the program alone, and take long."""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(Path(shutil.copytree(SITES / "two-years", tmp_path / "content")))


def made(catalogue: Catalogue, settings: Settings = Settings()) -> dict[str, tuple[str, Output]]:  # noqa: B008 - frozen
    recipes = page_table(catalogue, settings)
    return {path: (recipe.key, recipe.make()) for path, recipe in recipes.items() if path not in FROM_CODE}


def changed_under_the_same_key(
    before: dict[str, tuple[str, Output]], after: dict[str, tuple[str, Output]]
) -> list[str]:
    both = before.keys() & after.keys()
    return [path for path in both if before[path][0] == after[path][0] and before[path][1] != after[path][1]]


@pytest.mark.parametrize("seed", range(4))
def test_a_page_that_an_edit_changes_has_another_key(site: Site, seed: int) -> None:
    memory = EntryMemory()
    first = load(site.root, memory).catalogue
    assert first is not None
    before, tried = made(first), 0
    for edit in edits(site, seed, 15):
        catalogue = load(site.root, memory).catalogue
        if catalogue is None:
            continue
        after = made(catalogue)
        assert not changed_under_the_same_key(before, after), edit
        before, tried = after, tried + 1
    assert tried


SETTINGS = {
    "files": Settings(addresses=Addresses(directories=False)),
    "edit": Settings(edit_base="https://git.example/edit/"),
    "site": Settings(site_url="https://www.example.go.th/ita/"),
    "sizes": Settings(sizes={"reports/2568-12m/report.docx": 4096, "reports/2567-12m/report.json": 99}),
    "changes": Settings(changes=dict.fromkeys((AGENCY, MEASURE), datetime(2025, 1, 1, tzinfo=UTC))),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_a_page_that_a_setting_changes_has_another_key(site: Site, name: str) -> None:
    catalogue = site.catalogue()
    before, after = made(catalogue), made(catalogue, SETTINGS[name])
    assert not changed_under_the_same_key(before, after)
    assert before != after


def test_keys_are_the_same_in_every_reading(site: Site) -> None:
    first, second = (page_table(site.catalogue(), Settings()) for _ in range(2))
    assert [recipe.key for recipe in first.values()] == [recipe.key for recipe in second.values()]
    assert all(recipe.key for recipe in first.values())


def test_an_edit_of_a_result_leaves_the_keys_of_other_measures(site: Site) -> None:
    before = page_table(site.catalogue(), Settings())
    site.change(ONE, "จัดทำคู่มือแล้ว", "จัดทำคู่มือเสร็จ")
    after = page_table(site.catalogue(), Settings())
    changed = {path for path in before if before[path].key != after[path].key}
    narrow = {path for path in changed if "/measures/" in path or "/units/o" in path or path.endswith("/6.md")}
    assert narrow == {
        "reports/2567-12m/measures/one.md",
        "reports/2567-12m/measures/one/activities/1.md",
        "reports/2567-12m/measures/one/activities/2.md",
    }


def test_a_page_asked_for_alone_is_the_page_of_the_site(site: Site) -> None:
    catalogue = site.catalogue()
    for page in all_pages(catalogue, Settings()):
        assert page_at(catalogue, Settings(), page.path) == page
    assert page_at(catalogue, Settings(), "reports/none.md") is None


def test_values_without_a_content_have_no_digest() -> None:
    with pytest.raises(TypeError):
        digest_of(print)


def test_a_lost_link_changes_the_key_of_every_page_that_it_changes(site: Site) -> None:
    before = page_table(site.catalogue(), Settings())
    url = site.catalogue().reports[0].links[0].url
    lost = Link(url, State.BROKEN, since=datetime(2026, 1, 5, tzinfo=UTC), checked=datetime(2026, 1, 7, tzinfo=UTC))
    site.write("link-health.json", health_text(link_data(lost)))
    after = page_table(site.catalogue(), Settings())
    changed = {path for path in before if before[path].make() != after[path].make()}
    assert changed > {"index.md", "reports/2567-12m/measures/one.md", "reports/2567-12m/measures/one/activities/1.md"}
    assert {path for path in changed if before[path].key == after[path].key} == set()
