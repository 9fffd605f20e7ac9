"""What every command has in common: refusals in Thai first, help in both languages, and no traceback at Ctrl-C."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ita_site.commandline import Parser, in_thai

if TYPE_CHECKING:
    from tests.builders.sites import Site

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ["check_content", "check_links", "export_report", "import_report", "make_pdf", "new_measure", "stage"]
"""What officers call."""


def run(script: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / f"{script}.py"), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.mark.parametrize(
    ("words", "thai"),
    [
        ([], "ต้องระบุ FILE"),
        (["a", "b"], "ไม่รู้จัก b"),
        (["a", "--kind", "x"], "--kind: ไม่มี 'x' ให้เลือก มี "),
        (["a", "--kind"], "--kind: ต้องมีค่าตามหลัง"),
        (["a", "--count", "x"], "--count: ค่า 'x' ใช้ไม่ได้"),
        (["a", "--yes=1"], "--yes: ไม่รับค่า ('1')"),
        (["a", "--co=1"], "--co=1 หมายถึงได้หลายอย่าง: --count, --colour"),
        (["a", "--yes", "--no"], "--no: ใช้พร้อมกับ --yes ไม่ได้"),
    ],
)
def test_what_is_wrong_is_told_in_thai_then_in_english(
    words: list[str], thai: str, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = Parser(prog="x")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--kind", choices=["word", "excel"])
    parser.add_argument("--count", type=int)
    parser.add_argument("--colour")
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--yes", action="store_true")
    either.add_argument("--no", action="store_true")
    with pytest.raises(SystemExit) as ended:
        parser.parse_args(words)
    assert ended.value.code == 2
    first, second, third, *_ = capsys.readouterr().err.split("\n")
    assert first.startswith(f"ผิดพลาด: {thai}")
    assert second.startswith("Error: ")
    assert third.startswith("วิธีสั่ง | usage: x ")


def test_what_argparse_has_never_said_is_told_as_it_is() -> None:
    assert in_thai("something new") == "something new"


@pytest.mark.parametrize("script", COMMANDS)
def test_the_help_of_every_command_explains_each_option_in_both_languages(script: str) -> None:
    done = run(script, "--help")
    assert done.returncode == 0, done.stderr
    options = re.split(r"\n  (?=-|[A-Z])", done.stdout.split(" options:")[-1])[1:]
    assert options
    assert [option for option in options if not re.search(r"[ก-๙]", option)] == []


@pytest.mark.parametrize("script", COMMANDS)
def test_an_unknown_option_is_refused_in_thai(script: str) -> None:
    done = run(script, "--no-such-option")
    assert done.returncode == 2
    assert done.stderr.startswith("ผิดพลาด: ")


@pytest.mark.parametrize("script", ["check_content", "import_report"])
def test_a_key_pressed_while_a_command_starts_leaves_no_traceback(script: str) -> None:
    code = f"""
import runpy, sys, threading, os, signal
sys.path.insert(0, {str(ROOT)!r})
import ita_site.commandline
class Press:
    def find_spec(self, name, *rest):
        if name == "ita_site.text.thai":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Press())
runpy.run_path({str(ROOT / "scripts" / f"{script}.py")!r}, run_name="__main__")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == -signal.SIGINT
    assert "Traceback" not in done.stderr
    assert "เลิกแล้ว" in done.stderr


def test_a_file_that_is_not_there_is_told_before_a_report_that_is(site: Site) -> None:
    words = ["nowhere.docx", "--fiscal-year", "2567", "--round", "12", "--content", str(site.root)]
    done = run("import_report", *words)
    assert done.returncode == 1
    assert "ไม่พบไฟล์ nowhere.docx" in done.stderr
