"""A command that is killed at any moment leaves nothing half, and what it leaves the next one cleans away."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ita_site.disk.work_folder import clean
from ita_site.publish.check import load
from ita_site.publish.export import write_office_file
from tests.builders.kills import Killable, left_over
from tests.builders.projects import ENVIRONMENT, ROOT, contents, copy_project
from tests.builders.sites import GOLDEN, SITES
from tests.links.answers import html, redirect
from tests.links.server import FaultServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ITA = ("-m", "ita_site.commands")
ONE = Path("content/reports/2567-12m/measures/one.md")


def test_a_killed_build_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    copy_project(tmp_path, SITES / "small")
    build = Killable((*ITA, "build"), tmp_path)
    build.run()
    old = contents(tmp_path / "site")
    home = tmp_path / "content" / "index.md"
    home.write_text(home.read_text(encoding="utf-8") + "\nข้อความใหม่\n", encoding="utf-8")
    changes = build.run()
    new = contents(tmp_path / "site")
    assert new != old
    home.write_text(home.read_text(encoding="utf-8").replace("\nข้อความใหม่\n", ""), encoding="utf-8")
    for at in build.kills(changes):
        assert contents(tmp_path / "site") in (old, new), at
    build.run()
    assert contents(tmp_path / "site") == old
    assert left_over(tmp_path) == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell a process that its parent ended")
def test_a_build_whose_command_alone_is_killed_ends_with_it(tmp_path: Path) -> None:
    copy_project(tmp_path, SITES / "small")
    command = subprocess.Popen(
        [sys.executable, *ITA, "build"], cwd=tmp_path, env=ENVIRONMENT | {"PYTHONPATH": str(ROOT)}
    )
    until(lambda: any((tmp_path / "build").glob("site-*/new/*")))
    command.kill()
    command.wait()
    clean(tmp_path / "build", "site-")
    assert left_over(tmp_path) == []
    assert not (tmp_path / "site").exists()


def until(holds: Callable[[], bool]) -> None:
    """Wait until something is so."""
    while not holds():
        time.sleep(0.05)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report as the Word file that an office fills in."""
    file = tmp_path_factory.mktemp("word") / "report.docx"
    catalogue = load(GOLDEN).catalogue
    assert catalogue is not None
    write_office_file(catalogue, catalogue.reports[0], GOLDEN, file)
    return file


@pytest.mark.parametrize("options", [(), ("--merge", "--yes")], ids=["new", "merge"])
def test_a_killed_import_leaves_the_old_report_or_the_new_one(
    options: tuple[str, ...], report: Path, tmp_path: Path
) -> None:
    copy_project(tmp_path, GOLDEN)
    folder = tmp_path / "content" / "reports" / "2567-12m"
    if options:
        measure = tmp_path / ONE
        measure.write_text(measure.read_text(encoding="utf-8").replace("order: 1", "order: 3"), encoding="utf-8")
    else:
        shutil.rmtree(folder)
    old = contents(folder)
    words = (str(report), "--fiscal-year", "2567", "--round", "12", *options)
    command = Killable((*ITA, "import", *words), tmp_path)
    kept = shutil.copytree(tmp_path / "content", tmp_path / "kept")
    changes = command.run()
    new = contents(folder)
    take_back(tmp_path / "content", kept)
    for at in command.kills(changes):
        assert contents(folder) in (old, new), at
        if contents(folder) == new:
            take_back(tmp_path / "content", kept)
    command.run()
    assert contents(folder) == new
    assert left_over(tmp_path) == []


def take_back(content: Path, kept: Path) -> None:
    """Make the content what it was before, all but what was left over."""
    for name in ("reports", "framework"):
        for path in (content / name).iterdir():
            if not path.name.startswith("."):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(kept / name, content / name, dirs_exist_ok=True)


def test_a_killed_export_leaves_no_file_or_a_whole_one(tmp_path: Path) -> None:
    copy_project(tmp_path, GOLDEN)
    command = Killable((*ITA, "export", "--format", "docx"), tmp_path)
    file = tmp_path / "build" / "export" / "2567-12m.docx"
    changes = command.run()
    whole = file.read_bytes()
    shutil.rmtree(tmp_path / "build")
    for at in command.kills(changes):
        assert not file.exists() or file.read_bytes() == whole, at
        shutil.rmtree(tmp_path / "build", ignore_errors=True)
    command.run(kill_at=len(changes))
    command.run()
    assert zipfile.ZipFile(file).testzip() is None
    assert left_over(tmp_path) == []


@pytest.fixture
def moved() -> Iterator[FaultServer]:
    """A server that sends visitors of /a to /b for good."""
    with FaultServer({"/a": redirect("/b", "301 Moved"), "/b": html("องค์การบริหารส่วนตำบลตัวอย่าง")}) as server:
        yield server


def begin_again(measure: Path, old: str) -> None:
    """Let the next run of the link job know nothing of those before it, and find the old file."""
    measure.write_text(old, encoding="utf-8")
    for name in ("link-health.json", ".link-health.json.journal", ".link-health.json.lock"):
        (measure.parents[3] / name).unlink(missing_ok=True)


def test_a_killed_fix_leaves_the_old_file_or_the_new_one(moved: FaultServer, tmp_path: Path) -> None:
    copy_project(tmp_path, SITES / "small")
    (measure,) = (tmp_path / "content" / "reports").glob("*/measures/one.md")
    text = measure.read_text(encoding="utf-8")
    address = f"http://www.example.go.th:{moved.port}"
    old = text.replace("results:\n", f"results:\n  - text: ผลที่ย้าย\n    evidence: [{{url: '{address}/a'}}]\n", 1)
    new = old.replace(f"'{address}/a'", f"'{address}/b', printed: \"{address}/a\"")
    assert old != text
    resolve = f"www.example.go.th:{moved.port}:127.0.0.1"
    words = (
        "--fix",
        "--allow-network",
        "127.0.0.0/8",
        "--resolve",
        resolve,
        "--delay",
        "0",
        "--retries",
        "0",
        "--no-archive",
    )
    command = Killable((*ITA, "links", *words), tmp_path, code=1)
    measure.write_text(old, encoding="utf-8")
    changes = command.run()
    assert measure.read_text(encoding="utf-8") == new
    begin_again(measure, old)
    for at in command.kills(changes):
        assert measure.read_text(encoding="utf-8") in (old, new), at
        begin_again(measure, old)
    command.run()
    assert measure.read_text(encoding="utf-8") == new
    assert left_over(tmp_path) == []
