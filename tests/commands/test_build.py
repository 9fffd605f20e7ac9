"""`ita build` replaces a site of ours, and no folder that it did not write."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ita_site.publish.site_folder import refusal
from tests.builders.projects import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def nothing(_: Path) -> None:
    pass


def empty_folder(site: Path) -> None:
    site.mkdir()


def built_site(site: Path) -> None:
    site.mkdir()
    (site / "sitemap.xml.gz").touch()


def file(site: Path) -> None:
    site.write_text("mine", encoding="utf-8")


def folder_of_others(site: Path) -> None:
    site.mkdir()
    (site / "keep.txt").touch()


def pipe(site: Path) -> None:
    os.mkfifo(site)


@pytest.mark.parametrize("put", [nothing, empty_folder, built_site])
def test_a_site_may_replace_nothing_and_an_older_site(put: Callable[[Path], None], tmp_path: Path) -> None:
    put(tmp_path / "site")
    assert refusal(tmp_path / "mkdocs.yml", tmp_path / "site") is None


@pytest.mark.parametrize("put", [file, folder_of_others, pipe])
def test_a_site_replaces_nothing_of_others(put: Callable[[Path], None], tmp_path: Path) -> None:
    put(tmp_path / "site")
    assert refusal(tmp_path / "mkdocs.yml", tmp_path / "site") is not None


@pytest.mark.parametrize("site", [".", "..", "/"])
def test_a_site_replaces_no_folder_that_holds_its_sources(site: str, tmp_path: Path) -> None:
    assert refusal(tmp_path / "mkdocs.yml", (tmp_path / site).resolve()) is not None


def test_the_content_folder_is_never_replaced(tmp_path: Path) -> None:
    content = tmp_path / "content"
    folder_of_others(content)
    (tmp_path / "mkdocs.yml").write_text("site_name: ก\n", encoding="utf-8")
    words = ["build", "--config", str(tmp_path / "mkdocs.yml"), "--site", str(content)]
    done = subprocess.run(
        [sys.executable, "-m", "ita_site.commands", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, sorted(file.name for file in content.iterdir())) == (2, ["keep.txt"])
    assert "จึงไม่แตะต้อง" in done.stderr
