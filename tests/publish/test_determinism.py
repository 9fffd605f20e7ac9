"""The same content gives the same bytes, wherever and whenever it is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.builders.git import commit
from tests.builders.projects import contents, copy_project, run

if TYPE_CHECKING:
    from pathlib import Path


def built(folder: Path, **environment: str) -> dict[str, bytes]:
    # only with an address are there a sitemap and pictures of shared links
    copy_project(folder, site_url="https://ita.example.go.th/")
    commit(folder)
    done = run("mkdocs", "build", "--strict", cwd=folder, SOURCE_DATE_EPOCH="1709182800", **environment)
    assert done.returncode == 0, done.stderr
    return contents(folder / "site")


def test_two_builds_in_different_places_and_surroundings_are_identical_to_the_byte(tmp_path: Path) -> None:
    first = built(tmp_path / "one", PYTHONHASHSEED="1", TZ="Asia/Bangkok", LC_ALL="C.UTF-8")
    second = built(tmp_path / "another" / "place", PYTHONHASHSEED="2", TZ="America/Lima", LC_ALL="C")
    assert [name for name in sorted(first.keys() | second.keys()) if first.get(name) != second.get(name)] == []
    assert "index.html" in first
    assert {"sitemap.xml", "share/site.png"} <= first.keys()
