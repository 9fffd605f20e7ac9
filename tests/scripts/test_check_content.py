"""The command that prints what is wrong, as a process."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.builders.projects import ROOT
from tests.builders.sites import GOLDEN, PHANGAT

SCRIPT = ROOT / "scripts" / "check_content.py"


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(SCRIPT), *words], capture_output=True, text=True, check=False)


def test_content_without_errors_ends_with_0() -> None:
    done = run("--content", str(PHANGAT))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "ผิดพลาด 0 · เตือน 0\n0 errors, 0 warnings\n"


def test_errors_are_printed_thai_first_and_end_with_1(tmp_path: Path) -> None:
    content = Path(shutil.copytree(GOLDEN, tmp_path / "content"))
    file = content / "reports/2567-12m/measures/two.md"
    file.write_text(file.read_text(encoding="utf-8").replace("order: 2", "order: สอง"), encoding="utf-8")
    done = run("--content", str(content))
    first, second, *_ = done.stdout.split("\n")
    assert done.returncode == 1
    assert first.startswith("content/reports/2567-12m/measures/two.md:3: bad-number ต้องเป็นจำนวนเต็ม · ช่อง ลำดับ (order)")
    assert second.strip().startswith("A whole number is needed; field order")


def test_a_file_in_the_place_of_the_folder_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = run("--content", str(tmp_path / "file"))
    assert (done.returncode, done.stderr) == (1, "")
    assert "missing-file" in done.stdout


def test_where_there_is_no_folder_it_is_said_where_to_go(tmp_path: Path) -> None:
    done = run("--content", str(tmp_path / "nowhere"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "nowhere" in done.stderr


def test_an_unknown_option_is_a_usage_error() -> None:
    assert run("--contnt", "x").returncode == 2


def test_a_reader_that_has_seen_enough_is_no_fault() -> None:
    command = f"{sys.executable} {SCRIPT} --content {GOLDEN} | true"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""
