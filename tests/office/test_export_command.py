"""The command that writes a report as files, run as a person runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders.sites import REPORT, Site

SIGNATURES = {"docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "pdf": b"%PDF-"}


def run(site: Site, out: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ita_site.commands", "export", "--content", str(site.root)]
    command += ["--out", str(out), "--site", str(out.parent / "site"), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | environment)


def put_page(out: Path) -> None:
    """A finished site of one page."""
    page = out.parent / "site" / "reports" / "2567-12m" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<!doctype html><title>รายงาน</title><p>ข้อความ", encoding="utf-8")


def test_it_writes_word_excel_and_pdf_of_the_newest_report(site: Site, tmp_path: Path) -> None:
    out = tmp_path / "out"
    put_page(out)
    done = run(site, out)
    assert done.returncode == 0, done.stderr
    files = {file.suffix[1:]: file.read_bytes() for file in out.iterdir()}
    assert set(files) == set(SIGNATURES)
    assert all(files[kind].startswith(start) for kind, start in SIGNATURES.items())
    assert done.stdout.split() == [str(out / f"2567-12m.{kind}") for kind in SIGNATURES]


def test_the_same_content_gives_the_same_files(site: Site, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run(site, tmp_path / name, "--format", "docx").returncode == 0
        assert run(site, tmp_path / name, "--format", "xlsx").returncode == 0
    for kind in ("docx", "xlsx"):
        first, second = ((tmp_path / name / f"2567-12m.{kind}").read_bytes() for name in ("one", "two"))
        assert first == second


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["2599-12m"], 2, "มีแต่ 2567-12m"),
        (["--format", "odt"], 2, "odt"),
        (["--format", "pdf"], 1, "make site"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    words: list[str], code: int, message: str, site: Site, tmp_path: Path
) -> None:
    done = run(site, tmp_path / "out", *words)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_without_a_browser_the_others_are_written_and_a_sentence_says_so(site: Site, tmp_path: Path) -> None:
    out = tmp_path / "out"
    put_page(out)
    done = run(site, out, ITA_SITE_CHROMIUM="/no/such/browser")
    assert done.returncode == 0
    assert "make browser" in done.stderr
    assert {file.suffix for file in out.iterdir()} == {".docx", ".xlsx"}


def test_content_with_errors_is_not_written_out(site: Site, tmp_path: Path) -> None:
    site.change(REPORT, "round: 12", "round: 13")
    done = run(site, tmp_path / "out")
    assert done.returncode == 1
    assert "bad-choice" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_template_that_cannot_serve_stops_the_build_and_every_command(site: Site, tmp_path: Path) -> None:
    site.write("templates/report.docx", b"PK no template")
    assert site.problems() == ["templates/report.docx:0 bad-template"]
    assert run(site, tmp_path / "out", "--format", "docx").returncode == 1
