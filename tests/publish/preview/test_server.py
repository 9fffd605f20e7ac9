"""A real preview server: what it answers to whom, what a save changes, and what it survives."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.builders.previews import ONE, SECONDS, Preview, change, free_address, make_pipe, previewed, until
from tests.builders.projects import ENVIRONMENT, MEASURES, ROOT, copy_project
from tests.builders.sites import GOLDEN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

FIRST = "มาตรการหนึ่ง"
SERVE = (sys.executable, "-m", "ita_site.commands", "serve")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview that is only asked."""
    folder = tmp_path_factory.mktemp("preview")
    copy_project(folder, GOLDEN)
    (folder / "content" / "notes.txt").write_text("บันทึก", encoding="utf-8")
    (folder / "content" / "templates").mkdir()
    (folder / "content" / "templates" / "own.txt").write_text("ของธีม", encoding="utf-8")
    with previewed(folder) as running:
        until(lambda: FIRST in running.page(ONE))
        yield running


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview whose content the tests change, one after the other."""
    folder = tmp_path_factory.mktemp("preview")
    copy_project(folder, GOLDEN)
    with previewed(folder) as running:
        until(lambda: FIRST in running.page(ONE))
        yield running


@pytest.fixture
def preview(edited: Preview) -> Iterator[Preview]:
    """The preview that tests change, as it was at first."""
    settings = (edited.folder / "mkdocs.yml").read_text(encoding="utf-8")
    yield edited
    (edited.folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    shutil.rmtree(edited.folder / "content")
    shutil.copytree(GOLDEN, edited.folder / "content")
    until(lambda: FIRST in (page := edited.page(ONE)) and "ita-mistakes" not in page)


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("", 200, "text/html; charset=utf-8"),
        (ONE, 200, "text/html; charset=utf-8"),
        (f"{ONE}index.html", 200, "text/html; charset=utf-8"),
        (ONE.rstrip("/"), 307, ""),
        ("reports/2567-12m/report.docx", 200, ""),
        ("reports/2567-12m/measures.csv", 200, "text/csv; charset=utf-8"),
        ("reports/2567-12m/measures/one.json", 200, "application/json"),
        ("feed.xml", 200, "application/xml"),
        ("notes.txt", 200, "text/plain; charset=utf-8"),
        ("assets/fonts/sarabun-thai-400-normal.woff2", 200, "font/woff2"),
        ("_preview/reload.js", 200, "text/javascript; charset=utf-8"),
        ("nothing/", 404, "text/html; charset=utf-8"),
    ],
)
def test_pages_and_the_files_beside_them_are_served(path: str, status: int, kind: str, shared: Preview) -> None:
    answer = shared.ask(path)
    assert answer.status == status
    assert answer.headers.get("content-type", "") == kind or not kind


@pytest.mark.parametrize(
    "path",
    [
        "agency.yml",
        "index.md",
        f"{MEASURES.relative_to('content').as_posix()}/one.md",
        "templates/own.txt",
        "mkdocs.yml",
        "../mkdocs.yml",
        "%2e%2e/mkdocs.yml",
        "..%2fmkdocs.yml",
        "..%5cmkdocs.yml",
        "reports/../../mkdocs.yml",
        "//etc/passwd",
        "notes.txt%00.png",
        "_preview/../../mkdocs.yml",
        "%ff%fe",
    ],
)
def test_neither_sources_nor_anything_outside_the_content_are_served(path: str, shared: Preview) -> None:
    answer = shared.ask(path)
    assert answer.status == 404
    assert "site_name:" not in answer.text
    assert "ของธีม" not in answer.text


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "192.0.2.1", ""])
def test_a_request_by_another_name_is_refused(host: str, shared: Preview) -> None:
    answer = shared.ask(ONE, host=host)
    assert answer.status == 421
    assert FIRST not in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_but_reading_is_allowed(method: str, shared: Preview) -> None:
    assert shared.ask(method=method).status == 405


def test_an_answer_says_what_a_page_may_do_and_lets_no_other_site_read_it(shared: Preview) -> None:
    headers = shared.ask(Origin="https://evil.example").headers
    assert "script-src 'self';" in headers["content-security-policy"]
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert not [name for name in headers if name.startswith("access-control")]


def test_a_file_that_a_browser_has_is_not_sent_again(shared: Preview) -> None:
    first = shared.ask("feed.xml")
    again = shared.ask("feed.xml", If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_the_head_of_an_answer_has_no_body(shared: Preview) -> None:
    answer = shared.ask(ONE, method="HEAD")
    assert (answer.status, answer.body) == (200, b"")


def test_nothing_is_written_beside_the_content(shared: Preview) -> None:
    assert sorted(path.name for path in shared.folder.iterdir()) == ["content", "log", "mkdocs.yml"]


def test_the_search_index_is_made_in_the_background(preview: Preview) -> None:
    until(lambda: preview.ask("search/search_index.json").status == 200)
    index = preview.ask("search/search_index.json").text.partition('"index":"')[2].partition('"')[0]
    assert FIRST in preview.page(index)
    change(preview.measure, FIRST, "มาตรการที่แก้แล้ว")
    until(lambda: "มาตรการที่แก้แล้ว" in preview.page(index))


def test_a_measure_can_be_added_and_deleted(preview: Preview) -> None:
    added = preview.measure.with_name("three.md")
    text = preview.measure.read_text(encoding="utf-8").replace("id: one", "id: three").replace("order: 1", "order: 3")
    added.write_text(text.replace(FIRST, "มาตรการสาม"), encoding="utf-8")
    until(lambda: "มาตรการสาม" in preview.page("reports/2567-12m/measures/three/"))
    assert "มาตรการสาม" in preview.page("reports/2567-12m/")
    added.unlink()
    until(lambda: preview.ask("reports/2567-12m/measures/three/").status == 404)
    assert "มาตรการสาม" not in preview.page("reports/2567-12m/")


def test_the_settings_are_read_again_and_what_is_wrong_in_them_is_shown(preview: Preview) -> None:
    settings = preview.folder / "mkdocs.yml"
    good = settings.read_text(encoding="utf-8")
    settings.write_text(f"{good}\nnav: [\n", encoding="utf-8")
    until(lambda: "mkdocs.yml:" in preview.page(ONE))
    assert FIRST in preview.page(ONE)
    settings.write_text(good.replace("รายงาน ITA", "รายงานใหม่"), encoding="utf-8")
    until(lambda: "รายงานใหม่" in preview.page(ONE))
    assert "mkdocs.yml:" not in preview.page(ONE)


def test_started_on_a_mistake_the_preview_shows_it_and_then_the_site_when_it_is_mended(tmp_path: Path) -> None:
    copy_project(tmp_path, GOLDEN)
    change(tmp_path / MEASURES / "one.md", "items: [e1]", "items: ['<script>alert(1)</script>']")
    with previewed(tmp_path) as running:
        until(lambda: "one.md:10" in running.page(ONE))
        answer = running.ask(ONE)
        assert answer.status == 503
        assert "<script>alert" not in answer.text
        assert "&lt;script&gt;alert" in answer.text
        change(running.measure, "items: ['<script>alert(1)</script>']", "items: [e1]")
        until(lambda: running.ask(ONE).status == 200)
        assert FIRST in running.page(ONE)
        assert "one.md:10" not in running.page(ONE)


def test_pipes_links_and_huge_files_in_the_content_keep_nobody_waiting(preview: Preview) -> None:
    beside = preview.measure.with_name("two.md")
    shutil.move(beside, beside.with_suffix(".kept"))
    make_pipe(beside)
    preview.measure.with_name("endless.md").symlink_to("/dev/zero")
    with preview.measure.with_name("huge.md").open("wb") as file:
        file.truncate(1 << 33)
    until(lambda: "two.md" in preview.page(ONE))
    assert FIRST in preview.page(ONE)
    for path in (beside, preview.measure.with_name("endless.md"), preview.measure.with_name("huge.md")):
        path.unlink()
    shutil.move(beside.with_suffix(".kept"), beside)
    until(lambda: "ita-mistakes" not in preview.page(ONE))


def test_a_page_that_cannot_be_made_says_so_and_the_preview_stays(tmp_path: Path) -> None:
    footer = tmp_path / "theme" / "partials" / "footer.html"
    footer.parent.mkdir(parents=True)
    footer.write_text("{{ 1 / 0 }}", encoding="utf-8")
    copy_project(tmp_path, GOLDEN, theme={"name": "material", "custom_dir": "theme"})
    with previewed(tmp_path) as running:
        until(lambda: "แสดงไฟล์หรือหน้านี้ไม่ได้" in running.page(ONE))
        assert running.ask("feed.xml").status == 200
    assert "ZeroDivisionError" in (tmp_path / "log").read_text(encoding="utf-8")


def test_a_port_in_use_is_said_in_two_languages(tmp_path: Path) -> None:
    copy_project(tmp_path, GOLDEN)
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"127.0.0.1:{other.getsockname()[1]}"
        done = subprocess.run(
            [*SERVE, "--addr", address],
            cwd=tmp_path,
            check=False,
            capture_output=True,
            encoding="utf-8",
            env=ENVIRONMENT | {"PYTHONPATH": str(ROOT)},
            timeout=SECONDS,
        )
    assert done.returncode == 1
    assert f"เปิดหน้าตัวอย่างที่ {address} ไม่ได้" in done.stderr
    assert f"cannot serve at {address}" in done.stderr


def test_ctrl_c_ends_the_preview_and_all_its_processes_without_a_traceback(tmp_path: Path) -> None:
    copy_project(tmp_path, GOLDEN)
    with previewed(tmp_path, free_address()) as running:
        until(lambda: FIRST in running.page(ONE))
        os.kill(running.process.pid, signal.SIGINT)
        assert running.process.wait(timeout=SECONDS) == 0
    assert "Traceback" not in (tmp_path / "log").read_text(encoding="utf-8")
