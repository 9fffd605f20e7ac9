"""The program `ita`: help in both languages, refusals in Thai first, and no traceback at Ctrl-C."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

from ita_site.commands.line.bilingual import Several, command, in_thai, one_value_each
from ita_site.commands.program import ita
from tests.builders.projects import ROOT

if TYPE_CHECKING:
    from tests.builders.sites import Site

COMMANDS = ita.list_commands(click.Context(ita))
SCRIPTS = {"check_content": "check", "check_links": "links", "import_report": "import", "stage": "stage"}
"""What other tools call, and the command that each is another name of."""


def run(*words: str) -> subprocess.CompletedProcess[str]:
    words = (sys.executable, "-m", "ita_site.commands", *words)
    return subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT)


@click.argument("file", metavar="FILE")
@click.option("--kind", type=click.Choice(["word", "excel"]))
@click.option("--count", type=int, required=True)
@click.option("--yes", is_flag=True)
def example(file: str, kind: str, count: int, *, yes: bool) -> int:  # noqa: ARG001 - only called wrongly
    return 0


EXAMPLE = command(example)


@pytest.mark.parametrize(
    ("words", "thai"),
    [
        (["--count", "1"], "ต้องระบุ FILE"),
        (["a"], "ต้องระบุ --count"),
        (["a", "b", "--count", "1"], "ไม่รู้จัก b"),
        (["a", "--kind", "x"], "--kind: ไม่มี 'x' ให้เลือก มี 'word', 'excel'"),
        (["a", "--kind"], "--kind: ต้องมีค่าตามหลัง"),
        (["a", "--count", "x"], "--count: 'x' ไม่ใช่จำนวนเต็ม"),
        (["a", "--yes=1"], "--yes: ไม่รับค่า"),
        (["a", "--cuont", "1"], "ไม่รู้จักตัวเลือก --cuont หมายถึง '--count' หรือไม่"),
    ],
)
def test_what_is_wrong_is_said_in_thai_then_in_english(
    words: list[str], thai: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert EXAMPLE.run(words) == 2
    first, second, third, *_ = capsys.readouterr().err.split("\n")
    assert first == f"ผิดพลาด: {thai}"
    assert second.startswith("Error: ")
    assert not re.search("[ก-๙]", second)
    assert third.startswith("วิธีสั่ง | usage: example ")


def test_what_click_has_never_said_is_shown_as_it_is() -> None:
    assert in_thai("something new") == "something new"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--only", "a", "b", "--all"], ["--only", "a", "--only", "b", "--all"]),
        (["--only", "a", "--only", "b"], ["--only", "a", "--only", "b"]),
        (["--other", "a", "b"], ["--other", "a", "b"]),
        (["--only"], ["--only"]),
    ],
)
def test_an_option_takes_one_or_more_values(words: list[str], expected: list[str]) -> None:
    assert list(one_value_each(words, {*Several(["--only"]).opts})) == expected


def test_the_program_lists_every_command_in_both_languages() -> None:
    done = run("--help")
    listed = re.findall(r"^  (\w+) +([ก-๙].*)$", done.stdout, re.MULTILINE)
    assert [name for name, _ in listed] == COMMANDS
    in_order = "new import measure desk hub nation check build serve links archive export pdf poster stage"
    assert in_order.split() == COMMANDS


def test_the_help_imports_no_room() -> None:
    code = "import sys; from ita_site.commands import run; run(['--help']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = done.stdout.split()
    assert "click" in modules
    assert {"pydantic", "mkdocs", "lxml", "yaml"} & {*modules} == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_explains_each_option_in_both_languages(name: str) -> None:
    done = run(name, "--help")
    assert done.returncode == 0, done.stderr
    options = re.split(r"\n  (?=-)", done.stdout.split(" options:")[-1])[1:]
    assert options
    assert [option for option in options if not re.search(r"[ก-๙](?s:.*) \|\s", option)] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_an_unknown_option_is_refused_in_thai(name: str) -> None:
    done = run(name, "--no-such-option")
    assert done.returncode == 2
    assert done.stderr.startswith("ผิดพลาด: ไม่รู้จักตัวเลือก --no-such-option")


@pytest.mark.parametrize(("script", "name"), SCRIPTS.items())
def test_a_script_is_another_name_of_a_command(script: str, name: str) -> None:
    words = [sys.executable, str(ROOT / "scripts" / f"{script}.py"), "--help"]
    assert subprocess.run(words, capture_output=True, text=True, check=True).stdout == run(name, "--help").stdout


@pytest.mark.parametrize("name", ["check", "import"])
def test_a_key_pressed_while_a_command_starts_leaves_no_traceback(name: str) -> None:
    code = f"""
import sys, os, signal
from ita_site.commands import run
class Press:
    def find_spec(self, name, *rest):
        if name == "ita_site.text.thai":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Press())
sys.exit(run([{name!r}, "x", "--fiscal-year", "2567", "--round", "12"][:{3 if name == "import" else 1}]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == -signal.SIGINT
    assert "Traceback" not in done.stderr
    assert "เลิกแล้ว" in done.stderr


def test_a_file_that_is_not_there_is_named_before_a_report_that_is(site: Site) -> None:
    words = ["nowhere.docx", "--fiscal-year", "2567", "--round", "12", "--content", str(site.root)]
    done = run("import", *words)
    assert done.returncode == 1
    assert "ไม่พบไฟล์ nowhere.docx" in done.stderr


@pytest.mark.parametrize("stream", ["1", "2"])
def test_a_command_works_with_its_output_closed(stream: str, site: Site) -> None:
    line = f"exec {sys.executable} -m ita_site.commands check --content {site.root} {stream}>&-"
    done = subprocess.run(["/bin/sh", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
