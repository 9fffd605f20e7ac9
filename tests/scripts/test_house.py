"""The figures of the house: what is counted of a tree of modules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.bench.house import modules, ranks, table, upward
from tests.builders.projects import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "hooks.py": "from ita_site.pages import home\n",
    "pages/home.py": "from ita_site.text.thai import fold\n\n\ndef page(x):\n    return 1 if x else 2\n",
    "text/thai.py": "import ita_site.pages.home\n\n\nclass A:\n    def b(self, x):\n        return x and 1 or 2\n",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        file = tmp_path / "ita_site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def test_decisions_are_counted_in_functions_and_methods(tree: Path) -> None:
    assert {path: module.decisions for path, module in modules(tree).items()} == {
        "ita_site/hooks.py": 0,
        "ita_site/pages/home.py": 1,
        "ita_site/text/thai.py": 2,
    }


def test_an_import_of_a_higher_room_is_upward(tree: Path) -> None:
    heights = {"text": 0, "pages": 1, "hooks": 2}
    assert upward(modules(tree), heights, {}) == [("ita_site/text/thai.py", "ita_site/pages/home.py")]


def test_a_module_that_was_moved_stands_where_it_went(tree: Path) -> None:
    heights = {"text": 0, "pages": 1, "hooks": 2}
    assert upward(modules(tree), heights, {"ita_site/text/thai.py": "ita_site/pages/thai.py"}) == []


def test_each_room_has_a_row_and_the_whole_has_one(tree: Path) -> None:
    rows = list(table(modules(tree), ups=1))
    assert "| pages | 1 | 5 | 1 | 2.00 | 2.00 | 0 |" in rows
    assert rows[-1].startswith("upward imports: 1 · most modules in a folder: 1 ")


def test_the_rooms_of_this_project_have_heights() -> None:
    heights = ranks(ROOT / "pyproject.toml")
    assert heights["disk"] == 0
    assert heights["commands"] == max(heights.values())
