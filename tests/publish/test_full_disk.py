"""A disk that takes no more: one sentence in both languages, the old state, and nothing left over."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ita_site.publish.check import load
from ita_site.publish.export import write_office_file
from tests.builders.kills import left_over
from tests.builders.projects import ENVIRONMENT, ROOT, contents, copy_project
from tests.builders.sites import GOLDEN

SMALL = 1
"""Blocks of 512 or 1,024 bytes that a file may have: too few for any file of a report."""


def run(folder: Path, *words: str, blocks: int = SMALL, out: str = "/dev/stdout") -> subprocess.CompletedProcess[str]:
    """Run `ita` where no file can be larger than some blocks: Python is told so as it is of a full disk."""
    limited = 'ulimit -f "$1"; out="$2"; shift 2; exec "$@" >"$out"'
    command = ["sh", "-c", limited, "sh", str(blocks), out, sys.executable, "-m", "ita_site.commands", *words]
    quiet = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, cwd=folder, env=ENVIRONMENT | quiet, check=False, capture_output=True, encoding="utf-8"
    )


def assert_said(done: subprocess.CompletedProcess[str], code: int, reason: str = "File too large") -> None:
    assert done.returncode == code, done.stdout + done.stderr
    assert reason in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_build_says_so_and_leaves_the_old_site(tmp_path: Path) -> None:
    copy_project(tmp_path, GOLDEN)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitemap.xml.gz").write_text("old", encoding="utf-8")
    done = run(tmp_path, "build")
    assert_said(done, 1)
    assert "ผิดพลาด" in done.stderr
    assert contents(tmp_path / "site") == {"sitemap.xml.gz": b"old"}
    assert left_over(tmp_path) == []


def test_an_import_says_so_and_leaves_no_report(tmp_path: Path) -> None:
    copy_project(tmp_path, GOLDEN)
    catalogue = load(GOLDEN).catalogue
    assert catalogue is not None
    write_office_file(catalogue, catalogue.reports[0], GOLDEN, tmp_path / "report.docx")
    shutil.rmtree(tmp_path / "content" / "reports" / "2567-12m")
    before = contents(tmp_path / "content")
    assert_said(run(tmp_path, "import", "report.docx", "--fiscal-year", "2567", "--round", "12"), 1)
    assert contents(tmp_path / "content") == before
    assert left_over(tmp_path) == []


def test_an_export_says_so_and_leaves_no_file(tmp_path: Path) -> None:
    copy_project(tmp_path, GOLDEN)
    assert_said(run(tmp_path, "export", "--format", "xlsx"), 1)
    assert list((tmp_path / "build" / "export").iterdir()) == []


def test_the_link_job_says_so_and_keeps_what_it_knew(tmp_path: Path) -> None:
    copy_project(tmp_path, GOLDEN)
    health = tmp_path / "content" / "link-health.json"
    health.write_text('{\n"version": 1,\n"links": []\n}\n', encoding="utf-8")
    urls = tmp_path / "urls"
    urls.write_text("".join(f"http://127.0.0.1:1/{'a' * 90}{number}\n" for number in range(30)), encoding="utf-8")
    done = run(tmp_path, "links", "--urls", "urls", "--health", str(health), "--retries", "0", "--delay", "0")
    assert_said(done, 2)
    assert health.read_text(encoding="utf-8") == '{\n"version": 1,\n"links": []\n}\n'
    assert left_over(tmp_path) == []
    journal = health.with_name(".link-health.json.journal").read_bytes()
    assert journal.endswith(b"\n") or not journal


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without /dev/full")
def test_a_check_whose_output_is_full_says_so(tmp_path: Path) -> None:
    copy_project(tmp_path, GOLDEN)
    assert_said(run(tmp_path, "check", blocks=1000, out="/dev/full"), 1, "No space left on device")
