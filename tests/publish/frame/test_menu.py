"""The menu of a site: its own, or the one that a mkdocs.yml writes."""

from __future__ import annotations

import pytest

from ita_site.publish.frame.menu import MenuEntry, check_menu, navigation, paths_of, read_menu
from ita_site.source.problems import Code
from ita_site.urls import Addresses

NAV = ["index.md", {"ข": "about.md"}, {"ค": ["data.md", {"ง": "https://d.example/"}]}]


def test_a_page_without_a_title_has_its_own() -> None:
    menu = read_menu(NAV, {"index.md": "หน้าแรก", "data.md": "ข้อมูล"}.__getitem__)
    assert menu == (
        MenuEntry("หน้าแรก", "index.md"),
        MenuEntry("ข", "about.md"),
        MenuEntry("ค", children=(MenuEntry("ข้อมูล", "data.md"), MenuEntry("ง", "https://d.example/"))),
    )
    assert list(paths_of(menu)) == ["index.md", "about.md", "data.md", "https://d.example/"]


@pytest.mark.parametrize(
    ("active", "marked"), [("", []), ("index.md", ["index.md"]), ("data.md", ["ค", "data.md"]), ("about.md", ["ข"])]
)
def test_an_entry_and_what_it_is_below_are_active(active: str, marked: list[str]) -> None:
    items = navigation(read_menu(NAV, str), active, Addresses()).items
    assert [item.title for item in (*items, *items[2].children) if item.active] == marked


def test_a_page_that_is_not_there_is_a_problem() -> None:
    (problem,) = check_menu([*NAV, {"จ": "abuot.md"}], {"index.md", "about.md", "data.md"}, "mkdocs.yml")
    assert (problem.path, problem.code, problem.found, problem.nearest) == (
        "mkdocs.yml",
        Code.MISSING_FILE,
        "abuot.md",
        "about.md",
    )
