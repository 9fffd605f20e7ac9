"""A disk that is full or may not be written: the page says so and shows what was typed; the file is as it was."""

from __future__ import annotations

import os
import resource
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.builders.desks import MEASURE, DeskServer, desk_of, window_of
from tests.builders.kills import left_over
from tests.builders.projects import contents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

TYPED = "คำที่พิมพ์ <b>ไว้</b>"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    with desk_of(tmp_path_factory.mktemp("full") / "desk") as server:
        server.enter()
        yield server


@pytest.fixture
def desk(served: DeskServer) -> DeskServer:
    """A desk whose report is as it was when it started."""
    served.start_anew()
    return served


@contextmanager
def full_disk(desk: DeskServer) -> Iterator[str]:
    """Let the desk write no file of the size of a measure; yield the reason that it is to give."""
    old = resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE, (200, resource.RLIM_INFINITY))
    try:
        yield "ไฟล์ใหญ่เกินกว่าที่เครื่องนี้ยอมให้เขียน"
    finally:
        resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE, old)


@contextmanager
def read_only(desk: DeskServer) -> Iterator[str]:
    """Let nobody write beside the measure; yield the reason that the desk is to give."""
    folder = desk.measure.parent
    is_root = os.geteuid() == 0
    folder.chmod(0o555)
    if is_root and subprocess.run(["chattr", "+i", str(folder)], check=False).returncode:
        pytest.skip("root writes everywhere, and the file system knows no attribute against that")
    try:
        yield "โฟลเดอร์เนื้อหาอ่านได้อย่างเดียว"
    finally:
        if is_root:
            subprocess.run(["chattr", "-i", str(folder)], check=True)
        folder.chmod(0o755)


@pytest.mark.parametrize("disk", [full_disk, read_only])
def test_what_cannot_be_written_is_said_and_still_shown(desk: DeskServer, disk: object) -> None:
    before = contents(desk.folder / "content/reports")
    assert callable(disk)
    with disk(desk) as reason:
        answer = desk.type("title", "มาตรการหนึ่ง", TYPED)
    assert answer.status == 507
    assert reason in answer.text
    assert 'value="คำที่พิมพ์ &lt;b&gt;ไว้&lt;/b&gt;"' in answer.text
    assert 'name="was:title" value="มาตรการหนึ่ง"' in answer.text
    assert contents(desk.folder / "content/reports") == before
    assert left_over(desk.folder / "content") == []


def test_once_there_is_room_the_open_form_saves_by_itself(desk: DeskServer, browser: Browser) -> None:
    with window_of(desk, browser) as page:
        page.goto(desk.root + MEASURE)
        with full_disk(desk) as reason:
            page.fill('[id="i-title"]', "ชื่อใหม่")
            page.press('[id="i-title"]', "Tab")
            expect(page.locator("#d-status")).to_contain_text(reason)
            expect(page.locator('[id="i-title"]')).to_have_value("ชื่อใหม่")
        expect(page.locator("#d-status")).to_have_text("บันทึกแล้ว", timeout=30_000)
    assert "title: ชื่อใหม่" in desk.measure.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["_desk/officer", "_desk/measures/add", "_desk/history/undo"])
def test_no_button_answers_a_full_disk_with_an_error_of_the_program(desk: DeskServer, path: str) -> None:
    desk.type("title", "มาตรการหนึ่ง", "ใหม่")
    identity = desk.newest_commit()
    with full_disk(desk):
        answer = desk.post(path, {"officer": "ก" * 80, "report": "2567-12m", "commit": identity})
    assert answer.status == 507
    assert "บันทึกไม่ได้" in answer.text
