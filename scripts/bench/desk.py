"""Measure what a save at the desk costs until its answer is there, and until a real Chromium shows the page anew.

`python -m scripts.bench.desk CONTENT` works on a copy of a content folder.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import Page, expect, sync_playwright

from scripts.bench.process import ENVIRONMENT, ROOT, Project, configure_ours, cpu_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST: Final = 600_000.0
"""Milliseconds that a page may take."""
_PAUSE_SECONDS: Final = 2.0
_TITLE: Final = '[id="i-title"]'


@dataclass(frozen=True, slots=True)
class Save:
    """What one save took, in seconds; CPU is the server's own, that of `git` not counted."""

    answer_cpu: float
    answer_wall: float
    seen_cpu: float
    seen_wall: float


def main(arguments: list[str] | None = None) -> int:
    """Print the medians of some saves of the first measure."""
    parser = argparse.ArgumentParser(description="วัดการบันทึกหนึ่งครั้ง | Measure one save at the desk")
    parser.add_argument("content", type=Path)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        shutil.copytree(options.content, project.docs)
        configure_ours(project)
        saves = measure(project, options.repeats)
    for name in Save.__slots__:
        print(f"{name}: {statistics.median(getattr(save, name) for save in saves):.3f} s")
    return 0


def measure(project: Project, times: int) -> list[Save]:
    """Give the first measure another title so many times; the first save, which compiles templates, is left out."""
    with _desk(project) as (process, entrance), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium())
        page = browser.new_page()
        page.goto(entrance, timeout=_LONGEST)
        page.locator(".d-files a").nth(1).click(timeout=_LONGEST)
        expect(page.frame_locator("iframe").locator("h1")).not_to_be_empty(timeout=_LONGEST)
        saves = [_save(page, process) for _ in range(times + 1)]
        browser.close()
    return saves[1:]


def _save(page: Page, process: int) -> Save:
    time.sleep(_PAUSE_SECONDS)
    word = f"word{time.time_ns()}"
    page.fill(_TITLE, word)
    cpu, begun = cpu_seconds(process), time.perf_counter()
    with page.expect_response(lambda response: response.request.method == "POST", timeout=_LONGEST) as response:
        page.press(_TITLE, "Tab")
    response.value.finished()
    answer_cpu, answer_wall = cpu_seconds(process) - cpu, time.perf_counter() - begun
    expect(page.frame_locator("iframe").locator("h1")).to_contain_text(word, timeout=_LONGEST)
    return Save(answer_cpu, answer_wall, cpu_seconds(process) - cpu, time.perf_counter() - begun)


@contextmanager
def _desk(project: Project) -> Iterator[tuple[int, str]]:
    """Yield the process and the entrance of a desk of a project."""
    command = [sys.executable, "-m", "ita_site.commands", "desk", "--no-browser", "--port", "0"]
    own = ENVIRONMENT | {"ITA_SITE_CACHE": "none", "XDG_STATE_HOME": str(project.folder / "state")}
    with subprocess.Popen(
        [*command, "--content", str(project.docs)], cwd=ROOT, env=own, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            # its first line says where it is
            line = process.stdout.readline() if process.stdout else ""
            yield process.pid, f"http://{line.partition('http://')[2].split()[0]}"
        finally:
            process.terminate()


def _chromium() -> str:
    """Return the path of the Chromium that the tests use."""
    command = [sys.executable, str(ROOT / "scripts" / "install" / "browser.py"), "--print"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
