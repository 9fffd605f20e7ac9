"""CONTRIBUTING.md leads a stranger to files that are there, and names every room."""

from __future__ import annotations

import re

import pytest

from tests.builders.projects import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`([\w./-]+\.(?:py|jinja|md|js|yml))`", TEXT)))
PLACES = ("", "ita_site", "ita_site/pages/templates", ".github/workflows")
"""Where a path that is named may begin."""


@pytest.mark.parametrize("path", NAMED)
def test_a_file_that_is_named_is_there(path: str) -> None:
    assert any((ROOT / place / path).is_file() for place in PLACES)


def test_every_room_has_a_line() -> None:
    rooms = {file.parent.name for file in (ROOT / "ita_site").glob("*/__init__.py")}
    assert {room for room in rooms if not re.search(rf"^  {room}/ ", TEXT, re.MULTILINE)} == set()
