"""`mkdocs serve` over a copy of the content: every save is shown, once, and mistakes do not end it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from tests.builders.projects import ENVIRONMENT, MEASURES, copy_project
from tests.builders.sites import GOLDEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

SECONDS = 30
QUIET = 1.3
ONE = "reports/2567-12m/measures/one/"
BUILDING = "Building documentation..."


@dataclass
class Preview:
    """A running server, the folder that it serves, and what it prints."""

    folder: Path
    address: str
    process: subprocess.Popen[str]

    @property
    def measure(self) -> Path:
        return self.folder / MEASURES / "one.md"

    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8")

    def builds(self) -> int:
        return self.log().count(BUILDING)

    def detected(self) -> int:
        return self.log().count("Detected file changes")

    def page(self, path: str) -> str:
        try:
            with urlopen(self.address + path, timeout=SECONDS) as answer:
                return str(answer.read(), "utf-8")
        except HTTPError as error:
            with error:
                return str(error.code)
        except URLError:
            return ""


def until(done: Callable[[], bool]) -> None:
    """Wait for something, but not for ever."""
    end = time.monotonic() + SECONDS
    while not done():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def stays(held: Callable[[], bool]) -> None:
    """Watch for longer than the server needs to see a change and build: something holds all the time."""
    end = time.monotonic() + QUIET
    while time.monotonic() < end:
        assert held()
        time.sleep(0.02)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def free_address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"127.0.0.1:{server.getsockname()[1]}"


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """Serve a copy of the small report until the test is over."""
    copy_project(tmp_path, GOLDEN)
    with served(tmp_path) as running:
        until(lambda: "มาตรการหนึ่ง" in running.page(ONE))
        yield running


@contextmanager
def served(tmp_path: Path) -> Iterator[Preview]:
    """Serve the project in a folder."""
    address = free_address()
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
    with (tmp_path / "log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=tmp_path, env=ENVIRONMENT, stdout=log, stderr=log, text=True)
    running = Preview(tmp_path, f"http://{address}/", process)
    try:
        yield running
    finally:
        process.terminate()
        process.wait(timeout=SECONDS)


def test_a_saved_edit_is_shown_after_one_rebuild_and_nothing_stale_remains(preview: Preview) -> None:
    change(preview.measure, "มาตรการหนึ่ง", "มาตรการที่แก้แล้ว")
    until(lambda: "มาตรการที่แก้แล้ว" in preview.page(ONE))
    for path in (ONE, "", "reports/2567-12m/", "reports/2567-12m/coverage/"):
        assert "มาตรการหนึ่ง" not in preview.page(path)
        assert "มาตรการที่แก้แล้ว" in preview.page(path)
    stays(lambda: preview.builds() == 2)


def test_a_save_in_two_steps_is_one_save(preview: Preview) -> None:
    change(preview.measure, "มาตรการหนึ่ง", "มาตรการที่แก้แล้ว")
    # the server has just looked, and looks again in half a second: both steps fall in between
    until(lambda: preview.detected() == 1)
    aside = preview.measure.with_name("one.md~")
    shutil.copyfile(preview.measure, aside)
    preview.measure.write_text("", encoding="utf-8")
    preview.measure.write_text(aside.read_text("utf-8").replace("ที่แก้แล้ว", "ที่แก้อีกครั้ง"), encoding="utf-8")
    aside.unlink()
    until(lambda: preview.builds() == 3)
    until(lambda: "มาตรการที่แก้อีกครั้ง" in preview.page(ONE))
    stays(lambda: preview.builds() == 3)


def test_a_mistake_is_shown_in_the_browser_over_the_last_good_site_until_it_is_mended(preview: Preview) -> None:
    change(preview.measure, "items: [e1]", "items: [e99]")
    until(lambda: "one.md:10" in preview.page(ONE))
    for path in (ONE, "", "reports/2567-12m/"):
        page = preview.page(path)
        assert "เนื้อหามีข้อผิดพลาด 1 แห่ง" in page
        assert f"<code>{MEASURES}/one.md:10</code> <code>unknown-item</code>" in page
        assert "มาตรการหนึ่ง" in page
    change(preview.measure, "items: [e99]", "items: [e1]")
    until(lambda: "one.md:10" not in preview.page(ONE))
    assert "มาตรการหนึ่ง" in preview.page(ONE)
    assert preview.process.poll() is None
    assert "Traceback" not in preview.log()


def test_started_on_a_mistake_the_preview_shows_it_and_then_the_site_when_it_is_mended(tmp_path: Path) -> None:
    copy_project(tmp_path, GOLDEN)
    change(tmp_path / MEASURES / "one.md", "items: [e1]", "items: [e99]")
    with served(tmp_path) as running:
        until(lambda: "one.md:10" in running.page(""))
        # the script of the preview asks for a newer site, and fetches the page again when there is one
        assert "livereload(" in running.page("")
        change(running.measure, "order: 1", "order: หนึ่ง")
        until(lambda: "เนื้อหามีข้อผิดพลาด 2 แห่ง" in running.page(""))
        change(running.measure, "items: [e99]", "items: [e1]")
        change(running.measure, "order: หนึ่ง", "order: 1")
        until(lambda: "มาตรการหนึ่ง" in running.page(ONE))
        assert "one.md:10" not in running.page("")
        assert "Traceback" not in running.log()


def test_words_of_a_mistake_are_words_on_the_page(tmp_path: Path) -> None:
    copy_project(tmp_path, GOLDEN)
    change(tmp_path / MEASURES / "one.md", "items: [e1]", "items: ['<script>alert(1)</script>']")
    with served(tmp_path) as running:
        until(lambda: "one.md:10" in running.page(""))
        assert "<script>alert" not in running.page("")
        assert "&lt;script&gt;alert" in running.page("")


def test_a_measure_can_be_added_and_deleted(preview: Preview) -> None:
    added = preview.measure.with_name("three.md")
    text = preview.measure.read_text(encoding="utf-8").replace("id: one", "id: three").replace("order: 1", "order: 3")
    added.write_text(text.replace("มาตรการหนึ่ง", "มาตรการสาม"), encoding="utf-8")
    until(lambda: "มาตรการสาม" in preview.page("reports/2567-12m/measures/three/"))
    assert "มาตรการสาม" in preview.page("reports/2567-12m/")
    added.unlink()
    until(lambda: "มาตรการสาม" not in preview.page("reports/2567-12m/"))
    assert preview.page("reports/2567-12m/measures/three/") == "404"
