"""Measure what a save costs until an editor sees it: the preview in a process of its own, and a real Chromium."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from playwright.sync_api import Page, expect, sync_playwright

from scripts.bench import content as bench_content
from scripts.bench.process import ENVIRONMENT, ROOT, Cost, cpu_seconds, memory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scripts.bench.process import Project

_LONGEST: Final = 1_200_000.0
"""Milliseconds that a page may take."""
_PAUSE_SECONDS: Final = 1.0
"""Between two saves: less than the preview waits for before it checks all pages."""


def save_to_seen(project: Project, times: int) -> list[Cost]:
    """Save a measure so many times with a new word in it; return what each took until a browser showed the word.

    CPU is the server's own: the browser's is not counted, nor that of the check of all pages, which begins later. The
    first save is not among them: with it the program compiles its templates.
    """
    place = next(iter(bench_content.places(1)))
    costs: list[Cost] = []
    with _previewed(project) as (process, address), _chromium() as page:
        page.goto(address + place.page.removesuffix("index.html"), timeout=_LONGEST)
        for _ in range(times + 1):
            time.sleep(_PAUSE_SECONDS)
            costs.append(_save(project.docs / place.source, page, process))
    return costs[1:]


def _save(file: Path, page: Page, process: int) -> Cost:
    word = f"word{time.time_ns()}"
    changed = bench_content.edit(file.read_text(encoding="utf-8"), word)
    cpu, started = cpu_seconds(process), time.perf_counter()
    file.write_text(changed, encoding="utf-8")
    expect(page.get_by_text(word).first).to_be_visible(timeout=_LONGEST)
    return Cost(cpu_seconds(process) - cpu, time.perf_counter() - started, memory(process))


@contextmanager
def _previewed(project: Project) -> Iterator[tuple[int, str]]:
    """Yield the process and the address of a preview of a project."""
    command = [sys.executable, "-m", "ita_site.commands", "serve", "--addr", "127.0.0.1:0"]
    with subprocess.Popen(
        [*command, "--config", str(project.settings)],
        cwd=ROOT,
        env=ENVIRONMENT | {"ITA_SITE_CACHE": str(project.cache)},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            # its first line says where it is
            line = process.stdout.readline() if process.stdout else ""
            yield process.pid, f"http://{line.partition('http://')[2].split()[0]}"
        finally:
            process.terminate()


@contextmanager
def _chromium() -> Iterator[Page]:
    """Yield a page of the Chromium that the tests use."""
    command = [sys.executable, str(ROOT / "scripts" / "install" / "browser.py"), "--print"]
    path = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser.new_page()
        browser.close()
