"""The command that writes the poster and the loudspeaker text, run as a person runs it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.builders.projects import copy_project, run
from tests.builders.sites import SITES

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

URL = "https://ita.example.go.th/"
NO_BROWSER = {"ITA_SITE_CHROMIUM": "/no/such/browser"}


def poster(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return run("ita_site.commands", "poster", *words, cwd=folder, **environment)


def test_it_writes_the_poster_and_the_text_of_the_newest_report(tmp_path: Path) -> None:
    copy_project(tmp_path, SITES / "two-years", site_url=URL)
    done = poster(tmp_path)
    assert done.returncode == 0, done.stderr
    names = ["poster.pdf", "poster.html", "loudspeaker.txt"]
    assert done.stdout.split() == [f"build/poster/{name}" for name in names]
    out = tmp_path / "build" / "poster"
    assert (out / "poster.pdf").read_bytes().startswith(b"%PDF-")
    assert "ปีงบประมาณ 2568" in (out / "loudspeaker.txt").read_text(encoding="utf-8")


def test_an_older_report_has_the_address_of_its_own_page(tmp_path: Path) -> None:
    copy_project(tmp_path, SITES / "two-years", site_url=URL)
    done = poster(tmp_path, "--report", "2567-12m", "--out", "out", **NO_BROWSER)
    assert done.returncode == 0, done.stderr
    assert f"{URL}reports/2567-12m/" in (tmp_path / "out" / "poster.html").read_text(encoding="utf-8")


def test_without_a_browser_it_says_how_to_print_and_keeps_no_pdf_of_another_day(tmp_path: Path) -> None:
    copy_project(tmp_path, SITES / "small", site_url=URL)
    out = tmp_path / "build" / "poster"
    out.mkdir(parents=True)
    (out / "poster.pdf").write_bytes(b"%PDF- of another day")
    done = poster(tmp_path, **NO_BROWSER)
    assert done.returncode == 0
    assert done.stderr.startswith("ไม่ได้ทำ PDF เพราะเครื่องนี้ไม่มี Chromium")
    assert sorted(file.name for file in out.iterdir()) == ["loudspeaker.txt", "poster.html"]


@pytest.mark.parametrize(
    ("settings", "words", "code", "thai", "english"),
    [
        ({}, [], 1, "ให้เขียน site_url: https://", "write site_url: https://"),
        ({"site_url": "ftp://x"}, [], 1, "site_url", "There are errors"),
        ({"site_url": URL}, ["--report", "2599-12m"], 2, "ไม่มีรายงาน 2599-12m มีแต่ 2567-12m", "no report 2599-12m"),
        ({"site_url": URL}, ["--config", "other.yml"], 2, "ไม่พบ other.yml", "other.yml is not there"),
    ],
    ids=["no address", "bad address", "no such report", "no settings"],
)
def test_what_cannot_be_done_is_said_in_both_languages_and_nothing_is_written(  # noqa: PLR0913 - a case
    settings: dict[str, str], words: list[str], code: int, thai: str, english: str, tmp_path: Path
) -> None:
    copy_project(tmp_path, SITES / "small", **settings)
    done = poster(tmp_path, *words)
    assert done.returncode == code
    assert thai in done.stderr
    assert english in done.stderr
    assert not (tmp_path / "build").exists()


def test_a_site_without_a_report_has_nothing_to_announce(tmp_path: Path) -> None:
    copy_project(tmp_path, SITES / "small", site_url=URL)
    shutil.rmtree(tmp_path / "content" / "reports" / "2567-12m")
    done = poster(tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("ผิดพลาด: ยังไม่มีรายงานในเว็บไซต์นี้")
    assert not (tmp_path / "build").exists()


def test_content_with_errors_is_not_announced(tmp_path: Path) -> None:
    copy_project(tmp_path, SITES / "small", site_url=URL)
    index = tmp_path / "content" / "reports" / "2567-12m" / "index.md"
    index.write_text(index.read_text(encoding="utf-8").replace("round: 12", "round: 13"), encoding="utf-8")
    done = poster(tmp_path)
    assert done.returncode == 1
    assert "bad-choice" in done.stderr
    assert not (tmp_path / "build").exists()
