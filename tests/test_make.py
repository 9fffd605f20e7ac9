"""The commands that a person types: `make …`, and the build that replaces site/ only when it is whole."""

from __future__ import annotations

import os
import re
import shlex
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError

import pytest
import yaml

from ita_site.publish.swap import swap
from tests.builders.projects import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGETS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
# The tests themselves run under make, whose own settings must not reach the make that they start.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}


def make(*arguments: str) -> str:
    """Run make in the repository and return what it printed."""
    done = subprocess.run(["make", *arguments], cwd=ROOT, env=ENVIRONMENT, check=True, capture_output=True, text=True)
    return done.stdout


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build the site of `folder` as `make site` does."""
    command = [sys.executable, "-m", "ita_site.commands", "build"]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Make a folder with a site of two pages."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: เล็ก\ntheme: material\n", encoding="utf-8")
    (tmp_path / "docs" / "index.md").write_text("# หน้าแรก\n", encoding="utf-8")
    (tmp_path / "docs" / "other.md").write_text("# อีกหน้า\n", encoding="utf-8")
    return tmp_path


def test_a_build_puts_the_whole_site_into_place_and_leaves_nothing_beside_it(tiny: Path) -> None:
    done = build(tiny)
    assert done.returncode == 0, done.stderr
    assert "หน้าแรก" in (tiny / "site" / "index.html").read_text(encoding="utf-8")
    assert list((tiny / "build").iterdir()) == []
    assert (tiny / "site").stat().st_mode == (tiny / "docs").stat().st_mode


def test_a_build_is_not_drowned_by_the_banner_about_mkdocs_2(tiny: Path) -> None:
    done = build(tiny)
    assert "MkDocs 2" not in done.stdout + done.stderr


def test_a_page_that_is_gone_is_gone_from_the_site(tiny: Path) -> None:
    build(tiny)
    (tiny / "docs" / "other.md").unlink()
    assert build(tiny).returncode == 0
    assert not (tiny / "site" / "other").exists()


@pytest.mark.parametrize(
    ("file", "content"),
    [("docs/index.md", "[ไม่มี](missing.md)\n"), ("mkdocs.yml", "site_name: x\nplugins: [no-such-plugin]\n")],
)
def test_a_failing_build_leaves_the_old_site_untouched(file: str, content: str, tiny: Path) -> None:
    build(tiny)
    before = contents(tiny / "site")
    (tiny / file).write_text(content, encoding="utf-8")
    done = build(tiny)
    assert done.returncode == 1
    assert "สร้างเว็บไซต์ไม่สำเร็จ" in done.stderr
    assert "The build failed" in done.stderr
    assert contents(tiny / "site") == before
    assert list((tiny / "build").iterdir()) == []


def test_a_swap_that_fails_half_way_brings_the_old_site_back(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("เดิม", encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        swap(tmp_path / "never built", tmp_path / "site", tmp_path / "old")
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "เดิม"
    assert not (tmp_path / "old").exists()


def test_make_alone_lists_every_target_in_thai_and_english() -> None:
    listed = re.findall(r"^make (\S+) +(\S.*)\n +(\S.*)$", make(), re.MULTILINE)
    assert [name for name, _, _ in listed] == TARGETS
    assert [name for name, thai, _ in listed if not re.search(r"[ก-๙]", thai)] == []
    assert [name for name, _, english in listed if not english.isascii()] == []


def test_no_target_is_mistaken_for_a_folder_of_the_same_name() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony is not None
    assert set(TARGETS) <= set(phony[1].split())


def test_every_script_that_make_names_exists() -> None:
    named = re.findall(r"scripts/[\w/]+\.py", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert [path for path in named if not (ROOT / path).is_file()] == []


@pytest.mark.parametrize("path", sorted((ROOT / ".github" / "workflows").glob("*.yml")), ids=lambda p: p.name)
def test_workflows_run_make_targets_only(path: Path) -> None:
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values()
    commands = [step["run"] for job in jobs for step in job["steps"] if "run" in step]
    assert commands
    assert {command.removeprefix("make ") for command in commands} <= set(TARGETS)


def test_a_pull_request_of_content_alone_is_checked_by_its_content_and_not_by_tests_of_the_code() -> None:
    # "on" is yes to YAML 1.1
    check, code = (
        yaml.safe_load((ROOT / ".github" / "workflows" / f"{name}.yml").read_text(encoding="utf-8"))
        for name in ("check", "code")
    )
    assert check[True]["pull_request"] is None
    assert [step["run"] for step in check["jobs"]["content"]["steps"] if "run" in step] == ["make content", "make site"]
    assert code[True]["pull_request"] == {"paths-ignore": ["content/**"]}
    assert [step["run"] for step in code["jobs"]["code"]["steps"] if "run" in step] == ["make check", "make test"]


def free_address() -> str:
    """Find an address that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"127.0.0.1:{server.getsockname()[1]}"


def read(url: str, seconds: float = 30) -> str:
    """Read a page, waiting until its server is up."""
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(url, timeout=seconds) as answer:
                return str(answer.read(), "utf-8")
        except URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve the site of `folder` with the very command that `make serve` runs."""
    address = free_address()
    _, *arguments = shlex.split(make("--dry-run", "serve", f"ADDR={address}").splitlines()[-1])
    server = subprocess.Popen([sys.executable, *arguments], cwd=folder, stderr=subprocess.DEVNULL)
    try:
        yield f"http://{address}"
    finally:
        server.terminate()
        server.wait(timeout=10)


def test_make_serve_reloads_a_page_when_its_source_is_saved(tiny: Path) -> None:
    with serving(tiny) as address:
        before = read(f"{address}/")
        script = re.search(r"livereload\((\d+), (\d+)\)", before)
        assert script is not None
        (tiny / "docs" / "index.md").write_text("# แก้ไขแล้ว\n", encoding="utf-8")
        assert int(read(f"{address}/livereload/{script[1]}/{script[2]}")) > int(script[1])
        assert "แก้ไขแล้ว" in read(f"{address}/")
