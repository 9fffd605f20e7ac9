"""The preview in a real browser: what an editor sees after saving, without touching the browser."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.builders.previews import ONE, SECONDS, Preview, change, change_by_rename, free_address, previewed
from tests.builders.projects import copy_project
from tests.builders.sites import GOLDEN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MILLISECONDS = SECONDS * 1000
FIRST = "มาตรการหนึ่ง"
SAVED = "มาตรการที่บันทึกแล้ว"


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 400})
    context.set_default_timeout(MILLISECONDS)
    yield context
    context.close()


def opened(window: BrowserContext, preview: Preview, path: str = ONE) -> Page:
    tab = window.new_page()
    tab.goto(preview.address + path)
    shows(tab, FIRST)
    return tab


def shows(tab: Page, words: str) -> None:
    expect(tab.get_by_text(words).first).to_be_visible(timeout=MILLISECONDS)


def test_what_is_saved_is_seen_at_once_in_every_browser_where_it_is_read(
    tmp_path: Path, browser: Browser, window: BrowserContext
) -> None:
    copy_project(tmp_path, GOLDEN)
    with previewed(tmp_path) as preview:
        tab = opened(window, preview)
        tab.evaluate("scrollTo(0, 333)")
        other = browser.new_context()
        beside = opened(other, preview, "reports/2567-12m/")
        change_by_rename(preview.measure, FIRST, SAVED)
        shows(tab, SAVED)
        shows(beside, SAVED)
        assert tab.evaluate("scrollY") == 333
        other.close()

        change(preview.measure, "items: [e1]", "items: [e99]")
        mistake = tab.get_by_role("alert").filter(has_text="เนื้อหามีข้อผิดพลาด 1 แห่ง")
        expect(mistake).to_be_visible(timeout=MILLISECONDS)
        shows(tab, "content/reports/2567-12m/measures/one.md:10")
        shows(tab, SAVED)
        change(preview.measure, "items: [e99]", "items: [e1]")
        expect(mistake).to_have_count(0, timeout=MILLISECONDS)
        shows(tab, SAVED)


def test_a_page_outlives_its_server_and_joins_the_next_one(tmp_path: Path, window: BrowserContext) -> None:
    copy_project(tmp_path, GOLDEN)
    address = free_address()
    with previewed(tmp_path, address) as preview:
        tab = opened(window, preview)
        preview.process.send_signal(signal.SIGKILL)
        shows(tab, "ยังไม่ได้เชื่อมต่อกับหน้าตัวอย่าง")
        shows(tab, FIRST)
    change(preview.measure, FIRST, SAVED)
    with previewed(tmp_path, address):
        shows(tab, SAVED)
        expect(tab.get_by_text("ยังไม่ได้เชื่อมต่อกับหน้าตัวอย่าง")).to_have_count(0, timeout=MILLISECONDS)
